#!/usr/bin/env python3
"""Builds the page (npm run build in web/) once per state of its sources and embeds it into the program.

usage: build_page.py --root ROOT --out FOLDER [--empty]
Writes FOLDER/page_assets.cpp, page_assets.S and the files they name; with --empty, or without web/, an empty table.
Built pages are kept under build/page/<hash of the inputs>, shared by all build directories of a checkout.
It installs nothing beyond `npm ci` of the page's own lock file, and never writes outside web/ and build/.
"""

import argparse
import contextlib
import fcntl
import gzip
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
NOT_INPUTS = {"node_modules", "dist", "coverage", "test-results"}
KEPT_PAGES = 4


def inputs(root: Path) -> list[Path]:
    """Every file that the built page depends on."""
    found = [root / "src/api/openapi.yaml"]
    for folder, folders, files in os.walk(root / "web"):
        folders[:] = sorted(name for name in folders if name not in NOT_INPUTS and not name.startswith("."))
        found += [Path(folder) / name for name in files]
    return sorted(path for path in found if path.is_file())


def digest(root: Path) -> str:
    total = hashlib.sha256(Path(__file__).read_bytes())
    for path in inputs(root):
        total.update(str(path.relative_to(root)).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def environment(root: Path) -> dict[str, str]:
    bundled = root / "build/dependencies/node/bin"
    path = os.environ.get("PATH", "")
    return dict(os.environ, PATH=f"{bundled}:{path}" if bundled.is_dir() else path)


def npm(root: Path, *arguments: str) -> None:
    run = subprocess.run(
        ["npm", *arguments], cwd=root / "web", env=environment(root), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if run.returncode != 0:
        sys.exit(f"{run.stdout}\nbuild_page: npm {' '.join(arguments)} failed in web/")


def install_packages(root: Path) -> None:
    """`npm ci`, skipped where the lock file is the one that was installed last (see install_dependencies.sh)."""
    lock = root / "web/package-lock.json"
    stamp = root / "web/node_modules/.koers-stamp"
    wanted = f"{hashlib.sha256(lock.read_bytes()).hexdigest()}  -\n" if lock.is_file() else ""
    if (root / "web/node_modules").is_dir() and (not wanted or (stamp.is_file() and stamp.read_text() == wanted)):
        return
    npm(root, "ci" if wanted else "install", "--ignore-scripts", "--no-audit", "--no-fund")
    stamp.write_text(wanted)


def built_page(root: Path) -> Path:
    """The folder with the built page, made where it is not there yet."""
    pages = root / "build/page"
    pages.mkdir(parents=True, exist_ok=True)
    with open(pages / "lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        target = pages / digest(root)
        if not target.is_dir():
            install_packages(root)
            npm(root, "run", "build")
            fresh = pages / "fresh"
            shutil.rmtree(fresh, ignore_errors=True)
            shutil.copytree(root / "web/dist", fresh)
            fresh.rename(target)
        os.utime(target)
        old = sorted((p for p in pages.iterdir() if p.is_dir()), key=lambda p: p.stat().st_mtime)[:-KEPT_PAGES]
        for page in old:
            shutil.rmtree(page)
    return target


def brotli(data: bytes) -> bytes:
    run = subprocess.run(
        ["brotli", "--stdout", "--quality=11", "-"], input=data, stdout=subprocess.PIPE, check=True)
    return run.stdout


def smaller(compressed: bytes, data: bytes) -> bytes:
    return compressed if len(compressed) < len(data) else b""


def is_hashed(path: str) -> bool:
    """Vite puts files whose name holds a hash of their content into /assets."""
    return path.startswith("/assets/")


class Embedding:
    """The two source files: an assembler file that includes the bytes, and the table over them."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.assembly = ["# Made by tools/build_page.py.", ".section .rodata"]
        self.declarations: list[str] = []
        self.rows: list[str] = []

    def blob(self, name: str, data: bytes) -> str:
        """Puts bytes into the program; gives the C++ expression of their view."""
        if not data:
            return "{}"
        blob_path = self.out / f"{name}.bin"
        if not blob_path.is_file() or blob_path.read_bytes() != data:
            blob_path.write_bytes(data)
        symbol = f"koers_page_{name}"
        self.assembly += [
            ".balign 16", f".globl {symbol}", f".hidden {symbol}", f"{symbol}:", f'.incbin "{blob_path.name}"']
        self.declarations.append(f'extern "C" const char {symbol}[];')
        return f"{{{symbol}, {len(data)}}}"

    def add(self, index: int, path: str, data: bytes) -> None:
        media_type = MEDIA_TYPES.get(Path(path).suffix)
        if media_type is None:
            sys.exit(f"build_page: no media type for {path}; add its ending to tools/build_page.py")
        body = self.blob(f"{index}_body", data)
        packed = self.blob(f"{index}_br", smaller(brotli(data), data))
        zipped = self.blob(f"{index}_gz", smaller(gzip.compress(data, 9, mtime=0), data))
        tag = hashlib.sha256(data).hexdigest()[:20]
        cacheability = "immutable" if is_hashed(path) else "revalidate"
        self.rows.append(
            f'    {{"{path}", "{media_type}", "\\"{tag}\\"", {body}, {packed}, {zipped}, '
            f"Cacheability::{cacheability}}},")

    def write(self) -> None:
        count = len(self.rows)
        table = f"constexpr std::array<Asset, {count}> assets{{{{\n" + "\n".join(self.rows) + "\n}};" if count else ""
        result = "assets" if count else "{}"
        source = "\n".join([
            "// Made by tools/build_page.py.", "#include <array>", '#include "api/assets.h"', *self.declarations,
            "namespace koers::api {", "namespace {", table.replace("constexpr", "const"), "}",
            f"std::span<const Asset> page_assets() {{ return {result}; }}", "}", ""])
        assembly = "\n".join([*self.assembly, '.section .note.GNU-stack,"",%progbits', ""])
        for name, text in (("page_assets.cpp", source), ("page_assets.S", assembly)):
            # Always written: the build compares times, and a page is embedded seldom.
            (self.out / name).write_text(text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--empty", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for old in options.out.glob("*.bin"):
        with contextlib.suppress(FileNotFoundError):
            old.unlink()
    embedding = Embedding(options.out)
    root = options.root.resolve()
    if not options.empty and (root / "web/package.json").is_file():
        page = built_page(root)
        files = sorted((f"/{p.relative_to(page).as_posix()}", p) for p in page.rglob("*") if p.is_file())
        for index, (path, source) in enumerate((p, s) for p, s in files if not p.endswith(".map")):
            embedding.add(index, path, source.read_bytes())
    embedding.write()


if __name__ == "__main__":
    main()
