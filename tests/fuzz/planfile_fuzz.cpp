// Fuzzes plan files: any text gives either complaints, or definitions that are the same after they
// were exported and loaded again. The disk is one file in memory; nothing is ever opened.
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/assert.h"
#include "planfile/export.h"
#include "planfile/load.h"

namespace {

class OneFile : public koers::planfile::Disk {
 public:
  explicit OneFile(std::string text) : text_(std::move(text)) {}

  koers::Result<std::vector<std::string>> plan_files(const std::string& path) override {
    return std::vector<std::string>{path};
  }
  koers::Result<std::string> read(const std::string& /*file*/) override { return text_; }
  koers::Result<void> write(const std::vector<koers::planfile::FileText>& files) override {
    for (const auto& file : files) text_ = file.text;
    return {};
  }
  std::string beside(const std::string& /*file*/, const std::string& path) override {
    return "/plans/" + path;
  }
  bool has_match(const std::string& /*absolute_path*/) override { return true; }

 private:
  std::string text_;
};

koers::Checked<koers::planfile::LoadedPlan> load(std::string text) {
  OneFile disk(std::move(text));
  koers::planfile::LoadRequest request;
  request.paths = {"koers.yaml"};
  request.disk = &disk;
  request.environment = [](const std::string&) { return std::nullopt; };
  return koers::planfile::load(request);
}

std::map<std::pair<koers::domain::EntityKind, std::string>, std::string> documents_of(
    const koers::planfile::LoadedPlan& plan) {
  std::map<std::pair<koers::domain::EntityKind, std::string>, std::string> documents;
  for (const auto& object : plan.objects) documents[{object.kind, object.id}] = object.document;
  return documents;
}

}  // namespace

// libfyaml 0.7 forgets a buffer of a few kilobytes for a text with dozens of escaped quotes in a
// row. The sanitizer fixes the name.
// NOLINTNEXTLINE(bugprone-reserved-identifier,readability-identifier-naming)
extern "C" const char* __lsan_default_suppressions() { return "leak:fy_atom_iter_grow_chunk"; }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto plan = load(std::string(reinterpret_cast<const char*>(data), size));
  if (!plan) {
    KOERS_ASSERT(!plan.error().empty(), "a refusal has a reason");
    return 0;
  }
  const auto again = load(koers::planfile::export_yaml(plan->definitions));
  KOERS_ASSERT(again.has_value(), "what is exported loads");
  KOERS_ASSERT(documents_of(*again) == documents_of(*plan), "export is lossless");
  return 0;
}
