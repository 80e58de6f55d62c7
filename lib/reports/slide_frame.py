"""What every presentation of ours has: an empty show that says whose it is, titled slides, texts on them, notes."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any, Final

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches, Pt

from lib import theme
from lib.drawing.slide_cells import letters

WIDE, HIGH = Inches(13.333), Inches(7.5)
SIDE: Final = Inches(0.6)
ROOM: Final = WIDE - 2 * SIDE
TITLE_ONLY: Final = 5  # the layout of python-pptx's own template
QUIET, WARN = "#55626F", "#8A4B08"


def empty(title: str, university: str, subject: str, language: str, day: date) -> Any:
    """A show without a slide."""
    show: Any = Presentation()
    show.slide_width, show.slide_height = WIDE, HIGH
    kept = show.core_properties
    kept.title, kept.author, kept.language, kept.subject = f"{title} {subject}", university, language, subject
    # python-pptx names its own template and the author of it, in a part of its own the program that wrote it, and
    # shows a picture of it.
    package = show.part.package
    for kind in (RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL):
        package.drop_rel(next(name for name, tie in package._rels.items() if tie.reltype == kind))
    kept.comments, kept.last_modified_by = "", university
    kept.created = kept.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return show


def saved(show: Any) -> bytes:
    """The file."""
    buffer = BytesIO()
    show.save(buffer)
    return buffer.getvalue()


def titled(show: Any, title: str, top: int, size: float, left: int = SIDE, room: int = ROOM) -> Any:
    """A slide with its title in the place that a reader of outlines finds it."""
    slide = show.slides.add_slide(show.slide_layouts[TITLE_ONLY])
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = left, top, room, Pt(size * 1.5)
    frame = shape.text_frame
    frame.text = title
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_top = 0
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    for run in paragraph.runs:
        letters(run, size, theme.named("textColor"), True)
    return slide


def text(
    slide: Any,
    said: str,
    top: int,
    size: float,
    colour: str = "",
    left: int = SIDE,
    room: int = ROOM,
    bold: bool | None = None,
    align: PP_ALIGN = PP_ALIGN.LEFT,
) -> Any:
    """A text at a height of the slide, over its whole width unless told."""
    shape = slide.shapes.add_textbox(left, top, room, Pt(size * 1.6))
    frame = shape.text_frame
    frame.word_wrap, frame.margin_left, frame.margin_right, frame.margin_top = True, 0, 0, 0
    frame.text = said
    for paragraph in frame.paragraphs:
        paragraph.alignment = align
        for run in paragraph.runs:
            letters(run, size, colour or theme.named("textColor"), bold)
    return shape


def notes(slide: Any, said: Iterable[str]) -> None:
    """What the speaker reads: each text once."""
    slide.notes_slide.notes_text_frame.text = "\n".join(dict.fromkeys(one for one in said if one))


def described(shape: Any, name: str, said: str) -> None:
    """What a screen reader says in place of a picture."""
    shape.name = name
    shape._element.xpath(".//p:cNvPr")[0].set("descr", said)
