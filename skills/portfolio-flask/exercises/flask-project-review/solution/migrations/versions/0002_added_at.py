"""Links know when they were added."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("links") as links:
        links.add_column(
            sa.Column("added_at", sa.DateTime, nullable=False, server_default="2025-01-01 00:00:00")
        )


def downgrade() -> None:
    with op.batch_alter_table("links") as links:
        links.drop_column("added_at")
