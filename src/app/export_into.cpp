// The files are read, edited and read again before the first is written.
#include "app/export_into.h"

#include <algorithm>
#include <set>

#include "app/definition_cache.h"
#include "app/stored_objects.h"
#include "app/unknown_reference.h"

namespace koers::app {

namespace {

bool is_within(const std::string& file, const std::string& path) {
  return file == path || file.starts_with(path.ends_with('/') ? path : path + "/");
}

// Objects of files outside of the folder.
Result<std::set<planfile::ObjectKey>> objects_elsewhere(store::Reader& reader,
                                                        const PlanFiles& folder) {
  KOERS_TRY(objects, stored_objects(reader));
  std::set<planfile::ObjectKey> elsewhere;
  for (const auto& object : objects) {
    const bool is_here = std::ranges::any_of(
        folder.paths, [&](const auto& path) { return is_within(object.home_file, path); });
    if (!object.home_file.empty() && !is_here) elsewhere.emplace(object.kind, object.id);
  }
  return elsewhere;
}

struct ToExport {
  domain::Definitions definitions;
  std::set<planfile::ObjectKey> elsewhere;
};

Result<ToExport> what_to_export(const Ports& ports, const PlanFiles& folder) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(head, reader->head());
  KOERS_TRY(definitions, read_definitions(*reader, head));
  KOERS_TRY(elsewhere, objects_elsewhere(*reader, folder));
  return ToExport{std::move(definitions), std::move(elsewhere)};
}

}  // namespace

Checked<std::vector<planfile::EditedFile>> export_into(const Ports& ports,
                                                       const PlanFiles& folder) {
  const auto wanted = what_to_export(ports, folder);
  if (!wanted) return tl::make_unexpected(Errors{wanted.error()});
  const auto& definitions = wanted->definitions;
  const auto disk = planfile::real_disk();
  planfile::EditRequest request{
      .load = {}, .wanted = &definitions, .folder = {}, .lives_elsewhere = wanted->elsewhere};
  request.load.paths = folder.paths;
  request.load.disk = disk.get();
  request.load.environment = environment_of(folder);
  request.load.setting = planfile::setting_of(definitions.organization_or_default());
  request.folder = folder.paths.front();
  auto edited = planfile::edit_in_place(request);
  if (!edited) return edited;
  std::vector<planfile::FileText> files;
  for (const auto& file : *edited) files.push_back({file.name, file.text});
  if (const auto written = disk->write(files); !written)
    return tl::make_unexpected(Errors{written.error()});
  return edited;
}

Result<int> take_over(const Ports& ports, const Actor& actor,
                      const std::vector<ObjectName>& objects) {
  int moved = 0;
  KOERS_CHECK(ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    moved = 0;
    for (const auto& object : objects) {
      const auto kind = domain::name_of(object.kind);
      KOERS_TRY(head, transaction.head());
      KOERS_TRY(document, transaction.document(kind, object.id, head));
      if (!document || document->text.empty()) {
        return fail(unknown_reference(kind, object.id));
      }
      if (!document->home.is_file()) continue;
      KOERS_CHECK(write_object(transaction, actor, ports.clock(),
                               {object.kind, object.id, document->text, {}}));
      ++moved;
    }
    return {};
  }));
  return moved;
}

}  // namespace koers::app
