// One object of a plan file, from what it says to what it should say, with changes as small as the
// text allows. Does not know whether they give what is wanted: whoever has them done reads again.
#pragma once

#include <vector>

#include "planfile/yaml_edit.h"

namespace koers::planfile {

class ObjectEdit {
 public:
  /// `goals`: the position in the file of each goal of the model; empty where it is no KPI.
  ObjectEdit(YamlEdit& edit, const std::vector<std::size_t>& goals) : edit_(edit), goals_(goals) {}

  /// Differences are followed `depth` steps into the object: 3 to the keys of its goals, 1 to its
  /// own keys. False where something cannot be changed; what was gathered is of no use then.
  [[nodiscard]] bool mapping(const Node& node, const json::object& from, const json::object& to,
                             int depth);

 private:
  // Items of two lists that are the same thing: where each of the second was in the first.
  using Matches = std::vector<std::optional<std::size_t>>;

  bool entry(const Node& node, const Node::Entry& entry, const json::value* from,
             const json::value& to, int depth);
  bool list(const Node::Entry& entry, const json::array& from, const json::array& to, int depth);
  bool change_items(const Node::Entry& entry, const json::array& from, const json::array& to,
                    const Matches& matches, int depth);
  bool item(const Node& list, std::size_t index, const json::value& from, const json::value& to,
            int depth);
  [[nodiscard]] bool is_of_goals(const Node::Entry& entry) const;

  YamlEdit& edit_;
  const std::vector<std::size_t>& goals_;
};

}  // namespace koers::planfile
