"""The house: imports go down only, each library has its floor, and modules stay small."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
# From the top down; each may import what stands after it, and all of BESIDE.
FLOORS = ("app", "pages", "screen", "reports", "remarks", "readings", "indicators", "queries", "db", "schema")
# Off the main stair, each with all that it may use.
LANDINGS = {
    "imports": {"imports", "schema"},
    "charts": {"charts"},
    "drawing": {"drawing", "charts"},
    "migrations": {"migrations", "schema"},
    "server": {"server", "shell", "assets"},
    "shell": {"shell"},
    "assets": {"assets"},
}
BESIDE = {"alphabet", "arguments", "filters", "i18n", "theme", "cities", "codes", "geography", "glossary", "years"}
OFF_STAIR = {
    "pages": {"imports", "charts", "drawing"},
    "screen": {"charts", "drawing", "server"},
    "reports": {"charts", "drawing"},
}
ALLOWED = (
    {floor: {*FLOORS[n:], *OFF_STAIR.get(floor, ())} | BESIDE for n, floor in enumerate(FLOORS)}
    | {name: own | BESIDE for name, own in LANDINGS.items()}
    | dict.fromkeys(BESIDE, BESIDE)
)
ALLOWED["app"] |= set(LANDINGS)
ALLOWED["db"] |= {"migrations"}
STREAMLIT = {"app", "pages", "screen"}
SQLALCHEMY = {"schema", "db", "queries", "imports", "migrations"}
MODULES = [*ROOT.glob("*.py"), *ROOT.glob("lib/**/*.py"), *ROOT.glob("pages/**/*.py")]


def floor_of(path: Path) -> str:
    """Where a module belongs: `lib/queries/mobility.py` to `queries`."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if parts[0] == "lib" else parts[0]


def imported(path: Path) -> set[str]:
    """The full names that a module imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_imports_go_down() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in MODULES
        if (floor := floor_of(path)) not in ("__init__", "__main__")
        for name in imported(path)
        if name.startswith("lib.") and name.split(".")[1] not in ALLOWED[floor]
    ]
    assert wrong == []


def test_each_library_has_its_floor() -> None:
    owners = {"streamlit": STREAMLIT, "sqlalchemy": SQLALCHEMY, "alembic": {"migrations"}}
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in MODULES
        for name in imported(path)
        if floor_of(path) not in owners.get(name.split(".")[0], {floor_of(path)})
    ]
    assert wrong == []


def test_modules_are_small_and_named_for_what_they_hold() -> None:
    # A migration is history, written once; it is as long as its tables.
    living = [path for path in MODULES if "versions" not in path.parts]
    assert [str(p) for p in living if len(p.read_text().splitlines()) > 300] == []
    assert [str(p) for p in MODULES if p.stem in ("utils", "helpers", "common")] == []


def test_no_page_lies_where_streamlit_would_find_it_by_itself() -> None:
    assert list((ROOT / "pages").glob("*.py")) == []
