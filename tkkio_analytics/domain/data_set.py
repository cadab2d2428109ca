"""The whole data set as plain tables, for one download."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tkkio_analytics.domain.provenance import Release

Field: TypeAlias = str | int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """One table of the data set.

    Parameters
    ----------
    name
        Of its file, without the ending; also the key of what is said of it.
    columns
        Name and Frictionless type of each column.
    rows
        Values in the order of the columns; None where there is none.
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: Sequence[Sequence[Field]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """A release as it was published, with its code lists.

    Parameters
    ----------
    release
        Which release.
    tables
        In the order that they are told in.
    licences
        Producer and licence of the sources, each pair once.
    """

    release: Release
    tables: tuple[DataTable, ...]
    licences: tuple[tuple[str, str], ...]
