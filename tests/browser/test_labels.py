"""No label is cut, in no language and at no size: words that are longer than the English ones find room or break."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from lib.i18n import SOURCE_LANGUAGE, languages
from tests.browser.conftest import WITHOUT_MAPS, address, wait
from tests.browser.pictures import SIZES
from tests.browser.pictures_pages import addresses
from tests.live import Server

# Every text that is seen and does not fit: out of its own box, out of one that cuts or out of a chart. What scrolls may
# be larger than its window; what is there for listeners only, and the grid that draws itself, have no letters to see.
CUT = """() => {
    const room = 1.5, found = new Set(), seen = new Map(), frames = new Map();
    const said = (why, text) => found.add(`${why}: ${text.trim().replace(/\\s+/g, " ").slice(0, 90)}`);
    // On a phone the menu slides out of the picture.
    const menu = innerWidth < 768 ? '[data-testid="stSidebar"]' : ".none";
    const hidden = `style, script, canvas, svg, select, option, [data-testid="stIconMaterial"], .st-key-wall,
        ${menu}`;
    const visible = element => {
        if (!element || element === document.body) return true;
        if (!seen.has(element)) {
            const style = getComputedStyle(element), box = element.getBoundingClientRect();
            const none = style.visibility !== "visible" || style.opacity === "0" || style.clip !== "auto"
                || style.clipPath.startsWith("inset(50%") || element.matches(hidden)
                || (style.overflow !== "visible" && (box.width < 2 || box.height < 2))
                || (box.width > 0 && (box.right <= 0 || box.left >= innerWidth));
            seen.set(element, !none && visible(element.parentElement));
        }
        return seen.get(element);
    };
    // The nearest boxes that cut. One that scrolls ends the list: an edge that is scrolled to cuts nothing.
    const cutters = element => {
        if (!element || element === document.body) return [];
        if (!frames.has(element)) {
            const { overflowX, overflowY } = getComputedStyle(element);
            const scrolls = [overflowX, overflowY].some(way => way === "auto" || way === "scroll");
            const cuts = [overflowX, overflowY].map(way => way === "hidden" || way === "clip");
            const own = cuts[0] || cuts[1] ? [[element.getBoundingClientRect(), ...cuts]] : [];
            frames.set(element, scrolls ? [] : [...own, ...cutters(element.parentElement)]);
        }
        return frames.get(element);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
    while (walker.nextNode()) {
        const text = walker.currentNode.textContent, element = walker.currentNode.parentElement;
        if (!text.trim() || !visible(element)) continue;
        range.selectNodeContents(walker.currentNode);
        const around = cutters(element);
        for (const box of range.getClientRects()) {
            if (box.width < 1) continue;
            const cut = ([frame, wide, high]) =>
                (wide && (box.right > frame.right + room || box.left < frame.left - room))
                || (high && (box.bottom > frame.bottom + room || box.top < frame.top - room));
            if (around.some(cut)) said("cut", text);
        }
        const block = getComputedStyle(element).display !== "inline";
        if (block && element.clientWidth && element.scrollWidth > element.clientWidth + room) said("too wide", text);
    }
    for (const input of document.querySelectorAll("input[placeholder]")) {
        if (input.value || !visible(input) || !input.clientWidth) continue;
        const style = getComputedStyle(input), pen = document.createElement("canvas").getContext("2d");
        pen.font = style.font;
        const free = input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        if (pen.measureText(input.placeholder).width > free + room) said("cut", input.placeholder);
    }
    for (const chart of document.querySelectorAll(".stPlotlyChart")) {
        const frame = chart.getBoundingClientRect();
        for (const text of chart.querySelectorAll(".main-svg text")) {
            const box = text.getBoundingClientRect();
            if (!box.width || !text.textContent.trim()) continue;
            const edge = text.closest(".legend")?.querySelector(".bg")?.getBoundingClientRect() ?? frame;
            const out = box.left < edge.left - room || box.right > edge.right + room
                || box.top < edge.top - room || box.bottom > edge.bottom + room;
            if (out) said("out of its chart", text.textContent);
        }
    }
    for (const part of [document.querySelector('[data-testid="stMain"]'), document.scrollingElement])
        if (part && part.scrollWidth > part.clientWidth) said("scrolls sideways", part.tagName);
    return [...found];
}"""


# What is empty is the page of mobility once more.
PLACES = {name: path for name, path in addresses().items() if name != "empty"}
# Plotly draws again a moment after the window has changed; a chart that is narrower than its place on purpose rests.
FITTED = """() => {
    const charts = [...document.querySelectorAll(".js-plotly-plot")];
    const wide = charts.map(chart => chart.querySelector(".main-svg").getBoundingClientRect().width);
    if (window.lastWidths !== wide.join()) [window.lastWidths, window.restsSince] = [wide.join(), performance.now()];
    return charts.every((chart, i) => Math.abs(wide[i] - chart.clientWidth) < 2)
        || performance.now() - window.restsSince > 2000;
}"""


# As a reader goes on from page to page: by a link of ours, without loading the application anew.
GO = """url => {
    const link = document.createElement("a");
    link.href = url;
    document.querySelector("h1").dataset.left = "";
    document.querySelector('[data-testid="stHtml"]').append(link);
    link.click();
}"""
GONE = "() => !document.querySelector('[data-left]') && !!document.querySelector('h1')"


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(locale="en-GB", reduced_motion="reduce", color_scheme="light")
    context.add_init_script(WITHOUT_MAPS)
    yield context.new_page()
    context.close()


def come(page: Page, url: str) -> None:
    """Load the first page; go on to the others within the application."""
    if page.url == "about:blank":
        page.goto(url)
    else:
        page.evaluate(GO, url)
        page.wait_for_function(GONE)


def cut_at(page: Page, url: str) -> dict[str, list[str]]:
    """What is cut at each size; the page is come to once and the window is made smaller, as a reader would."""
    found: dict[str, list[str]] = {}
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        if not found:
            come(page, url)
        wait(page)
        page.wait_for_function(FITTED)
        found[name] = page.evaluate(CUT)
    return {name: texts for name, texts in found.items() if texts}


@pytest.mark.parametrize("language", languages())
def test_no_label_is_cut(reader: Page, live: Server, language: str) -> None:
    cut = {}
    for name, path in PLACES.items():
        if here := cut_at(reader, f"{address(live, path)}{'&' if '?' in path else '?'}lang={language}"):
            cut[name] = here
    assert cut == {}


def test_a_cut_label_is_found(reader: Page, live: Server) -> None:
    """The test above can fail: a button that is too narrow, a heading that loses its last letters."""
    reader.goto(address(live, "mobility", lang=SOURCE_LANGUAGE))
    wait(reader)
    before = set(reader.evaluate(CUT))
    reader.add_style_tag(
        content="""h1 { max-width: 3rem; overflow: hidden; text-overflow: ellipsis; }
        .st-key-open-country button { width: 3rem !important; min-width: 0 !important; }"""
    )
    assert {text.split(": ")[-1] for text in set(reader.evaluate(CUT)) - before} == {"Mobility", "Country"}
