"""Titles of projects, calls, activities and joint programmes in the other languages."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

LANGUAGES = {"az": "Azerbaijani", "tr": "Turkish", "ru": "Russian", "uz": "Uzbek"}
COLUMNS = (
    ("grant", "title", "Title"),
    ("call", "title", "Title"),
    ("call", "conditions", "Conditions"),
    ("activity", "title", "Title"),
    ("joint_programme", "title", "Title"),
)


def upgrade() -> None:
    for table, column, what in COLUMNS:
        for language, name in LANGUAGES.items():
            op.add_column(table, sa.Column(f"{column}_{language}", sa.Text(), comment=f"{what} in {name}"))
