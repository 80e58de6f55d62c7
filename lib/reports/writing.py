"""A Report and the name of a format in; the bytes of its file out."""

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from lib.reports.blocks import Report

# A writer is a module of this folder with a function of the same name. It is loaded with the first file that it writes:
# typst, matplotlib and python-pptx take a second to load, and most readers only look.
MIME: Final[Mapping[str, str]] = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def written(report: Report, kind: str) -> bytes:
    """The file."""
    if kind not in MIME:
        raise KeyError(kind)
    made: bytes = getattr(import_module(f"lib.reports.{kind}"), kind)(report)
    return made
