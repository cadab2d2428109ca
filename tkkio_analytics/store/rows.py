"""Entries as rows of their tables, and back."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Table

from tkkio_analytics.domain.indicator import Polarity
from tkkio_analytics.domain.judgement import Assessment, Recommendation, Scale
from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.domain.own_indicator import OwnIndicator, OwnTarget, OwnValue
from tkkio_analytics.domain.revision import Entry, Stored
from tkkio_analytics.domain.target import LegalStatus
from tkkio_analytics.store import tables

NOUNS: Final[Mapping[str, type[Entry]]] = MappingProxyType(
    {noun.kind: noun for noun in (OwnIndicator, OwnValue, Assessment, Recommendation)}
)
TABLES: Final[Mapping[str, Table]] = MappingProxyType({kind: tables.metadata.tables[kind] for kind in NOUNS})


def plain(entry: Entry) -> dict[str, Any]:
    """Return the fields of an entry as text, numbers and lists.

    Examples
    --------
    >>> plain(OwnValue(indicator_id="own_a", region_code="11", year=2025, value=1.5))
    {'indicator_id': 'own_a', 'region_code': '11', 'year': 2025, 'value': 1.5}
    """
    written: dict[str, Any] = json.loads(json.dumps(asdict(entry), ensure_ascii=False))
    return written


def row_of(entry: Entry) -> dict[str, Any]:
    """Return the columns of an entry's table that the entry decides; its id is the key."""
    columns = TABLES[entry.kind].columns
    return {"key": entry.key} | {name: value for name, value in plain(entry).items() if name in columns}


def entry_of(kind: str, written: Mapping[str, Any]) -> Entry:
    """Return the entry of a row, or of what `plain` made of one."""
    noun = NOUNS[kind]
    given = dict(written)
    if "key" in given:
        given.setdefault("id", given["key"])
    for name, read in _READERS.items():
        if name in given:
            given[name] = read(given[name])
    return noun(**{field.name: given[field.name] for field in fields(noun)})


def stored_of(kind: str, row: Mapping[str, Any]) -> Stored[Entry]:
    """Return a row of an entry's table with its version, author and moment."""
    return Stored(
        entry=entry_of(kind, row),
        version=row["version"],
        author=row["author"],
        saved_at=datetime.fromisoformat(row["saved_at"]),
    )


def _targets(written: list[dict[str, Any]]) -> tuple[OwnTarget, ...]:
    return tuple(OwnTarget(**(item | {"legal_status": LegalStatus(item["legal_status"])})) for item in written)


_READERS: Final[Mapping[str, Any]] = {
    "name": lambda written: LocalizedText(**written),
    "targets": _targets,
    "polarity": Polarity,
    "scale": Scale,
}
