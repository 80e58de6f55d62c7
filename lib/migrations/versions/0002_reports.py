"""Frozen reports."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "frozen_report",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column(
            "kind",
            sa.Enum(
                "annual", "quarterly", "brief", name="report_kind", native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
            comment="Kind of report",
        ),
        sa.Column("year", sa.SmallInteger(), nullable=True, comment="Year that it is about; empty for a country"),
        sa.Column("quarter", sa.SmallInteger(), nullable=True, comment="Quarter of that year; empty for all of it"),
        sa.Column(
            "country", sa.String(length=2), nullable=True, comment="Country that it is about, ISO 3166-1 alpha-2"
        ),
        sa.Column("sections", sa.Text(), nullable=False, comment="Sections that it has, parted by blanks"),
        sa.Column("made_on", sa.Date(), nullable=False, comment="Day on which it was made"),
        sa.Column("as_of", sa.Date(), nullable=False, comment="Last day that it speaks of"),
        sa.Column("frozen_at", sa.DateTime(), nullable=False, comment="When it was frozen, UTC"),
        sa.Column("frozen_by", sa.Text(), nullable=True, comment="Who froze it"),
        sa.Column("stamp", sa.BigInteger(), nullable=False, comment="Stamp of the data that it was made from"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frozen_report")),
    )
    op.create_table(
        "frozen_document",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column("frozen_report_id", sa.Integer(), nullable=False, comment="Report"),
        sa.Column("language", sa.String(length=2), nullable=False, comment="Language, ISO 639-1"),
        sa.Column("content", sa.Text(), nullable=False, comment="Titles, sentences, tables and rules, as JSON"),
        sa.ForeignKeyConstraint(
            ["frozen_report_id"], ["frozen_report.id"], name=op.f("fk_frozen_document_frozen_report_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frozen_document")),
        sa.UniqueConstraint("frozen_report_id", "language", name=op.f("uq_frozen_document_frozen_report_id_language")),
    )
    op.create_table(
        "frozen_number",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column("frozen_report_id", sa.Integer(), nullable=False, comment="Report"),
        sa.Column("section", sa.Text(), nullable=False, comment="Section that it stands in"),
        sa.Column("block", sa.Text(), nullable=False, comment="Chart or table of that section"),
        sa.Column("line", sa.Text(), nullable=False, comment="Line of the table, by its codes"),
        sa.Column("name", sa.Text(), nullable=False, comment="Column of the table"),
        sa.Column("value", sa.Double(), nullable=True, comment="The number; empty means that it was not known"),
        sa.ForeignKeyConstraint(
            ["frozen_report_id"], ["frozen_report.id"], name=op.f("fk_frozen_number_frozen_report_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frozen_number")),
        sa.UniqueConstraint(
            "frozen_report_id",
            "section",
            "block",
            "line",
            "name",
            name=op.f("uq_frozen_number_frozen_report_id_section_block_line_name"),
        ),
    )
    op.create_table(
        "frozen_source",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row in this database"),
        sa.Column("frozen_report_id", sa.Integer(), nullable=False, comment="Report"),
        sa.Column("source", sa.Text(), nullable=False, comment="Short name of the source"),
        sa.Column("table_name", sa.Text(), nullable=False, comment="Table that the rows are in"),
        sa.Column("rows", sa.Integer(), nullable=False, comment="Rows"),
        sa.Column(
            "fingerprint",
            sa.String(length=8),
            nullable=True,
            comment="Fingerprint of the rows; empty where there were too many",
        ),
        sa.ForeignKeyConstraint(
            ["frozen_report_id"], ["frozen_report.id"], name=op.f("fk_frozen_source_frozen_report_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frozen_source")),
        sa.UniqueConstraint(
            "frozen_report_id", "source", "table_name", name=op.f("uq_frozen_source_frozen_report_id_source_table_name")
        ),
    )
