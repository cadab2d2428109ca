"""Uploaded figures of the catalogue's indicators."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "uploaded_value",
        sa.Column("key", sa.String(240), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(300), nullable=False),
        sa.Column("saved_at", sa.String(40), nullable=False),
        sa.Column("indicator_id", sa.String(80), nullable=False),
        sa.Column("region_code", sa.String(80), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("file", sa.String(300), nullable=False),
        sa.Column("sha256", sa.String(80), nullable=False),
        sa.UniqueConstraint("version", name="uq_uploaded_value_version"),
        sa.UniqueConstraint("indicator_id", "region_code", "year", name="uq_uploaded_value_indicator_id"),
    )
