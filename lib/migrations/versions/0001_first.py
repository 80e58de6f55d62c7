"""The tables of the first day."""

import time

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column(
            "key", sa.Text(), nullable=False, comment="Short unique name, used in files and links; never changes"
        ),
        sa.Column(
            "title",
            sa.Text(),
            nullable=False,
            comment="What the source is, in words that can be printed under a figure",
        ),
        sa.Column(
            "quality",
            sa.Enum(
                "real",
                "claim",
                "illustrative",
                name="source_quality",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
            comment="Real, stated by the university itself, or illustrative",
        ),
        sa.Column("link", sa.Text(), nullable=True, comment="Where the source can be read"),
        sa.Column("licence", sa.Text(), nullable=True, comment="Terms under which the facts may be used"),
        sa.Column(
            "as_of",
            sa.String(length=10),
            nullable=True,
            comment="Date of the source, as exact as it is known (2025, 2025-03, 2025-03-14)",
        ),
        sa.Column("file_name", sa.Text(), nullable=True, comment="File or folder that was read"),
        sa.Column("sha256", sa.String(length=64), nullable=True, comment="Fingerprint of that file"),
        sa.Column("imported_at", sa.DateTime(), nullable=True, comment="When the rows were taken in, UTC"),
        sa.Column("imported_by", sa.Text(), nullable=True, comment="Who took the rows in"),
        sa.Column("rows_taken", sa.Integer(), nullable=True, comment="Rows taken as they were"),
        sa.Column("rows_changed", sa.Integer(), nullable=True, comment="Rows taken with a change"),
        sa.Column("rows_refused", sa.Integer(), nullable=True, comment="Rows refused"),
        sa.Column("note", sa.Text(), nullable=True, comment="What a reader of these rows must know"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("key", name=op.f("uq_source_key")),
    )
    op.create_table(
        "stamp",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column("value", sa.BigInteger(), nullable=False, comment="Number of changes so far"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stamp")),
    )
    op.create_table(
        "association",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column(
            "key", sa.Text(), nullable=False, comment="Short unique name, used in files and links; never changes"
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Official name in English"),
        sa.Column("name_az", sa.Text(), nullable=True, comment="Name in Azerbaijani"),
        sa.Column("name_tr", sa.Text(), nullable=True, comment="Name in Turkish"),
        sa.Column("name_ru", sa.Text(), nullable=True, comment="Name in Russian"),
        sa.Column("name_uz", sa.Text(), nullable=True, comment="Name in Uzbek"),
        sa.Column("short_name", sa.Text(), nullable=True, comment="Acronym"),
        sa.Column("listed_name", sa.Text(), nullable=True, comment="Name under which the university lists it"),
        sa.Column("founded", sa.SmallInteger(), nullable=True, comment="Year of foundation"),
        sa.Column("seat_city", sa.Text(), nullable=True, comment="City of the seat or secretariat"),
        sa.Column(
            "seat_country", sa.String(length=2), nullable=True, comment="Country of the seat, ISO 3166-1 alpha-2"
        ),
        sa.Column("latitude", sa.Double(), nullable=True, comment="Latitude of the seat, degrees north"),
        sa.Column("longitude", sa.Double(), nullable=True, comment="Longitude of the seat, degrees east"),
        sa.Column("member_count", sa.Integer(), nullable=True, comment="Members in all; empty means not known"),
        sa.Column(
            "member_count_as_of",
            sa.String(length=10),
            nullable=True,
            comment="Date of that count, as exact as it is known",
        ),
        sa.Column("website", sa.Text(), nullable=True, comment="Website"),
        sa.Column("note", sa.Text(), nullable=True, comment="What is uncertain about this row"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_association_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_association")),
        sa.UniqueConstraint("key", name=op.f("uq_association_key")),
    )
    op.create_table(
        "call",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column(
            "key", sa.Text(), nullable=False, comment="Short unique name, used in files and links; never changes"
        ),
        sa.Column("title", sa.Text(), nullable=False, comment="Title of the call"),
        sa.Column("funder", sa.Text(), nullable=False, comment="Who gives the money"),
        sa.Column("scheme", sa.Text(), nullable=True, comment="Programme or scheme of the funder"),
        sa.Column("opens_on", sa.Date(), nullable=True, comment="First day for applications"),
        sa.Column("deadline", sa.Date(), nullable=False, comment="Last day for applications"),
        sa.Column("conditions", sa.Text(), nullable=True, comment="Who may apply, and on what terms"),
        sa.Column("website", sa.Text(), nullable=True, comment="Where the call is published"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_call_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
        sa.UniqueConstraint("key", name=op.f("uq_call_key")),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column(
            "key", sa.Text(), nullable=False, comment="Short unique name, used in files and links; never changes"
        ),
        sa.Column("text", sa.Text(), nullable=False, comment="The statement, word for word"),
        sa.Column(
            "indicator", sa.Text(), nullable=True, comment="Key of the indicator that it speaks of, where one does"
        ),
        sa.Column("period_from", sa.SmallInteger(), nullable=True, comment="First year that it speaks of"),
        sa.Column("period_to", sa.SmallInteger(), nullable=True, comment="Last year that it speaks of"),
        sa.Column(
            "operator",
            sa.Enum(
                "exactly",
                "more_than",
                "about",
                name="claim_operator",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
            comment="Exactly, more than or about",
        ),
        sa.Column("value", sa.Double(), nullable=True, comment="The figure"),
        sa.Column(
            "unit", sa.Text(), nullable=True, comment="What the figure counts: people, agreements, a currency ..."
        ),
        sa.Column(
            "countries",
            sa.Text(),
            nullable=True,
            comment="Countries that it names, ISO 3166-1 alpha-2, separated by blanks",
        ),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_claim_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("key", name=op.f("uq_claim_key")),
    )
    op.create_table(
        "institution",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column(
            "key", sa.Text(), nullable=False, comment="Short unique name, used in files and links; never changes"
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Official name in English"),
        sa.Column("name_az", sa.Text(), nullable=True, comment="Name in Azerbaijani"),
        sa.Column("name_tr", sa.Text(), nullable=True, comment="Name in Turkish"),
        sa.Column("name_ru", sa.Text(), nullable=True, comment="Name in Russian"),
        sa.Column("name_uz", sa.Text(), nullable=True, comment="Name in Uzbek"),
        sa.Column("short_name", sa.Text(), nullable=True, comment="Acronym that the university uses"),
        sa.Column("country", sa.String(length=2), nullable=False, comment="Country, ISO 3166-1 alpha-2"),
        sa.Column("city", sa.Text(), nullable=False, comment="City"),
        sa.Column("latitude", sa.Double(), nullable=False, comment="Latitude of the campus or city, degrees north"),
        sa.Column("longitude", sa.Double(), nullable=False, comment="Longitude of the campus or city, degrees east"),
        sa.Column(
            "coordinate_precision",
            sa.Enum(
                "campus",
                "city",
                "country",
                name="institution_precision",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
            comment="What the point marks",
        ),
        sa.Column(
            "reporting_currency", sa.String(length=3), nullable=False, comment="Currency of the reports, ISO 4217"
        ),
        sa.Column(
            "academic_year_start",
            sa.SmallInteger(),
            nullable=False,
            comment="First month of the academic year, 1 to 12",
        ),
        sa.Column("founded", sa.SmallInteger(), nullable=True, comment="Year of foundation"),
        sa.Column("ror", sa.Text(), nullable=True, comment="Identifier in the Research Organization Registry"),
        sa.Column("website", sa.Text(), nullable=True, comment="Website"),
        sa.Column("note", sa.Text(), nullable=True, comment="What is uncertain about this row"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_institution_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_institution")),
        sa.UniqueConstraint("key", name=op.f("uq_institution_key")),
    )
    op.create_table(
        "partner",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column(
            "key", sa.Text(), nullable=False, comment="Short unique name, used in files and links; never changes"
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Official name in English"),
        sa.Column(
            "kind",
            sa.Enum(
                "university",
                "institute",
                "company",
                "public_body",
                "association",
                name="partner_kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
            comment="Kind of organisation",
        ),
        sa.Column("country", sa.String(length=2), nullable=False, comment="Country, ISO 3166-1 alpha-2"),
        sa.Column("city", sa.Text(), nullable=True, comment="City"),
        sa.Column("latitude", sa.Double(), nullable=True, comment="Latitude of the city, degrees north"),
        sa.Column("longitude", sa.Double(), nullable=True, comment="Longitude of the city, degrees east"),
        sa.Column(
            "campus_latitude", sa.Double(), nullable=True, comment="Latitude of the campus, degrees north, where known"
        ),
        sa.Column(
            "campus_longitude", sa.Double(), nullable=True, comment="Longitude of the campus, degrees east, where known"
        ),
        sa.Column(
            "coordinate_precision",
            sa.Enum(
                "campus",
                "city",
                "country",
                name="partner_precision",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
            comment="What the best known point marks",
        ),
        sa.Column("founded", sa.SmallInteger(), nullable=True, comment="Year of foundation"),
        sa.Column("ror", sa.Text(), nullable=True, comment="Identifier in the Research Organization Registry"),
        sa.Column(
            "erasmus_code",
            sa.Text(),
            nullable=True,
            comment="Erasmus code, as in the list of holders of the Charter (ECHE)",
        ),
        sa.Column(
            "pic",
            sa.String(length=9),
            nullable=True,
            comment="Participant Identification Code of the European Commission",
        ),
        sa.Column("schac", sa.Text(), nullable=True, comment="Internet domain of the institution (SCHAC)"),
        sa.Column("website", sa.Text(), nullable=True, comment="Website"),
        sa.Column(
            "merged_into_id",
            sa.Integer(),
            nullable=True,
            comment="Successor, where the organisation was merged into another",
        ),
        sa.Column(
            "listed",
            sa.Boolean(),
            nullable=False,
            comment="The university itself names it as a partner; false for a successor or a name met in other rows",
        ),
        sa.Column(
            "verified",
            sa.Enum(
                "yes", "partly", "no", name="partner_verified", native_enum=False, create_constraint=True, length=24
            ),
            nullable=True,
            comment="Whether name and place were checked against a register",
        ),
        sa.Column("note", sa.Text(), nullable=True, comment="What is uncertain about this row"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["merged_into_id"], ["partner.id"], name=op.f("fk_partner_merged_into_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_partner_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
        sa.UniqueConstraint("key", name=op.f("uq_partner_key")),
    )
    op.create_table(
        "population",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column(
            "year", sa.SmallInteger(), nullable=False, comment="First year of the academic year (2023 is 2023/2024)"
        ),
        sa.Column(
            "group",
            sa.Enum(
                "student",
                "academic_staff",
                name="population_group",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
            comment="Students or academic staff",
        ),
        sa.Column(
            "level",
            sa.SmallInteger(),
            nullable=True,
            comment="Level of study: EQF 5 short cycle, 6 bachelor, 7 master, 8 doctorate",
        ),
        sa.Column("nationality", sa.String(length=2), nullable=False, comment="Citizenship, ISO 3166-1 alpha-2"),
        sa.Column("headcount", sa.Integer(), nullable=False, comment="People"),
        sa.Column("fte", sa.Double(), nullable=True, comment="Full-time equivalents"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_population_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_population")),
    )
    op.create_table(
        "ranking_result",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column("ranking", sa.Text(), nullable=False, comment="Name of the ranking"),
        sa.Column("edition", sa.Text(), nullable=False, comment="Edition, as its publisher names it"),
        sa.Column("indicator", sa.Text(), nullable=True, comment="Indicator; empty for the overall result"),
        sa.Column("score", sa.Double(), nullable=True, comment="Score"),
        sa.Column("rank", sa.Text(), nullable=True, comment="Rank or band, as published"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_ranking_result_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ranking_result")),
    )
    op.create_table(
        "rate",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column("year", sa.SmallInteger(), nullable=False, comment="Year that the rate is the mean of"),
        sa.Column(
            "month", sa.SmallInteger(), nullable=True, comment="Month that the rate holds for; empty for a yearly mean"
        ),
        sa.Column("base", sa.String(length=3), nullable=False, comment="Currency that one unit is taken of, ISO 4217"),
        sa.Column("quote", sa.String(length=3), nullable=False, comment="Currency that it is expressed in, ISO 4217"),
        sa.Column(
            "value",
            sa.Double(),
            nullable=False,
            comment="Units of the quote currency for one unit of the base currency",
        ),
        sa.Column("basis", sa.Text(), nullable=False, comment="How the mean was formed"),
        sa.Column(
            "quality",
            sa.Text(),
            nullable=False,
            comment="Official, derived from official rates, or an unofficial sample",
        ),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_rate_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rate")),
        sa.UniqueConstraint("year", "month", "base", "quote", name=op.f("uq_rate_year_month_base_quote")),
    )
    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column("indicator", sa.Text(), nullable=False, comment="Key of the indicator"),
        sa.Column("year", sa.SmallInteger(), nullable=False, comment="Year that the target is set for"),
        sa.Column("value", sa.Double(), nullable=False, comment="Wanted value, in the unit of the indicator"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_target_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
        sa.UniqueConstraint("indicator", "year", name=op.f("uq_target_indicator_year")),
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column(
            "key", sa.Text(), nullable=False, comment="Short unique name, used in files and links; never changes"
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "faculty",
                "department",
                "centre",
                name="unit_kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
            comment="Faculty, department or centre",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Name in English"),
        sa.Column("name_az", sa.Text(), nullable=True, comment="Name in Azerbaijani"),
        sa.Column("name_tr", sa.Text(), nullable=True, comment="Name in Turkish"),
        sa.Column("name_ru", sa.Text(), nullable=True, comment="Name in Russian"),
        sa.Column("name_uz", sa.Text(), nullable=True, comment="Name in Uzbek"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_unit_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("key", name=op.f("uq_unit_key")),
    )
    op.create_table(
        "activity",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column(
            "key", sa.Text(), nullable=False, comment="Short unique name, used in files and links; never changes"
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "conference",
                "webinar",
                "summer_school",
                "delegation",
                "expert_visit",
                name="activity_kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
            comment="Kind of activity",
        ),
        sa.Column("title", sa.Text(), nullable=False, comment="Title"),
        sa.Column("start_date", sa.Date(), nullable=False, comment="First day, or day of arrival"),
        sa.Column("end_date", sa.Date(), nullable=True, comment="Last day, or day of departure"),
        sa.Column("partner_id", sa.Integer(), nullable=True, comment="Partner that it was held with, where known"),
        sa.Column("country", sa.String(length=2), nullable=True, comment="Country of that partner, ISO 3166-1 alpha-2"),
        sa.Column("unit_id", sa.Integer(), nullable=True, comment="Faculty or department that held it"),
        sa.Column(
            "mode",
            sa.Enum(
                "physical",
                "blended",
                "virtual",
                name="activity_mode",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
            comment="Physical, blended or virtual",
        ),
        sa.Column("place", sa.Text(), nullable=True, comment="Where it took place"),
        sa.Column(
            "home_participants",
            sa.Integer(),
            nullable=True,
            comment="Participants of the home university; empty means not known",
        ),
        sa.Column(
            "foreign_participants",
            sa.Integer(),
            nullable=True,
            comment="Participants from abroad; empty means not known",
        ),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_activity_partner_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_activity_source_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_activity_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
        sa.UniqueConstraint("key", name=op.f("uq_activity_key")),
    )
    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column(
            "key", sa.Text(), nullable=False, comment="Short unique name, used in files and links; never changes"
        ),
        sa.Column("partner_id", sa.Integer(), nullable=False, comment="The other party"),
        sa.Column(
            "kind",
            sa.Enum(
                "mou",
                "framework",
                "inter_institutional",
                "protocol",
                "joint_degree",
                name="agreement_kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
            comment="Kind of paper",
        ),
        sa.Column(
            "programme",
            sa.Enum(
                "erasmus_ka171",
                "erasmus_ka131",
                "erasmus_ka107",
                "mevlana",
                "orkhun",
                "bilateral",
                "study_abroad",
                "other",
                name="agreement_programme",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
            comment="Programme that it serves",
        ),
        sa.Column("title", sa.Text(), nullable=True, comment="Title of the paper"),
        sa.Column("signed", sa.Date(), nullable=True, comment="Date of the last signature"),
        sa.Column("valid_from", sa.Date(), nullable=False, comment="First day in force"),
        sa.Column("valid_until", sa.Date(), nullable=True, comment="Last day in force; empty means without end"),
        sa.Column("renews", sa.Boolean(), nullable=False, comment="Renews itself at its end unless a party objects"),
        sa.Column("predecessor_id", sa.Integer(), nullable=True, comment="Agreement that this one continues"),
        sa.Column("document", sa.Text(), nullable=True, comment="Where the signed paper is kept"),
        sa.Column("note", sa.Text(), nullable=True, comment="What a reader of the paper must know"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_agreement_partner_id")),
        sa.ForeignKeyConstraint(["predecessor_id"], ["agreement.id"], name=op.f("fk_agreement_predecessor_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_agreement_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint("key", name=op.f("uq_agreement_key")),
    )
    op.create_table(
        "association_member",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column("association_id", sa.Integer(), nullable=False, comment="Association"),
        sa.Column(
            "partner_id", sa.Integer(), nullable=True, comment="The member, where it is a partner of the university"
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Name of the member"),
        sa.Column("country", sa.String(length=2), nullable=True, comment="Its country, ISO 3166-1 alpha-2"),
        sa.Column(
            "status",
            sa.Enum(
                "member",
                "applied",
                "observer",
                "founding",
                "left",
                name="member_status",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
            comment="Its status",
        ),
        sa.Column(
            "as_of",
            sa.String(length=10),
            nullable=True,
            comment="Date of the list that names it, as exact as it is known",
        ),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_association_member_association_id")
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_association_member_partner_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_association_member_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_association_member")),
    )
    op.create_table(
        "copublication",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column("year", sa.SmallInteger(), nullable=False, comment="Year of publication"),
        sa.Column(
            "partner_id",
            sa.Integer(),
            nullable=True,
            comment="The institution, where it is a partner of the university",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Name of the institution"),
        sa.Column("country", sa.String(length=2), nullable=False, comment="Its country, ISO 3166-1 alpha-2"),
        sa.Column("area", sa.Text(), nullable=True, comment="Faculty area of QS, where known"),
        sa.Column("papers", sa.Integer(), nullable=False, comment="Papers"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_copublication_partner_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_copublication_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copublication")),
    )
    op.create_table(
        "grant",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column(
            "key", sa.Text(), nullable=False, comment="Short unique name, used in files and links; never changes"
        ),
        sa.Column("title", sa.Text(), nullable=False, comment="Title of the project"),
        sa.Column("acronym", sa.Text(), nullable=True, comment="Acronym of the project"),
        sa.Column("funder", sa.Text(), nullable=False, comment="Who gives the money"),
        sa.Column("scheme", sa.Text(), nullable=True, comment="Programme or scheme of the funder"),
        sa.Column("reference", sa.Text(), nullable=True, comment="Reference that the funder uses"),
        sa.Column("call_year", sa.SmallInteger(), nullable=True, comment="Year of the call"),
        sa.Column(
            "role",
            sa.Enum("coordinator", "partner", name="grant_role", native_enum=False, create_constraint=True, length=24),
            nullable=False,
            comment="Whether the university coordinates or is a partner",
        ),
        sa.Column(
            "status",
            sa.Enum(
                "submitted",
                "rejected",
                "awarded",
                "running",
                "completed",
                "suspended",
                name="grant_status",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
            comment="How far it has come",
        ),
        sa.Column("submitted_on", sa.Date(), nullable=True, comment="Date of the application"),
        sa.Column("decision_date", sa.Date(), nullable=True, comment="Date of the decision, awarded or rejected"),
        sa.Column("start_date", sa.Date(), nullable=True, comment="First day of the project"),
        sa.Column("end_date", sa.Date(), nullable=True, comment="Last day of the project"),
        sa.Column(
            "budget",
            sa.Numeric(precision=16, scale=2, asdecimal=False),
            nullable=True,
            comment="Whole budget of the project in its currency; empty means not known",
        ),
        sa.Column(
            "own_share",
            sa.Numeric(precision=16, scale=2, asdecimal=False),
            nullable=True,
            comment="Part of the budget that the university receives; empty means not known",
        ),
        sa.Column("currency", sa.String(length=3), nullable=True, comment="Currency of the amounts, ISO 4217"),
        sa.Column("coordinator", sa.Text(), nullable=True, comment="Coordinator, where it is another organisation"),
        sa.Column("unit_id", sa.Integer(), nullable=True, comment="Faculty or department that carries it"),
        sa.Column("website", sa.Text(), nullable=True, comment="Website of the project"),
        sa.Column("note", sa.Text(), nullable=True, comment="What is uncertain about this row"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_grant_source_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_grant_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grant")),
        sa.UniqueConstraint("key", name=op.f("uq_grant_key")),
    )
    op.create_table(
        "joint_programme",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column(
            "key", sa.Text(), nullable=False, comment="Short unique name, used in files and links; never changes"
        ),
        sa.Column("title", sa.Text(), nullable=False, comment="Title of the programme"),
        sa.Column(
            "kind",
            sa.Enum("joint", "double", name="joint_kind", native_enum=False, create_constraint=True, length=24),
            nullable=False,
            comment="Joint or double degree",
        ),
        sa.Column("partner_id", sa.Integer(), nullable=False, comment="Partner that awards the degree too"),
        sa.Column("unit_id", sa.Integer(), nullable=True, comment="Faculty or department that teaches it"),
        sa.Column(
            "level",
            sa.SmallInteger(),
            nullable=True,
            comment="Level of study: EQF 5 short cycle, 6 bachelor, 7 master, 8 doctorate",
        ),
        sa.Column(
            "field", sa.String(length=4), nullable=True, comment="Field of education, ISCED-F 2013, two to four digits"
        ),
        sa.Column("since", sa.Date(), nullable=True, comment="First day"),
        sa.Column("until", sa.Date(), nullable=True, comment="Last day; empty means that it runs"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_joint_programme_partner_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_joint_programme_source_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_joint_programme_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_joint_programme")),
        sa.UniqueConstraint("key", name=op.f("uq_joint_programme_key")),
    )
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column("association_id", sa.Integer(), nullable=False, comment="Association"),
        sa.Column(
            "status",
            sa.Enum(
                "member",
                "applied",
                "observer",
                "founding",
                "left",
                name="membership_status",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
            comment="Member, applied, observer, founding member or left",
        ),
        sa.Column("since", sa.Date(), nullable=True, comment="First day of this status; empty means not known"),
        sa.Column("until", sa.Date(), nullable=True, comment="Last day of this status; empty means that it holds"),
        sa.Column(
            "fee",
            sa.Numeric(precision=16, scale=2, asdecimal=False),
            nullable=True,
            comment="Fee per year; empty means not known",
        ),
        sa.Column("currency", sa.String(length=3), nullable=True, comment="Currency of the fee, ISO 4217"),
        sa.Column(
            "as_of",
            sa.String(length=10),
            nullable=True,
            comment="Date at which the status is known to hold, as exact as it is known",
        ),
        sa.Column("evidence", sa.Text(), nullable=True, comment="What the status rests on"),
        sa.Column(
            "verified",
            sa.Enum(
                "yes", "partly", "no", name="membership_verified", native_enum=False, create_constraint=True, length=24
            ),
            nullable=True,
            comment="Whether the status was confirmed by the association",
        ),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["association_id"], ["association.id"], name=op.f("fk_membership_association_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_membership_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    op.create_table(
        "mobility",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column(
            "direction",
            sa.Enum(
                "outgoing", "incoming", name="mobility_direction", native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
            comment="Outgoing or incoming, as seen from the home university",
        ),
        sa.Column(
            "role",
            sa.Enum(
                "student",
                "teacher",
                "staff",
                name="mobility_role",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
            comment="Student, teacher or administrative staff",
        ),
        sa.Column(
            "activity",
            sa.Enum(
                "study",
                "traineeship",
                "teaching",
                "training",
                "research",
                name="mobility_activity",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
            comment="What for",
        ),
        sa.Column(
            "programme",
            sa.Enum(
                "erasmus_ka171",
                "erasmus_ka131",
                "erasmus_ka107",
                "mevlana",
                "orkhun",
                "bilateral",
                "study_abroad",
                "other",
                name="mobility_programme",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
            comment="Programme that it belongs to",
        ),
        sa.Column("partner_id", sa.Integer(), nullable=True, comment="Partner at the other end, where known"),
        sa.Column(
            "country", sa.String(length=2), nullable=False, comment="Country at the other end, ISO 3166-1 alpha-2"
        ),
        sa.Column("unit_id", sa.Integer(), nullable=True, comment="Faculty or department at home, where known"),
        sa.Column(
            "level",
            sa.SmallInteger(),
            nullable=True,
            comment="Level of study: EQF 5 short cycle, 6 bachelor, 7 master, 8 doctorate",
        ),
        sa.Column(
            "field", sa.String(length=4), nullable=True, comment="Field of education, ISCED-F 2013, two to four digits"
        ),
        sa.Column(
            "start_date", sa.Date(), nullable=True, comment="First day of the stay; empty where only the year is known"
        ),
        sa.Column("end_date", sa.Date(), nullable=True, comment="Last day of the stay"),
        sa.Column(
            "calendar_year",
            sa.SmallInteger(),
            nullable=False,
            comment="Calendar year of the first day; follows from it where it is known",
        ),
        sa.Column(
            "academic_year",
            sa.SmallInteger(),
            nullable=True,
            comment="First year of the academic year of the first day (2023 is 2023/2024)",
        ),
        sa.Column("days", sa.SmallInteger(), nullable=True, comment="Length of the stay, first and last day counted"),
        sa.Column(
            "mode",
            sa.Enum(
                "physical",
                "blended",
                "virtual",
                name="mobility_mode",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
            comment="Physical, blended or virtual",
        ),
        sa.Column(
            "status",
            sa.Enum(
                "nominated",
                "planned",
                "live",
                "completed",
                "cancelled",
                name="mobility_status",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
            comment="How far it has come; under way and completed are counted",
        ),
        sa.Column("participants", sa.Integer(), nullable=False, comment="People; 1 unless the file itself is a sum"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.CheckConstraint("participants > 0", name=op.f("ck_mobility_participants")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_mobility_partner_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_mobility_source_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_mobility_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mobility")),
    )
    op.create_table(
        "partner_name",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column("partner_id", sa.Integer(), nullable=False, comment="Partner that bears the name"),
        sa.Column("name", sa.Text(), nullable=False, comment="The other name"),
        sa.Column("language", sa.String(length=2), nullable=True, comment="Language of the name, ISO 639-1"),
        sa.Column(
            "kind",
            sa.Enum(
                "native",
                "seed",
                "former",
                "alias",
                "acronym",
                name="name_kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
            comment="Kind of name",
        ),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_partner_name_partner_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_partner_name_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_name")),
    )
    op.create_table(
        "agreement_unit",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column("agreement_id", sa.Integer(), nullable=False, comment="Agreement"),
        sa.Column("unit_id", sa.Integer(), nullable=False, comment="Faculty or department that it covers"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_unit_agreement_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_agreement_unit_source_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_agreement_unit_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_unit")),
        sa.UniqueConstraint("agreement_id", "unit_id", name=op.f("uq_agreement_unit_agreement_id_unit_id")),
    )
    op.create_table(
        "grant_partner",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column("grant_id", sa.Integer(), nullable=False, comment="Project"),
        sa.Column(
            "partner_id",
            sa.Integer(),
            nullable=True,
            comment="The organisation, where it is a partner of the university",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Name of the organisation"),
        sa.Column("country", sa.String(length=2), nullable=True, comment="Its country, ISO 3166-1 alpha-2"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["grant_id"], ["grant.id"], name=op.f("fk_grant_partner_grant_id")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_grant_partner_partner_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_grant_partner_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grant_partner")),
    )
    op.create_table(
        "payment",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column("grant_id", sa.Integer(), nullable=False, comment="Project that the money is for"),
        sa.Column("paid_on", sa.Date(), nullable=False, comment="Date of receipt"),
        sa.Column(
            "amount",
            sa.Numeric(precision=16, scale=2, asdecimal=False),
            nullable=False,
            comment="Amount in its currency",
        ),
        sa.Column("currency", sa.String(length=3), nullable=False, comment="Currency of the amount, ISO 4217"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["grant_id"], ["grant.id"], name=op.f("fk_payment_grant_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_payment_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
    )
    op.create_table(
        "quota",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column("agreement_id", sa.Integer(), nullable=False, comment="Agreement that gives the places"),
        sa.Column(
            "direction",
            sa.Enum(
                "outgoing", "incoming", name="quota_direction", native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
            comment="Outgoing or incoming, as seen from the home university",
        ),
        sa.Column(
            "role",
            sa.Enum(
                "student", "teacher", "staff", name="quota_role", native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
            comment="Who may move",
        ),
        sa.Column(
            "activity",
            sa.Enum(
                "study",
                "traineeship",
                "teaching",
                "training",
                "research",
                name="quota_activity",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
            comment="What for",
        ),
        sa.Column("places", sa.SmallInteger(), nullable=False, comment="Mobilities per academic year, at most"),
        sa.Column("months", sa.Double(), nullable=True, comment="Months per mobility"),
        sa.Column("source_id", sa.Integer(), nullable=False, comment="Import that the row came in with"),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_quota_agreement_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_quota_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quota")),
    )
    # In microseconds since 1970: a database that is made anew in the place of another never repeats its stamps, and
    # what was kept of the other is never shown as its own.
    op.execute(f"INSERT INTO stamp (id, value) VALUES (1, {time.time_ns() // 1000})")
