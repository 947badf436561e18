// The way from the strategy down to an objective, as a line of links.
#pragma once

#include <string>
#include <vector>

#include "domain/visibility.h"
#include "text/locale.h"

namespace koers::app {

struct PathStep {
  std::string id;
  std::string kind;
  std::string title;
};

/// From the top of the plan down to an objective, along first parents; ends above what is hidden.
[[nodiscard]] std::vector<PathStep> path_to(const std::string& objective,
                                            const domain::Definitions& definitions,
                                            const domain::Visibility& visibility,
                                            text::Locale locale);

}  // namespace koers::app
