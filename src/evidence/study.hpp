// What is one piece of evidence? A published measurement, how it was made, and how a run is held against it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cutis::evidence {

/// One published number and how it is read from a run.
struct Row {
  std::string id;
  std::string claim;          ///< in words
  std::string tier;           ///< strength of the source; A, B, C in biology.md, H, X, A, P, L in needle.md
  std::string kind;           ///< quantitative, sign or input-check
  std::string role;           ///< calibration, validation, input-check or found
  std::string scenario;       ///< stem of a file in scenarios/ beside the evidence file
  std::string against;        ///< another scenario that the first is compared with; empty for none
  std::string state = "run";  ///< "run": settled and run; "grown": as grown, with the events of time 0 and no time

  std::string instrument, quantity, region;
  std::string reference_region;     ///< read where the region does not exist: skin without a wound has no wound edge
  std::string reference = "none";   ///< none, baseline (own reading before), untreated (the twin), against, against_fold
  std::string reduction;            ///< see known_reductions()
  std::vector<double> at_day;       ///< times that are read
  std::optional<double> until_day;  ///< or all times after 0 up to this
  std::optional<double> level;      ///< of first_time_at_least, first_time_within, depth_of_ratio
  std::vector<std::string> then;    ///< of order_of_maxima: further quantities of the instrument, as they should follow

  /// Of spearman: so many virtual subjects in place of seeds, whose parameters are drawn from their priors, and the
  /// second quantity.
  int subjects = 0;
  std::string with_instrument, with_quantity, with_region;
  std::optional<double> with_at_day;

  std::string op;  ///< in: lo to hi; gt, lt: above or below lo
  double lo = 0;
  std::optional<double> hi;
  std::string unit;  ///< of lo, hi and the value
  std::string note;
  bool fast = false;  ///< part of the fast tier
};

/// One publication: one vote.
struct Study {
  std::string source;  ///< key in sources.bib
  std::string title;
  int n = 0;            ///< subjects; 0 where it was not read
  std::string blinded;  ///< yes, no, not read
  std::string species;
  std::string baseline;  ///< the subjects before the experiment
  std::string protocol;  ///< what was done to them, in words
  std::vector<std::string> stand_ins;
  std::vector<double> seeds;
  std::vector<Row> rows;
  std::filesystem::path file;

  /// Where the scenarios of its rows are.
  std::filesystem::path scenario_file(const std::string& stem) const {
    return file.parent_path() / "scenarios" / (stem + ".toml");
  }
};

}  // namespace cutis::evidence
