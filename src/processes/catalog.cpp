// Which processes does a run have? One line each, in order.
// SPDX-License-Identifier: Apache-2.0
#include "processes/catalog.hpp"

#include "processes/angiogenesis/angiogenesis.hpp"
#include "processes/axon_reflex/axon_reflex.hpp"
#include "processes/barrier/barrier.hpp"
#include "processes/cavity/cavity.hpp"
#include "processes/collagen/collagen.hpp"
#include "processes/collagen7/collagen7.hpp"
#include "processes/corneum_stain/corneum_stain.hpp"
#include "processes/cuff/cuff.hpp"
#include "processes/cytokines/cytokines.hpp"
#include "processes/damage/damage.hpp"
#include "processes/disturbance/disturbance.hpp"
#include "processes/elastin/elastin.hpp"
#include "processes/epidermis/epidermis.hpp"
#include "processes/fibroblasts/fibroblasts.hpp"
#include "processes/fibronectin/fibronectin.hpp"
#include "processes/glucose/glucose.hpp"
#include "processes/growth_factors/growth_factors.hpp"
#include "processes/haemostasis/haemostasis.hpp"
#include "processes/hyaluronan/hyaluronan.hpp"
#include "processes/incision/incision.hpp"
#include "processes/lactate/lactate.hpp"
#include "processes/lymphocytes/lymphocytes.hpp"
#include "processes/lysyl_oxidase/lysyl_oxidase.hpp"
#include "processes/macrophages/macrophages.hpp"
#include "processes/mast_cells/mast_cells.hpp"
#include "processes/needling/needling.hpp"
#include "processes/needling/probe.hpp"
#include "processes/neutrophils/neutrophils.hpp"
#include "processes/oxygen/oxygen.hpp"
#include "processes/partial_thickness/partial_thickness.hpp"
#include "processes/proteases/proteases.hpp"
#include "processes/punch/punch.hpp"
#include "processes/rete_ridges/rete_ridges.hpp"
#include "processes/suction_blister/suction_blister.hpp"
#include "processes/tape_strip/tape_strip.hpp"
#include "processes/tgf_beta/tgf_beta.hpp"
#include "processes/vessel_leak/vessel_leak.hpp"
#include "processes/vessel_tone/vessel_tone.hpp"

namespace cutis::processes {

namespace {

template <class Process>
void add_local(ProcessSet& set, const core::ParameterLibrary& library) {
  set.local.push_back(std::make_unique<Process>(library));
}

template <class Process>
void add_transport(ProcessSet& set, const core::ParameterLibrary& library) {
  set.transport.push_back(std::make_unique<Process>(library));
}

}  // namespace

ProcessSet make_processes(const core::ParameterLibrary& library) {
  ProcessSet set;
  // In causal order: the engine solves what feeds each other in this order.
  add_local<Inflow>(set, library);
  add_local<DamageSignal>(set, library);
  add_local<MastCells>(set, library);
  add_local<AxonReflex>(set, library);
  add_local<Cytokines>(set, library);
  add_local<Neutrophils>(set, library);
  add_local<Macrophages>(set, library);
  add_local<Lymphocytes>(set, library);
  add_local<Haemostasis>(set, library);
  add_local<GrowthFactors>(set, library);
  add_local<TgfBeta>(set, library);
  add_local<Fibroblasts>(set, library);
  add_local<Fibronectin>(set, library);
  add_local<Proteases>(set, library);
  add_local<Oxygen>(set, library);
  add_local<VesselTone>(set, library);
  add_local<Angiogenesis>(set, library);
  add_local<Glucose>(set, library);
  add_local<Lactate>(set, library);
  add_local<LysylOxidase>(set, library);
  add_local<VesselLeak>(set, library);
  add_local<Collagen>(set, library);
  add_local<Elastin>(set, library);
  add_local<Hyaluronan>(set, library);
  add_local<Collagen7>(set, library);
  add_local<Epidermis>(set, library);
  add_local<Barrier>(set, library);
  add_local<ReteRidges>(set, library);

  add_transport<DamageTransport>(set, library);
  add_transport<AxonReflexTransport>(set, library);
  add_transport<CytokinesTransport>(set, library);
  add_transport<TgfBetaTransport>(set, library);
  add_transport<GrowthFactorsTransport>(set, library);
  add_transport<ProteasesTransport>(set, library);
  add_transport<NeutrophilsTransport>(set, library);
  add_transport<MacrophagesTransport>(set, library);
  add_transport<LymphocytesTransport>(set, library);
  add_transport<FibroblastsTransport>(set, library);
  add_transport<OxygenTransport>(set, library);
  add_transport<AngiogenesisTransport>(set, library);
  add_transport<GlucoseTransport>(set, library);
  add_transport<LactateTransport>(set, library);
  add_transport<EpidermisTransport>(set, library);

  const auto needle = library.read<NeedlingParameters>("needling");
  const auto cut = library.read<CutParameters>("cut");
  set.event.push_back(std::make_unique<Needling>(needle, cut));
  set.event.push_back(std::make_unique<Probe>(needle, cut));
  set.event.push_back(std::make_unique<Punch>(cut));
  set.event.push_back(std::make_unique<Incision>(library));
  set.event.push_back(std::make_unique<PartialThickness>(cut));
  set.event.push_back(std::make_unique<SuctionBlister>(library.read<SuctionBlisterParameters>("suction_blister")));
  set.event.push_back(std::make_unique<Cavity>(cut));
  set.event.push_back(std::make_unique<TapeStrip>(library.read<TapeStripParameters>("tape_strip")));
  set.event.push_back(std::make_unique<Occlusion>());
  set.event.push_back(std::make_unique<Cuff>());
  set.event.push_back(std::make_unique<CorneumStain>());
  set.event.push_back(std::make_unique<Disturbance>());
  return set;
}

}  // namespace cutis::processes
