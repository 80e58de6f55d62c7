"""The world map in a browser: a click on a country filters, a click on a point opens the profile, and the way back."""

import csv
import json
import re
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from lib import geography
from lib.drawing import places
from lib.screen.world import room
from tests.browser.conftest import Open, headed, wait
from tests.live import ROOT

MAP = ".st-key-map-partners canvas"


def until(page: Page, pattern: str) -> None:
    page.wait_for_url(re.compile(pattern), timeout=30_000)
    wait(page)


def rows(page: Page) -> int:
    return page.locator(".st-key-partner-list .m-partners a").count()


def look(page: Page, points: list[tuple[float, float]], at: tuple[float, float]) -> tuple[float, float]:
    """Where a place of the earth lies on the screen."""
    box: Any = page.locator(MAP).first.bounding_box()
    view = places.view(points, room(1440, 13 / 20), 460)
    scale = places.pixels(view.zoom)
    north = places.mercator(at[0]) - places.mercator(view.latitude)
    return (
        box["x"] + box["width"] / 2 + (at[1] - view.longitude) * scale,
        box["y"] + box["height"] / 2 - north * scale,
    )


def drawn_points() -> list[tuple[float, float]]:
    """Partners of Lankaran and itself, as the data have them."""
    found = []
    for name in ("partner", "institution"):
        with (ROOT / "data" / "lsu" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found += [(float(r["latitude"]), float(r["longitude"])) for r in csv.DictReader(file)]
    return found


def click(page: Page, at: tuple[float, float]) -> None:
    """As a reader does: over the place until the map says what lies there, and again where nothing came of it.

    A slow machine draws late, and a click between two drawings meets nothing.
    """
    x, y = look(page, drawn_points(), at)
    before = page.url
    for _ in range(3):
        for step in range(100):
            page.mouse.move(x + step % 2, y)
            page.wait_for_timeout(200)
            if page.locator(".deck-tooltip:visible").count():
                break
        page.mouse.click(x, y)
        with suppress(TimeoutError):
            # Long enough: a second click on a country lets go of it again.
            page.wait_for_url(lambda address: address != before, timeout=25_000)
            return


def test_a_browser_that_draws_no_map_says_so(open_page: Open) -> None:
    page = open_page("partners", lang="en")
    expect(page.locator(".m-undrawn")).to_be_visible()
    expect(page.locator(".m-undrawn")).to_contain_text("This browser draws no maps: WebGL is missing")
    expect(page.locator(MAP).first).to_be_hidden()


@pytest.mark.maps
def test_a_click_on_a_country_filters_and_a_second_one_lets_go(open_page: Open) -> None:
    page = open_page("partners", lang="en")
    every = rows(page)
    at = geography.label_point("KZ")
    assert at is not None
    click(page, at)
    until(page, r"country=KZ")
    assert rows(page) == 3
    click(page, at)
    page.wait_for_url(lambda address: "country" not in address, timeout=30_000)
    wait(page)
    assert rows(page) == every


@pytest.mark.maps
def test_a_slow_press_is_a_click_and_a_drag_is_none(open_page: Open) -> None:
    """Also the first one, which on a slow machine waits for the map."""
    page = open_page("partners", lang="en")
    page.wait_for_selector("[data-testid=stDeckGlJsonChart][data-drawn]", timeout=60_000)
    at = geography.label_point("KZ")
    assert at is not None
    x, y = look(page, drawn_points(), at)
    page.mouse.move(x + 60, y)
    page.mouse.down()
    page.wait_for_timeout(400)
    page.mouse.move(x, y, steps=4)
    page.mouse.up()
    page.wait_for_timeout(3000)
    assert "country" not in page.url, "the map was moved"
    page.mouse.move(x - 60, y)
    page.mouse.down()
    page.wait_for_timeout(400)
    page.mouse.up()
    until(page, r"country=KZ")
    assert rows(page) == 3


@pytest.mark.maps
def test_a_click_on_a_point_opens_the_profile_and_the_browser_leads_back(open_page: Open) -> None:
    page = open_page("partners", lang="en", from_="2020")
    click(page, (42.60003, -5.57032))
    until(page, r"partner=university-of-leon")
    headed(page, "University of León")
    assert "from=2020" in page.url, "the filters go along"
    page.go_back()
    page.wait_for_url(lambda address: "partner=" not in address, timeout=30_000)
    headed(page, "Partners")


def test_a_line_of_the_list_opens_the_profile_and_a_link_to_it_shows_the_same(open_page: Open) -> None:
    page = open_page("partners", lang="en")
    page.get_by_role("link", name=re.compile("Mendel University")).click()
    until(page, r"partner=mendel-university-in-brno")
    again = open_page("partners", lang="en", partner="mendel-university-in-brno")
    for one in (page, again):
        headed(one, "Mendel University in Brno")
    again.get_by_role("link", name="All partners").click()
    again.wait_for_url(lambda address: "partner=" not in address, timeout=30_000)


def test_the_map_has_a_name_for_those_who_do_not_see_it(open_page: Open) -> None:
    page = open_page("partners", lang="en")
    name = page.locator("[data-testid='stDeckGlJsonChart']").first.get_attribute("aria-label")
    assert name is not None
    assert name.startswith("World map of the partners. Türkiye has the most moves: ")
    assert json.dumps(page.locator(".m-legend").first.inner_text()).count("moves") >= 2


def test_the_facts_of_a_profile_stand_below_their_title(open_page: Open) -> None:
    page = open_page("partners", partner="marmara-university", lang="en")
    left = """s => document.querySelector(`.st-key-card-known ${s}`).getBoundingClientRect().x"""
    assert page.evaluate(left, ".m-facts dt") == page.evaluate(left, "h3")
    titles = page.locator(".m-card h3").all_inner_texts()
    known = next(place for place, title in enumerate(titles) if title.startswith("Names and identifiers"))
    assert known > next(place for place, title in enumerate(titles) if title.startswith("Agreements"))


def test_a_long_heading_beside_a_value_breaks_on_a_phone(open_page: Open) -> None:
    """Where columns become lines, a value that no line may break leaves its heading free to."""
    page = open_page("partners", partner="marmara-university", lang="ru")
    page.set_viewport_size({"width": 390, "height": 844})
    wait(page)
    held = page.locator(".m-stack td.m-whole:not(:first-child)")
    assert held.count() > 0
    spaces = "cells => [...new Set(cells.map(cell => getComputedStyle(cell, '::before').whiteSpace))]"
    assert held.evaluate_all(spaces) == ["normal"]
    assert held.evaluate_all("cells => [...new Set(cells.map(cell => getComputedStyle(cell).whiteSpace))]") == [
        "nowrap"
    ]
