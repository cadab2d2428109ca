"""Readers' reports."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "feedback",
        sa.Column("key", sa.String(240), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(300), nullable=False),
        sa.Column("saved_at", sa.String(40), nullable=False),
        sa.Column("topic", sa.String(80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reply_to", sa.String(300), nullable=False),
        sa.Column("view", sa.Text(), nullable=False),
        sa.Column("figure", sa.String(80), nullable=False),
        sa.Column("release", sa.String(80), nullable=False),
        sa.Column("release_sha256", sa.String(80), nullable=False),
        sa.Column("status", sa.String(80), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.UniqueConstraint("version", name="uq_feedback_version"),
    )
