"""Streamlit's browser files and our own static folder in; the same bytes out, compressed once, with addresses to keep.

Streamlit sends its JavaScript as it lies on the disk, 11 MB for a page with charts and a map; compressed it is 3 MB.
"""

import contextlib
import gzip
import hashlib
import importlib.util
import mimetypes
import os
import re
import threading
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple

import brotli  # type: ignore[import-untyped]

ROOT: Final = Path(__file__).parent.parent
COMPRESSIBLE: Final = {".js", ".mjs", ".css", ".json", ".geojson", ".svg", ".wasm", ".txt", ".md"}
TYPES: Final = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".geojson": "application/geo+json",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
}
BUNDLE: Final = "/static/"
OURS: Final = "/app/static/"
# The hash in the name of a file of Streamlit's bundle changes with its bytes, so the browser need never ask again.
FOREVER: Final = "public, immutable, max-age=31536000"
# Our own files keep their names from one version to the next: an hour, then a question that costs no bytes.
AN_HOUR: Final = "public, max-age=3600"
# Quality 11 makes Plotly a tenth smaller (1.06 for 1.18 MB) and takes 8 s instead of 0.4.
BROTLI_QUALITY: Final = 9


class Representation(NamedTuple):
    """One file as it goes over the wire."""

    body: bytes
    encoding: str
    etag: str
    media_type: str
    cache_control: str


def streamlit_static() -> Path:
    """The folder of Streamlit's browser files, found without importing Streamlit."""
    spec = importlib.util.find_spec("streamlit")
    if spec is None or spec.origin is None:
        raise RuntimeError("Streamlit is not installed: run `make run`, or pip install -r requirements.txt.")
    return Path(spec.origin).parent / "static"


@lru_cache
def served() -> "Assets":
    """Everything that the browser may fetch by name: Streamlit's bundle, and our own `static/`."""
    return Assets({BUNDLE: streamlit_static() / "static", OURS: ROOT / "static"})


def default_cache() -> Path:
    """Where compressed files are kept; a new version of either library gets a new folder."""
    return ROOT / "build" / "assets" / f"streamlit-{version('streamlit')}-brotli-{version('brotli')}"


def imports_of(script: str) -> set[str]:
    """The names of the chunks that a chunk needs before it can run; those it may load later are left out."""
    return set(re.findall(r'(?:\bfrom|\bimport)"\./([^"]+\.js)"', script))


def chunks(static: Path, names: tuple[str, ...]) -> list[str]:
    """The files of `static/js` that the named parts of Streamlit need, with everything these import."""
    folder = static / "static" / "js"
    waiting = [path.name for name in names for path in folder.glob(f"{name}.*.js")]
    found: dict[str, None] = {}
    while waiting:
        name = waiting.pop(0)
        if name not in found and (folder / name).is_file():
            found[name] = None
            waiting += sorted(imports_of((folder / name).read_text("utf-8")))
    return list(found)


def accepted(header: str) -> set[str]:
    """The encodings that an Accept-Encoding header allows; `q=0` refuses one."""
    parts = [part.replace(" ", "").lower().split(";") for part in header.split(",")]
    return {name for name, *rest in parts if name and not any(re.fullmatch(r"q=0(\.0*)?", item) for item in rest)}


class Assets:
    """All files that may be asked for, by their address. What is not in the table does not exist."""

    def __init__(self, roots: Mapping[str, Path], cache: Path | None = None) -> None:
        self.cache = cache or default_cache()
        self.files: dict[str, Path] = {
            prefix + path.relative_to(root).as_posix(): path
            for prefix, root in roots.items()
            for path in sorted(root.rglob("*"))
            if path.is_file() and not path.is_symlink()
        }
        self._ready: dict[tuple[str, str], Representation] = {}

    def ready(self, address: str, encodings: set[str]) -> Representation | None:
        """A file in the best encoding that is accepted; None if there is no such file. May read and compress."""
        path = self.files.get(address)
        if path is None:
            return None
        # Browsers ask for brotli on https and on localhost only; in a plain office network gzip is what they take.
        small = path.suffix.lower() in COMPRESSIBLE
        encoding = next((e for e in ("br", "gzip") if small and e in encodings), "")
        if (address, encoding) not in self._ready:
            self._ready[address, encoding] = self._read(address, path, encoding)
        return self._ready[address, encoding]

    def compress_all(self, first: list[str]) -> None:
        """Both compressed forms of every file onto the disk, so that no reader waits for them; the named ones first."""
        order = [name for name in first if name in self.files] + list(self.files)
        for address in dict.fromkeys(order):
            if self.files[address].suffix.lower() in COMPRESSIBLE:
                for encoding in ("br", "gzip"):
                    self._compressed(address, self.files[address], encoding)

    def _read(self, address: str, path: Path, encoding: str) -> Representation:
        body = self._compressed(address, path, encoding) if encoding else path.read_bytes()
        suffix = path.suffix.lower()
        return Representation(
            body=body,
            encoding=encoding,
            etag=f'"{hashlib.sha256(body).hexdigest()[:20]}"',
            media_type=TYPES.get(suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream",
            cache_control=FOREVER if address.startswith(BUNDLE) else AN_HOUR,
        )

    def _compressed(self, address: str, path: Path, encoding: str) -> bytes:
        plain = path.read_bytes()
        # The name holds the hash of the content: a changed map can never meet yesterday's compressed one.
        kept = self.cache / f"{hashlib.sha256(plain).hexdigest()[:24]}.{encoding}"
        if kept.is_file():
            return kept.read_bytes()
        if encoding == "br":
            small: bytes = brotli.compress(plain, quality=BROTLI_QUALITY)
        else:
            small = gzip.compress(plain, 9, mtime=0)
        write_whole(kept, small)
        return small


def write_whole(path: Path, body: bytes) -> None:
    """The file with all its bytes or not at all, also when two processes write it; nothing where one may not write."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f"{path.suffix}.{os.getpid()}-{threading.get_ident()}")
        part.write_bytes(body)
        part.replace(path)
