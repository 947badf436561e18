// In four steps: read trees, find the organization (its calendar names the periods), decode
// objects, check the rules across them. A file that is no tree ends it, because all its objects are
// missing.
#include "planfile/load.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "base/assert.h"
#include "planfile/decode.h"
#include "planfile/document.h"
#include "planfile/stated_metric.h"
#include "planfile/variables.h"
#include "planfile/yaml.h"

namespace koers::planfile {
namespace {

using domain::EntityKind;

struct File {
  std::string name;
  NodePtr root;
};

class Loading {
 public:
  explicit Loading(const LoadRequest& request) : request_(request) {}

  Checked<LoadedPlan> run() {
    read_files();
    if (!errors_.empty()) return failed();
    Setting setting = request_.setting;
    decode_organizations(setting);
    for (const File& file : files_) decode_file(file, setting);
    check_rules(errors_.empty() ? Rules::all : Rules::references);
    if (!errors_.empty()) return failed();
    for (LoadedObject& object : plan_.objects)
      object.document = documents_.at({object.kind, object.id});
    return std::move(plan_);
  }

 private:
  using Name = std::pair<EntityKind, std::string>;

  Checked<LoadedPlan> failed() { return tl::unexpected(std::move(errors_)); }

  void read_files() {
    for (const std::string& path : request_.paths) {
      const auto names = request_.disk->plan_files(path);
      if (!names) {
        errors_.push_back(names.error().at({.file = path}));
        continue;
      }
      for (const std::string& name : *names) read_file(name);
    }
  }

  void read_file(const std::string& name) {
    const bool is_known = std::ranges::find(files_, name, &File::name) != files_.end();
    if (is_known) return;
    const auto text = request_.disk->read(name);
    if (!text) {
      errors_.push_back(text.error().at({.file = name}));
      return;
    }
    auto root = parse_yaml({.text = *text, .file = name});
    if (!root) {
      errors_.insert(errors_.end(), root.error().begin(), root.error().end());
    } else {
      files_.push_back({name, *std::move(root)});
    }
  }

  // First of all, because every name of a period depends on it.
  void decode_organizations(Setting& setting) {
    for (const File& file : files_) {
      const Node::Entry* entry = file.root->find("organization");
      if (entry == nullptr || entry->value->is_null()) continue;
      Decoding run{.file = file.name, .setting = setting};
      const Cursor at = Cursor(*file.root, "", run).at(*entry);
      if (auto object = decode(EntityKind::organization, at)) {
        if (!plan_.definitions.organization)
          setting = setting_of(std::get<domain::Organization>(*object));
        place(*std::move(object),
              {.file = file.name, .pointer = at.pointer(), .node = entry->value}, at, setting);
      }
      keep_errors(run);
    }
  }

  void decode_file(const File& file, const Setting& setting) {
    Decoding run{.file = file.name, .setting = setting};
    const Cursor root(*file.root, "", run);
    check_head(root);
    if (run.errors.empty() || file.root->is_mapping()) {
      const Fields fields(root, plan_file_shape());
      for (const EntityKind kind : domain::all_entity_kinds) {
        if (kind == EntityKind::organization) continue;  // Read before all others.
        for (const Cursor& item : fields.objects(section_of(kind))) decode_item(file, kind, item);
      }
    }
    keep_errors(run);
  }

  static void check_head(const Cursor& root) {
    if (root.node().is_null()) return root.complain("plan.empty", {}, ErrorKind::malformed);
    const Node::Entry* version = root.node().find("koers");
    if (version == nullptr) return;
    const Cursor at = root.at(*version);
    const auto number = read_whole(at);
    if (number && *number != 1)
      at.complain("plan.version_unknown", {{"version", std::to_string(*number)}});
  }

  void decode_item(const File& file, EntityKind kind, const Cursor& item) {
    const std::size_t complaints_before = item.run().errors.size();
    Object object = decode_as_far_as_possible(kind, item);
    const bool is_sound = item.run().errors.size() == complaints_before;
    LoadedPlan::Origin origin{
        .file = file.name, .pointer = item.pointer(), .node = node_at(*file.root, item.pointer())};
    if (!is_sound) return keep_for_references(std::move(object), std::move(origin));
    if (kind == EntityKind::kpi) origin.goals = goal_order(item);
    if (kind == EntityKind::source) resolve(std::get<domain::Source>(object), file, item);
    place(std::move(object), std::move(origin), item, item.setting());
  }

  // The plan is refused already; others may refer to it, and what it refers to may be unknown too.
  void keep_for_references(Object object, LoadedPlan::Origin origin) {
    const Name name{kind_of(object), id_of(object)};
    if (name.second.empty() || plan_.origins.contains(name)) return;
    plan_.origins.emplace(name, std::move(origin));
    insert(plan_.definitions, std::move(object));
  }

  // The shared node behind "/kpis/3".
  static NodePtr node_at(const Node& root, const std::string& pointer) {
    const auto slash = pointer.rfind('/');
    const Node::Entry* list = root.find(std::string_view(pointer).substr(1, slash - 1));
    return list->value->items()[std::stoul(pointer.substr(slash + 1))];
  }

  void resolve(domain::Source& source, const File& file, const Cursor& item) {
    const Cursor at = item.at(*item.node().find("path"));
    const auto expanded = expand(source.path, request_.environment);
    if (!expanded) return at.complain(expanded.error());
    source.resolved_path = request_.disk->beside(file.name, expanded->text);
    if (request_.disk->has_match(source.resolved_path)) return;
    const bool has_variable = !expanded->variables.empty();
    at.complain(has_variable ? "source.missing" : "source.no_such_file",
                {{"source", source.id.text()},
                 {"path", source.resolved_path},
                 {"variable", expanded->variables}},
                ErrorKind::unavailable);
  }

  void place(Object object, LoadedPlan::Origin origin, const Cursor& at, const Setting& setting) {
    const EntityKind kind = kind_of(object);
    const Name name{kind, id_of(object)};
    const auto first = plan_.origins.find(name);
    if (first != plan_.origins.end()) return complain_of_twin(first->second, name, at);
    const Node::Entry* entry = at.node().find(kind == EntityKind::metric ? "name" : "id");
    const int line = entry == nullptr ? origin.node->start().line : entry->key_mark.line;
    plan_.objects.push_back(
        {.kind = kind, .id = name.second, .document = {}, .file = origin.file, .line = line});
    documents_[name] = encode_document(object, setting);
    plan_.origins.emplace(name, std::move(origin));
    insert(plan_.definitions, std::move(object));
  }

  void complain_of_twin(const LoadedPlan::Origin& first, const Name& name, const Cursor& at) {
    const Node::Entry* entry = at.node().find(name.first == EntityKind::metric ? "name" : "id");
    const Cursor where = entry == nullptr ? at : at.at(*entry);
    const Mark mark = first.node->mark_of(name.first == EntityKind::metric ? "/name" : "/id");
    where.complain("plan.duplicate_id",
                   {{"kind", std::string(name_of(name.first))},
                    {"id", name.second},
                    {"first_file", first.file},
                    {"first_line", std::to_string(mark.line)},
                    {"first", fmt::format("{}:{}:{}", first.file, mark.line, mark.column)}});
  }

  // Beside other errors only what does not follow from them: references and circles.
  enum class Rules : std::uint8_t { all, references };

  void check_rules(Rules rules) {
    domain::Definitions all =
        request_.elsewhere != nullptr ? *request_.elsewhere : domain::Definitions{};
    for (Object& object : objects_of(plan_.definitions)) insert(all, std::move(object));
    auto broken_rules = domain::broken_rules(all);
    add_stated_metrics(all, broken_rules);
    for (domain::BrokenRule& broken : broken_rules) {
      Error error = std::move(broken.error);
      if (rules == Rules::references && error.code != "reference.unknown" &&
          error.code != "parents.cycle")
        continue;
      error.place = plan_.place_of(broken.kind, broken.id, error.pointer);
      const auto origin = plan_.origins.find({broken.kind, broken.id});
      if (origin != plan_.origins.end()) {
        error.pointer = origin->second.pointer + origin->second.as_written(error.pointer);
      }
      error.arguments.try_emplace("in_kind", name_of(broken.kind));
      error.arguments.try_emplace("in_id", broken.id);
      errors_.push_back(std::move(error));
    }
  }

  // Sentences beside metrics that may stand in another file.
  void add_stated_metrics(const domain::Definitions& all,
                          std::vector<domain::BrokenRule>& broken) const {
    const Setting setting = setting_of(all.organization_or_default());
    for (const auto& [id, kpi] : plan_.definitions.kpis) {
      for (Error& error : stated_metric_errors(kpi, all, setting))
        broken.push_back({EntityKind::kpi, id.text(), std::move(error)});
    }
  }

  void keep_errors(Decoding& run) {
    std::ranges::stable_sort(
        run.errors, {}, [](const Error& e) { return std::pair(e.place.line, e.place.column); });
    errors_.insert(errors_.end(), run.errors.begin(), run.errors.end());
    run.errors.clear();
  }

  const LoadRequest& request_;
  std::vector<File> files_;
  LoadedPlan plan_;
  std::map<Name, std::string> documents_;
  Errors errors_;
};

}  // namespace

std::string LoadedPlan::Origin::as_written(std::string_view at) const {
  constexpr std::string_view prefix = "/goals/";
  if (!at.starts_with(prefix)) return std::string(at);
  const auto end = std::min(at.find('/', prefix.size()), at.size());
  std::size_t index = 0;
  const auto [stop, error] = std::from_chars(at.data() + prefix.size(), at.data() + end, index);
  const bool is_index = error == std::errc{} && stop == at.data() + end && index < goals.size();
  return is_index ? fmt::format("{}{}{}", prefix, goals[index], at.substr(end)) : std::string(at);
}

Place LoadedPlan::place_of(EntityKind kind, std::string_view id, std::string_view pointer) const {
  const auto found = origins.find({kind, std::string(id)});
  if (found == origins.end()) return {};
  const Origin& origin = found->second;
  const Mark mark = origin.node->mark_of(origin.as_written(pointer));
  return {.file = origin.file, .line = mark.line, .column = mark.column};
}

Checked<LoadedPlan> load(const LoadRequest& request) {
  KOERS_ASSERT(request.disk != nullptr, "loading needs a disk");
  return Loading(request).run();
}

}  // namespace koers::planfile
