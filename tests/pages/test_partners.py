"""The page Partners for readers: the list, the search, the profile, and addresses that lead nowhere."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from lib import i18n
from tests.pages.conftest import Reader


def text(at: AppTest) -> str:
    whole = " ".join(str(element.proto.body) for element in at.main.get("html"))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", whole))


def links(at: AppTest) -> list[str]:
    """The lines of the list, as they read."""
    lists = [str(element.proto.body) for element in at.main.get("html") if "m-partners" in str(element.proto.body)]
    return [re.sub(r"<[^>]+>", " ", line) for line in re.findall(r"<a .*?</a>", "".join(lists))]


def test_the_list_counts_and_ranks(reader: Reader) -> None:
    at = reader("partners", language="en")
    assert not at.exception
    said = "The university works with 29 partners. They are in 11 countries. 28 of them are universities."
    assert f"{said} Active in 2026: 28." in text(at)
    shown = links(at)
    assert len(shown) == 30, "29 of the list and MATE, which is met in its rows"
    assert "Hungarian University of Agriculture" in shown[-1]
    assert "Not on the list of partners, but met in its rows" in text(at)
    assert "agreement" in shown[0]
    assert "out, " in shown[0]


def buttons(at: AppTest) -> list[str]:
    """Links to pages that stand for themselves."""
    return [str(link.proto.label) for link in at.main.get("page_link")]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("İKSAD", "İKSAD Institute"),
        ("kapadokya", "Cappadocia"),
        ("szent istvan", "Hungarian University"),
        ("nure", "Kharkiv"),
    ],
)
def test_the_search_knows_every_name(reader: Reader, typed: str, found: str) -> None:
    at = reader("partners", language="en")
    at.text_input(key="search").set_value(typed).run()
    assert not at.exception
    (label,) = links(at)
    assert found in label


def test_a_search_for_nobody_says_so(reader: Reader) -> None:
    at = reader("partners", language="en")
    at.text_input(key="search").set_value("Atlantis <script>").run()
    assert not at.exception
    assert links(at) == []
    assert "No partner has such a name here." in text(at)


def test_a_country_narrows_list_and_agreements(reader: Reader) -> None:
    at = reader("partners", language="en", country="ES")
    assert "The university works with 1 partner. Active in 2026: 1." in text(at)
    assert len(links(at)) == 1


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"programme": "mevlana"}, "12 of 29 partners have rows for this choice. They are in 1 country."),
        (
            {"role": "teacher", "direction": "incoming", "from": "2020", "to": "2020"},
            "2 of 30 partners have rows for this choice.",
        ),
    ],
)
def test_the_list_holds_whom_the_choice_concerns(reader: Reader, address: dict[str, str], said: str) -> None:
    at = reader("partners", language="en", **address)
    shown = links(at)
    assert said in text(at)
    assert len(shown) == int(said.split()[0])
    assert not [line for line in shown if "0 agreements" in line and "0 out, 0 in" in line]
    whole = " ".join(str(element.proto.body) for element in at.main.get("html"))
    assert "m-badge" in whole.split("m-count'>")[1].split("</p>")[0]


def test_the_profile_says_which_filters_it_obeys(reader: Reader) -> None:
    at = reader("partners", language="en", partner="ege-university", country="PL", role="teacher", to="2021")
    assert at.button_group(key="filter-year_basis").value == "calendar"
    assert "Set, but without effect on this page: Country and Role" in [caption.value for caption in at.caption]
    assert at.session_state["question"].last == 2021
    at.button(key="clear-filters").click().run()
    assert not at.exception
    assert at.session_state["question"].last is None
    assert at.query_params["partner"] in ("ege-university", ["ege-university"])


def test_the_page_and_the_summary_count_active_partners_alike(reader: Reader) -> None:
    for address, listed, active in (({}, 29, 28), ({"country": "TR"}, 13, 12), ({"to": "2024"}, 29, 29)):
        page = text(reader("partners", language="en", **address))
        assert f"works with {listed} partners. " in page
        assert f" Active in {address.get('to', 2026)}: {active}." in page
        tile = text(reader("summary", language="en", **address))
        assert f"Active partners {active} " in tile
        assert "One that is dormant counts as long as its agreement is in force" in tile
    assert "such a partner still counts as active, because its agreement is in force." in tile


@pytest.mark.parametrize("shade", ["partners", "agreements"])
def test_what_shades_the_countries_is_in_the_address(reader: Reader, shade: str) -> None:
    at = reader("partners", language="en", shade=shade)
    assert not at.exception
    assert {"partners": "has the most partners: ", "agreements": "has the most agreements in force: "}[shade] in text(
        at
    )


@pytest.mark.parametrize("language", i18n.languages())
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("partner", ["kaposvar-university", "mate", "tift-university"])
def test_a_profile_opens_in_every_language_and_theme(reader: Reader, partner: str, theme: str, language: str) -> None:
    at = reader("partners", theme=theme, language=language, partner=partner)
    assert not at.exception
    assert len(at.main.get("deck_gl_json_chart")) == 1


def test_a_profile_says_what_is_known(reader: Reader) -> None:
    at = reader("partners", language="en", partner="kaposvar-university")
    said = text(at)
    for part in (
        "Kaposvári Egyetem",
        "HU KAPOSVA01",
        "999838268",
        "ke.hu",
        "02ff27430",
        "Its Kaposvár campus",
        "Verified",
    ):
        assert part.lower() in said.lower(), part
    assert "Merged into: Hungarian University of Agriculture and Life Sciences" in buttons(at)
    assert "Successor of: Kaposvár University" in buttons(reader("partners", language="en", partner="mate"))
    unverified = text(reader("partners", language="en", partner="tift-university"))
    assert "Not verified" in unverified


@pytest.mark.parametrize("partner", ["atlantis", "'; drop table partner --", "<script>", "x" * 3000])
def test_an_address_of_nobody_is_a_sentence_and_a_way_back(reader: Reader, partner: str) -> None:
    at = reader("partners", language="en", partner=partner)
    assert not at.exception
    assert "No partner has this address." in text(at)
    assert buttons(at) == ["All partners"]


def view(at: AppTest) -> dict[str, float]:
    (deck,) = at.main.get("deck_gl_json_chart")
    return dict(json.loads(deck.proto.json)["initialViewState"])


def test_the_whole_world_is_one_switch_away_and_stands_in_the_address(reader: Reader) -> None:
    at = reader("partners")
    near = view(at)
    at.toggle(key="switch-world").set_value(True).run()
    assert not at.exception
    whole = view(at)
    assert whole["zoom"] < near["zoom"] - 1
    assert at.query_params["world"] in ("on", ["on"])
    assert view(reader("partners", world="on")) == whole
    at.toggle(key="switch-world").set_value(False).run()
    assert view(at) == near
    assert "world" not in at.query_params


def test_a_world_that_there_is_not_is_named_and_left_out(reader: Reader) -> None:
    at = reader("partners", world="flat")
    assert any("“flat”" in warning.value for warning in at.warning)
    assert "world" not in at.query_params
