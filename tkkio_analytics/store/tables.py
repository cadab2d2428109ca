"""The tables. Migrations bring a database to this; a test holds the two together."""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

NAMING: Final = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
CODE: Final = 80
LINE: Final = 300
MOMENT: Final = 40
"""A moment is kept as ISO 8601 text in UTC, which both databases order and hand back alike."""

metadata: Final = MetaData(naming_convention=NAMING)


def _written() -> Iterator[Column[Any]]:
    yield Column("key", String(CODE * 3), primary_key=True)
    yield Column("version", Integer, nullable=False, unique=True)
    yield Column("author", String(LINE), nullable=False)
    yield Column("saved_at", String(MOMENT), nullable=False)


own_indicator: Final = Table(
    "own_indicator",
    metadata,
    *_written(),
    Column("name", JSON, nullable=False),
    Column("owner", String(LINE), nullable=False),
    Column("definition", Text, nullable=False),
    Column("collection_method", Text, nullable=False),
    Column("unit_id", String(CODE), nullable=False),
    Column("decimals", Integer, nullable=False),
    Column("polarity", String(CODE), nullable=False),
    Column("polarity_basis", Text, nullable=False),
    Column("first_year", Integer, nullable=False),
    Column("targets", JSON, nullable=False),
)

own_value: Final = Table(
    "own_value",
    metadata,
    *_written(),
    Column("indicator_id", ForeignKey("own_indicator.key"), nullable=False),
    Column("region_code", String(CODE), nullable=False),
    Column("year", Integer, nullable=False),
    Column("value", Double, nullable=False),
    UniqueConstraint("indicator_id", "region_code", "year"),
)

uploaded_value: Final = Table(
    "uploaded_value",
    metadata,
    *_written(),
    Column("indicator_id", String(CODE), nullable=False),
    Column("region_code", String(CODE), nullable=False),
    Column("year", Integer, nullable=False),
    Column("value", Double, nullable=False),
    Column("file", String(LINE), nullable=False),
    Column("sha256", String(CODE), nullable=False),
    UniqueConstraint("indicator_id", "region_code", "year"),
)

assessment: Final = Table(
    "assessment",
    metadata,
    *_written(),
    Column("region_code", String(CODE), nullable=False),
    Column("indicator_id", String(CODE)),
    Column("objective_id", String(CODE)),
    Column("scale", String(CODE), nullable=False),
    Column("step", String(CODE), nullable=False),
    Column("assessor", String(LINE), nullable=False),
    Column("date", String(CODE), nullable=False),
    Column("statement", Text, nullable=False),
    Column("source", Text, nullable=False),
)

recommendation: Final = Table(
    "recommendation",
    metadata,
    *_written(),
    Column("giver", String(LINE), nullable=False),
    Column("year", Integer, nullable=False),
    Column("region_code", String(CODE), nullable=False),
    Column("indicator_id", String(CODE)),
    Column("objective_id", String(CODE)),
    Column("text", Text, nullable=False),
    Column("source", Text, nullable=False),
)

saved_scenario: Final = Table(
    "saved_scenario",
    metadata,
    *_written(),
    Column("name", String(LINE), nullable=False),
    Column("note", Text, nullable=False),
    Column("scenario", JSON, nullable=False),
    Column("basis", JSON, nullable=False),
    Column("figures", Text, nullable=False),
    Column("archived", Boolean, nullable=False),
    Column("imported", JSON(none_as_null=True)),
)

briefing_remark: Final = Table(
    "briefing_remark",
    metadata,
    *_written(),
    Column("region_code", String(CODE), nullable=False),
    Column("briefing", String(CODE), nullable=False),
    Column("text", Text, nullable=False),
)

frozen_release: Final = Table(
    "frozen_release",
    metadata,
    *_written(),
    Column("name", String(LINE), nullable=False),
    Column("date", String(CODE), nullable=False),
    Column("note", Text, nullable=False),
    Column("release_id", String(CODE), nullable=False),
    Column("release_sha256", String(CODE), nullable=False),
    Column("reference_sha256", String(CODE), nullable=False),
    Column("model_version", String(CODE), nullable=False),
    Column("day", String(CODE), nullable=False),
    Column("flags", JSON, nullable=False),
)

feedback: Final = Table(
    "feedback",
    metadata,
    *_written(),
    Column("topic", String(CODE), nullable=False),
    Column("text", Text, nullable=False),
    Column("reply_to", String(LINE), nullable=False),
    Column("view", Text, nullable=False),
    Column("figure", String(CODE), nullable=False),
    Column("release", String(CODE), nullable=False),
    Column("release_sha256", String(CODE), nullable=False),
    Column("status", String(CODE), nullable=False),
    Column("answer", Text, nullable=False),
)

revision: Final = Table(
    "revision",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(CODE), nullable=False),
    Column("key", String(CODE * 3), nullable=False, index=True),
    Column("author", String(LINE), nullable=False),
    Column("at", String(MOMENT), nullable=False),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
)

counter: Final = Table(
    "counter",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
)
"""One row: the number of the latest revision. Whoever writes holds it, so that changes have one order."""
