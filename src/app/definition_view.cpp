// Documents of the store, as of a moment.
#include "app/definition_view.h"

#include "app/unknown_reference.h"
#include "domain/visibility.h"

namespace koers::app {
namespace {

DefinitionView view_of(store::Document document) {
  return {.id = std::move(document.id),
          .document = std::move(document.text),
          .home = std::move(document.home),
          .seq = document.seq,
          .actor = std::move(document.actor),
          .at = document.at};
}

}  // namespace

Result<std::vector<DefinitionView>> definition_views(const Ports& ports, domain::EntityKind kind,
                                                     const Moment& moment,
                                                     const Id<domain::Person>& viewer) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, moment));
  const domain::Visibility visibility(*view.definitions, viewer);
  KOERS_TRY(documents, reader->documents(domain::name_of(kind), view.known));
  std::vector<DefinitionView> views;
  for (auto& document : documents) {
    if (visibility.sees(kind, document.id)) views.push_back(view_of(std::move(document)));
  }
  return views;
}

Result<DefinitionView> definition_view(const Ports& ports, const DefinitionRef& ref,
                                       const Moment& moment) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, moment));
  KOERS_TRY(document, reader->document(domain::name_of(ref.kind), ref.id, view.known));
  if (document && !document->text.empty()) return view_of(std::move(*document));
  return fail(unknown_reference(domain::name_of(ref.kind), ref.id));
}

}  // namespace koers::app
