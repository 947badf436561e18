// Files on the real disk are written together or not at all, as they were kept.
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

#include "planfile/load.h"

namespace koers::planfile {
namespace {

namespace fs = std::filesystem;

// A folder of its own that goes with the test.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("koers_disk_" + std::to_string(made++))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }

  [[nodiscard]] std::string at(const std::string& name) const { return (path_ / name).string(); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(at(name)) << text;
  }
  [[nodiscard]] std::string text(const std::string& name) const {
    return real_disk()->read(at(name)).value();
  }
  [[nodiscard]] std::size_t count() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
  }

 private:
  static inline int made = 0;
  fs::path path_;
};

}  // namespace

TEST_CASE("files keep their permissions, and what a link points to is written") {
  const Folder folder;
  folder.write("a.yaml", "old");
  const auto mode = fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read;
  fs::permissions(folder.at("a.yaml"), mode);
  fs::create_symlink("a.yaml", folder.at("link.yaml"));
  fs::create_symlink("later.yaml", folder.at("dangling.yaml"));
  REQUIRE(real_disk()
              ->write({{folder.at("link.yaml"), "new"}, {folder.at("dangling.yaml"), "there"}})
              .has_value());
  CHECK(folder.text("a.yaml") == "new");
  CHECK(fs::status(folder.at("a.yaml")).permissions() == mode);
  CHECK(fs::is_symlink(folder.at("link.yaml")));
  CHECK(folder.text("later.yaml") == "there");
  CHECK(folder.count() == 4);
}

TEST_CASE("where one file cannot be written none is, and nothing is left behind") {
  const Folder folder;
  folder.write("a.yaml", "old");
  const auto written =
      real_disk()->write({{folder.at("a.yaml"), "new"}, {folder.at("no/where.yaml"), "new"}});
  REQUIRE_FALSE(written.has_value());
  CHECK(written.error().code == "plan.not_written");
  CHECK(written.error().arguments.at("path") == folder.at("no/where.yaml"));
  CHECK(folder.text("a.yaml") == "old");
  CHECK(folder.count() == 1);
}

TEST_CASE("files that stand where drafts would come are left alone") {
  const Folder folder;
  folder.write("a.yaml", "old");
  folder.write("a.yaml.new", "mine");
  folder.write(".a.yaml.0.new", "mine too");
  REQUIRE(real_disk()->write({{folder.at("a.yaml"), "new"}}).has_value());
  CHECK(folder.text("a.yaml") == "new");
  CHECK(folder.text("a.yaml.new") == "mine");
  CHECK(folder.text(".a.yaml.0.new") == "mine too");
  CHECK(folder.count() == 3);
}

}  // namespace koers::planfile
