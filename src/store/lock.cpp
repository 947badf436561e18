// flock(2): held by the open file, so a fork that keeps the descriptor keeps the lock. It is opened
// close-on-exec; a child that is forked without exec has to close it.
#include "store/lock.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace koers::store {
namespace {

Failure cannot_lock(const std::string& path, int error) {
  return fail(Error{.kind = ErrorKind::unavailable,
                    .code = "store.cannot_lock",
                    .arguments = {{"path", path}},
                    .detail = std::generic_category().message(error)});
}

// "<pid> <version>", as the holder wrote it; the kernel may show us a moment before it did.
Failure locked(const std::string& path, int descriptor) {
  std::array<char, 128> buffer{};
  const ssize_t size = ::pread(descriptor, buffer.data(), buffer.size(), 0);
  std::string line(buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  line.resize(std::min(line.find('\n'), line.size()));
  const std::size_t blank = line.find(' ');
  return fail(
      Error{.kind = ErrorKind::conflict,
            .code = "store.locked",
            .arguments = {{"path", path},
                          {"pid", line.substr(0, blank)},
                          {"version", blank == std::string::npos ? "" : line.substr(blank + 1)}}});
}

Result<void> sign(const std::string& path, int descriptor) {
  const std::string line = std::to_string(::getpid()) + " " + KOERS_VERSION + "\n";
  const bool is_signed =
      ::ftruncate(descriptor, 0) == 0 &&
      ::pwrite(descriptor, line.data(), line.size(), 0) == static_cast<ssize_t>(line.size());
  if (!is_signed) return cannot_lock(path, errno);
  return {};
}

// False where the file was taken away between opening and locking: a lock on it holds nobody off.
bool is_still_there(const std::string& file, int descriptor) {
  struct stat ours{};
  struct stat there{};
  return ::fstat(descriptor, &ours) == 0 && ::stat(file.c_str(), &there) == 0 &&
         ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
}

}  // namespace

std::string StoreLock::file_of(const std::string& path) {
  std::error_code ignored;
  const std::filesystem::path real = std::filesystem::weakly_canonical(path, ignored);
  return (real.empty() ? path : real.string()) + ".lock";
}

Result<StoreLock> StoreLock::acquire(const std::string& path) {
  const std::string file = file_of(path);
  while (true) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) return cannot_lock(path, errno);
    StoreLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
      return errno == EWOULDBLOCK ? locked(path, descriptor) : cannot_lock(path, errno);
    if (!is_still_there(file, descriptor)) continue;
    KOERS_CHECK(sign(path, descriptor));
    return lock;
  }
}

StoreLock::StoreLock(StoreLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

StoreLock& StoreLock::operator=(StoreLock&& other) noexcept {
  if (this != &other) {
    release();
    descriptor_ = std::exchange(other.descriptor_, -1);
  }
  return *this;
}

StoreLock::~StoreLock() { release(); }

void StoreLock::release() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
}

}  // namespace koers::store
