// Which fields make up the tissue? One line each: name, unit, where it lives, what it is, its scale.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace cutis::tissue {

/// Where a field lives and whether time advances it.
enum class FieldKind {
  volume,   ///< one value per voxel, evolves
  surface,  ///< one value per (x, y), evolves
  anatomy,  ///< one value per voxel, set by the skin builder or an event, not by rates
};

// name, unit, kind, scale (for error control: about its half effect, or its level at rest where it acts on nothing),
// label
// clang-format off
#define CUTIS_FIELDS(X)                                                                                         \
  X(oxygen,                 "mmHg",     volume,  20.0,   "oxygen tension")                                      \
  X(glucose,                "mmol/L",   volume,  0.5,    "glucose of interstitial fluid")                       \
  X(lactate,                "mmol/L",   volume,  1.0,    "lactate of interstitial fluid")                       \
  X(damage_signal,          "1",        volume,  0.1,    "damage-associated signal (DAMP), 1 = all cells of a voxel just killed") \
  X(fibrin,                 "1",        volume,  0.1,    "fibrin clot, 1 = whole-blood clot")                   \
  X(clot_pdgf,              "ng/mL",    volume,  1.0,    "PDGF held in platelets of the clot")                  \
  X(il1_alpha_stored,       "ng/mL",    volume,  10.0,   "interleukin-1 alpha stored in keratinocytes")         \
  X(il1_alpha,              "ng/mL",    volume,  0.05,   "interleukin-1 alpha, free")                           \
  X(il1_beta,               "ng/mL",    volume,  0.01,   "interleukin-1 beta")                                  \
  X(tnf,                    "ng/mL",    volume,  0.01,   "tumour necrosis factor")                              \
  X(il6,                    "ng/mL",    volume,  0.01,   "interleukin-6")                                       \
  X(il8,                    "ng/mL",    volume,  0.1,    "interleukin-8 (CXCL8)")                               \
  X(mcp1,                   "ng/mL",    volume,  0.1,    "monocyte chemoattractant protein-1 (CCL2)")           \
  X(il10,                   "ng/mL",    volume,  0.01,   "interleukin-10")                                      \
  X(cxcl10,                 "ng/mL",    volume,  0.1,    "chemokines of T cells: IP-10 and Mig (CXCL10, CXCL9)") \
  X(tgf_beta1_latent,       "ng/mL",    volume,  1.0,    "latent TGF-beta1, matrix- and clot-bound")            \
  X(tgf_beta1,              "ng/mL",    volume,  0.05,   "active TGF-beta1")                                    \
  X(tgf_beta3_latent,       "ng/mL",    volume,  1.0,    "latent TGF-beta3, matrix-bound")                      \
  X(pdgf,                   "ng/mL",    volume,  0.1,    "free PDGF")                                           \
  X(kgf,                    "ng/mL",    volume,  0.1,    "keratinocyte growth factors (KGF and EGF family, as KGF)") \
  X(fgf2_bound,             "ng/mL",    volume,  1.0,    "fibroblast growth factor 2 (FGF2), matrix-bound")     \
  X(fgf2,                   "ng/mL",    volume,  0.01,   "fibroblast growth factor 2 (FGF2), free")             \
  X(vegf,                   "ng/mL",    volume,  0.3,    "vascular endothelial growth factor (VEGF-A)")         \
  X(mmp,                    "ng/mL",    volume,  1.0,    "active collagenase (MMP-1)")                          \
  X(mmp9,                   "ng/mL",    volume,  1.0,    "active gelatinase (MMP-9)")                           \
  X(timp,                   "ng/mL",    volume,  1.0,    "tissue inhibitor of metalloproteinases (TIMP-1)")     \
  X(timp3,                  "ng/mL",    volume,  1.0,    "matrix-bound inhibitor of metalloproteinases (TIMP-3)") \
  X(neutrophils,            "mm-3",     volume,  100.0,  "neutrophils")                                         \
  X(neutrophils_apoptotic,  "mm-3",     volume,  100.0,  "apoptotic neutrophils not yet cleared")               \
  X(monocytes,              "mm-3",     volume,  100.0,  "recruited monocytes, not yet macrophages")            \
  X(macrophages_m1,         "mm-3",     volume,  100.0,  "pro-inflammatory macrophages (M1)")                   \
  X(macrophages_m2,         "mm-3",     volume,  100.0,  "repair macrophages (M2) with the resident ones")      \
  X(t_lymphocytes,          "mm-3",     volume,  100.0,  "T lymphocytes")                                       \
  X(fibroblasts,            "mm-3",     volume,  1000.0, "fibroblasts")                                         \
  X(myofibroblasts,         "mm-3",     volume,  300.0,  "activated fibroblasts (myofibroblast lineage)")       \
  X(vessels,                "1",        volume,  0.3,    "perfused capillary density, 1 = the loops of the site") \
  X(sprouts,                "1",        volume,  0.3,    "new vessels without flow, 1 = as dense as the loops of the site") \
  X(immature_vessels,       "1",        volume,  0.3,    "those of the perfused capillaries that have no pericytes yet") \
  X(interstitial_fluid,     "1",        volume,  0.1,    "interstitial fluid beyond that at rest, over the volume of tissue") \
  X(mast_cell_histamine,    "ng/mL",    volume,  1000.0, "histamine held in granules of mast cells")            \
  X(histamine,              "ng/mL",    volume,  30.0,   "free histamine")                                      \
  X(axon_reflex,            "1",        volume,  1.0,    "dilator signal of the axon reflex, 1 = half effect")  \
  X(hypoxic_metabolites,    "1",        volume,  1.0,    "dilator metabolites of hypoxic tissue, 1 = no oxygen for long") \
  X(vasodilation,           "1",        volume,  1.0,    "flow through a vessel above that at rest, over it")   \
  X(blood_desaturation,     "1",        volume,  0.1,    "saturation that blood in capillaries has lost while it stood") \
  X(keratinocytes,          "1",        volume,  0.3,    "nucleated keratinocytes, 1 = rest packing")           \
  X(basal_keratinocytes,    "1",        volume,  0.3,    "basal keratinocytes, which divide, 1 = rest packing") \
  X(keratinocyte_cycling,   "1",        volume,  0.3,    "share of basal keratinocytes in cycle, 1 = rest")     \
  X(epidermal_progenitors,  "1",        volume,  0.3,    "basal progenitor pool, 1 = rest")                     \
  X(collagen3,              "ug/mm3",   volume,  10.0,   "collagen III")                                        \
  X(collagen1_immature,     "ug/mm3",   volume,  10.0,   "collagen I, new and labile")                          \
  X(collagen1_mature,       "ug/mm3",   volume,  50.0,   "collagen I, cross-linked")                            \
  X(mature_cross_links,     "ug/mm3",   volume,  50.0,   "collagen I whose cross-links are mature (HHL)")        \
  X(thick_fibrils,          "ug/mm3",   volume,  50.0,   "linked collagen I whose fibrils have grown thick")     \
  X(lysyl_oxidase,          "1",        volume,  1.0,    "active lysyl oxidase (LOX), 1 = rest")                 \
  X(collagen_fragments,     "ug/mm3",   volume,  10.0,   "collagen fragments")                                  \
  X(picp,                   "ng/mL",    volume,  1000.0, "C-propeptide of procollagen I (PICP)")                \
  X(piiinp,                 "ng/mL",    volume,  1000.0, "N-propeptide of procollagen III (PIIINP)")            \
  X(new_collagen_along_x,   "1",        volume,  1.0,    "share of new collagen (III, immature I) that lies along x") \
  X(new_collagen_along_y,   "1",        volume,  1.0,    "share of new collagen that lies along y; the rest: depth") \
  X(mature_collagen_along_x, "1",       volume,  1.0,    "share of mature collagen I that lies along x")        \
  X(mature_collagen_along_y, "1",       volume,  1.0,    "share of mature collagen I that lies along y; the rest: depth") \
  X(fibronectin,            "ug/mm3",   volume,  0.1,    "fibronectin, of plasma and of cells")                 \
  X(hyaluronan,             "ug/mm3",   volume,  0.3,    "hyaluronan")                                          \
  X(tropoelastin,           "ug/mm3",   volume,  0.1,    "tropoelastin, new and not cross-linked")              \
  X(elastin,                "ug/mm3",   volume,  1.0,    "elastin, cross-linked fibres")                        \
  X(collagen7,              "1",        volume,  0.3,    "collagen VII of the junction, 1 = rest")              \
  X(stratum_corneum,        "um",       surface, 5.0,    "thickness of intact stratum corneum")                 \
  X(stained_corneum,        "um",       surface, 5.0,    "thickness of stratum corneum that was dyed")           \
  X(stain_shed,             "um",       surface, 5.0,    "stratum corneum shed since it was dyed")              \
  X(barrier_lipids,         "1",        surface, 0.3,    "lipid barrier competence, 1 = rest")                  \
  X(channel_area,           "1",        surface, 1e-3,   "open channel area, share of the surface")             \
  X(channel_plug,           "1",        surface, 0.3,    "dry serum plug in the channels, 1 = sealed for ions") \
  X(channel_length,         "mm",       surface, 1.0,    "mean length of the needles that made the open channels") \
  X(rete_ridges,            "1",        surface, 0.3,    "height of the rete ridges over that at rest")         \
  X(inflow_lost,            "1",        surface, 0.3,    "share of the pressure that drives blood which a cuff has taken") \
  X(viable_epidermis,       "1",        anatomy, 1.0,    "volume fraction of viable epidermis")                 \
  X(papillary_dermis,       "1",        anatomy, 1.0,    "volume fraction of papillary dermis")                 \
  X(reticular_dermis,       "1",        anatomy, 1.0,    "volume fraction of reticular dermis")                 \
  X(hypodermis,             "1",        anatomy, 1.0,    "volume fraction of hypodermis")                       \
  X(glucose_rest,           "mmol/L",   anatomy, 0.5,    "glucose of interstitial fluid at rest, solved for the site") \
  X(lactate_rest,           "mmol/L",   anatomy, 1.0,    "lactate of interstitial fluid at rest, solved for the site") \
  X(vessel_capacity,        "1",        anatomy, 1.0,    "resting density of perfused vessels of the site")     \
  X(vegf_rest,              "ng/mL",    anatomy, 0.1,    "resting VEGF solved for the site")                    \
  X(mast_cells,             "mm-3",     anatomy, 1000.0, "mast cells of the site")                              \
  X(fibroblast_capacity,    "mm-3",     anatomy, 1000.0, "resting fibroblast density of the site")              \
  X(collagen_capacity,      "ug/mm3/d", anatomy, 1.0,    "resting collagen synthesis solved for the site")      \
  X(collagen1_retention,    "1",        anatomy, 0.02,   "share of newly made collagen I that stays, at rest")  \
  X(collagen_rest,          "ug/mm3",   anatomy, 100.0,  "collagen I and III of the site at rest")              \
  X(hyaluronan_capacity,    "ug/mm3/d", anatomy, 1.0,    "resting synthesis of hyaluronan solved for the site")  \
  X(elastin_capacity,       "ug/mm3/d", anatomy, 1.0,    "resting synthesis of tropoelastin solved for the site") \
  X(lysyl_oxidase_capacity, "mm3/d",    anatomy, 1e-4,   "lysyl oxidase made by a cell without TGF-beta1, solved") \
  X(collagen7_capacity,     "d-1",      anatomy, 0.02,   "resting synthesis of collagen VII solved for the site") \
  X(basal_rest,             "1",        anatomy, 1.0,    "basal keratinocytes of the site at rest")              \
  X(track,                  "1",        anatomy, 1.0,    "volume fraction ever pierced (needle tracks, wounds)")
// clang-format on

enum class FieldId : int {
#define CUTIS_FIELD_ENUM(name, ...) name,
  CUTIS_FIELDS(CUTIS_FIELD_ENUM)
#undef CUTIS_FIELD_ENUM
};

struct FieldInfo {
  FieldId id;
  std::string_view name;
  std::string_view unit;
  FieldKind kind;
  double scale;  ///< magnitude that error control treats as "order one"
  std::string_view label;
};

inline constexpr std::array field_table = {
#define CUTIS_FIELD_ROW(name, unit, kind, scale, label) \
  FieldInfo{FieldId::name, #name, unit, FieldKind::kind, scale, label},
    CUTIS_FIELDS(CUTIS_FIELD_ROW)
#undef CUTIS_FIELD_ROW
};
inline constexpr std::size_t field_count = field_table.size();

constexpr std::size_t index_of(FieldId id) { return static_cast<std::size_t>(id); }
constexpr const FieldInfo& info(FieldId id) { return field_table[index_of(id)]; }
/// Does time advance it?
constexpr bool evolves(FieldId id) { return info(id).kind != FieldKind::anatomy; }

/// The field of that name, if there is one.
constexpr std::optional<FieldId> field_named(std::string_view name) {
  for (const FieldInfo& row : field_table)
    if (row.name == name) return row.id;
  return std::nullopt;
}

}  // namespace cutis::tissue
