"""Measurements of the whole product: `make bench` prints a table and writes build/bench.json; it fails no test.

--quick            without ten million moves
--only NAME ...    some of: pages, queries, reports, sessions, browser, wall
"""

import json
import os
import platform
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lib.__main__ import main as command
from tests.bench import browser, pages, queries, reports, sessions, wall
from tests.live import ROOT, Server

TARGET = ROOT / "build" / "bench.json"


def main(arguments: list[str]) -> int:
    parser = ArgumentParser(prog="python -m tests.bench", description="Measure Meridian")
    parser.add_argument("--quick", action="store_true", help="leave out ten million moves")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    given = parser.parse_args(arguments)
    results: dict[str, Any] = json.loads(TARGET.read_text()) if TARGET.exists() else {}
    results["machine"] = {"processors": os.cpu_count(), "python": platform.python_version(), "load": os.getloadavg()[0]}
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/cooperation.db"
        if command(["init", "--data", str(ROOT / "data" / "lsu"), "--database-url", url]):
            return 2
        for name in given.only:
            results[name] = PARTS[name](url, Path(folder), given.quick)
            # After each part, so that an interrupted run leaves what it has measured.
            TARGET.parent.mkdir(exist_ok=True)
            TARGET.write_text(json.dumps(results, indent=1, ensure_ascii=False))
    print(f"\n{TARGET.relative_to(ROOT)}")
    return 0


def _on_server(measure: Callable[[Server], Any]) -> Callable[[str, Path, bool], Any]:
    def part(url: str, folder: Path, quick: bool) -> Any:
        with Server(ROOT, folder / "server.log", DATABASE_URL=url) as server:
            return measure(server)

    return part


PARTS: dict[str, Callable[[str, Path, bool], Any]] = {
    "pages": _on_server(pages.measure),
    "queries": lambda url, folder, quick: queries.measure(quick),
    "reports": lambda url, folder, quick: reports.measure(url),
    "sessions": _on_server(sessions.measure),
    "browser": _on_server(browser.measure),
    "wall": _on_server(wall.measure),
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
