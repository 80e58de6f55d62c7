"""The dictionary: every table and column of the schema, with what its declaration says and nothing else."""

from lib import codes
from lib.queries import dictionary
from lib.queries.dictionary import Field
from lib.schema import Base


def field(table: str, column: str) -> Field:
    (found,) = [f for t in dictionary.tables() if t.name == table for f in t.fields if f.name == column]
    return found


def test_nothing_of_the_schema_is_left_out() -> None:
    found = {(table.name, field.name) for table in dictionary.tables() for field in table.fields}
    assert found == {(table.name, c.name) for table in Base.metadata.tables.values() for c in table.columns}
    assert all(table.row and all(field.comment for field in table.fields) for table in dictionary.tables())


def test_tables_stand_by_subject_in_the_order_of_the_menu() -> None:
    subjects = [table.subject for table in dictionary.tables()]
    assert list(dict.fromkeys(subjects)) == list(dictionary.SUBJECTS)
    assert subjects == sorted(subjects, key=dictionary.SUBJECTS.index)
    assert [table.name for table in dictionary.tables() if table.subject == "memberships"] == [
        "association",
        "membership",
        "association_member",
    ]


def test_a_column_says_what_it_holds() -> None:
    assert field("membership", "status") == Field(
        name="status",
        comment="Member, applied, observer, founding member or left",
        holds="code",
        mandatory=True,
        unique=False,
        codes=tuple(codes.MEMBERSHIP_STATUS.items()),
        links_to=None,
        lowest=None,
        highest=None,
        not_before=(),
        part_of=None,
        inside=None,
        same_as=None,
        computed=False,
        internal=False,
    )
    assert field("membership", "association_id").links_to == "association"
    assert field("membership", "until").not_before == ("since",)
    assert field("agreement", "valid_until").not_before == ("valid_from", "signed")
    assert field("grant", "own_share").part_of == "budget"
    assert field("mobility", "country").same_as == "partner_id"
    assert (field("partner", "campus_latitude").inside, field("partner", "city").inside) == ("country", None)
    assert field("membership", "fee").holds == "money"
    assert field("membership", "as_of").holds == "partial_date"
    assert (field("partner", "latitude").lowest, field("partner", "latitude").highest) == (-90, 90)
    assert field("mobility", "level").codes[0] == ("5", "Short cycle")
    assert field("mobility", "days").computed
    assert field("source", "sha256").internal
    assert field("source", "imported_at").holds == "time"
    assert field("agreement", "renews").holds == "yes_no"
    assert field("partner", "key").unique
    assert not field("partner", "city").mandatory


def test_what_is_unique_together() -> None:
    found = {table.name: table.unique_together for table in dictionary.tables() if table.unique_together}
    assert found == {
        "agreement_unit": (("agreement_id", "unit_id"),),
        "rate": (("year", "month", "base", "quote"),),
        "target": (("indicator", "year"),),
        "frozen_document": (("frozen_report_id", "language"),),
        "frozen_number": (("frozen_report_id", "section", "block", "line", "name"),),
        "frozen_source": (("frozen_report_id", "source", "table_name"),),
    }


def test_the_texts_for_the_translators_are_each_named_once() -> None:
    texts = dictionary.texts()
    assert len(texts) == len(set(texts))
    assert "Import that the row came in with" in texts
    assert "A network of universities." in texts
