"""Lists in; their lines on a slide out, in the largest letters that all of them have room for; offers as cards."""

from collections.abc import Sequence
from typing import Any, Final

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from lib import theme
from lib.drawing.slide_cells import letters, rgb
from lib.drawing.slide_letters import LINE, WIDER, high
from lib.i18n import Words
from lib.reports.parts import Listing, fitting

BODY: Final = 18.0  # points of the smallest letters that the last row can read
GUTTER: Final = Inches(0.45)
# Points of a line and, as a part of them, of the room above it; as large as there is room for.
LISTS: Final = (*((size, 1 / 4) for size in (28.0, 26.0, 24.0, 22.0, 20.0, BODY)), (BODY, 1 / 8))
ACROSS: Final = 2  # cards in a row
CARD, HEADING = 24.0, 22.0  # points of a line on a card, and of the heading above all
HIGHEST: Final = Inches(1.7)  # a card
ROUND: Final = 0.08  # of the shorter side, the corner of a card
Box = tuple[int, int, int, int]


def put(slide: Any, found: Sequence[Listing], area: Box, columns: int, w: Words) -> None:
    """Lines under their headings, in columns, in the largest letters that all of them have room for."""
    if len(found) == 1 and found[0].kind != "lines":
        _cards(slide, found[0], area)
        return
    left, top, whole, tall = area
    columns = min(columns, len(found))
    each = (whole - GUTTER * (columns - 1)) // max(1, columns)
    split = [found[number::columns] for number in range(columns)]
    room, high_points = each / Pt(1), tall / Pt(1)
    size, gap = next((s for s in LISTS if max(_tall(own, room, *s) for own in split) <= high_points), LISTS[-1])
    if len(found) == 1 and _tall(found, room, size, gap) > high_points:
        rows = int((high_points - 2 * (size + 2) * LINE) / (size * (LINE + gap)))
        split = [[fitting(found[0], w, rows, room / WIDER[False], size)]]
    for number, own in enumerate(split):
        y = top
        for listing in own:
            shape = slide.shapes.add_textbox(
                left + number * (each + GUTTER), y, each, Pt(_tall([listing], 999, size, gap))
            )
            frame = shape.text_frame
            frame.word_wrap = True
            frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
            written(frame.paragraphs[0], listing.title, size + 2, theme.colour("accent"), True)
            for line in listing.lines:
                paragraph = frame.add_paragraph()
                paragraph.space_before = Pt(size * gap)
                written(paragraph, line, size, theme.named("textColor"))
            y += Pt(_tall([listing], room, size, gap))


def _tall(found: Sequence[Listing], room: float, size: float, gap: float) -> float:
    """Points that lists take, one below the other, with the room between them."""
    return sum(
        high([one.title], room, size + 2, True) + high(one.lines, room, size, gap=size * gap) + size for one in found
    )


def _cards(slide: Any, listing: Listing, area: Box) -> None:
    """Each line on a card of its own; steps are numbered."""
    left, top, whole, tall = area
    head = slide.shapes.add_textbox(left, top, whole, Pt(HEADING * 1.6))
    head.text_frame.word_wrap, head.text_frame.margin_left, head.text_frame.margin_top = True, 0, 0
    written(head.text_frame.paragraphs[0], listing.title, HEADING, theme.colour("accent"), True)
    below, rows = Pt(HEADING * 2), -(-len(listing.lines) // ACROSS)
    each = (whole - GUTTER * (ACROSS - 1)) // ACROSS
    high_each = min(HIGHEST, (tall - below) // rows - GUTTER // 2)
    for place, line in enumerate(listing.lines):
        x, y = left + place % ACROSS * (each + GUTTER), top + below + place // ACROSS * (high_each + GUTTER // 2)
        shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, x, y, each, high_each)
        shape.adjustments[0] = ROUND
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(theme.named("secondaryBackgroundColor"))
        shape.line.color.rgb = rgb(theme.named("borderColor"))
        shape.shadow.inherit = False
        frame = shape.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        frame.margin_left = frame.margin_right = Inches(0.3)
        said = [(line, theme.named("textColor"), False)]
        if listing.kind == "steps":
            said.insert(0, (str(place + 1), theme.colour("accent"), True))
        for number, (each_text, colour, bold) in enumerate(said):
            paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
            paragraph.alignment = PP_ALIGN.LEFT
            written(paragraph, each_text, CARD, colour, bold)


def written(paragraph: Any, said: str, size: float, colour: str, bold: bool | None = None) -> None:
    """A text with its letters at the end of a paragraph."""
    run = paragraph.add_run()
    run.text = said
    letters(run, size, colour, bold)
