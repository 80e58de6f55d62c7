"""Texts and looks in; cells of a table on a slide out: the first of a look made by python-pptx, the others its copies.

A cell made attribute by attribute takes 1.5 ms; a report has some hundreds.
"""

from copy import deepcopy
from typing import Any, Final, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Pt

from lib import theme

TEXT: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
# Below and above: of two cells that meet, programs take the line of either.
SIDES: Final = ("lnB", "lnT")
RULE: Final = (
    '<a:{side} xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" w="6350">'
    '<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:{side}>'
)
# Blanks at which no line breaks; Python takes them for control characters.
KEPT: Final = "\u00a0\u202f"


class Look(NamedTuple):
    """How a cell looks; lengths in points, colours as #rrggbb."""

    size: float
    fill: str
    ink: str
    bold: bool = False
    align: PP_ALIGN = PP_ALIGN.LEFT
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP
    beside: float = 7.2
    above: float = 2
    rule: str = ""  # colour of the thin lines above and below


class Cells:
    """Writes cells, and keeps the first of each look."""

    def __init__(self) -> None:
        self._made: dict[Look, Any] = {}

    def write(self, cell: Any, text: str, look: Look) -> None:
        """Put a text into a cell. What cannot stand in a slide's file is left out."""
        clean = "".join(letter if letter.isprintable() or letter in KEPT else " " for letter in text)
        if look not in self._made:
            _dress(cell, look)
            self._made[look] = deepcopy(cell._tc)
        copy = deepcopy(self._made[look])
        next(copy.iter(TEXT)).text = clean
        cell._tc.getparent().replace(cell._tc, copy)


def _dress(cell: Any, look: Look) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(look.fill)
    cell.vertical_anchor = look.anchor
    cell.margin_left = cell.margin_right = Pt(look.beside)
    cell.margin_top = cell.margin_bottom = Pt(look.above)
    for side in SIDES if look.rule else ():
        line = RULE.format(side=side, colour=look.rule.removeprefix("#"))
        cell._tc.get_or_add_tcPr().insert(0, parse_xml(line))
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = look.align
    letters(paragraph.add_run(), look.size, look.ink, look.bold)


def letters(run: Any, size: float, ink: str, bold: bool | None = None) -> None:
    """Size, colour and weight of a run; set on the run itself, where no program overlooks them."""
    run.font.size, run.font.color.rgb = Pt(round(size, 1)), rgb(ink)
    if bold is not None:
        run.font.bold = bold


def rgb(colour: str) -> RGBColor:
    """#rrggbb as python-pptx wants it."""
    return RGBColor(*theme.rgb(colour))  # type: ignore[no-untyped-call]
