// YAML 1.2 in, a tree with places out. The only user of libfyaml. Refuses what plan files have no
// use for or what attackers like: tags, several documents, deep nesting, aliases that blow up.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "planfile/node.h"

namespace koers::planfile {

struct YamlLimits {
  std::size_t bytes = 8U << 20U;
  int depth = 64;
  std::size_t nodes = 200'000;  ///< After aliases were followed.
};

struct YamlText {
  std::string_view text;
  std::string file;  ///< For the places of errors only.
};

/// The one document of a text. A text without any content is a null node.
///
/// Errors: `plan.too_large`, `plan.not_utf8`, `plan.yaml` (the parser's words as detail),
/// `plan.unquoted_comparison`
/// (`target: >= 10`), `plan.tab`, `plan.duplicate_key` (all of them), `plan.several_documents`,
/// `plan.too_deep`, `plan.too_many_nodes`, `plan.unknown_alias`, `plan.tag`, `plan.key_not_text`.
[[nodiscard]] Checked<NodePtr> parse_yaml(const YamlText& yaml, const YamlLimits& limits = {});

}  // namespace koers::planfile
