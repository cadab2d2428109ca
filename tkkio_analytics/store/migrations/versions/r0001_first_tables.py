"""The first tables: own indicators and values, assessments, recommendations, and the history of all of them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables, and the counter's one row."""
    _own_tables()
    _judgement_tables()
    op.create_table(
        "revision",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(80), nullable=False),
        sa.Column("key", sa.String(240), nullable=False),
        sa.Column("author", sa.String(300), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("before", sa.JSON()),
        sa.Column("after", sa.JSON()),
    )
    op.create_index("ix_revision_key", "revision", ["key"])
    counter = op.create_table(
        "counter",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("revision", sa.Integer(), nullable=False),
    )
    op.bulk_insert(counter, [{"id": 1, "revision": 0}])


def _written(table: str) -> list[sa.Column[object] | sa.UniqueConstraint]:
    return [
        sa.Column("key", sa.String(240), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(300), nullable=False),
        sa.Column("saved_at", sa.String(40), nullable=False),
        sa.UniqueConstraint("version", name=f"uq_{table}_version"),
    ]


def _own_tables() -> None:
    op.create_table(
        "own_indicator",
        *_written("own_indicator"),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("owner", sa.String(300), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("collection_method", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.String(80), nullable=False),
        sa.Column("decimals", sa.Integer(), nullable=False),
        sa.Column("polarity", sa.String(80), nullable=False),
        sa.Column("polarity_basis", sa.Text(), nullable=False),
        sa.Column("first_year", sa.Integer(), nullable=False),
        sa.Column("targets", sa.JSON(), nullable=False),
    )
    op.create_table(
        "own_value",
        *_written("own_value"),
        sa.Column("indicator_id", sa.String(240), nullable=False),
        sa.Column("region_code", sa.String(80), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["indicator_id"], ["own_indicator.key"], name="fk_own_value_indicator_id"),
        sa.UniqueConstraint("indicator_id", "region_code", "year", name="uq_own_value_indicator_id"),
    )


def _judgement_tables() -> None:
    op.create_table(
        "assessment",
        *_written("assessment"),
        sa.Column("region_code", sa.String(80), nullable=False),
        sa.Column("indicator_id", sa.String(80)),
        sa.Column("objective_id", sa.String(80)),
        sa.Column("scale", sa.String(80), nullable=False),
        sa.Column("step", sa.String(80), nullable=False),
        sa.Column("assessor", sa.String(300), nullable=False),
        sa.Column("date", sa.String(80), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
    )
    op.create_table(
        "recommendation",
        *_written("recommendation"),
        sa.Column("giver", sa.String(300), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("region_code", sa.String(80), nullable=False),
        sa.Column("indicator_id", sa.String(80)),
        sa.Column("objective_id", sa.String(80)),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
    )
