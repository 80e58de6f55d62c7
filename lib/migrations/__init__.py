"""The history of the tables: a connection in, the same database with the newest tables out."""

from pathlib import Path

from sqlalchemy import Connection

FOLDER = Path(__file__).parent


def revisions() -> list[str]:
    """Numbers of the steps, oldest first; the file names hold them, so that a start need not load Alembic."""
    return sorted(path.name.split("_")[0] for path in (FOLDER / "versions").glob("[0-9]*_*.py"))


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest step, inside the transaction that the connection is in."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
