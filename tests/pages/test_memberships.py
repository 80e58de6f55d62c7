"""The page Memberships for readers: what a card says, and what each filter does to it."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from lib import i18n
from lib.i18n import words
from tests.pages.conftest import Reader


def html(at: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in at.main.get("html"))


def text(at: AppTest) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html(at)))


def card(at: AppTest, name: str) -> str:
    """What the card of one association says."""
    (found,) = [
        part for part in re.findall(r"<article class='m-association'>.*?</article>", html(at), re.S) if name in part
    ]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found))


def names(at: AppTest) -> list[str]:
    return re.findall(r"<article class='m-association'>.*?<h3>(.*?)</h3>", html(at), re.S)


def test_five_memberships_and_one_application(reader: Reader):
    at = reader("memberships")
    assert names(at) == [
        "Association of Azerbaijan-Russia Higher Educational Institutions",
        "Association of State Universities and Research Centers of the Caspian Region Countries",
        "Black Sea Universities Network",
        "Caucasus Universities Association",
        "Eurasian Universities Association",
        "Turkic Universities Union",
    ]
    assert "The university belongs to 5 associations. Confirmed by the association: 0." in text(at)
    assert "An application is not a membership, and it is not counted as one." in text(at)


def test_the_black_sea_one_is_the_universitys_own_word(reader: Reader):
    said = card(reader("memberships"), "Black Sea Universities Network")
    assert "Member Not verified Stated by the university" in said
    assert "BSUN · listed by the university as “Black Sea Association”" in said
    assert "Status since not known" in said
    assert "120 members (2021) · Constanța, Romania · founded in 1998" in said
    assert "Fee per year not known" in said
    assert "that it is this network is inferred" in said
    assert "22 are known: Azerbaijan 15, Armenia 4, Albania 3." in said
    assert "As at: a list without a date. Such lists are never complete." in said


def test_the_turkic_union_is_applied_for_and_shares_five_partners(reader: Reader):
    at = reader("memberships")
    said = card(at, "Turkic Universities Union")
    assert "Applied Not verified Stated by the university" in said
    assert "size not known · Istanbul, Türkiye · founded in 2013" in said
    assert "Cappadocia University , Ege University , Gazi University , Istanbul University , Khalel" in said
    assert "href='partners?partner=gazi-university'" in html(at)


def test_what_is_not_known_is_said(reader: Reader):
    said = card(reader("memberships"), "Azerbaijan-Russia")
    assert "size not known · seat not known · year of foundation not known" in said
    assert "Our partners in it not known: no list of its members was found" in said


def test_what_a_status_rests_on_stands_behind_a_click(reader: Reader):
    shown = html(reader("memberships"))
    assert shown.count("<article class='m-association'>") == 6
    assert len(re.findall(r"</dl><details class='m-aside'><summary>More</summary>", shown)) == 6


def test_names_in_the_readers_language(reader: Reader):
    at = reader("memberships", language="az")
    assert "Qara dəniz Universitetləri Şəbəkəsi" in names(at)
    assert words("az").country("RO") in card(at, "Qara dəniz")


def test_a_country_chooses_by_seat_or_member(reader: Reader):
    assert names(reader("memberships", country="GE")) == ["Caucasus Universities Association"]
    at = reader("memberships", region="turkic")
    assert "Association of Azerbaijan-Russia Higher Educational Institutions" not in names(at)
    assert "Turkic Universities Union" in names(at)


def test_years_bring_the_years_and_what_is_not_known_of_them(reader: Reader):
    assert len(reader("memberships").get("plotly_chart")) == 2
    at = reader("memberships", **{"from": "2020"})
    assert not at.exception
    assert len(at.get("plotly_chart")) == 3
    assert "2026: 5 memberships are known to hold." in text(at)


def test_a_choice_without_an_association_says_so(reader: Reader):
    at = reader("memberships", country="NZ")
    assert not at.exception
    assert names(at) == []
    assert "No association is recorded for this choice." in text(at)
    assert not at.get("plotly_chart")
    at.button(key="clear-nothing").click().run()
    assert len(names(at)) == 6


@pytest.mark.parametrize("language", i18n.languages())
def test_every_list_behind_a_click(reader: Reader, language: str):
    at = reader("memberships", language=language)
    assert "Baku Higher Oil School" not in html(at)
    at.session_state["all-members"] = True
    at.run()
    assert not at.exception
    assert "Baku Higher Oil School" in html(at)
