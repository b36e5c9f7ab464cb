// What is kept of an arm so that it can go on? Its HDF5 file, written and read.
// SPDX-License-Identifier: Apache-2.0
#include "studies/checkpoint.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "grid/agreement.hpp"
#include "tissue/shared_array.hpp"
#include "tissue/state_file.hpp"

namespace cutis::studies {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using tissue::FieldInfo;

namespace {

std::string base_of(const FieldInfo& field) { return fmt::format("last_base/{}", field.name); }

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
             std::vector<double>{double(p.step), double(p.last_step), double(p.outputs_now), double(p.events_now)});
  if (p.last_step == 0) return;
  for (const FieldInfo& field : tissue::field_table) {
    const grid::Values& base = (*view.last_base)[tissue::index_of(field.id)];
    if (!base.empty()) out.field(base_of(field), base);
  }
}

void read_progress(const tissue::StateReader& in, Checkpoint& checkpoint) {
  const std::vector<double> n = in.values("progress");
  checkpoint.progress = {static_cast<core::Ticks>(n.at(0)), static_cast<core::Ticks>(n.at(1)),
                         static_cast<std::size_t>(n.at(2)), static_cast<std::size_t>(n.at(3))};
  for (const FieldInfo& field : tissue::field_table) {
    if (checkpoint.progress.last_step == 0 || !tissue::evolves(field.id)) continue;
    const std::size_t size = checkpoint.tissue[field.id].size();
    if (in.size(base_of(field)) != size)
      throw std::runtime_error(fmt::format("the right-hand side of {} has another size than the field", field.name));
    checkpoint.last_base[tissue::index_of(field.id)] = in.field(base_of(field), size);
  }
}

}  // namespace

void write_checkpoint(const Draft& draft, const tissue::Tissue& mine, const std::optional<EngineView>& view,
                      const grid::Exchange& exchange) {
  tissue::StateWriter out(grid::told(exchange, draft.file.string()), mine.grid, exchange);
  out.text("about", exchange.rank() == 0 ? draft.about.dump(1) : "");
  tissue::write_state(out, mine, exchange);
  if (view) write_progress(out, *view);
  out.over(draft.spare);
  out.write();
}

std::string bits_of(const tissue::Tissue& mine, const EngineView& view, const grid::Exchange& exchange) {
  tissue::SharedArrays arrays(tissue::row_share(mine.grid, exchange));
  for (const FieldInfo& field : tissue::field_table) {
    arrays.add(mine[field.id]);
    arrays.add((*view.last_base)[tissue::index_of(field.id)]);
  }
  auto bits = static_cast<std::uint64_t>(view.progress.step);
  for (const tissue::ArrayBits& array : tissue::bits_of(arrays, exchange)) bits = 3 * bits + array.sum;
  return fmt::format("{:016x}", bits);
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
