// Which textures make a drawn section look like a slide? Noise, cell borders, channels, the scale bar.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/records.hpp"
#include "instruments/section_nuclei.hpp"

namespace cutis::instruments {

/// White noise in [0, 1) of a pixel: a pure function of place and layer. Texture only, never counted.
double speckle(int x, int y, int layer);

/// Noise in [0, 1), smooth over one unit of its coordinates.
double smooth_noise(double x, double y, int layer);

/// Distance (um) to the border between the two nearest points of a jittered lattice, periodic over `width`.
double lattice_border(int x, int y, int pitch, int width, int layer);

/// Distance (um) of each pixel to the border between the two nearest nuclei; large where none is near.
std::vector<float> border_distance(const SectionGeometry& geometry, const std::vector<Nucleus>& nuclei);

/// Distance (um) to the nearest point of a jittered lattice.
double lattice_point(int x, int y, int pitch, int layer);

/// 1 in pixel columns where a channel is open: where more than half of the surface is, or a slit in the middle of a
/// voxel column as wide as its open share.
std::vector<float> open_columns(const tissue::Tissue& tissue, const SectionGeometry& geometry);

/// Share of the basement membrane that holds (tissue/junction.hpp), per pixel column, linear between voxel columns; 1
/// where no voxel of a column holds both sides of the junction.
std::vector<float> anchored_columns(const tissue::Tissue& tissue, const SectionGeometry& geometry);

/// Radius of a nucleus in units of its outline at (u, v), with the lobes of neutrophils and the notch of macrophages.
double nuclear_radius(const Nucleus& nucleus, double u, double v);

/// A black bar of 100 um with its length beside it, lower right.
void draw_scale_bar(core::Picture& picture);

}  // namespace cutis::instruments
