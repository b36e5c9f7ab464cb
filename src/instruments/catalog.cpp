// Which instruments are there? The list.
// SPDX-License-Identifier: Apache-2.0
#include "instruments/catalog.hpp"

#include "core/units.hpp"
#include "instruments/cell_counts.hpp"
#include "instruments/collagen_assay.hpp"
#include "instruments/corneometer.hpp"
#include "instruments/corneum_lamp.hpp"
#include "instruments/histology.hpp"
#include "instruments/immunostain.hpp"
#include "instruments/impedance_electrode.hpp"
#include "instruments/laser_doppler.hpp"
#include "instruments/matrix_assay.hpp"
#include "instruments/microdialysis.hpp"
#include "instruments/oct_angiography.hpp"
#include "instruments/oct_attenuation.hpp"
#include "instruments/oxygen_electrode.hpp"
#include "instruments/oxygen_flux.hpp"
#include "instruments/second_harmonic.hpp"
#include "instruments/tensile_test.hpp"
#include "instruments/tewl_meter.hpp"
#include "instruments/tissue_assay.hpp"
#include "instruments/ultrasound.hpp"
#include "instruments/vessel_count.hpp"
#include "instruments/wound_fluid.hpp"

namespace cutis::instruments {

Histology make_histology(const core::ParameterLibrary& library) {
  return Histology(library.read<HistologyParameters>("histology"), library.read<ImmunostainParameters>("immunostain"));
}

namespace {

/// A parameter of a process that an instrument has to know too.
double number_of(const core::ParameterLibrary& library, const char* process, const char* parameter, const char* unit) {
  const core::Parameter& p = library.at(process, parameter);
  return core::convert(p.value, p.unit, unit);
}

/// Two numbers of the process that lets oxygen in: the flux is its own face, read from outside.
CorneumForOxygen corneum_for_oxygen(const core::ParameterLibrary& library) {
  return {number_of(library, "oxygen", "air_permeability", "mm/day"),
          number_of(library, "oxygen", "air_tension", "mmHg")};
}

}  // namespace

InstrumentSet make_instruments(const core::ParameterLibrary& library) {
  InstrumentSet set;
  set.push_back(std::make_unique<Histology>(make_histology(library)));
  set.push_back(std::make_unique<Ultrasound>(library.read<UltrasoundParameters>("ultrasound"),
                                             library.read<HistologyParameters>("histology")));
  set.push_back(std::make_unique<TewlMeter>(library.read<TewlParameters>("tewl_meter")));
  set.push_back(std::make_unique<Corneometer>(library.read<CorneometerParameters>("corneometer"),
                                              library.read<TewlParameters>("tewl_meter")));
  set.push_back(std::make_unique<CorneumLamp>());
  set.push_back(std::make_unique<ImpedanceElectrode>(library.read<ImpedanceParameters>("impedance_electrode")));
  set.push_back(std::make_unique<OxygenElectrode>(library.read<OxygenElectrodeParameters>("oxygen_electrode")));
  set.push_back(std::make_unique<TissueAssay>(library.read<BiopsyParameters>("biopsy")));
  set.push_back(std::make_unique<CellCounts>(library.read<BiopsyParameters>("biopsy")));
  set.push_back(std::make_unique<CollagenAssay>());
  set.push_back(std::make_unique<VesselCount>(library.read<BiopsyParameters>("biopsy")));
  set.push_back(std::make_unique<MatrixAssay>(library.read<BiopsyParameters>("biopsy")));
  set.push_back(std::make_unique<Immunostain>(library.read<ImmunostainParameters>("immunostain"),
                                              library.read<HistologyParameters>("histology")));
  set.push_back(std::make_unique<WoundFluid>(library.read<WoundFluidParameters>("wound_fluid")));
  set.push_back(std::make_unique<LaserDoppler>(library.read<LaserDopplerParameters>("laser_doppler")));
  set.push_back(std::make_unique<OctAngiography>(library.read<OctAngiographyParameters>("oct_angiography")));
  set.push_back(std::make_unique<OctAttenuation>(library.read<OctAttenuationParameters>("oct_attenuation")));
  set.push_back(
      std::make_unique<Microdialysis>(library.read<MicrodialysisParameters>("microdialysis"),
                                      Microdialysis::Blood{number_of(library, "glucose", "blood", "mmol/L"),
                                                           number_of(library, "lactate", "blood", "mmol/L")}));
  set.push_back(
      std::make_unique<OxygenFlux>(library.read<OxygenFluxParameters>("oxygen_flux"), corneum_for_oxygen(library)));
  set.push_back(std::make_unique<SecondHarmonic>());
  set.push_back(std::make_unique<TensileTest>(library.read<TensileTestParameters>("tensile_test")));
  return set;
}

}  // namespace cutis::instruments
