"""A snapshot of series outside the catalogue, written series by series: one of them is in memory at a time."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import pandas as pd

from tkkio_analytics.data.outside import INDEX, OBSERVATIONS
from tkkio_analytics.data.reference import schema_file, schema_violations
from tkkio_analytics.data.refresh.in_force import InForce
from tkkio_analytics.data.snapshot import DESCRIPTOR, HASH_LENGTH, LATER, json_bytes, sha256, source_entry
from tkkio_analytics.data.tables import table_schema
from tkkio_analytics.data.writing import UNFINISHED, write_file
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.outside import OutsideEntry
from tkkio_analytics.domain.provenance import Source
from tkkio_analytics.domain.structured import plain

SCHEMA: Final = "observations.schema.json"
SUFFIX: Final = "-outside"
NOTES: Final = (
    "Indicators of the source that the catalogue does not have, each with the words of the source; one file a series, "
    "read when it is asked for. Rows of other regions are left out. A row of status missing stands for an area and "
    "period that the series has for others but not for it; the source does not tell whether it was suppressed."
)


def outside_name(source_id: str) -> str:
    """Return the first part of the ids of such snapshots of a source."""
    return f"{source_id}{SUFFIX}"


@dataclass(slots=True, kw_only=True, eq=False)
class OutsideSnapshot:
    """The series of one source that are taken, on disk as they come.

    Parameters
    ----------
    start
        What the refresh started from; its series that are not taken again are carried over.
    source
        Whose they are.
    """

    start: InForce
    source: Source
    _taken: dict[str, OutsideEntry] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Return the first part of the snapshot's id."""
        return outside_name(self.source.id)

    def __bool__(self) -> bool:
        """Say whether anything was taken."""
        return bool(self._taken)

    def add(self, entry: OutsideEntry, table: pd.DataFrame) -> None:
        """Write the file of one series.

        Raises
        ------
        ObservationError
            If it breaks the rules of the long table.
        """
        path = f"series/{entry.source_id}.csv"
        content = obs.validate_observations(table, file=path).to_csv(index=False, lineterminator="\n").encode()
        write_file(self._staging / path, content)
        seen = table.loc[table[obs.STATUS] == obs.Status.OBSERVED.value, obs.PERIOD]
        self._taken[entry.id] = replace(
            entry,
            first_period=seen.min(),
            last_period=seen.max(),
            figures=len(seen),
            path=path,
            sha256=sha256(content),
        )

    def publish(self, *, day: date) -> tuple[str, str]:
        """Carry the other series over, give the snapshot its name, and return its id and the hash of its descriptor.

        Raises
        ------
        CatalogError
            If the index breaks its schema.
        """
        entries = sorted((self._carried() | self._taken).items(), key=lambda item: (len(item[0]), item[0]))
        rows = [plain(entry) for _, entry in entries]
        schema = schema_file(self.start.data_dir / "reference", INDEX.removesuffix(".json"))
        for problem in schema_violations({"indicators": rows}, schema, file=INDEX):
            raise problem
        index = json_bytes({"indicators": rows})
        write_file(self._staging / INDEX, index)
        write_file(self._staging / SCHEMA, json_bytes(table_schema(OBSERVATIONS)))
        body = self._body(rows, index, day=day)
        snapshot_id = f"{self.name}/{day.isoformat()}-{sha256(json_bytes(body))[:HASH_LENGTH]}"
        descriptor = json_bytes({"profile": body["profile"], "name": self.name, "id": snapshot_id} | body)
        write_file(self._staging / DESCRIPTOR, descriptor)
        place = self.start.refreshed / "snapshots" / snapshot_id
        if place.exists():
            shutil.rmtree(self._staging)
        else:
            self._staging.replace(place)
        return snapshot_id, sha256(descriptor)

    @property
    def _staging(self) -> Path:
        return self.start.refreshed / "snapshots" / self.name / f"{UNFINISHED}next"

    def _carried(self) -> dict[str, OutsideEntry]:
        """Bring the files of the series that were not taken again, and return their entries."""
        outside, carried = self.start.outside, {}
        for indicator_id, (package, row) in outside.rows.items():
            entry = outside.entry(indicator_id)
            if entry is None or entry.source != self.source.id or indicator_id in self._taken:
                continue
            target = self._staging / row["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            _same_file(package.folder / row["path"] if package.folder else target, target)
            carried[indicator_id] = entry
        return carried

    def _body(self, rows: list[dict[str, Any]], index: bytes, *, day: date) -> dict[str, Any]:
        licences = sorted({str(row["licence"]) for row in rows})
        parts = [_resource(row["path"], row["sha256"], {"read": LATER, "schema": SCHEMA}) for row in rows]
        return {
            "profile": "tabular-data-package",
            "name": self.name,
            "created": f"{day.isoformat()}T00:00:00Z",
            "description": NOTES,
            "licenses": [{"name": name.replace(" ", "-"), "title": name} for name in licences],
            "sources": [source_entry(_origin(self.source, licences, day))],
            "resources": [_resource(INDEX, sha256(index), {"format": "json"}), *parts],
        }


def _same_file(source: Path, target: Path) -> None:
    """Have a file of a snapshot, which is never edited, in another one as well."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _resource(path: str, digest: str, more: Mapping[str, Any]) -> dict[str, Any]:
    name = path.replace("/", "-").rsplit(".", 1)[0].replace("_", "-")
    return {"name": name, "path": path, "hash": f"sha256:{digest}", **more}


def _origin(source: Source, licences: list[str], day: date) -> dict[str, Any]:
    return {
        "id": outside_name(source.id),
        "producer": source.name,
        "title": {"fi": source.name, "sv": source.name, "en": source.name},
        "url": source.page.split("{", maxsplit=1)[0],
        "licence": "; ".join(licences),
        "date_accessed": day.isoformat(),
    }
