#!/usr/bin/env bash
# Builds all that the whole suite needs (dev, release, tsan) and runs it in one go of ctest, whose summary ends the output.
# usage: tools/test.sh [CTEST OPTION...]          (as in tools/test.sh -R browser)
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\033[2m[test %(%H:%M:%S)T]\033[0m %s\n' -1 "$*" >&2; }

say "building release"
tools/build.sh release all benches
say "building tsan"
tools/build.sh tsan koers_tsan_tests
say "building dev"
KOERS_CMAKE_OPTIONS=-DKOERS_WHOLE_SUITE=ON tools/build.sh dev
say "running"
exec ctest --test-dir build/dev --no-tests=error --output-on-failure --parallel "${JOBS:-$(nproc)}" "$@"
