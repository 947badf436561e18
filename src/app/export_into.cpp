// The files are read, edited and read again before the first is written.
#include "app/export_into.h"

#include "app/definition_cache.h"
#include "app/stored_objects.h"

namespace koers::app {

Checked<std::vector<planfile::EditedFile>> export_into(const Ports& ports,
                                                       const PlanFiles& folder) {
  const auto definitions = [&]() -> Result<domain::Definitions> {
    KOERS_TRY(reader, ports.store.read());
    KOERS_TRY(head, reader->head());
    return read_definitions(*reader, head);
  }();
  if (!definitions) return tl::make_unexpected(Errors{definitions.error()});
  const auto disk = planfile::real_disk();
  planfile::EditRequest request{.load = {}, .wanted = &*definitions, .folder = {}};
  request.load.paths = folder.paths;
  request.load.disk = disk.get();
  request.load.environment = environment_of(folder);
  request.load.setting = planfile::setting_of(definitions->organization_or_default());
  request.folder = folder.paths.front();
  auto edited = planfile::edit_in_place(request);
  if (!edited) return edited;
  for (const auto& file : *edited) {
    const auto written = disk->write(file.name, file.text);
    if (!written) return tl::make_unexpected(Errors{written.error().at({.file = file.name})});
  }
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
        return fail(Error{.kind = ErrorKind::not_found,
                          .code = "reference.unknown",
                          .arguments = {{"kind", std::string(kind)}, {"id", object.id}}});
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
