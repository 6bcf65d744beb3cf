"""Alembic runs this: where the database is, and what the models look like."""

from alembic import context
from sqlalchemy import create_engine

from linkshelf.database import database_url, db

url = context.config.get_main_option("sqlalchemy.url") or database_url()
with create_engine(url).connect() as connection:
    context.configure(connection=connection, target_metadata=db.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
