"""The databases that the tests share are what their descriptions say."""

from sqlalchemy import func, select

from lib import db
from lib.schema import Institution, Mobility, Partner, Source


def test_load_fills_what_a_row_leaves_out_and_replaces_what_was_there(load) -> None:
    first = load({"mobility": [{"country": "DE"}]})
    assert first.execute(select(Mobility.country, Mobility.status, Mobility.source_id)).all() == [
        ("DE", "completed", 1)
    ]
    second = load({"partner": [{"name": "A"}, {"name": "B", "source_id": 2}]})
    assert second.execute(select(func.count()).select_from(Mobility)).scalar() == 0
    quality = select(Partner.name, Source.quality).join(Source, Source.id == Partner.source_id).order_by(Partner.id)
    assert second.execute(quality).all() == [("A", "real"), ("B", "illustrative")]


def test_a_new_database_has_no_row(database_url: str) -> None:
    with db.connect(database_url) as connection:
        assert connection.execute(select(Institution.id)).all() == []


def test_the_data_of_the_university_load(lsu_url: str) -> None:
    with db.connect(lsu_url) as connection:
        assert connection.execute(select(Institution.key)).scalar_one() == "lankaran-state-university"
