"""The whole data set in one file: tables as CSV, a Frictionless descriptor with hashes, and what they are in words."""

import csv
import json
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tkkio_analytics.domain.data_set import DataSet, DataTable, Field
from tkkio_analytics.domain.spreadsheet import neutral
from tkkio_analytics.i18n import Translator

CC_BY: Final = "https://creativecommons.org/licenses/by/4.0/legalcode"
DESCRIPTOR: Final = "datapackage.json"


def archive(data: DataSet, *, translators: Sequence[Translator]) -> bytes:
    """Return the data set as a ZIP file; the same data set makes the same bytes.

    Parameters
    ----------
    data
        The tables of a release.
    translators
        Languages of the texts that go along.
    """
    tables = {f"{table.name}.csv": _csv(table) for table in data.tables}
    files = {f"README.{translator.language}.md": _readme(data, translator) for translator in translators}
    files["LICENCE.txt"] = _licence(data, translators)
    files[DESCRIPTOR] = _descriptor(data, tables, translators[0])
    target, moment = BytesIO(), date.fromisoformat(data.release.created)
    with ZipFile(target, "w", ZIP_DEFLATED) as whole:
        for name, content in (files | tables).items():
            entry = ZipInfo(name, date_time=(moment.year, moment.month, moment.day, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            whole.writestr(entry, content)
    return target.getvalue()


def _csv(table: DataTable) -> bytes:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([name for name, _ in table.columns])
    writer.writerows([_written(value) for value in row] for row in table.rows)
    return text.getvalue().encode()


def _written(value: Field) -> str:
    """Return a value as a cell: every digit of a number, and text that no spreadsheet runs."""
    if value is None:
        return ""
    return neutral(value) if isinstance(value, str) else repr(value) if isinstance(value, float) else str(value)


def _descriptor(data: DataSet, files: dict[str, bytes], translator: Translator) -> bytes:
    release = data.release
    body: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": f"tkkio-{release.id}",
        "title": translator.text("data_set.title", release=release.id),
        "created": f"{release.created}T00:00:00Z",
        "practice": release.practice,
        "release": {"id": release.id, "sha256": release.sha256},
        "snapshots": [{"id": snapshot.id, "sha256": snapshot.sha256} for snapshot in release.snapshots],
        "licenses": [{"title": name} for name in sorted({licence for _, licence in data.licences})],
        "resources": [_resource(table, files[f"{table.name}.csv"], translator) for table in data.tables],
    }
    return (json.dumps(body, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(table: DataTable, content: bytes, translator: Translator) -> dict[str, Any]:
    return {
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.csv",
        "description": translator.text(f"data_set.table.{table.name}"),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {"fields": [{"name": name, "type": kind} for name, kind in table.columns], "missingValues": [""]},
    }


def _readme(data: DataSet, translator: Translator) -> bytes:
    said, release = translator.text, data.release
    lines = [f"# {said('data_set.title', release=release.id)}", ""]
    if release.practice:
        lines += [said("ui.practice.row"), ""]
    created = date.fromisoformat(release.created)
    lines += [said("data_set.which", release=release.id, sha256=release.sha256, created=created), ""]
    lines += [f"- {said(f'data_set.{name}')}" for name in ("form", "missing", "processed", "formulas", "own")]
    lines += ["", f"## {said('data_set.tables')}", ""]
    lines += [f"- `{table.name}.csv` – {said(f'data_set.table.{table.name}')}" for table in data.tables]
    lines += [f"- `{DESCRIPTOR}` – {said('data_set.descriptor')}", f"- `LICENCE.txt` – {said('data_set.licences')}"]
    return ("\n".join(lines) + "\n").encode()


def _licence(data: DataSet, translators: Sequence[Translator]) -> bytes:
    return ("\n".join(_licence_lines(data, translators)) + "\n").encode()


def _licence_lines(data: DataSet, translators: Sequence[Translator]) -> Iterator[str]:
    for translator in translators:
        yield translator.text("data_set.licence_of_data", url=CC_BY)
        yield ""
    yield from (f"{producer}: {licence}" for producer, licence in data.licences)
