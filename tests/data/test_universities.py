"""What is known of each university stands in its files as the sources say it."""

from collections import Counter

from tests.data.rows import keys, rows


def test_lankaran_has_its_29_partners() -> None:
    listed = [row for row in rows("lsu", "partner") if row["listed"] == "yes"]
    assert len(listed) == 29
    assert Counter(row["country"] for row in listed) == {
        "TR": 13, "KZ": 3, "PL": 2, "HU": 2, "UZ": 2, "KG": 2, "UA": 1, "CZ": 1, "ES": 1, "RO": 1, "MD": 1,
    }  # fmt: skip
    assert [row["key"] for row in listed if row["kind"] != "university"] == ["iksad-institute"]


def test_every_name_of_the_seed_is_found() -> None:
    names = {row["name"] for row in rows("lsu", "partner")} | {row["name"] for row in rows("lsu", "partner_name")}
    assert names >= {
        "Mendel University", "University of Galați", "Kapadokya University", "X. Dosmukhamedov Atyrau State University",
        "Tashkent Institute of Finance and Technology (TIFT)", "Korkyt Ata Kyzylorda University", "Kaposvár University",
        "Kyrgyz National Agrarian University", "University of Warmia and Mazury", "University of Rzeszów",
        "Turkish Institute for Economic Development and Social Research (İKSAD)", "Zonguldak Bülent Ecevit University",
    }  # fmt: skip
    assert {row["partner"] for row in rows("lsu", "partner_name") if row["kind"] == "seed"} <= keys("lsu", "partner")


def test_kaposvar_is_part_of_mate() -> None:
    partners = {row["key"]: row for row in rows("lsu", "partner")}
    assert partners["kaposvar-university"]["merged_into"] == "mate"
    assert partners["mate"]["listed"] == "no"
    after = [r for r in rows("lsu", "mobility") if r["partner"] == "kaposvar-university" and r["start_date"] > "2021"]
    assert after == []


def test_lankaran_memberships() -> None:
    status = {row["association"]: (row["status"], row["verified"]) for row in rows("lsu", "membership")}
    assert status == {
        "bsun": ("member", "no"),
        "asucrc": ("member", "partly"),
        "eau": ("member", "partly"),
        "kunib": ("member", "partly"),
        "turkunib": ("applied", "no"),
        "azru": ("member", "no"),
    }
    assert {row["partner"] for row in rows("lsu", "association_member") if row["partner"]} == {
        "istanbul-university", "ege-university", "gazi-university", "cappadocia-university", "atyrau-university",
    }  # fmt: skip


def test_ecar_has_no_invented_amount() -> None:
    (ecar,) = [row for row in rows("lsu", "grant") if row["key"] == "ecar"]
    assert (ecar["budget"], ecar["own_share"], ecar["currency"]) == ("", "", "")
    members = {row["name"]: row["country"] for row in rows("lsu", "grant_partner") if row["grant"] == "ecar"}
    assert len(members) == 8
    # The code in the reference is not that of the coordinator's country: the row says so, and does not guess why.
    assert ("-LT-" in ecar["reference"], members[ecar["coordinator"]]) == (True, "AZ")
    assert "carries LT, the code of Lithuania, although" in ecar["note"]


def test_baku_moves_of_2019() -> None:
    moves = rows("bsu", "mobility")
    people = {d: sum(int(r["participants"]) for r in moves if r["direction"] == d) for d in ("outgoing", "incoming")}
    assert people == {"outgoing": 12, "incoming": 3}
    assert {(r["calendar_year"], r["start_date"], r["programme"]) for r in moves} == {("2019", "", "erasmus_ka107")}
    assert all(row["listed"] == "no" for row in rows("bsu", "partner"))


def test_baku_projects_have_no_own_share() -> None:
    grants = {row["key"]: row["budget"] for row in rows("bsu", "grant")}
    assert grants == {"univia-iro": "653908.71", "itaca": "1000000", "napep": "", "doqup": "", "cbhe-berlin": ""}
    assert all(row["own_share"] == "" and row["note"] for row in rows("bsu", "grant"))
    assert {row["association"]: row["status"] for row in rows("bsu", "membership")} == {
        "bsun": "member", "eau": "member", "turkunib": "member",
    }  # fmt: skip


def test_kokand_states_figures_and_has_no_rows() -> None:
    claims = {row["key"]: (row["operator"], row["value"], row["period_from"]) for row in rows("kokand", "claim")}
    assert len(claims) == 12
    assert claims["kokand-students-500"] == ("more_than", "500", "2022")
    assert claims["kokand-visitors-156"] == ("exactly", "156", "2022")
    assert claims["kokand-grant-income"] == ("exactly", "200000", "2022")
    assert claims["kokand-universities-40"] == ("more_than", "40", "")
    assert rows("kokand", "mobility") == rows("kokand", "grant") == []
