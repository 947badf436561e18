// Commands that keep the database sound.
#include <memory>
#include <ostream>

#include "cli/grammar.h"

namespace koers::cli {
namespace {

struct Copy {
  std::string path;
  bool is_replacing = false;
};

std::string absolute(const Surroundings& around, const std::string& path) {
  return path.starts_with('/') ? path : around.folder + "/" + path;
}

void add_copies(Grammar& grammar) {
  const auto given = std::make_shared<Copy>();
  auto* copying = grammar.command("backup", "Write a copy of the database", [&grammar, given] {
    return backup(grammar.around(), grammar.common(), absolute(grammar.around(), given->path));
  });
  copying->add_option("file", given->path, "A file that does not exist yet")->required();
  grammar.takes_json(copying);
  auto* restoring =
      grammar.command("restore", "Take a copy back as the database", [&grammar, given] {
        return restore(grammar.around(), grammar.common(),
                       {{"from", given->path}, {"replace", given->is_replacing}});
      });
  restoring->add_option("file", given->path, "The copy")->required();
  restoring->add_flag("--replace", given->is_replacing, "Set the database that is there aside");
}

}  // namespace

void add_upkeep(Grammar& grammar) {
  grammar.takes_json(grammar.command("rebuild", "Compute everything derived again", [&grammar] {
    return rebuild(grammar.around(), grammar.common());
  }));
  add_copies(grammar);
  grammar.takes_json(grammar.command("doctor", "Look whether everything is sound", [&grammar] {
    return doctor(grammar.around(), grammar.common());
  }));
  grammar.command("version", "Print the version", [&grammar] {
    grammar.around().streams.out << "koers " KOERS_VERSION "\n";
    return 0;
  });
}

}  // namespace koers::cli
