// What is kept of an arm so that it can go on? Its HDF5 file, written and read.
// SPDX-License-Identifier: Apache-2.0
#include "studies/checkpoint.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "tissue/state_file.hpp"

namespace cutis::studies {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using tissue::FieldInfo;

namespace {

constexpr std::size_t head_bytes = 1'000'000;

std::string slope_of(const FieldInfo& field) { return fmt::format("derivative/{}", field.name); }

Json parse_about(const tissue::StateReader& in, const fs::path& file) {
  if (!in.has("about")) throw std::runtime_error(fmt::format("{}: no checkpoint of cutis", file.string()));
  const Json about = Json::parse(in.text("about"), nullptr, false);
  if (!about.is_object() || !about.contains("format") || !about["format"].is_number_integer())
    throw std::runtime_error(fmt::format("{}: no checkpoint of cutis", file.string()));
  const int format = about["format"];
  if (format != checkpoint_format) {
    throw std::runtime_error(fmt::format("{}: checkpoint format {}, written by cutis {}; this is cutis with format {}",
                                         file.string(), format, about.value("version", "?"), checkpoint_format));
  }
  return about;
}

void write_progress(tissue::StateWriter& out, const EngineView& view) {
  const engine::Progress& p = view.progress;
  out.values("progress",
             std::vector<double>{double(p.step), double(p.has_history), double(p.outputs_now), double(p.events_now)});
  if (!p.has_history) return;
  for (const FieldInfo& field : tissue::field_table) {
    const grid::Values& slope = (*view.derivative)[tissue::index_of(field.id)];
    if (!slope.empty()) out.values(slope_of(field), slope);
  }
}

void read_progress(const tissue::StateReader& in, Checkpoint& checkpoint) {
  const std::vector<double> n = in.values("progress");
  checkpoint.progress = {static_cast<core::Ticks>(n.at(0)), n.at(1) != 0, static_cast<std::size_t>(n.at(2)),
                         static_cast<std::size_t>(n.at(3))};
  for (const FieldInfo& field : tissue::field_table) {
    if (!checkpoint.progress.has_history || !tissue::evolves(field.id)) continue;
    grid::Values slope = in.values(slope_of(field));
    if (slope.size() != checkpoint.tissue[field.id].size())
      throw std::runtime_error(fmt::format("the derivative of {} has another size than the field", field.name));
    checkpoint.derivative[tissue::index_of(field.id)] = std::move(slope);
  }
}

}  // namespace

void write_checkpoint(const fs::path& file, const Json& about, const tissue::Tissue& tissue,
                      const std::optional<EngineView>& view) {
  const std::size_t fields = tissue::field_bytes(tissue);
  tissue::StateWriter out(file, (view && view->progress.has_history ? 2 : 1) * fields + head_bytes);
  out.text("about", about.dump(1));
  tissue::write_state(out, tissue);
  if (view) write_progress(out, *view);
  out.close();
}

Checkpoint read_checkpoint(const fs::path& file) {
  const tissue::StateReader in(file);
  Checkpoint checkpoint;
  checkpoint.about = parse_about(in, file);
  checkpoint.tissue = tissue::read_state(in);
  if (in.has("progress")) read_progress(in, checkpoint);
  return checkpoint;
}

Json read_about(const fs::path& file) { return parse_about(tissue::StateReader(file), file); }

}  // namespace cutis::studies
