"""Every page in every language and both themes, and what stands around the pages: gate, bar, address, errors."""

import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib import i18n
from lib.filters import LISTS
from tests.live import ROOT
from tests.pages.conftest import PAGES, Reader


def html(at: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in at.main.get("html"))


def address(at: AppTest, *names: str) -> dict[str, list[str]]:
    """The parameters as lists: the tester gives a single value as it is."""
    values = {name: at.query_params[name] for name in names}
    return {name: value if isinstance(value, list) else [value] for name, value in values.items()}


def warnings(at: AppTest) -> list[str]:
    return [str(element.value) for element in at.warning]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", i18n.languages())
@pytest.mark.parametrize("page", PAGES)
def test_it_stands(reader: Reader, page: str, language: str, theme: str):
    at = reader(page, theme, language)
    assert not at.exception
    assert not at.error
    assert warnings(at) == []
    assert at.session_state["language"] == language
    assert "<h1>" in html(at)


@pytest.mark.parametrize("page", PAGES)
def test_an_address_that_leaves_nothing_is_an_empty_page_and_no_error(reader: Reader, page: str):
    at = reader(page, country="NZ", region="caspian")
    assert not at.exception
    assert not at.error


@pytest.mark.parametrize("page", [page for page in PAGES if page != "dictionary"])
def test_every_filter_of_the_address_is_set_and_kept(reader: Reader, page: str):
    wanted: dict[str, str | list[str]] = {
        "country": ["TR"],
        "region": ["turkic"],
        "unit": ["law"],
        "programme": ["mevlana"],
        "direction": ["outgoing"],
        "role": ["student"],
        "from": "2019",
        "to": "2025",
    }
    at = reader(page, **{**wanted, "unit": [unit_key()]})
    assert not at.exception
    asked = at.session_state["question"]
    assert {name: list(getattr(asked, name)) for name in LISTS} == {
        name: [unit_key()] if name == "unit" else wanted[name] for name in LISTS
    }
    assert (asked.first, asked.last) == (2019, 2025)
    assert address(at, "from") == {"from": ["2019"]}
    assert address(at, "country") == {"country": ["TR"]}


def unit_key() -> str:
    lines = (ROOT / "data/lsu/unit.csv").read_text("utf-8").splitlines()
    return lines[1].split(",")[lines[0].split(",").index("key")]


def test_nonsense_in_the_address_is_named_and_dropped(reader: Reader):
    at = reader("mobility", country=["TR", "ATLANTIS"], role="rector")
    assert not at.exception
    assert warnings(at) == [
        "The address asked for what does not exist here; it was left out. Country: ATLANTIS and Role: rector.",
    ]
    assert address(at, "country") == {"country": ["TR"]}
    assert "role" not in at.query_params


@pytest.mark.parametrize("page", PAGES)
def test_nonsense_is_named_and_dropped_on_every_page(reader: Reader, page: str):
    at = reader(page, role="rector")
    assert not at.exception
    said = "The address asked for “rector” under Role, which does not exist here; it was left out."
    assert warnings(at) == [said]
    assert "role" not in at.query_params


@pytest.mark.parametrize("page", ["delegation", "reports", "dictionary"])
def test_a_page_that_no_filter_narrows_says_so(reader: Reader, page: str):
    at = reader(page, country="TR", language="en")
    assert "Set, but without effect on this page: Country" in [caption.value for caption in at.caption]
    assert "clear the filters" not in html(at)


def test_a_language_that_nobody_speaks_is_named_and_dropped(reader: Reader):
    at = reader(lang="qq")
    said = "The address asked for “qq” under Language, which does not exist here; it was left out."
    assert (warnings(at), at.session_state["language"], "lang" in at.query_params) == ([said], "en", False)
    at.multiselect(key="filter-country").set_value(["TR"]).run()
    assert warnings(at) == []
    both = reader("mobility", lang="qq", role="rector")
    assert warnings(both) == [
        "The address asked for what does not exist here; it was left out. Language: qq and Role: rector."
    ]
    both.selectbox(key="filter-language").set_value("tr").run()
    assert "qq" not in " ".join(warnings(both))


def test_a_parameter_of_somebody_else_is_left_alone(reader: Reader):
    at = reader("mobility", faculty="nope", country="TR")
    assert warnings(at) == []
    assert address(at, "faculty", "country") == {"faculty": ["nope"], "country": ["TR"]}


def test_a_filter_that_a_page_does_not_understand_is_said_to_be_idle(reader: Reader):
    at = reader("grants", role="student")
    assert next(caption.value for caption in at.caption) == "Set, but without effect on this page: Role"


def test_the_bar_writes_the_question_and_the_address(reader: Reader):
    at = reader("mobility")
    at.multiselect(key="filter-country").set_value(["PL", "TR"]).run()
    at.slider(key="filter-years").set_value((2018, 2024)).run()
    at.button_group(key="filter-direction").set_value(["incoming"]).run()
    at.button_group(key="filter-year_basis").set_value("academic").run()
    assert not at.exception
    asked = at.session_state["question"]
    assert (asked.country, asked.first, asked.last, asked.direction) == (("PL", "TR"), 2018, 2024, ("incoming",))
    assert address(at, "country", "from", "to", "direction", "basis") == {
        "country": ["PL", "TR"],
        "from": ["2018"],
        "to": ["2024"],
        "direction": ["incoming"],
        "basis": ["academic"],
    }
    at.button(key="clear-filters").click().run()
    assert at.session_state["question"].country == ()
    assert "country" not in at.query_params


@pytest.mark.parametrize(("name", "value"), [("region", "turkic"), ("programme", "mevlana"), ("unit", unit_key())])
def test_each_list_of_the_bar_writes_its_filter(reader: Reader, name: str, value: str):
    at = reader("mobility")
    at.multiselect(key=f"filter-{name}").set_value([value]).run()
    assert getattr(at.session_state["question"], name) == (value,)
    assert address(at, name) == {name: [value]}


def test_roles_are_chosen_together(reader: Reader):
    at = reader("mobility")
    at.button_group(key="filter-role").set_value(["teacher", "staff"]).run()
    assert at.session_state["question"].role == ("teacher", "staff")


def test_filters_go_along_when_the_page_changes(reader: Reader):
    at = reader("mobility", country="TR")
    at.query_params.clear()
    at.switch_page(str(ROOT / "pages" / PAGES["partners"])).run()
    assert at.session_state["question"].country == ("TR",)
    assert address(at, "country") == {"country": ["TR"]}


def test_the_language_is_chosen_and_stands_in_the_address(reader: Reader):
    at = reader()
    assert "lang" not in at.query_params
    at.selectbox(key="filter-language").set_value("az").run()
    assert address(at, "lang") == {"lang": ["az"]}
    assert "Lənkəran Dövlət Universiteti" in html(at)


def test_the_language_follows_the_browser_until_it_is_chosen(monkeypatch: pytest.MonkeyPatch, data_url: str):
    monkeypatch.setenv("DATABASE_URL", data_url)
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.context["locale"] = "az-AZ"
    at.run()
    assert at.session_state["language"] == "az"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: None, "missing"),
        (lambda path: path.write_bytes(b"this is not a database, only long enough to look like one" * 30), "corrupt"),
        (lambda path: _foreign(path), "foreign"),
    ],
    ids=["missing", "corrupt", "foreign"],
)
def test_a_bad_database_gets_one_sentence_and_no_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, make: object, code: str
):
    path = tmp_path / "cooperation.db"
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.exists() else None
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not at.exception
    assert at.session_state["problem"].code == code
    assert "Meridian cannot read its database" in html(at)
    assert "Traceback" not in html(at)
    assert "question" not in at.session_state
    assert (path.read_bytes() if path.exists() else None) == before


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("create table shopping (item text)")
    connection.close()


def test_the_gate_opens_once_the_database_is_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data_url: str):
    path = tmp_path / "cooperation.db"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert at.session_state["problem"].code == "missing"
    shutil.copy(data_url.removeprefix("sqlite:///"), path)
    at.button(key="try-again").click().run()
    assert not at.exception
    assert "Lankaran State University" in html(at)


def test_an_error_in_a_page_is_a_sentence_with_a_reference(reader: Reader, monkeypatch: pytest.MonkeyPatch):
    def broken(*_: object) -> None:
        raise ValueError("a private detail")

    monkeypatch.setattr("lib.queries.mobility.by_year", broken)
    at = reader("mobility")
    assert not at.exception
    said = [str(element.value) for element in at.error]
    assert len(said) == 1
    assert re.fullmatch(
        r"This page could not be shown\. Please tell the department the reference [0-9A-F]{8}; nothing was lost\.",
        said[0],
    )
    assert "private" not in html(at)


def test_no_link_comes_of_what_the_address_holds(reader: Reader):
    at = reader("mobility", role="[Sign in](https://elsewhere.example) :material/key: $x$")
    (said,) = warnings(at)
    assert r"“\[Sign in\](https\://elsewhere.example) \:material/key\: \$x\$”" in said
    switched = reader("mobility", stack="**bold**")
    assert r"“\*\*bold\*\*”" in warnings(switched)[0]
