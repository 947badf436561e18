#!/usr/bin/env bash
# Formats our C++ with the pinned clang-format, or with --check says what is not formatted and changes nothing.
# usage: tools/format.sh [--check] [FILE...]
set -euo pipefail
cd "$(dirname "$0")/.."

formatter=clang-format-19
command -v "$formatter" >/dev/null || {
  echo "format: $formatter is not installed: tools/install_dependencies.sh test" >&2
  exit 2
}
mode=write
if [[ ${1:-} == --check ]]; then
  mode=check
  shift
fi
if [[ $# -gt 0 ]]; then
  files=("$@")
else
  folders=()
  for folder in src tests bench; do [[ -d $folder ]] && folders+=("$folder"); done
  mapfile -t files < <(find "${folders[@]}" -name node_modules -prune -o \( -name '*.h' -o -name '*.cpp' \) -print | sort)
fi
if [[ $mode == write ]]; then
  printf '%s\0' "${files[@]}" | xargs -0 -P 2 -n 40 "$formatter" -i
  exit
fi
wrong=$(printf '%s\0' "${files[@]}" | xargs -0 -P 2 -n 40 "$formatter" --dry-run 2>&1 |
  sed -n 's/^\([^:]*\):[0-9]*:[0-9]*: warning.*/\1/p' | sort -u)
if [[ -n $wrong ]]; then
  printf '%s: not formatted\n' $wrong
  echo "make format does it"
  exit 1
fi
echo "${#files[@]} files, all formatted"
