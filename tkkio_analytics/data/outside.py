"""Series outside the catalogue: their index is read with the release, each series when it is asked for."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from tkkio_analytics.data.snapshot import Package
from tkkio_analytics.data.tables import read_csv
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.outside import OutsideEntry, OutsideWords, outside_indicator, outside_origin
from tkkio_analytics.domain.provenance import Origin, Snapshot
from tkkio_analytics.domain.structured import structured

INDEX: Final = "outside_indicators.json"
OBSERVATIONS: Final = "observations.csv"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outside:
    """The indicators of a release that the catalogue does not have.

    Parameters
    ----------
    packages
        Snapshots that hold them.
    rows
        What the index says of each, by our id, as read.
    words
        What is said of every one; None where the data folder has no such words, and then there are none.
    """

    packages: tuple[Package, ...] = ()
    rows: Mapping[str, tuple[Package, dict[str, Any]]] = field(default_factory=dict)
    words: OutsideWords | None = None

    @classmethod
    def from_packages(cls, packages: Sequence[Package], *, words: OutsideWords | None) -> "Outside":
        """Read the index of every package that has one; no series is read."""
        holding = tuple(package for package in packages if INDEX in package.files)
        if words is None or not holding:
            return cls(words=words)
        rows = {
            row["id"]: (package, row) for package in holding for row in json.loads(package.files[INDEX])["indicators"]
        }
        return cls(packages=holding, rows=rows, words=words)

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of all, in the order of the index."""
        return tuple(self.rows)

    def entry(self, indicator_id: str) -> OutsideEntry | None:
        """Return what the index says of an indicator; None where it is not one of these."""
        found = self.rows.get(indicator_id)
        if found is None:
            return None
        entry: OutsideEntry = structured(OutsideEntry, found[1])
        return entry

    def indicator(self, indicator_id: str) -> Indicator | None:
        """Return an indicator as pages show it; None where it is not one of these."""
        entry = self.entry(indicator_id)
        return None if entry is None or self.words is None else outside_indicator(entry, words=self.words)

    def source(self, origin_id: str) -> tuple[Origin, Snapshot] | None:
        """Return where an indicator was read, and the snapshot that holds it, by what its rows name as their origin."""
        indicator_id = origin_id.replace(":", "_")
        entry = self.entry(indicator_id)
        return None if entry is None else (outside_origin(entry), self.rows[indicator_id][0].snapshot)

    def observations(self, indicator_id: str) -> pd.DataFrame:
        """Return the long table of one indicator, read now and checked by hash; empty where it is not one of these.

        Raises
        ------
        SnapshotDamagedError
            If the file of the series is not what the snapshot says.
        """
        found = self.rows.get(indicator_id)
        if found is None:
            return read_csv((",".join(obs.COLUMNS) + "\n").encode(), file=OBSERVATIONS)
        package, row = found
        return read_csv(package.read(row["path"]), file=OBSERVATIONS)
