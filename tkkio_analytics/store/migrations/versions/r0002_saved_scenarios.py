"""Saved scenarios."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "saved_scenario",
        sa.Column("key", sa.String(240), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(300), nullable=False),
        sa.Column("saved_at", sa.String(40), nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("scenario", sa.JSON(), nullable=False),
        sa.Column("basis", sa.JSON(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("imported", sa.JSON()),
        sa.UniqueConstraint("version", name="uq_saved_scenario_version"),
    )
