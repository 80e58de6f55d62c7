"""The schema is the data dictionary: nothing in it may go without its words, and no fact without its source."""

from lib import codes
from lib.schema import Base

TABLES = Base.metadata.tables
NOT_FACTS = {"source", "stamp", "frozen_report", "frozen_document", "frozen_number", "frozen_source"}
RULES = {"codes", "holds", "within", "after", "part_of", "point", "same_as", "vague", "computed", "internal"}
RULES |= {"amounts", "usual", "academic", "translates"}


def test_every_column_says_what_it_holds() -> None:
    assert [str(c) for t in TABLES.values() for c in t.columns if not (c.comment or "").strip()] == []


def test_every_fact_names_its_source() -> None:
    lacking = [
        n for n, t in TABLES.items() if n not in NOT_FACTS and ("source_id" not in t.c or t.c.source_id.nullable)
    ]
    assert lacking == []


def test_rules_of_columns_are_known_and_point_to_columns() -> None:
    for table in TABLES.values():
        for column in table.columns:
            assert set(column.info) <= RULES, str(column)
            named = [*column.info.get("after", ()), *column.info.get("point", ())]
            named += [
                column.info[rule] for rule in ("part_of", "same_as", "vague", "translates") if rule in column.info
            ]
            named += column.info.get("amounts", ())
            assert {name for name in named if name not in table.columns} == set(), str(column)


def test_every_two_letter_column_says_whether_it_is_a_country() -> None:
    short = [c for t in TABLES.values() for c in t.columns if getattr(c.type, "length", None) in (2, 3)]
    assert [str(c) for c in short if "holds" not in c.info] == []


def test_codes_fit_their_columns() -> None:
    lists = [value for name, value in vars(codes).items() if name.isupper() and isinstance(value, dict)]
    for table in TABLES.values():
        for column in table.columns:
            if "codes" in column.info:
                assert column.info["codes"] in lists
                assert all(len(str(code)) <= 24 for code in column.info["codes"])
