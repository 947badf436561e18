#!/usr/bin/env bash
# Configures a preset where it is not configured yet, and builds. Quiet where there is nothing to do.
# usage: tools/build.sh PRESET [TARGET...]        (CMake options through KOERS_CMAKE_OPTIONS)
set -euo pipefail
cd "$(dirname "$0")/.."

preset=$1
shift
folder=build/$preset
read -ra options <<<"${KOERS_CMAKE_OPTIONS:-}"
if [[ ! -f $folder/build.ninja || ${#options[@]} -gt 0 ]]; then
  mkdir -p "$folder"
  cmake --preset "$preset" "${options[@]}" >"$folder/configure.log" 2>&1 || {
    cat "$folder/configure.log" >&2
    exit 1
  }
fi
quiet=(--quiet)
[[ -t 1 ]] && quiet=() # A person who waits sees how far it is.
ninja -C "$folder" -j "${JOBS:-$(nproc)}" "${quiet[@]}" "$@"
