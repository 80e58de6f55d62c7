"""What Alembic runs: the connection that `lib.migrations.upgrade` gives in, migrated tables with their triggers out."""

from alembic import context

from lib.migrations.triggers import count_changes
from lib.schema import Base

connection = context.config.attributes["connection"]
# Batch mode, because SQLite cannot alter a column in place.
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
count_changes(connection)
