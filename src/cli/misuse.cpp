// Walks along the words as the library does, as far as they can be understood.
#include "cli/misuse.h"

#include <algorithm>
#include <optional>

#include "base/nearest.h"
#include "base/number.h"

namespace koers::cli {
namespace {

Error complaint(std::string_view code, std::map<std::string, std::string> arguments) {
  return {
      .kind = ErrorKind::malformed, .code = std::string(code), .arguments = std::move(arguments)};
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<std::string> names_of(const std::vector<const CLI::App*>& commands) {
  std::vector<std::string> names;
  for (const auto* command : commands) names.push_back(command->get_name());
  return names;
}

// Without their dashes, which a typing error seldom is about.
std::vector<std::string> options_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* option : app.get_options()) {
    for (const auto& name : option->get_lnames()) names.push_back(name);
  }
  return names;
}

std::string with_underscores(std::string name) {
  std::ranges::replace(name, '-', '_');
  return name;
}

// As it is written on the command line; `nearest` compares words with underscores.
std::string suggestion(std::string_view word, const std::vector<std::string>& names) {
  std::vector<std::string> known;
  for (const auto& name : names) known.push_back(with_underscores(name));
  const auto found = nearest(word, {known.begin(), known.end()});
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!found.empty() && known[i] == found) return names[i];
  }
  return {};
}

bool is_option(const std::string& word) {
  return word.size() > 1 && word.front() == '-' && !parse_number(word).has_value();
}

class Walk {
 public:
  explicit Walk(const CLI::App& app) : root_(&app), here_(&app) {}

  // Nothing where every word has a place.
  std::optional<Error> along(const std::vector<std::string>& arguments) {
    for (std::size_t at = 0; at < arguments.size(); ++at) {
      const std::string& word = arguments[at];
      if (word == "--") return std::nullopt;
      if (is_option(word)) {
        const auto name = word.substr(0, word.find('='));
        const auto* option = option_named(name);
        if (option == nullptr) return unknown_option(name);
        const bool has_value = name == word && at + 1 < arguments.size();
        given_.push_back({name, has_value ? arguments[at + 1] : word.substr(name.size())});
        const bool takes_next = option->get_items_expected_min() > 0 && name == word;
        at += takes_next ? 1 : 0;
      } else if (const auto commands = commands_of(*here_); !commands.empty()) {
        const auto* next = command_named(commands, word);
        if (next == nullptr) return unknown_command(commands, word);
        here_ = next;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] const CLI::App& here() const { return *here_; }

  struct Given {
    std::string option;
    std::string value;
  };

  [[nodiscard]] bool is_given_twice(const std::string& option) const {
    return std::ranges::count(given_, option, &Given::option) > 1;
  }

  // The option that the library's words are about, with what was given for it.
  [[nodiscard]] Given blamed(const std::string& words) const {
    for (const auto& given : given_) {
      if (words.find(given.option) != std::string::npos) return given;
    }
    return {words.substr(0, words.find(':')), ""};
  }

  // "metric values"; empty before the first command.
  [[nodiscard]] std::string command() const {
    std::string words;
    for (const auto* app = here_; app != root_; app = app->get_parent())
      words.insert(0, app->get_name() + (words.empty() ? "" : " "));
    return words;
  }

 private:
  [[nodiscard]] const CLI::Option* option_named(const std::string& name) const {
    for (const auto* app = here_; app != nullptr; app = app->get_parent()) {
      if (const auto* option = app->get_option_no_throw(name)) return option;
    }
    return nullptr;
  }

  static const CLI::App* command_named(const std::vector<const CLI::App*>& commands,
                                       const std::string& word) {
    for (const auto* command : commands) {
      if (command->get_name() == word) return command;
    }
    return nullptr;
  }

  [[nodiscard]] Error unknown_option(const std::string& name) const {
    auto names = options_of(*here_);
    const auto common = options_of(*root_);
    names.insert(names.end(), common.begin(), common.end());
    const auto bare = name.substr(std::min(name.find_first_not_of('-'), name.size()));
    const auto meant = suggestion(bare, names);
    return complaint("cli.unknown_option", {{"option", name},
                                            {"command", command()},
                                            {"suggestion", meant.empty() ? "" : "--" + meant}});
  }

  [[nodiscard]] Error unknown_command(const std::vector<const CLI::App*>& commands,
                                      const std::string& word) const {
    const std::string before = command().empty() ? "" : command() + " ";
    const std::string meant = suggestion(word, names_of(commands));
    return complaint("cli.unknown_command", {{"command", before + word},
                                             {"suggestion", meant.empty() ? "" : before + meant}});
  }

  const CLI::App* root_;
  const CLI::App* here_;
  std::vector<Given> given_;
};

std::string missing_from(const CLI::App& app) {
  const auto commands = names_of(commands_of(app));
  std::string names;
  for (const auto& name : commands) names += (names.empty() ? "" : ", ") + name;
  if (!names.empty()) return names;
  for (const auto* option : app.get_options()) {
    if (option->get_required() && option->count() == 0) return option->get_single_name();
  }
  return app.get_name();
}

}  // namespace

Error misuse_of(const CLI::App& app, const CLI::ParseError& error,
                const std::vector<std::string>& arguments) {
  Walk walk(app);
  if (auto unknown = walk.along(arguments)) return *unknown;
  const auto command = walk.command();
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    return complaint("cli.missing_argument",
                     {{"name", missing_from(walk.here())}, {"command", command}});
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
    return complaint("cli.too_many_arguments", {{"text", arguments.back()}, {"command", command}});
  const auto blamed = walk.blamed(error.what());
  if (walk.is_given_twice(blamed.option))
    return complaint("cli.given_twice", {{"option", blamed.option}, {"command", command}});
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
    return complaint("cli.missing_value", {{"option", blamed.option}, {"command", command}});
  return complaint("cli.bad_value",
                   {{"option", blamed.option}, {"text", blamed.value}, {"choices", ""}})
      .because(error.what());
}

}  // namespace koers::cli
