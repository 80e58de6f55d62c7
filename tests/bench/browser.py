"""A running server in; bytes and seconds until its charts stand in Chromium out, beside a static page with them too.

The static page is the floor: the same figures in one HTML file, plotly.js of the Python package, the same compression.
"""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import brotli
import plotly
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.bench.table import quantile, show
from tests.browser.conftest import FLAGS
from tests.live import CHROMIUM, Server
from tests.wire import Session

RUNS = 6
PAGE = "mobility"
FIRST = "() => document.querySelector('.js-plotly-plot .main-svg')"
# The switch of the year basis writes 2023/24, or ’23/24, below the columns where 2023 was.
ACADEMIC = """wanted => [...document.querySelectorAll(".js-plotly-plot .main-svg text")]
    .some(text => /^\\S?(\\d\\d)?\\d\\d\\/\\d\\d/.test(text.textContent)) === wanted"""
# Without a graphics card a map is drawn for seconds after the charts; what is measured next must not wait for that.
CALM = """() => new Promise(done => {
    let calm = 0, last = performance.now();
    const tick = now => {
        calm = now - last < 50 ? calm + 1 : 0;
        last = now;
        if (calm > 40) done(); else requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
})"""
STATIC = """<!doctype html><meta charset="utf-8"><title>floor</title><script src="plotly.min.js"></script>
<button id="academic">Academic year</button><button id="calendar">Calendar year</button><main></main>
<script src="figures.js"></script><script>
const named = year => /^\\d{4}$/.test(year) ? `${year}/${String((+year + 1) % 100).padStart(2, "0")}` : year;
const asked = (figure, academic) => figure.data.map(trace => !academic || !Array.isArray(trace.x) ? trace
    : {...trace, x: trace.x.map(x => named(String(x)))});
const axis = (layout, academic) => academic ? {...layout, xaxis: {type: "category", automargin: true}} : layout;
const draw = academic => figures.forEach((figure, i) => Plotly.react(document.querySelectorAll("main div.chart")[i],
    asked(figure, academic), axis(figure.layout, academic)));
figures.forEach(() => { const div = document.createElement("div"); div.className = "chart";
    document.querySelector("main").append(div) });
draw(false);
document.querySelector("#academic").onclick = () => draw(true);
document.querySelector("#calendar").onclick = () => draw(false);
</script>"""


def measure(server: Server) -> dict[str, Any]:
    figures = drawn(server)
    with sync_playwright() as playwright, static(figures) as floor:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        runs: dict[str, list[dict[str, float]]] = {"Meridian": [], "static page": []}
        # In pairs and in turn, so that what else the machine does falls on both.
        for number in range(RUNS + 1):
            for name, url in (("Meridian", f"{server.url}/{PAGE}"), ("static page", floor)):
                figure = visit(browser, url)
                if number:
                    runs[name].append(figure)
        summary = [visit(browser, server.url, changes=0) for _ in range(3)]
        browser.close()
    rows = [
        {"": name, **{key: quantile([run[key] for run in found], 0.5) for key in found[0]}}
        for name, found in runs.items()
    ]
    ours, theirs = rows
    rows.append({"": "ratio", **{key: float(ours[key]) / float(theirs[key] or 1) for key in ours if key}})  # type: ignore[arg-type]
    show(f"/{PAGE} with {len(figures)} charts in Chromium: medians of {RUNS} pairs, seconds", rows)
    return {"charts": len(figures), "rows": rows, "summary": summary}


def drawn(server: Server) -> list[dict[str, Any]]:
    """The figures that the page sends."""
    with Session(server.url) as session:
        session.open(PAGE)
        specs = [element.spec for element in session.elements.values() if hasattr(element, "spec")]
    return [figure for figure in map(json.loads, specs) if "data" in figure]


def visit(browser: Browser, url: str, changes: int = 4) -> dict[str, float]:
    """A first visit, a reload, and a few changes of a filter, in a browser that has never been there."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce", locale="en-GB")
    page = context.new_page()
    line = context.new_cdp_session(page)
    sizes = counted(line)
    cold = until_first(page, url)
    page.wait_for_timeout(1500)
    page.evaluate(CALM)
    found = {"cold": cold, "cold kB": sum(sizes) / 1e3}
    sizes.clear()
    found["reload"] = until_first(page, url)
    page.wait_for_timeout(1000)
    page.evaluate(CALM)
    found["reload kB"] = sum(sizes) / 1e3
    sizes.clear()
    if changes:
        waits = [change(page, number % 2 == 0) for number in range(changes)]
        page.wait_for_timeout(500)
        found |= {"filter": quantile(waits[1:], 0.5), "filter kB": sum(sizes) / changes / 1e3}
    context.close()
    return found


def until_first(page: Page, url: str) -> float:
    began = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_function(FIRST, timeout=60_000)
    return time.perf_counter() - began


def change(page: Page, academic: bool) -> float:
    """From the click on the switch to the first chart that answers it."""
    button = page.get_by_text("Academic year" if academic else "Calendar year", exact=True).first
    began = time.perf_counter()
    button.click()
    page.wait_for_function(ACADEMIC, arg=academic, timeout=30_000)
    return time.perf_counter() - began


def counted(line: CDPSession) -> list[float]:
    """Every byte on the wire from now on, of files and of the websocket."""
    sizes: list[float] = []
    line.send("Network.enable")
    line.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    line.on("Network.webSocketFrameReceived", lambda event: sizes.append(length(event["response"])))
    return sizes


def length(frame: dict[str, Any]) -> float:
    """Bytes of a frame; a binary one is told in base64."""
    return len(frame["payloadData"]) * (0.75 if frame["opcode"] == 2 else 1.0)


@lru_cache
def plotly_js() -> bytes:
    return brotli.compress((Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes(), quality=9)


@contextmanager
def static(figures: list[dict[str, Any]]) -> Iterator[str]:
    """The static page, on a port of its own."""
    files = {
        "/": (brotli.compress(STATIC.encode()), "text/html", "no-cache"),
        "/figures.js": (
            brotli.compress(f"const figures = {json.dumps(figures)}".encode()),
            "text/javascript",
            "no-cache",
        ),
        "/plotly.min.js": (plotly_js(), "text/javascript", "public, immutable, max-age=31536000"),
    }

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body, kind, cache = files.get(self.path, (b"", "text/plain", "no-cache"))
            self.send_response(200)
            for name, value in (("Content-Type", kind), ("Content-Encoding", "br"), ("Cache-Control", cache)):
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
