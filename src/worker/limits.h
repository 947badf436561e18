// What a request may use, and how a child process gives up everything else before it looks at
// untrusted SQL.
#pragma once

namespace koers::worker {

struct Limits {
  int memory_mb =
      1024;  ///< What the engine may use; the kernel allows the address space twice as much.
  int cpu_seconds = 60;    ///< Then the kernel ends the child.
  int wall_seconds = 120;  ///< Then the parent does.
  int children = 2;        ///< At the same time; also the threads of each.
};

/// In a child: a limit on address space (on top of what is mapped already), on CPU time, no core
/// file, no new files written, no new privileges, an empty environment, and death with its parent.
/// Only `answers` stays open of the descriptors it inherited, and standard error. False where the
/// kernel refuses: the child must not go on.
[[nodiscard]] bool confine(const Limits& limits, int answers);

}  // namespace koers::worker
