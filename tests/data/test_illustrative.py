"""The illustrative rows are those of the script, all marked, and shaped as a real office's would be."""

import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.data.rows import DATA, keys, rows

TODAY = "2026-11-21"
ERASMUS = ("erasmus_ka107", "erasmus_ka171", "erasmus_ka131")


def days(row: dict[str, str]) -> int:
    return (date.fromisoformat(row["end_date"]) - date.fromisoformat(row["start_date"])).days + 1


@pytest.fixture(scope="module")
def moves() -> list[dict[str, str]]:
    return rows("lsu", "mobility")


def test_script_reproduces_the_files(tmp_path: Path) -> None:
    subprocess.run([sys.executable, DATA / "illustrative.py", tmp_path], check=True)
    written = sorted(path.name for path in tmp_path.iterdir())
    assert len(written) == 13
    for name in written:
        assert (tmp_path / name).read_bytes() == (DATA / "lsu" / name).read_bytes(), name


def test_numbers_of_rows(moves: list[dict[str, str]]) -> None:
    assert 880 <= len(moves) <= 920
    assert len(rows("lsu", "agreement")) == 45
    assert len([row for row in rows("lsu", "grant") if row["source"] == "illustrative"]) == 20
    assert len(rows("lsu", "activity")) == 40
    assert len(rows("lsu", "joint_programme")) == 3
    assert {row["source"] for row in moves} == {"illustrative"}


def test_shape_of_the_moves(moves: list[dict[str, str]]) -> None:
    counted = [row for row in moves if row["status"] in ("live", "completed")]
    countries = Counter(row["country"] for row in counted)
    assert 0.40 < countries["TR"] / len(counted) < 0.50
    assert [country for country, _ in countries.most_common(2)] == ["TR", "PL"]
    years = Counter(row["start_date"][:4] for row in counted)
    assert years["2015"] < years["2017"] < years["2019"] > years["2020"]
    assert years["2021"] < years["2022"] < years["2023"] < years["2024"] < years["2025"]
    assert Counter(row["direction"] for row in counted)["outgoing"] > len(counted) / 2
    assert len([row for row in moves if not row["partner"]]) == 12
    assert len([row for row in moves if not row["unit"]]) == 8


def test_moves_agree_with_their_dates(moves: list[dict[str, str]]) -> None:
    for row in moves:
        if row["status"] == "live":
            assert row["start_date"] <= TODAY <= row["end_date"]
        elif row["status"] == "completed":
            assert row["end_date"] < TODAY
        elif row["status"] in ("planned", "nominated"):
            assert row["start_date"] > TODAY
        assert row["country"] != "UA" or row["start_date"] < "2022-02"
        assert row["programme"] != "erasmus_ka107" or row["start_date"] < "2023"
        assert row["programme"] not in ("erasmus_ka171", "erasmus_ka131") or row["start_date"] >= "2022"
        assert row["programme"] != "mevlana" or row["country"] == "TR"
        assert row["programme"] not in ERASMUS or row["country"] in ("TR", "PL", "RO", "HU", "CZ", "ES")


def test_lengths_keep_to_the_programmes(moves: list[dict[str, str]]) -> None:
    for row in moves:
        if row["role"] == "student" and row["activity"] == "research":
            assert 5 <= days(row) <= 30
        elif row["role"] == "student":
            assert 60 <= days(row) <= 366
        else:
            assert (7 if row["programme"] in ("mevlana", "orkhun") else 5) <= days(row) <= 61


def test_agreements_that_need_the_rector() -> None:
    papers = rows("lsu", "agreement")
    ending = [r["key"] for r in papers if TODAY <= r["valid_until"] <= "2027-05-20" and r["renews"] == "no"]
    assert ending == ["a02", "a14", "a19", "a25", "a35"]
    assert [r["key"] for r in papers if r["valid_from"] > TODAY] == ["a45"]
    assert len([r for r in papers if r["predecessor"]]) == 9
    assert {r["agreement"] for r in rows("lsu", "quota")} == {
        r["key"] for r in papers if r["kind"] == "inter_institutional"
    }


def test_money() -> None:
    grants = {row["key"]: row for row in rows("lsu", "grant")}
    assert Counter(row["status"] for row in grants.values() if row["source"] == "illustrative") == {
        "completed": 8, "rejected": 5, "running": 4, "suspended": 1, "awarded": 1, "submitted": 1,
    }  # fmt: skip
    received: Counter[str] = Counter()
    for payment in rows("lsu", "payment"):
        assert payment["paid_on"] <= TODAY
        assert payment["currency"] == grants[payment["grant"]]["currency"]
        received[payment["grant"]] += round(100 * float(payment["amount"]))
    assert all(cents <= 100 * float(grants[key]["own_share"]) for key, cents in received.items())
    assert max(row["paid_on"] for row in rows("lsu", "payment")) > "2026"


def test_nothing_happened_with_the_dormant() -> None:
    for partner in ("sinop-university", "turan-university", "kyrgyz-economic-university"):
        assert partner in keys("lsu", "partner")
        for table, day in (("mobility", "start_date"), ("activity", "start_date"), ("copublication", "year")):
            assert not [r for r in rows("lsu", table) if r["partner"] == partner and r[day] >= "2024-11-21"]
