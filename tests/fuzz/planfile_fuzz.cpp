// Fuzzes plan files: any text gives either definitions whose documents read back, or complaints
// that name a line. The disk is one file in memory; nothing is ever opened.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/assert.h"
#include "base/json.h"
#include "planfile/load.h"

namespace {

class OneFile : public koers::planfile::Disk {
 public:
  explicit OneFile(std::string text) : text_(std::move(text)) {}

  koers::Result<std::vector<std::string>> plan_files(const std::string& path) override {
    return std::vector<std::string>{path};
  }
  koers::Result<std::string> read(const std::string& /*file*/) override { return text_; }
  std::string beside(const std::string& /*file*/, const std::string& path) override {
    return "/plans/" + path;
  }
  bool has_match(const std::string& /*absolute_path*/) override { return true; }

 private:
  std::string text_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  OneFile disk(std::string(reinterpret_cast<const char*>(data), size));
  koers::planfile::LoadRequest request;
  request.paths = {"koers.yaml"};
  request.disk = &disk;
  request.environment = [](const std::string&) { return std::nullopt; };
  const auto plan = koers::planfile::load(request);
  if (!plan) {
    KOERS_ASSERT(!plan.error().empty(), "a refusal has a reason");
    return 0;
  }
  for (const auto& object : plan->objects) {
    KOERS_ASSERT(koers::read_json(object.document).has_value(), "a document is JSON");
  }
  return 0;
}
