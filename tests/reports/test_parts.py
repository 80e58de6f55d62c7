"""Lists of a slide: as many lines as there is room for, and how many are left out."""

import pytest

from lib.i18n import words
from lib.reports.parts import Listing, fitting

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
    assert fitting(Listing("Partners", lines), W, rows, 590, 24) == Listing("Partners", shown)
