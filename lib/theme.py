"""The palette, read from .streamlit/config.toml in; one colour per meaning out, for charts, maps and paper alike."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

CONFIG = Path(__file__).parents[1] / ".streamlit" / "config.toml"
Mode = Literal["light", "dark"]

# A meaning keeps its place in `chartCategoricalColors` for good, so that no filter ever repaints a bar. Meanings that
# never stand in one chart share a place.
PLACE: Final[dict[str, int]] = {
    "outgoing": 1,
    "incoming": 2,
    "student": 3,
    "teacher": 4,
    "staff": 6,
    "erasmus_ka171": 3,
    "mevlana": 5,
    "bilateral": 6,
    "orkhun": 7,
    "erasmus_ka107": 8,
    "erasmus_ka131": 9,
    "study_abroad": 4,
    "other": 10,
    "coordinator": 3,
    "partner": 8,
    "member": 3,
    "founding": 7,
    "applied": 6,
    "observer": 8,
    "left": 10,
    "awarded": 9,
    "running": 3,
    "past_end": 4,
    "completed": 8,
    "submitted": 6,
    "rejected": 10,
    "suspended": 5,
    "in_force": 3,
    "expiring": 6,
    "expired": 10,
    "not_yet": 8,
    "accent": 3,
    "quiet": 10,
}
STEPS: Final = 10


@lru_cache
def _config() -> dict[str, dict[str, str | list[str]]]:
    with CONFIG.open("rb") as file:
        return dict(tomllib.load(file)["theme"])


def colour(meaning: str, mode: Mode = "light") -> str:
    """The colour of a meaning, as #rrggbb."""
    return str(_config()[mode]["chartCategoricalColors"][PLACE[meaning] - 1])


def ramp(mode: Mode = "light") -> list[str]:
    """Ten colours from little to much."""
    return [str(c) for c in _config()[mode]["chartSequentialColors"]]


def named(name: str, mode: Mode = "light") -> str:
    """A colour of the theme by its name in the config (textColor, borderColor ...)."""
    return str(_config()[mode][name])


def stand_in(meaning: str) -> str:
    """The colour of a meaning for the browser: Streamlit puts the reader's light or dark one in its place."""
    return f"#{PLACE[meaning]:06d}"


def stand_in_ramp() -> list[tuple[float, str]]:
    """A Plotly colour scale for the browser, from little to much."""
    return [(step / (STEPS - 1), f"#{11 + step:06d}") for step in range(STEPS)]


def rgb(hex_colour: str) -> tuple[int, int, int]:
    """#rrggbb as three numbers."""
    return int(hex_colour[1:3], 16), int(hex_colour[3:5], 16), int(hex_colour[5:7], 16)
