"""Lists of a slide: as many lines as there is room for, and how many are left out."""

import pytest

from lib.i18n import words
from lib.reports.parts import Listing, first, fitting

W = words("en")
NAMES = tuple(f"University {n}" for n in range(1, 21))
LONG = "An institute whose name is so long that it takes more than one line beside the map"


@pytest.mark.parametrize(
    ("lines", "rows", "shown"),
    [
        (NAMES[:13], 13, NAMES[:13]),
        (NAMES[:14], 13, (*NAMES[:12], "and 2 more")),
        (NAMES, 3, ("University 1", "University 2", "and 18 more")),
        ((LONG, *NAMES[:3]), 5, (LONG, *NAMES[:3])),
        ((LONG, *NAMES[:3]), 4, (LONG, "University 1", "and 2 more")),
        ((), 3, ()),
    ],
)
def test_a_list_has_the_rows_that_there_is_room_for(lines: tuple[str, ...], rows: int, shown: tuple[str, ...]) -> None:
    found = fitting(Listing("Partners", lines), W, rows, 590, 24)
    assert (found.title, found.lines) == ("Partners", shown)


def test_a_list_that_is_cut_twice_counts_all_that_is_left_out() -> None:
    once = first("Partners", NAMES[:9], W, 6)
    assert (once.lines, once.left) == ((*NAMES[:5], "and 4 more"), 4)
    twice = fitting(once, W, 4, 590, 24)
    assert (twice.lines, twice.left) == ((*NAMES[:3], "and 6 more"), 6)
