// Definitions as they are stored: the document, its home, who wrote it.
#pragma once

#include <string>
#include <vector>

#include "app/moment.h"

namespace koers::app {

struct DefinitionView {
  std::string id;
  std::string document;  ///< Plan-file form, JSON.
  store::Home home;
  store::Seq seq = 0;  ///< Of this version.
  std::string actor;
  Instant at;
};

struct DefinitionRef {
  domain::EntityKind kind = domain::EntityKind::kpi;
  std::string id;
};

/// All of a kind that a viewer (empty: nobody in particular) may see, by id.
[[nodiscard]] Result<std::vector<DefinitionView>> definition_views(
    const Ports& ports, domain::EntityKind kind, const Moment& moment,
    const Id<domain::Person>& viewer = {});

/// Error `reference.unknown`.
[[nodiscard]] Result<DefinitionView> definition_view(const Ports& ports, const DefinitionRef& ref,
                                                     const Moment& moment);

}  // namespace koers::app
