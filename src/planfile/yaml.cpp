// Works on libfyaml's events, not on its documents: that is where aliases and duplicate keys are
// still visible and where depth and size can be bounded while reading.
#include "planfile/yaml.h"

#include <algorithm>
#include <libfyaml.h>
#include <map>
#include <memory>
#include <optional>
#include <unordered_set>

namespace koers::planfile {
namespace {

struct DestroyParser {
  void operator()(fy_parser* parser) const { fy_parser_destroy(parser); }
};
struct DestroyDiagnostics {
  void operator()(fy_diag* diagnostics) const { fy_diag_destroy(diagnostics); }
};

std::string text_of(fy_token* token) {
  std::size_t length = 0;
  const char* text = token == nullptr ? nullptr : fy_token_get_text(token, &length);
  return text == nullptr ? std::string() : std::string(text, length);
}

Mark mark_of(fy_token* token) {
  const fy_mark* mark = token == nullptr ? nullptr : fy_token_start_mark(token);
  return mark == nullptr ? Mark{} : Mark{mark->line + 1, mark->column + 1};
}

// Behind the last character of a token; (0, 0) where there is none.
Mark end_of(fy_token* token) {
  const fy_mark* mark = token == nullptr ? nullptr : fy_token_end_mark(token);
  return mark == nullptr ? Mark{} : Mark{mark->line + 1, mark->column + 1};
}

bool is_null_word(std::string_view text) {
  return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

std::string_view line_of(std::string_view text, int line) {
  for (int skipped = 1; skipped < line; ++skipped) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

// Builds the tree bottom-up while events come in; stops at the first thing that cannot be read.
class Builder {
 public:
  Builder(std::string file, const YamlLimits& limits) : file_(std::move(file)), limits_(limits) {}

  // False: stop, `errors()` says why.
  bool take(const fy_event& event) {
    switch (event.type) {
      case FYET_DOCUMENT_START:
        return start_document(event);
      case FYET_SCALAR:
        return take_scalar(event);
      case FYET_ALIAS:
        return take_alias(event);
      case FYET_SEQUENCE_START:
        return open(event.sequence_start.anchor, event.sequence_start.tag,
                    event.sequence_start.sequence_start, Node::Kind::sequence);
      case FYET_MAPPING_START:
        return open(event.mapping_start.anchor, event.mapping_start.tag,
                    event.mapping_start.mapping_start, Node::Kind::mapping);
      case FYET_SEQUENCE_END:
      case FYET_MAPPING_END:
        return close(event.type == FYET_SEQUENCE_END ? event.sequence_end.sequence_end
                                                     : event.mapping_end.mapping_end);
      default:
        return true;
    }
  }

  [[nodiscard]] Errors& errors() { return errors_; }
  [[nodiscard]] NodePtr root() const { return root_; }

  // The start of the innermost list or mapping that is still open.
  [[nodiscard]] std::optional<Mark> innermost_open() const {
    if (open_.empty()) return std::nullopt;
    return open_.back().start;
  }

  bool refuse(std::string_view code, Mark mark, std::map<std::string, std::string> arguments = {}) {
    errors_.push_back({.kind = ErrorKind::malformed,
                       .code = std::string(code),
                       .arguments = std::move(arguments),
                       .place = {.file = file_, .line = mark.line, .column = mark.column}});
    return false;
  }

 private:
  struct Open {
    Node::Kind kind;
    Mark start;
    std::string anchor;
    std::vector<NodePtr> items;
    std::vector<Node::Entry> entries;
    std::unordered_set<std::string> keys;
    std::optional<Node::Entry> pending;  // A key that waits for its value.
  };

  bool start_document(const fy_event& event) {
    if (++documents_ < 2) return true;
    return refuse("plan.several_documents", mark_of(event.document_start.document_start));
  }

  bool take_scalar(const fy_event& event) {
    fy_token* token = event.scalar.value;
    const Mark mark = mark_of(token);
    if (event.scalar.tag != nullptr) return refuse("plan.tag", mark_of(event.scalar.tag));
    std::string text = text_of(token);
    const fy_scalar_style style = token == nullptr ? FYSS_PLAIN : fy_token_scalar_style(token);
    const bool is_bare = style == FYSS_PLAIN;
    // libfyaml points behind the opening quote.
    const bool is_quoted = style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED;
    const Mark start{mark.line, is_quoted ? mark.column - 1 : mark.column};
    if (wants_key()) return take_key(std::move(text), start);
    const Mark where = start.line == 0 ? last_mark_ : start;
    const Mark end = end_of(token);
    const Node::Span span{where, {end.line, is_quoted ? end.column + 1 : end.column}};
    const auto node = is_bare && is_null_word(text)
                          ? Node::null(span)
                          : Node::scalar(std::move(text),
                                         is_bare ? Node::Style::bare : Node::Style::quoted, span);
    return add(node, text_of(event.scalar.anchor));
  }

  [[nodiscard]] bool wants_key() const {
    return !open_.empty() && open_.back().kind == Node::Kind::mapping && !open_.back().pending;
  }

  bool take_key(std::string key, Mark mark) {
    const bool is_new = open_.back().keys.insert(key).second;
    // Reading goes on: all repeated keys are reported together.
    if (!is_new) refuse("plan.duplicate_key", mark, {{"key", key}});
    last_mark_ = mark;
    open_.back().pending = Node::Entry{.key = std::move(key), .key_mark = mark, .value = nullptr};
    return true;
  }

  bool take_alias(const fy_event& event) {
    const std::string name = text_of(event.alias.anchor);
    const Mark mark = mark_of(event.alias.anchor);
    if (wants_key()) return refuse("plan.key_not_text", mark);
    const auto found = anchors_.find(name);
    if (found == anchors_.end()) return refuse("plan.unknown_alias", mark, {{"name", name}});
    return add(found->second, {});
  }

  bool open(fy_token* anchor, fy_token* tag, fy_token* token, Node::Kind kind) {
    const Mark mark = mark_of(token);
    if (tag != nullptr) return refuse("plan.tag", mark_of(tag));
    if (wants_key()) return refuse("plan.key_not_text", mark);
    if (static_cast<int>(open_.size()) >= limits_.depth) {
      return refuse("plan.too_deep", mark, {{"limit", std::to_string(limits_.depth)}});
    }
    open_.push_back({.kind = kind, .start = mark, .anchor = text_of(anchor)});
    return true;
  }

  bool close(fy_token* end) {
    Open done = std::move(open_.back());
    open_.pop_back();
    const auto node = done.kind == Node::Kind::sequence
                          ? Node::sequence(std::move(done.items), {done.start, end_of(end)})
                          : Node::mapping(std::move(done.entries), {done.start, end_of(end)});
    return add(node, done.anchor);
  }

  bool add(NodePtr node, const std::string& anchor) {
    if (node->size() > limits_.nodes || ++nodes_ > limits_.nodes) {
      return refuse("plan.too_many_nodes", node->start(),
                    {{"limit", std::to_string(limits_.nodes)}});
    }
    if (!anchor.empty()) anchors_[anchor] = node;
    if (open_.empty()) {
      root_ = std::move(node);
      return true;
    }
    Open& parent = open_.back();
    if (parent.kind == Node::Kind::sequence) {
      parent.items.push_back(std::move(node));
      return true;
    }
    parent.pending->value = std::move(node);
    parent.entries.push_back(std::move(*parent.pending));
    parent.pending.reset();
    return true;
  }

  std::string file_;
  const YamlLimits& limits_;
  std::vector<Open> open_;
  std::map<std::string, NodePtr> anchors_;
  NodePtr root_ = Node::null({});
  Mark last_mark_;
  std::size_t nodes_ = 0;
  int documents_ = 0;
  Errors errors_;
};

// What libfyaml says, at the place where a person has to look.
void report_syntax(Builder& builder, fy_diag* diagnostics, std::string_view text) {
  void* iterator = nullptr;
  const fy_diag_error* first = nullptr;
  while (const fy_diag_error* error = fy_diag_errors_iterate(diagnostics, &iterator)) {
    if (first == nullptr && error->type == FYET_ERROR) first = error;
  }
  const std::string words =
      first == nullptr || first->msg == nullptr ? "it cannot be read" : first->msg;
  Mark mark = first == nullptr ? Mark{} : Mark{first->line, first->column};
  if (words.find("without a closing") != std::string::npos)
    mark = builder.innermost_open().value_or(mark);

  const std::string_view line = line_of(text, mark.line);
  const auto value = line.find(": >");
  if (value != std::string_view::npos && words.starts_with("block scalar")) {
    builder.refuse("plan.unquoted_comparison", {mark.line, static_cast<int>(value) + 3},
                   {{"text", std::string(line.substr(value + 2))}});
    return;
  }
  const std::string_view next = line_of(text, mark.line + 1);
  for (const auto& [candidate, number] :
       {std::pair{line, mark.line}, std::pair{next, mark.line + 1}}) {
    const auto tab = candidate.find_first_not_of(' ');
    if (tab == std::string_view::npos || candidate[tab] != '\t') continue;
    builder.refuse("plan.tab", {number, static_cast<int>(tab) + 1});
    return;
  }
  builder.refuse("plan.yaml", mark);
  builder.errors().back().detail = words;
}

// The length of the UTF-8 character that starts here; 0 where there is none.
std::size_t character_length(std::string_view rest) {
  const auto first = static_cast<unsigned char>(rest.front());
  const std::size_t length = first < 0x80   ? 1
                             : first < 0xC2 ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                                            : 4;
  if (first > 0xF4 || length > rest.size()) return 0;
  const auto is_following = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  const bool is_whole =
      std::ranges::all_of(rest.substr(1, length == 0 ? 0 : length - 1), is_following);
  return is_whole ? length : 0;
}

// Where a text stops being UTF-8 text; none where it does not.
std::optional<Mark> first_bad_byte(std::string_view text) {
  Mark mark{1, 1};
  while (!text.empty()) {
    const std::size_t length = text.front() == '\0' ? 0 : character_length(text);
    if (length == 0) return mark;
    mark = text.front() == '\n' ? Mark{mark.line + 1, 1} : Mark{mark.line, mark.column + 1};
    text.remove_prefix(length);
  }
  return std::nullopt;
}

Checked<NodePtr> parse(Builder& builder, std::string_view text) {
  fy_diag_cfg quiet{};
  fy_diag_cfg_default(&quiet);
  quiet.fp = nullptr;
  const std::unique_ptr<fy_diag, DestroyDiagnostics> diagnostics(fy_diag_create(&quiet));
  fy_diag_set_collect_errors(diagnostics.get(), true);
  fy_parse_cfg configuration{};
  configuration.flags = static_cast<fy_parse_cfg_flags>(
      FYPCF_QUIET | FYPCF_COLLECT_DIAG | FYPCF_DEFAULT_VERSION_1_2 | FYPCF_JSON_NONE);
  configuration.diag = diagnostics.get();
  const std::unique_ptr<fy_parser, DestroyParser> parser(fy_parser_create(&configuration));
  fy_parser_set_string(parser.get(), text.data(), text.size());

  bool goes_on = true;
  while (goes_on) {
    fy_event* event = fy_parser_parse(parser.get());
    if (event == nullptr) break;
    goes_on = builder.take(*event);
    fy_parser_event_free(parser.get(), event);
  }
  if (goes_on && fy_parser_get_stream_error(parser.get()))
    report_syntax(builder, diagnostics.get(), text);
  if (!builder.errors().empty()) return tl::unexpected(std::move(builder.errors()));
  return builder.root();
}

}  // namespace

Checked<NodePtr> parse_yaml(const YamlText& yaml, const YamlLimits& limits) {
  Builder builder(yaml.file, limits);
  std::string_view text = yaml.text;
  if (text.size() > limits.bytes) {
    builder.refuse("plan.too_large", {}, {{"limit", std::to_string(limits.bytes >> 20U) + " MiB"}});
    builder.errors().back().kind = ErrorKind::too_large;
    return tl::unexpected(std::move(builder.errors()));
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (const auto bad = first_bad_byte(text)) {
    builder.refuse("plan.not_utf8", *bad);
    return tl::unexpected(std::move(builder.errors()));
  }
  // An empty buffer is no string to libfyaml.
  return text.empty() ? Checked<NodePtr>(builder.root()) : parse(builder, text);
}

}  // namespace koers::planfile
