"""The tables of a snapshot: their columns, types and reading."""

from io import BytesIO
from typing import Any, Final

import pandas as pd

from tkkio_analytics.domain import observation as obs
from tkkio_analytics.errors import SnapshotDamagedError

TEXT: Final = "string"
TABLE_FIELDS: Final[dict[str, dict[str, str]]] = {
    "observations.csv": {
        obs.INDICATOR: TEXT,
        obs.REGION_CATEGORY: TEXT,
        obs.REGION: TEXT,
        obs.PERIOD: TEXT,
        obs.SEX: TEXT,
        obs.VALUE: "number",
        obs.STANDARD_ERROR: "number",
        obs.SAMPLE_SIZE: "number",
        obs.STATUS: TEXT,
        obs.ORIGIN: TEXT,
        obs.SOURCE_ROW: "integer",
    },
    "grants.csv": {
        "table": TEXT,
        "programme": TEXT,
        "round": TEXT,
        "investment": TEXT,
        "column": TEXT,
        "recipient": TEXT,
        "group": TEXT,
        obs.REGION_CATEGORY: TEXT,
        obs.REGION: TEXT,
        "line_kind": TEXT,
        "euros": "number",
        "status": TEXT,
        obs.ORIGIN: TEXT,
        "place": TEXT,
    },
    "grant_totals.csv": {
        "table": TEXT,
        "line": TEXT,
        "column": TEXT,
        "total_kind": TEXT,
        "euros": "number",
        obs.ORIGIN: TEXT,
        "place": TEXT,
    },
    "points.csv": {
        obs.INDICATOR: TEXT,
        "label": TEXT,
        obs.REGION_CATEGORY: TEXT,
        obs.REGION: TEXT,
        obs.PERIOD: TEXT,
        obs.VALUE: "number",
        "unit": TEXT,
        "quote": TEXT,
        obs.ORIGIN: TEXT,
        "place": TEXT,
        obs.SOURCE_ROW: "integer",
    },
}
DTYPES: Final = {TEXT: "str", "number": "float64", "integer": "Int64"}


def table_schema(file: str) -> dict[str, Any]:
    """Return the Frictionless Table Schema of one table.

    Parameters
    ----------
    file
        A key of ``TABLE_FIELDS``.

    Examples
    --------
    >>> table_schema("grant_totals.csv")["fields"][0]
    {'name': 'table', 'type': 'string'}
    """
    fields = [{"name": name, "type": kind} for name, kind in TABLE_FIELDS[file].items()]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    return schema | {"primaryKey": list(obs.KEY)} if file == "observations.csv" else schema


def read_csv(content: bytes, *, file: str) -> pd.DataFrame:
    """Return a table of a snapshot with its declared types; empty texts stay empty texts.

    Parameters
    ----------
    content
        CSV, checked by hash.
    file
        A key of ``TABLE_FIELDS``.

    Raises
    ------
    SnapshotDamagedError
        If the columns or types are not the declared ones.
    """
    fields = TABLE_FIELDS[file]
    header = content.split(b"\n", 1)[0].decode().rstrip("\r").split(",")
    if header != list(fields):
        raise SnapshotDamagedError("columns_differ", file=file, expected=", ".join(fields), found=", ".join(header))
    numbers = [name for name, kind in fields.items() if kind != TEXT]
    try:
        return pd.read_csv(
            BytesIO(content),
            dtype={name: DTYPES[kind] for name, kind in fields.items()},
            keep_default_na=False,
            na_values={name: [""] for name in numbers},
        )
    except (ValueError, pd.errors.ParserError) as error:
        raise SnapshotDamagedError("table_unreadable", file=file, reason=str(error)) from error
