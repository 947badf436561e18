// Tries fine changes first and reads the result again: only what reads as wanted is handed out.
#include "planfile/edit_in_place.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/assert.h"
#include "planfile/document.h"
#include "planfile/yaml.h"
#include "planfile/yaml_edit.h"
#include "planfile/yaml_write.h"

namespace koers::planfile {
namespace {

using domain::EntityKind;
using Name = std::pair<EntityKind, std::string>;

constexpr std::array<std::string_view, 8> section_of_kind{
    "organization", "teams", "people", "plans", "objectives", "sources", "metrics", "kpis"};

std::string_view section_of(EntityKind kind) {
  return section_of_kind[static_cast<std::size_t>(kind)];
}

// How far into an object differences are followed: to the keys of goals, to its own keys, not.
constexpr std::array depths{3, 1, 0};

// The files with some texts replaced, as loading sees them.
class Overlay final : public Disk {
 public:
  Overlay(Disk& under, const std::map<std::string, std::string>& texts)
      : under_(under), texts_(texts) {}

  Result<std::vector<std::string>> plan_files(const std::string& path) override {
    if (texts_.contains(path)) return std::vector{path};
    return under_.plan_files(path);
  }
  Result<std::string> read(const std::string& file) override {
    const auto found = texts_.find(file);
    return found == texts_.end() ? under_.read(file) : found->second;
  }
  Result<void> write(const std::string& file, const std::string& text) override {
    return under_.write(file, text);
  }
  std::string beside(const std::string& file, const std::string& path) override {
    return under_.beside(file, path);
  }
  bool has_match(const std::string& absolute_path) override {
    return under_.has_match(absolute_path);
  }

 private:
  Disk& under_;
  const std::map<std::string, std::string>& texts_;
};

// What tells one item of a list from the others; empty: nothing does.
std::string identity(const json::value& item) {
  if (!item.is_object()) return {};
  for (const char* key : {"id", "period", "from", "metric", "kpi", "title"}) {
    if (const auto* value = item.get_object().if_contains(key)) return key + write_json(*value);
  }
  return {};
}

// The items of the first list are those at the beginning of the second, and can be told apart.
bool grows(const json::array& from, const json::array& to) {
  if (from.empty() || to.size() < from.size()) return false;
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (identity(from[i]).empty() || identity(from[i]) != identity(to[i])) return false;
  }
  return true;
}

// From what an object is to what it should be, in one text.
class ObjectEdit {
 public:
  ObjectEdit(YamlEdit& edit, const std::vector<std::size_t>& goals) : edit_(edit), goals_(goals) {}

  bool mapping(const Node& node, const json::object& from, const json::object& to, int depth) {
    bool is_done = true;
    for (const auto& [key, value] : to) {
      const auto* before = from.if_contains(key);
      if (before != nullptr && *before == value) continue;
      const auto* entry = node.find(key);
      if (entry == nullptr)
        is_done = edit_.add(node, key, value) && is_done;
      else
        is_done = this->entry(node, *entry, before, value, depth) && is_done;
    }
    for (const auto& [key, value] : from) {
      const auto* entry = to.contains(key) ? nullptr : node.find(key);
      if (entry != nullptr) is_done = edit_.remove(node, *entry) && is_done;
    }
    return is_done;
  }

 private:
  bool entry(const Node& node, const Node::Entry& entry, const json::value* from,
             const json::value& to, int depth) {
    const bool is_deep = depth > 1 && from != nullptr && from->kind() == to.kind();
    if (is_deep && to.is_object() && entry.value->is_mapping())
      return mapping(*entry.value, from->get_object(), to.get_object(), depth - 1);
    const bool is_list = is_deep && to.is_array() && entry.value->is_sequence();
    if (is_list && entry.value->items().size() == from->get_array().size() &&
        grows(from->get_array(), to.get_array()))
      return list(entry, from->get_array(), to.get_array(), depth - 1);
    return edit_.replace(node, entry, to);
  }

  bool list(const Node::Entry& entry, const json::array& from, const json::array& to, int depth) {
    const Node& node = *entry.value;
    // Goals stand in order of time in the model, as people like in the file.
    const bool is_goals = entry.key == "goals" && goals_.size() == from.size();
    bool is_done = true;
    for (std::size_t i = 0; i < to.size(); ++i) {
      if (i >= from.size()) {
        is_done = edit_.append(node, to[i]) && is_done;
      } else if (from[i] != to[i]) {
        is_done = item(node, is_goals ? goals_[i] : i, from[i], to[i], depth) && is_done;
      }
    }
    return is_done;
  }

  bool item(const Node& node, std::size_t index, const json::value& from, const json::value& to,
            int depth) {
    const Node& item = *node.items()[index];
    if (depth > 0 && item.is_mapping() && from.is_object() && to.is_object())
      return mapping(item, from.get_object(), to.get_object(), depth - 1);
    return edit_.replace_item(node, index, to);
  }

  YamlEdit& edit_;
  const std::vector<std::size_t>& goals_;
};

class Editing {
 public:
  Editing(const EditRequest& request, const LoadedPlan& plan)
      : request_(request),
        plan_(plan),
        setting_(setting_of(request.wanted->organization_or_default())),
        was_(setting_of(
            plan.definitions.organization.value_or(request.wanted->organization_or_default()))) {
    for (const auto& object : objects_of(*request.wanted)) {
      wanted_.emplace(Name{kind_of(object), id_of(object)},
                      encode(object, setting_, Audience::plan_file));
    }
    for (const auto& object : objects_of(plan.definitions)) {
      written_.emplace(Name{kind_of(object), id_of(object)},
                       encode(object, was_, Audience::plan_file));
    }
  }

  Checked<std::vector<EditedFile>> run() {
    Errors objections{{.kind = ErrorKind::invalid, .code = "export.not_in_place"}};
    for (const int depth : depths) {
      const auto texts = edited(depth);
      if (!texts) continue;
      if (texts->empty()) return std::vector<EditedFile>{};
      auto found = objections_to(*texts);
      if (found.empty()) return files(*texts);
      objections = std::move(found);
    }
    return tl::make_unexpected(objections);
  }

 private:
  using Texts = std::map<std::string, std::string>;

  // The texts that change; none where a part cannot be changed in place.
  [[nodiscard]] std::optional<Texts> edited(int depth) const {
    std::map<std::string, std::vector<Name>> changes;
    std::map<std::string, std::vector<Name>> additions;
    for (const auto& [name, document] : wanted_) {
      const auto origin = plan_.origins.find(name);
      if (origin == plan_.origins.end()) {
        additions[file_for(name.first)].push_back(name);
      } else if (written_.at(name) != document) {
        changes[origin->second.file].push_back(name);
      }
    }
    Texts texts;
    for (const auto& [file, names] : changes) texts[file] = {};
    for (const auto& [file, names] : additions) texts[file] = {};
    for (auto& [file, text] : texts) {
      auto done = edited_file(file, changes[file], additions[file], depth);
      if (!done) return std::nullopt;
      text = std::move(*done);
    }
    return texts;
  }

  // The first file with a list of that kind, else the first file of all.
  [[nodiscard]] std::string file_for(EntityKind kind) const {
    std::string of_kind;
    std::string first;
    for (const auto& [name, origin] : plan_.origins) {
      if (first.empty() || origin.file < first) first = origin.file;
      if (name.first == kind && (of_kind.empty() || origin.file < of_kind)) of_kind = origin.file;
    }
    if (!of_kind.empty()) return of_kind;
    return first.empty() ? request_.folder + "/koers.yaml" : first;
  }

  [[nodiscard]] bool is_there(const std::string& file) const {
    return std::ranges::any_of(plan_.origins,
                               [&](const auto& origin) { return origin.second.file == file; });
  }

  [[nodiscard]] std::optional<std::string> edited_file(const std::string& file,
                                                       const std::vector<Name>& changes,
                                                       const std::vector<Name>& additions,
                                                       int depth) const {
    if (!is_there(file)) return new_file(additions);
    const auto text = request_.load.disk->read(file);
    const auto root = text ? parse_yaml({.text = *text, .file = file}) : Checked<NodePtr>(nullptr);
    if (!root || *root == nullptr) return std::nullopt;
    YamlEdit edit(*text);
    for (const auto& name : changes) {
      if (!change(edit, **root, name, depth)) return std::nullopt;
    }
    if (!add(edit, **root, additions)) return std::nullopt;
    return edit.done();
  }

  [[nodiscard]] std::string new_file(const std::vector<Name>& additions) const {
    json::object document{{"koers", 1}};
    for (const auto& name : additions) {
      if (name.first == EntityKind::organization) {
        document[section_of(name.first)] = wanted_.at(name);
        continue;
      }
      auto& list = document[section_of(name.first)];
      if (list.is_null()) list.emplace_array();
      list.get_array().push_back(wanted_.at(name));
    }
    return write_yaml(document);
  }

  bool change(YamlEdit& edit, const Node& root, const Name& name, int depth) const {
    const auto& origin = plan_.origins.at(name);
    const auto& to = wanted_.at(name);
    const auto* section = root.find(section_of(name.first));
    if (section == nullptr) return false;
    const bool is_organization = name.first == EntityKind::organization;
    const auto index =
        is_organization ? 0 : std::stoul(origin.pointer.substr(origin.pointer.rfind('/') + 1));
    if (depth == 0) {
      return is_organization ? edit.replace(root, *section, to)
                             : edit.replace_item(*section->value, index, to);
    }
    const Node& node = is_organization ? *section->value : *section->value->items()[index];
    return ObjectEdit(edit, origin.goals).mapping(node, written_.at(name), to, depth);
  }

  bool add(YamlEdit& edit, const Node& root, const std::vector<Name>& names) const {
    std::map<EntityKind, json::array> lists;
    for (const auto& name : names) lists[name.first].push_back(wanted_.at(name));
    for (const auto& [kind, items] : lists) {
      const auto* section = root.find(section_of(kind));
      if (kind == EntityKind::organization) {
        if (section != nullptr) return false;
        edit.add_at_end(section_of(kind), items.front());
      } else if (section == nullptr) {
        edit.add_at_end(section_of(kind), items);
      } else {
        for (const auto& item : items) {
          if (!edit.append(*section->value, item)) return false;
        }
      }
    }
    return true;
  }

  // What reading the texts would say, and objects that do not read as wanted.
  [[nodiscard]] Errors objections_to(const Texts& texts) const {
    Overlay overlay(*request_.load.disk, texts);
    LoadRequest again = request_.load;
    again.disk = &overlay;
    again.setting = setting_;
    again.elsewhere = request_.wanted;
    for (const auto& [file, text] : texts) again.paths.push_back(file);
    std::erase_if(again.paths, [&](const auto& path) { return !overlay.plan_files(path); });
    const auto plan = load(again);
    if (!plan) return plan.error();
    Errors errors;
    for (const auto& object : objects_of(plan->definitions)) {
      const auto wanted = wanted_.find({kind_of(object), id_of(object)});
      if (wanted == wanted_.end()) continue;
      if (encode(object, setting_, Audience::plan_file) == wanted->second) continue;
      errors.push_back({.code = "export.not_in_place",
                        .arguments = {{"kind", std::string(domain::name_of(wanted->first.first))},
                                      {"id", wanted->first.second}},
                        .place = plan->place_of(wanted->first.first, wanted->first.second, "")});
    }
    return errors;
  }

  [[nodiscard]] std::vector<EditedFile> files(const Texts& texts) const {
    std::vector<EditedFile> files;
    for (const auto& [name, text] : texts) files.push_back({name, text, !is_there(name)});
    return files;
  }

  const EditRequest& request_;
  const LoadedPlan& plan_;
  Setting setting_;
  Setting was_;
  std::map<Name, json::object> wanted_;
  std::map<Name, json::object> written_;
};

}  // namespace

Checked<std::vector<EditedFile>> edit_in_place(const EditRequest& request) {
  KOERS_ASSERT(request.wanted != nullptr, "something is wanted");
  LoadedPlan plan;
  LoadRequest reading = request.load;
  std::erase_if(reading.paths,
                [&](const auto& path) { return !reading.disk->plan_files(path).has_value(); });
  reading.elsewhere = request.wanted;
  if (!reading.paths.empty()) {
    auto loaded = load(reading);
    if (!loaded) return tl::make_unexpected(loaded.error());
    plan = std::move(*loaded);
  }
  return Editing({.load = reading, .wanted = request.wanted, .folder = request.folder}, plan).run();
}

}  // namespace koers::planfile
