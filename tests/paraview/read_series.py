"""Does ParaView see in tissue.xdmf what the HDF5 files beside it hold? Run by pvbatch, see `run`.

SPDX-License-Identifier: Apache-2.0

Names with units, times, sizes, every value, and where things are: channels at the x and y of their punctures, epidermis above
hypodermis. Both what ParaView offers when a file is opened and its older reader are asked.
"""
import pathlib
import sys

import h5py
import numpy
from paraview import servermanager, simple
from vtk.util.numpy_support import vtk_to_numpy

READERS = {
    "Xdmf3ReaderS": lambda path: simple.Xdmf3ReaderS(FileName=[path]),
    "Xdmf3ReaderT": lambda path: simple.Xdmf3ReaderT(FileName=[path]),
    "XDMFReader": lambda path: simple.XDMFReader(FileNames=[path]),
}
LENGTH_TOLERANCE_MM = 1e-6  # lengths are single precision in the index


class Expected:
    """One HDF5 file: what ParaView should show at its time."""

    def __init__(self, path):
        with h5py.File(path) as file:
            self.time_d = float(file.attrs["time_d"][0])
            self.voxel_mm = [float(v) for v in file.attrs["voxel_mm"][::-1]]  # x, y, z
            self.corneum_mm = float(file.attrs["rest_mm"][0])
            fields = {name: data for name, data in file.items() if "unit" in data.attrs}
            named = {name: f"{name} [{text(data.attrs['unit'])}]" for name, data in fields.items()}
            self.deep = {named[n]: numpy.array(d) for n, d in fields.items() if d.shape[0] > 1}
            self.flat = {named[n]: numpy.array(d) for n, d in fields.items() if d.shape[0] == 1}
            columns = text(file["punctures"].attrs["columns"]).split()
            rows = numpy.array(file["punctures"]).reshape(-1, len(columns))
            self.punctures = [dict(zip(columns, row)) for row in rows]

    def bounds(self, deep):
        nz, ny, nx = next(iter((self.deep if deep else self.flat).values())).shape
        dx, dy, dz = self.voxel_mm
        return (0, nx * dx, 0, ny * dy) + ((0, nz * dz) if deep else (-self.corneum_mm, 0))


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def grids(data):
    """The grids at the leaves of a composite data set."""
    if data is None:
        return
    if not data.IsA("vtkCompositeDataSet"):
        yield data
        return
    several = data.IsA("vtkMultiBlockDataSet")
    for n in range(data.GetNumberOfBlocks() if several else data.GetNumberOfPieces()):
        yield from grids(data.GetBlock(n) if several else data.GetPieceAsDataObject(n))


def value_faults(grid, fields):
    cells = grid.GetCellData()
    shown = {cells.GetArrayName(n): vtk_to_numpy(cells.GetArray(n)) for n in range(cells.GetNumberOfArrays())}
    if shown.keys() != fields.keys():
        return [f"other fields: {sorted(shown.keys() ^ fields.keys())}"]
    # x is fastest in both: (z, y, x) in HDF5 is VTK's order of cells.
    return [f"other values of {name}" for name, values in fields.items() if not numpy.array_equal(shown[name], values.ravel())]


def bounds_faults(grid, expected_mm):
    shown = [0.0] * 6
    grid.GetBounds(shown)
    if all(abs(a - b) < LENGTH_TOLERANCE_MM for a, b in zip(shown, expected_mm)):
        return []
    return [f"bounds {shown}, not {list(expected_mm)}"]


def centre(grid, cell):
    bounds = [0.0] * 6
    grid.GetCell(cell).GetBounds(bounds)
    return [(bounds[2 * axis] + bounds[2 * axis + 1]) / 2 for axis in range(3)]


def mean_depth(grid, name):
    weight = vtk_to_numpy(grid.GetCellData().GetArray(name)).astype(float)
    z = numpy.array([centre(grid, cell)[2] for cell in range(grid.GetNumberOfCells())])
    return float((weight * z).sum() / weight.sum())


def place_faults(block, surface, expected):
    """Are holes where needles went in, and is down where ParaView's z grows?"""
    faults = []
    area = vtk_to_numpy(surface.GetCellData().GetArray("channel_area [1]"))
    for puncture in expected.punctures:
        # The cell of the opening is among the open ones; x and y are told apart where they differ.
        near = [cell for cell in range(surface.GetNumberOfCells())
                if all(abs(c - puncture[key]) <= expected.voxel_mm[0] / 2 + LENGTH_TOLERANCE_MM
                       for c, key in zip(centre(surface, cell), ("x_mm", "y_mm")))]
        if not near or max(area[cell] for cell in near) < area.max() / 4:
            faults.append(f"no channel at x = {puncture['x_mm']:.3f}, y = {puncture['y_mm']:.3f} mm")
    if not mean_depth(block, "viable_epidermis [1]") < mean_depth(block, "hypodermis [1]"):
        faults.append("the epidermis lies below the hypodermis")
    return faults


def time_faults(reader, expected):
    """What differs at one time."""
    reader.UpdatePipeline(expected.time_d)
    shown = sorted(grids(servermanager.Fetch(reader)), key=lambda grid: grid.GetNumberOfCells())
    if len(shown) != 2:
        return [f"{len(shown)} grids, not block and surface"]
    surface, block = shown
    faults = value_faults(block, expected.deep) + value_faults(surface, expected.flat)
    faults += bounds_faults(block, expected.bounds(True)) + bounds_faults(surface, expected.bounds(False))
    return faults or place_faults(block, surface, expected)


def reader_faults(make, index, series):
    reader = make(str(index))
    reader.UpdatePipelineInformation()
    times = list(reader.TimestepValues)
    faults = []
    if times != [expected.time_d for expected in series]:
        faults.append(f"times {times}, not {[expected.time_d for expected in series]}")
    for expected in series:
        faults += [f"day {expected.time_d:.4g}: {fault}" for fault in time_faults(reader, expected)]
    simple.Delete(reader)
    return faults


def main():
    index = pathlib.Path(sys.argv[1]).resolve()
    series = [Expected(path) for path in sorted((index.parent / "tissue").glob("*.h5"))]
    faults = []
    if len(series) < 2 or not any(expected.punctures for expected in series):
        faults.append("a series of two files and a puncture is needed")
    for name, make in READERS.items():
        found = reader_faults(make, index, series)
        print(f"{name}: {len(series)} times, {len(series[0].deep)} + {len(series[0].flat)} fields, {len(found)} faults")
        faults += [f"{name}: {fault}" for fault in found]
    print("\n".join(faults) or "ParaView reads it as written: names, units, axes, times and values")
    return 1 if faults else 0


sys.exit(main())
