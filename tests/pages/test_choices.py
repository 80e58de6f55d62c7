"""Every value of every filter, alone, on every page that knows it: whatever a click or the bar can choose stands."""

import pytest

from lib import codes, db, geography
from lib.filters import LISTS, YEARS
from lib.queries import choices
from tests.pages.conftest import Reader

# What each page knows.
NARROWED = {
    "summary": ("years", "country", "region", "unit", "programme"),
    "partners": ("years", *LISTS),
    "mobility": ("years", *LISTS),
    "grants": ("years", "country", "region", "unit"),
    "memberships": ("years", "country", "region"),
}
EACH = [(page, name) for page, names in NARROWED.items() for name in names]
CODES = {
    "programme": codes.PROGRAMME,
    "direction": codes.DIRECTION,
    "role": codes.ROLE,
    "region": geography.regions(),
}


def values(name: str) -> list[str]:
    """What the database offers of one filter; years among them."""
    if name in CODES:
        return list(CODES[name])
    with db.connect() as connection:
        options = choices.choices(connection)
        if name == "years":
            return [str(year) for year in range(options.first_year, options.last_year + 1)]
        return list(options.unit if name == "unit" else choices.countries(connection))


@pytest.mark.parametrize(("page", "name"), EACH)
def test_each_value_alone_leaves_a_page(reader: Reader, page: str, name: str) -> None:
    found = values(name)
    assert len(found) >= 2
    if page not in ("summary", "mobility"):
        # Where one page shows all of them, every third and the last are enough on the others.
        found = [*found[::3], found[-1]]
    at = reader(page, language="en")
    for value in found:
        # As a link within the page leads there; a page of its own for each takes twice as long.
        at.query_params.clear()
        for one in YEARS if name == "years" else [name]:
            at.query_params[one] = value
        at.run()
        assert not at.exception, value
        assert not at.error, value
        assert not at.warning, value
        asked = at.session_state["question"]
        assert {one for one in (*LISTS, "years") if asked.is_set(one)} == {name}, value
