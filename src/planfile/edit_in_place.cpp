// Tries fine changes first and reads the result again: only what reads as wanted is handed out.
#include "planfile/edit_in_place.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/assert.h"
#include "planfile/document.h"
#include "planfile/export.h"
#include "planfile/object_edit.h"
#include "planfile/yaml.h"

namespace koers::planfile {
namespace {

using domain::EntityKind;
using Name = ObjectKey;

// How far into an object differences are followed: to the keys of goals, to its own keys, not.
constexpr std::array depths{3, 1, 0};
constexpr std::size_t own_keys = 1;

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
  Result<void> write(const std::vector<FileText>& files) override { return under_.write(files); }
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
    find_changes();
    while (true) {
      const auto texts = edited();
      if (!texts) return tl::make_unexpected(errors_);
      if (texts->empty()) return std::vector<EditedFile>{};
      const auto objections = objections_to(*texts);
      if (objections.empty()) return files(*texts);
      if (!goes_coarser(objections, *texts)) return tl::make_unexpected(errors_);
    }
  }

 private:
  using Texts = std::map<std::string, std::string>;

  // An object that is to change, and how finely that is tried: an index into `depths`.
  struct Change {
    std::size_t level = 0;
    json::object from;
  };

  // That an object does not read as wanted; without a name, that a file cannot be read.
  struct Objection {
    std::optional<Name> name;
    Error error;
    json::object read = {};
  };

  void find_changes() {
    for (const auto& [name, document] : wanted_) {
      if (!plan_.origins.contains(name)) {
        const bool is_here = plan_.origins.empty() || !request_.lives_elsewhere.contains(name);
        if (is_here) additions_[file_for(name.first)].push_back(name);
      } else if (written_.at(name) != document) {
        changes_[name] = {.from = written_.at(name)};
      }
    }
  }

  // The texts that change; none where something cannot be changed, with the errors.
  [[nodiscard]] std::optional<Texts> edited() {
    std::map<std::string, std::vector<Name>> changes;
    for (const auto& [name, change] : changes_)
      changes[plan_.origins.at(name).file].push_back(name);
    for (const auto& [file, names] : additions_) changes.try_emplace(file);
    Texts texts;
    for (const auto& [file, names] : changes) {
      auto done = edited_file(file, names);
      if (!done) return std::nullopt;
      texts[file] = std::move(*done);
    }
    return texts;
  }

  // The first file with a list of that kind, else the first file of all.
  [[nodiscard]] std::string file_for(EntityKind kind) const {
    std::string of_kind;
    for (const auto& [name, origin] : plan_.origins) {
      if (name.first == kind && (of_kind.empty() || origin.file < of_kind)) of_kind = origin.file;
    }
    if (!of_kind.empty()) return of_kind;
    for (const auto& path : request_.load.paths) {
      const auto files = request_.load.disk->plan_files(path);
      if (files && !files->empty()) return files->front();
    }
    return request_.folder + "/koers.yaml";
  }

  [[nodiscard]] bool is_there(const std::string& file) const {
    return request_.load.disk->plan_files(file).has_value();
  }

  [[nodiscard]] std::optional<std::string> edited_file(const std::string& file,
                                                       const std::vector<Name>& changes) {
    const auto added = additions_.find(file);
    if (!is_there(file)) return new_file(added->second);
    const auto text = request_.load.disk->read(file);
    if (!text) return refused(text.error().at({.file = file}));
    const auto root = parse_yaml({.text = *text, .file = file});
    if (!root) return refused(root.error().front());
    YamlEdit edit(*text);
    for (const auto& name : changes) {
      if (!changed(edit, **root, name)) return refused(not_in_place(name, file));
    }
    if (added != additions_.end()) {
      for (const auto& [kind, items] : listed(added->second)) {
        if (!add(edit, **root, kind, items))
          return refused(not_in_place(*std::ranges::find(added->second, kind, &Name::first), file));
      }
    }
    auto done = edit.done();
    if (done) return done;
    const auto& first = changes.empty() ? added->second.front() : changes.front();
    return refused(not_in_place(first, file));
  }

  std::nullopt_t refused(Error error) {
    errors_ = {std::move(error)};
    return std::nullopt;
  }

  [[nodiscard]] Error not_in_place(const Name& name, const std::string& file) const {
    const auto origin = plan_.origins.find(name);
    const Mark mark = origin == plan_.origins.end() ? Mark{} : origin->second.node->start();
    return {.kind = ErrorKind::invalid,
            .code = "export.not_in_place",
            .arguments = {{"kind", std::string(domain::name_of(name.first))},
                          {"id", name.second},
                          {"file", file}},
            .place = {.file = file, .line = mark.line, .column = mark.column}};
  }

  [[nodiscard]] std::string new_file(const std::vector<Name>& additions) const {
    std::vector<PlanDocument> documents;
    for (const auto& name : additions) documents.push_back({name.first, wanted_.at(name)});
    return export_documents(documents);
  }

  // As finely as it goes from its level on.
  bool changed(YamlEdit& edit, const Node& root, const Name& name) {
    const auto before = edit.size();
    for (auto& level = changes_.at(name).level; level < depths.size(); ++level) {
      if (change(edit, root, name, depths.at(level)) && edit.have_room(before)) return true;
      edit.back_to(before);
    }
    return false;
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
    return ObjectEdit(edit, origin.goals).mapping(node, changes_.at(name).from, to, depth);
  }

  [[nodiscard]] std::map<EntityKind, json::array> listed(const std::vector<Name>& names) const {
    std::map<EntityKind, json::array> lists;
    for (const auto& name : names) lists[name.first].push_back(wanted_.at(name));
    return lists;
  }

  // At the end of their list, or of a new one.
  static bool add(YamlEdit& edit, const Node& root, EntityKind kind, const json::array& items) {
    const bool is_organization = kind == EntityKind::organization;
    const json::value whole = is_organization ? items.front() : json::value(items);
    const auto key = section_of(kind);
    const auto* section = root.find(key);
    if (section == nullptr) {
      if (edit.is_flow(root)) return edit.add(root, key, whole);
      edit.add_at_end(key, whole);
      return true;
    }
    if (is_organization) return section->value->is_null() && edit.replace(root, *section, whole);
    const bool is_empty = section->value->is_null() || section->value->items().empty();
    return is_empty ? edit.fill(root, *section, items) : edit.append(*section->value, items);
  }

  // Everything that the files have had or are to have now, and do not.
  [[nodiscard]] std::vector<Objection> objections_to(const Texts& texts) const {
    Overlay overlay(*request_.load.disk, texts);
    LoadRequest again = request_.load;
    again.disk = &overlay;
    again.setting = setting_;
    again.elsewhere = request_.wanted;
    for (const auto& [file, text] : texts) again.paths.push_back(file);
    const auto plan = load(again);
    std::vector<Objection> objections;
    if (!plan) {
      for (const auto& error : plan.error()) objections.push_back({std::nullopt, error});
      return objections;
    }
    std::map<Name, json::object> read;
    for (const auto& object : objects_of(plan->definitions)) {
      read.emplace(Name{kind_of(object), id_of(object)},
                   encode(object, setting_, Audience::plan_file));
    }
    for (const auto& [name, document] : wanted_) {
      if (!plan_.origins.contains(name) && !is_added(name)) continue;
      const auto found = read.find(name);
      if (found == read.end())
        objections.push_back({name, not_in_place(name, file_of(name))});
      else if (found->second != document)
        objections.push_back({name, not_in_place(name, file_of(name)), found->second});
    }
    return objections;
  }

  [[nodiscard]] bool is_added(const Name& name) const {
    return std::ranges::any_of(additions_, [&](const auto& file) {
      return std::ranges::find(file.second, name) != file.second.end();
    });
  }

  [[nodiscard]] std::string file_of(const Name& name) const {
    const auto origin = plan_.origins.find(name);
    return origin == plan_.origins.end() ? file_for(name.first) : origin->second.file;
  }

  // Objects that did not become what they should be are changed in larger parts; those that others
  // took along (they share what was changed) by themselves. False: there is nothing larger.
  bool goes_coarser(const std::vector<Objection>& objections, const Texts& texts) {
    bool has_more = false;
    errors_.clear();
    for (const auto& [name, error, read] : objections) {
      errors_.push_back(error);
      if (!name) {
        has_more = file_goes_coarser(error, texts) || has_more;
        continue;
      }
      if (!plan_.origins.contains(*name)) continue;
      const auto [change, is_new] = changes_.try_emplace(*name, Change{own_keys, read});
      if (!is_new && change->second.level + 1 >= depths.size()) continue;
      if (!is_new) ++change->second.level;
      has_more = true;
    }
    return has_more;
  }

  bool file_goes_coarser(const Error& error, const Texts& texts) {
    bool has_more = false;
    for (auto& [name, change] : changes_) {
      const auto& file = plan_.origins.at(name).file;
      const bool is_meant = error.place.file == file || !texts.contains(error.place.file);
      if (!is_meant || change.level + 1 >= depths.size()) continue;
      ++change.level;
      has_more = true;
    }
    return has_more;
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
  std::map<Name, Change> changes_;
  std::map<std::string, std::vector<Name>> additions_;  // By file.
  Errors errors_;
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
  EditRequest here = request;
  here.load = reading;
  return Editing(here, plan).run();
}

}  // namespace koers::planfile
