"""Streamlit's own words in the reader's language: names, choices, notices; what the data say stays as it is."""

import json
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from lib.i18n import languages
from lib.screen.own_words import own_words
from tests.browser.conftest import WITHOUT_MAPS, Open, address, wait
from tests.live import Server

OTHERS = [language for language in languages() if language != "en"]
# Every name and every text that is still one of Streamlit's, outside what the pages and the data say.
LEFT = """texts => [...document.querySelectorAll("body *")].flatMap(element => [
    ...["aria-label", "title", "placeholder"].map(name => element.getAttribute(name)),
    element.closest('[data-testid="stHtml"], [role="option"]') || element.children.length ? null : element.textContent,
]).filter(text => texts.includes(text))"""


def said(language: str, text: str) -> str:
    return str(json.loads(own_words(language))[text])


def left(page: Page) -> list[str]:
    found: list[str] = page.evaluate(LEFT, [text for text in json.loads(own_words("uz")) if "{}" not in text])
    return found


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_of_streamlit_stays_english(open_page: Open, language: str) -> None:
    page = open_page("reports", lang=language)
    assert left(page) == []
    assert page.get_by_text(said(language, "Skip to main content")).count() == 1
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(300)
    assert left(page) == []


def test_a_list_without_a_match_says_so(open_page: Open) -> None:
    page = open_page("delegation", lang="uz")
    field = page.locator(".st-key-guest-country input")
    field.click()
    field.fill("qqqq")
    expect(page.get_by_text(said("uz", "No results"))).to_be_visible()
    assert left(page) == []


def test_what_is_chosen_can_be_taken_out_by_name(open_page: Open) -> None:
    page = open_page("mobility", lang="ru", country="TR")
    page.locator(".st-key-open-country button").click()
    expect(page.get_by_label("Убрать: Турция").first).to_be_attached()
    assert left(page) == []


@pytest.mark.parametrize("language", ["en", "az"])
def test_an_unknown_address_says_so(chromium: Browser, live: Server, language: str) -> None:
    # Without the watch: Streamlit writes the same sentence into the console, as an error.
    page = chromium.new_page()
    page.add_init_script(WITHOUT_MAPS)
    page.goto(address(live, "nowhere", lang=language))
    wait(page)
    expect(page.get_by_text(said(language, "Page not found"))).to_be_visible()
    notice = "The page that you have requested does not seem to exist. Running the app's main page."
    expect(page.get_by_text(said(language, notice))).to_be_visible()
    page.close()


def test_the_words_of_the_data_are_left_alone(open_page: Open) -> None:
    """A project may be called Light; it is not the name of a theme."""
    page = open_page("partners", lang="tr")
    page.evaluate("""() => document.querySelector('[data-testid="stHtml"]').insertAdjacentHTML(
        "beforeend", "<p id='data'>Light</p>")""")
    page.locator("body").evaluate("""body => body.insertAdjacentHTML(
        "beforeend", "<div role='dialog' id='notice'><p>Connection error</p></div>")""")
    expect(page.locator("#notice")).to_have_text(said("tr", "Connection error"))
    assert page.locator("#data").inner_text() == "Light"
    assert urlsplit(page.url).path == "/partners"
    wait(page)


@pytest.mark.parametrize(
    ("language", "typed", "first"),
    [
        ("en", "turk", "Türkiye"),
        ("en", "turkm", "Turkmenistan"),
        ("en", "Turkey", "Türkiye"),
        ("az", "ozbek", "Özbəkistan"),
        ("tr", "Japan", "Japonya"),
        ("uz", "O'zbek", "Oʻzbekiston"),
        ("en", "Burma", "Myanmar (Burma)"),
    ],
)
def test_a_country_is_found_without_the_marks_of_its_language(
    open_page: Open, language: str, typed: str, first: str
) -> None:
    page = open_page("delegation", lang=language)
    field = page.locator(".st-key-guest-country input")
    field.click()
    field.press_sequentially(typed)
    expect(page.get_by_role("option").first).to_have_text(first)
    field.press("Enter")
    wait(page)
    expect(field).to_have_value(first)


def test_a_filter_finds_without_marks(open_page: Open) -> None:
    page = open_page("partners", lang="en")
    page.locator(".st-key-open-country button").click()
    field = page.locator(".st-key-filter-country input")
    field.press_sequentially("turkiye")
    expect(page.get_by_role("option")).to_have_text(["Türkiye"])


def test_a_list_of_other_things_is_left_as_it_is_typed(open_page: Open) -> None:
    page = open_page("delegation", lang="en")
    field = page.locator(".st-key-guest-language input")
    field.click()
    field.fill("")
    field.press_sequentially("turk")
    expect(field).to_have_value("turk")
