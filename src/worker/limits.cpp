// What the kernel holds a child to: address space, CPU seconds, no core file.
#include "worker/limits.h"

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace koers::worker {
namespace {

bool limit(int resource, rlim_t soft, rlim_t hard) {
  const rlimit both{soft, hard};
  return setrlimit(static_cast<__rlimit_resource_t>(resource), &both) == 0;
}

// A sanitizer maps terabytes at its start; the limit is on what comes after.
rlim_t mapped_bytes() {
  std::ifstream sizes("/proc/self/statm");
  rlim_t pages = 0;
  sizes >> pages;
  return pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
}

bool keep_only(int answers) {
  const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(nothing, STDOUT_FILENO) < 0)
    return false;
  for (int descriptor = STDERR_FILENO + 1; descriptor < 1024; ++descriptor) {
    if (descriptor != answers) close(descriptor);
  }
  return true;
}

}  // namespace

bool confine(const Limits& limits, int answers) {
  const rlim_t memory = mapped_bytes() + static_cast<rlim_t>(limits.memory_mb) * 2 * 1024 * 1024;
  const auto cpu = static_cast<rlim_t>(limits.cpu_seconds);
  return keep_only(answers) && limit(RLIMIT_AS, memory, memory) &&
         limit(RLIMIT_CPU, cpu, cpu + 1) && limit(RLIMIT_CORE, 0, 0) && limit(RLIMIT_FSIZE, 0, 0) &&
         prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 &&
         clearenv() == 0;
}

}  // namespace koers::worker
