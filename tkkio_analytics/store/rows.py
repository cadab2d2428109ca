"""Entries as rows of their tables, and back."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, cast

from sqlalchemy import Table

from tkkio_analytics.domain.briefing_remark import BriefingRemark
from tkkio_analytics.domain.feedback import Feedback
from tkkio_analytics.domain.frozen_release import FrozenRelease
from tkkio_analytics.domain.judgement import Assessment, Recommendation
from tkkio_analytics.domain.own_indicator import OwnIndicator, OwnValue
from tkkio_analytics.domain.revision import Entry, Stored
from tkkio_analytics.domain.saved_scenario import SavedScenario
from tkkio_analytics.domain.structured import plain, structured
from tkkio_analytics.domain.uploaded_value import UploadedValue
from tkkio_analytics.store import tables

NOUNS: Final[Mapping[str, type[Entry]]] = MappingProxyType(
    {
        noun.kind: noun
        for noun in (
            OwnIndicator,
            OwnValue,
            Assessment,
            Recommendation,
            SavedScenario,
            BriefingRemark,
            FrozenRelease,
            UploadedValue,
            Feedback,
        )
    }
)
TABLES: Final[Mapping[str, Table]] = MappingProxyType({kind: tables.metadata.tables[kind] for kind in NOUNS})


def row_of(entry: Entry) -> dict[str, Any]:
    """Return the columns of an entry's table that the entry decides; its id is the key."""
    columns = TABLES[entry.kind].columns
    return {"key": entry.key} | {name: value for name, value in plain(entry).items() if name in columns}


def entry_of(kind: str, written: Mapping[str, Any]) -> Entry:
    """Return the entry of a row, or of what `plain` made of one."""
    given = dict(written)
    if "key" in given:
        given.setdefault("id", given["key"])
    return cast("Entry", structured(NOUNS[kind], given))


def stored_of(kind: str, row: Mapping[str, Any]) -> Stored[Entry]:
    """Return a row of an entry's table with its version, author and moment."""
    return Stored(
        entry=entry_of(kind, row),
        version=row["version"],
        author=row["author"],
        saved_at=datetime.fromisoformat(row["saved_at"]),
    )


def stored_after(change: Mapping[str, Any]) -> Stored[Entry]:
    """Return the entry that a row of the history left behind, with its version, author and moment."""
    return Stored(
        entry=entry_of(change["kind"], change["after"]),
        version=change["number"],
        author=change["author"],
        saved_at=datetime.fromisoformat(change["at"]),
    )
