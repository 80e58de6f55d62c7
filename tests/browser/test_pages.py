"""What only a browser shows: clicks filter, links reproduce a view, and the way back is one step."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from lib.i18n import languages
from tests.browser.conftest import WITHOUT_MAPS, Open, wait


@pytest.mark.maps
def test_a_click_on_a_country_filters_the_page_and_a_second_lets_go(open_page: Open) -> None:
    page = open_page("mobility")
    bars = page.locator('[class*="st-key-card-mobility-by-country"]').first.locator(".barlayer .trace").first
    bars.locator(".point path").first.click(force=True)
    expect(page).to_have_url(re.compile("country=TR"), timeout=30_000)
    wait(page)
    expect(page.get_by_text("Country: Türkiye")).to_be_visible()
    bars.locator(".point path").first.click(force=True)
    expect(page).not_to_have_url(re.compile("country="), timeout=30_000)


def test_a_click_on_a_year_filters_the_other_charts(open_page: Open) -> None:
    page = open_page("mobility")
    bars = page.locator('[class*="st-key-card-mobility-by-year"]').first.locator(".barlayer .trace").first
    bars.locator(".point path").nth(4).click(force=True)
    expect(page).to_have_url(re.compile("from=2019&to=2019"), timeout=30_000)
    wait(page)
    expect(page.get_by_text("Years: 2019")).to_be_visible()


def test_a_click_on_a_part_of_a_column_filters_by_its_programme(open_page: Open) -> None:
    """Not by the year below it. The second click, in the other chart of programmes, is another programme."""
    page = open_page("mobility", lang="en")
    stacked = page.locator('[class*="st-key-card-mobility-programmes-by-year"]').first.locator(".barlayer .trace")
    ranked = page.locator('[class*="st-key-card-mobility-by-programme"]').first.locator(".barlayer .trace")
    names = page.locator('[class*="st-key-card-mobility-programmes-by-year"]').first.locator(".legendtext")
    part = names.all_text_contents().index("Mevlana")
    stacked.nth(part).locator(".point path").nth(2).click(force=True)
    expect(page).to_have_url(re.compile(r"programme=mevlana($|&)"), timeout=30_000)
    wait(page)
    assert "from=" not in page.url
    expect(page.get_by_text("Programme: Mevlana")).to_be_visible()
    assert stacked.count() > 1, "the others stay for comparison"
    ranked.first.locator(".point path").first.click(force=True)
    expect(page).to_have_url(re.compile("programme=(?!mevlana)"), timeout=30_000)


def sentences(page: Page) -> list[str]:
    return page.locator(".m-said").all_inner_texts()


def test_a_link_shows_the_same_view_in_another_browser(chromium: Browser, open_page: Open) -> None:
    first = open_page(
        "mobility", country=["TR", "PL"], from_=2018, to=2024, role="student", basis="academic", lang="az"
    )
    context = chromium.new_context(locale="en-GB", viewport={"width": 1440, "height": 900})
    context.add_init_script(WITHOUT_MAPS)
    second = context.new_page()
    second.goto(first.url)
    wait(second)
    assert second.url == first.url
    assert sentences(second) == sentences(first) != []
    context.close()


@pytest.mark.maps
def test_back_leads_to_the_question_before(open_page: Open) -> None:
    page = open_page("mobility", country="TR")
    page.get_by_role("link", name="Grants").first.click()
    expect(page).to_have_url(re.compile("/grants"), timeout=30_000)
    wait(page)
    assert "country=TR" in page.url
    page.go_back()
    expect(page).to_have_url(re.compile("/mobility"), timeout=30_000)
    wait(page)
    expect(page.get_by_text("Country: Türkiye")).to_be_visible()


def test_the_tile_leads_to_its_rows(open_page: Open) -> None:
    """Within the application: nothing is loaded anew, the filters come along, and one step back leads here again."""
    page = open_page(country="TR", lang="ru")
    page.evaluate("window.sameDocument = true")
    page.locator("a.m-tile[href*='direction=incoming'][href*='role=student']").click()
    expect(page).to_have_url(re.compile("/mobility"), timeout=30_000)
    wait(page)
    for part in ("direction=incoming", "role=student", "country=TR", "lang=ru"):
        assert part in page.url
    expect(page.get_by_role("heading", level=1)).to_have_text("Мобильность")
    page.go_back()
    expect(page.locator("a.m-tile")).to_have_count(10, timeout=30_000)
    assert "country=TR" in page.url
    assert "direction" not in page.url
    assert page.evaluate("window.sameDocument")


def test_one_step_back_to_no_filters_has_none(open_page: Open) -> None:
    """The menu leads to addresses without filters too, and there the reader's own go along; not on the way back."""
    page = open_page()
    page.locator("a.m-tile[href*='direction=incoming'][href*='role=student']").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mobility", timeout=30_000)
    wait(page)
    page.go_back()
    expect(page.locator("a.m-tile")).to_have_count(10, timeout=30_000)
    wait(page)
    assert "direction" not in page.url
    expect(page.get_by_role("button", name="Clear filters")).to_have_count(0)


def test_a_deadline_leads_to_its_call(open_page: Open) -> None:
    page = open_page(lang="en")
    page.get_by_role("link", name="Bilateral research cooperation 2026").click()
    expect(page).to_have_url(re.compile("/grants.*#call-bilateral-2026"), timeout=30_000)
    wait(page)
    expect(page.locator("#call-bilateral-2026")).to_be_in_viewport(timeout=10_000)
    page.mouse.wheel(0, -9000)
    expect(page.locator("#call-bilateral-2026")).not_to_be_in_viewport()
    page.reload()
    expect(page.locator("#call-bilateral-2026")).to_be_in_viewport(timeout=30_000)


def test_one_step_back_undoes_one_choice(open_page: Open) -> None:
    """Also of what is chosen beside the filters: the app does not write it into the address again."""
    page = open_page("grants", lang="en")
    for choice in ("Recognised", "USD"):
        page.get_by_role("radio", name=choice).click()
        wait(page)
    expect(page).to_have_url(re.compile("currency=USD"), timeout=30_000)
    page.go_back()
    expect(page.get_by_role("radio", name="AZN")).to_be_checked(timeout=30_000)
    wait(page)
    assert "basis=recognised" in page.url
    assert "currency" not in page.url
    page.go_back()
    expect(page.get_by_role("radio", name="Awarded")).to_be_checked(timeout=30_000)
    wait(page)
    assert "basis" not in page.url


# How many pixels of the words on a tile do not fit, and whether the tile cuts what stands out of it.
CUT = """tip => [tip.scrollHeight - tip.clientHeight, getComputedStyle(tip.closest(".m-tile")).overflow]"""


@pytest.mark.parametrize("language", languages())
def test_the_rule_of_a_tile_is_whole(open_page: Open, language: str) -> None:
    page = open_page(lang=language)
    page.set_viewport_size({"width": 1280, "height": 720})
    for tile in page.locator(".m-tile").all():
        tile.hover()
        assert tile.locator(".m-tip").evaluate(CUT) == [0, "visible"]
