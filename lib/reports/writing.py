"""A Report and the name of a format in; the bytes of its file out."""

from collections.abc import Callable, Mapping
from typing import Final

from lib.reports.blocks import Report
from lib.reports.pdf import pdf
from lib.reports.pptx import pptx
from lib.reports.xlsx import xlsx

WRITERS: Final[Mapping[str, Callable[[Report], bytes]]] = {"pdf": pdf, "pptx": pptx, "xlsx": xlsx}
MIME: Final[Mapping[str, str]] = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def written(report: Report, kind: str) -> bytes:
    """The file."""
    return WRITERS[kind](report)
