"""A database in; how long a report takes in each format out, beside what the machine needs for work that never changes.

On a busy machine a second is no measure: `ratio` is the time of a part by that of the yardstick, measured in turn.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from lib import db
from lib.queries.asking import asking
from lib.reports import periods
from lib.reports.blocks import Report
from lib.reports.building import report
from lib.reports.writing import MIME, written
from tests.bench.table import quantile, show
from tests.live import ROOT

RUNS = 9
GOALS = {"pdf": 2.0, "pptx": 1.0, "xlsx": 1.0}
PERIOD = periods.annual(2025, date(2026, 11, 21))


def measure(url: str) -> list[dict[str, Any]]:
    """Each part beside the yardstick, in turn, after one run that loads what it needs."""
    found = built(url)
    parts: dict[str, Callable[[], object]] = {"sections": lambda: built(url)}
    parts |= {kind: lambda k=kind: written(found, k) for kind in MIME}  # type: ignore[misc]
    walls: dict[str, list[float]] = {name: [] for name in (*parts, "yardstick")}
    cpus: dict[str, list[float]] = {name: [] for name in (*parts, "yardstick")}
    for run in range(RUNS + 1):
        for name, part in [*parts.items(), ("yardstick", yardstick)]:
            wall, cpu = time.perf_counter(), time.process_time()
            part()
            if run:
                walls[name].append(time.perf_counter() - wall)
                cpus[name].append(time.process_time() - cpu)
    base = quantile(cpus["yardstick"], 0.5)
    rows = [
        {
            "part": name,
            "wall s": quantile(walls[name], 0.5),
            "fastest s": min(walls[name]),
            "cpu s": quantile(cpus[name], 0.5),
            "ratio": quantile(cpus[name], 0.5) / base,
            "with sections, fastest s": min(walls[name]) + min(walls["sections"]) if name in MIME else 0.0,
            "goal s": GOALS.get(name, 0.0),
        }
        for name in walls
    ]
    show(
        f"The annual report at Lankaran's size, medians of {RUNS}; ratio: processor time by that of the yardstick", rows
    )
    started = time.perf_counter()
    command = [sys.executable, "-m", "lib", "report", "annual", "--year", "2025", "--database-url", url]
    subprocess.run([*command, "--out", f"{ROOT}/build/annual.pdf"], cwd=ROOT, check=True, capture_output=True)
    print(f"  the command, with its start: {time.perf_counter() - started:.2f} s")
    return rows


def built(url: str) -> Report:
    with db.connect(url) as connection:
        return report(asking(connection), PERIOD, "en")


def yardstick() -> int:
    """Work of one processor that takes about a tenth of a second on a machine of 2024."""
    return sum(number * number % 7 for number in range(1_500_000))
