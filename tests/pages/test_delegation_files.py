"""The brief and the slides of a guest: one press gives each, in the guest's language, with what the widgets say."""

import re
from html import unescape
from io import BytesIO

import pytest
from pptx import Presentation
from pypdfium2 import PdfDocument
from streamlit.testing.v1 import AppTest

from lib.i18n import languages, words
from lib.reports.writing import MIME
from tests.pages.conftest import Reader
from tests.pages.hands import Files, buttons
from tests.pages.test_delegation import html
from tests.reports.reading import bare, slides, text

GUESTS = [("country", "TR"), ("institution", "marmara-university")]


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    return Files(monkeypatch)


def chosen(reader: Reader, guest: str, kind: str = "country", language: str = "en") -> AppTest:
    """The chooser with this guest, read in English."""
    at = reader("delegation", language="en")
    if kind != "country":
        at.button_group(key="guest-kind").set_value(kind).run()
    at.selectbox(key=f"guest-{kind}").set_value(guest).run()
    at.selectbox(key="guest-language").set_value(language).run()
    assert not at.exception
    return at


def pages(data: bytes) -> int:
    with PdfDocument(data) as document:
        return len(document)


def told(data: bytes) -> str:
    """Every word on the slides."""
    frames = [shape.text_frame.text for slide in slides(data) for shape in slide.shapes if shape.has_text_frame]
    return "\n".join(frames)


def test_before_a_guest_is_chosen_there_is_no_file(reader: Reader) -> None:
    assert buttons(reader("delegation", language="en")) == set()


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("kind", "guest"), GUESTS)
def test_one_press_gives_each_file_in_the_language_of_the_guest(
    reader: Reader, files: Files, kind: str, guest: str, language: str
) -> None:
    at, w = chosen(reader, guest, kind, language), words(language)
    assert buttons(at) == {"guest-pdf", "guest-pptx"}
    brief, deck = files.press(at, "guest-pdf"), files.press(at, "guest-pptx")
    assert [(one.name, one.mime) for one in (brief, deck)] == [
        (f"{guest}-{language}.pdf", MIME["pdf"]),
        (f"{guest}-{language}.pptx", MIME["pptx"]),
    ]
    assert brief.content.startswith(b"%PDF")
    assert pages(brief.content) == 2
    assert len(Presentation(BytesIO(deck.content)).slides) == 6
    # What the page lists in the language of the guest is what both files say.
    shown = unescape(html(at))
    titles = re.findall(rf"<a lang='{language}' [^>]*><h3>([^<]*)", shown)
    numbers = re.findall(r"<li><b>([^<]*)</b> ([^<]*)</li>", shown)
    assert (len(titles), len(numbers) > 3) == (6, True)
    said = [*titles[1:], *(part for number in numbers for part in number)]
    assert [one for one in said if one not in told(deck.content)] == []
    assert [one for one in said if bare(one) not in text(brief.content)] == []
    day = w("As at {day}", day=w.date(at.session_state["question"].as_of, "long"))
    assert bare(day) in text(brief.content)


def test_amounts_are_in_the_files_and_in_the_addresses_when_they_are_asked_for(reader: Reader, files: Files) -> None:
    at = chosen(reader, "TR")
    assert "amounts=1" not in html(at)
    assert "€" not in told(files.press(at, "guest-pptx").content) + text(files.press(at, "guest-pdf").content)
    at.toggle(key="guest-amounts").set_value(True).run()
    assert html(at).count("amounts=1") == 6
    assert "€" in told(files.press(at, "guest-pptx").content)
    assert "€" in text(files.press(at, "guest-pdf").content)
    at.toggle(key="guest-amounts").set_value(False).run()
    assert "amounts=1" not in html(at)
    assert "€" not in told(files.press(at, "guest-pptx").content)


@pytest.mark.parametrize("seconds", [0, 10, 20, 30, 60])
def test_the_seconds_stand_in_the_address_of_every_slide(reader: Reader, seconds: int) -> None:
    at = chosen(reader, "TR")
    at.button_group(key="guest-advance").set_value(seconds).run()
    assert not at.exception
    assert html(at).count(f"advance={seconds}'") == (6 if seconds else 0)
    at.button(key="present").click().run()
    assert not at.exception
    assert "".join(at.query_params.get("advance", "")) == (str(seconds) if seconds else "")


def test_the_servers_threshold_is_that_of_the_files(
    reader: Reader, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    for set_to, least in (("", 5), ("10", 10), ("1", 3)):
        monkeypatch.setenv("MERIDIAN_SMALLEST", set_to)
        at = chosen(reader, "UA")
        said = f"fewer than {least}"
        assert f"Counts of {said} people are not shown" in html(at)
        deck, brief = told(files.press(at, "guest-pptx").content), text(files.press(at, "guest-pdf").content)
        assert said in deck
        assert bare(said) in brief
        others = {f"fewer than {n}" for n in (3, 5, 10)} - {said}
        assert not [other for other in others if other in deck or bare(other) in brief]


def test_another_guest_gives_another_file(reader: Reader, files: Files) -> None:
    at = chosen(reader, "NZ")
    first = files.press(at, "guest-pptx")
    at.selectbox(key="guest-country").set_value("TR").run()
    second = files.press(at, "guest-pptx")
    assert (first.name, second.name) == ("NZ-en.pptx", "TR-en.pptx")
    assert "186" in told(second.content)
    assert "186" not in told(first.content)
