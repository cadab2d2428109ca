"""Make the snapshots and a release from a folder of public copies of open statistics.

    python tools/build_snapshot.py FOLDER --release 2026-11-22-1

FOLDER holds the tidy CSV files that data/curated/public_copies.toml names. The same files make the same bytes: dates
come from data/reference/origins.toml and the name of the release, never from the clock.
"""

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from io import StringIO
from pathlib import Path
from typing import Any, Final

from tqdm import tqdm

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.data.reference import read_curated
from tkkio_analytics.data.snapshot import sha256, write_package, write_release
from tkkio_analytics.data.tables import TABLE_FIELDS, table_schema
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.errors import ObservationError, TkkioError

Row = Mapping[str, str]
FIRST_LINE: Final = 2
"""Line of a source file that holds its first row, below the header."""
POINT_UNITS: Final = {"%": "pct", "MEUR": "meur"}
COPIES_NOTES: Final = (
    "Published values of the areas, the nation and the collaborative areas, unrounded, as they stand in public copies. "
    "Rows of Åland are left out: it is not a wellbeing services county. A row of status missing stands for an area and "
    "period that the series has for others but not for it; the copies do not tell whether it was suppressed."
)
DOCUMENTS_NOTES: Final = (
    "State grants cell by cell as printed, the totals printed beside them, and single figures with the sentence they "
    "were read from. Totals that do not add up are declared in corrections.toml, not repaired. Where a row of the RRP "
    "table prints one zero for two columns, the zero is left out, since its column cannot be told."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the snapshots and the release, and say where they went."""
    options = _options(arguments)
    try:
        release = build(options.folder, options.out, release_id=options.release, show=True)
    except TkkioError as error:
        print(f"{error.key}: {dict(error.params)}", file=sys.stderr)
        return 1
    print(release)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make snapshots and a release from a folder of public copies.")
    parser.add_argument("folder", type=Path, help="folder of the tidy CSV files")
    parser.add_argument("--release", required=True, help="id of the release: its date and a running number")
    parser.add_argument("--out", type=Path, default=Path("data"), help="the data folder, with reference and curated")
    return parser.parse_args(arguments)


def build(folder: Path, data_dir: Path, *, release_id: str, show: bool = False) -> Path:
    """Write both snapshots and the release that names them.

    Parameters
    ----------
    folder
        Public copies.
    data_dir
        Has ``reference`` and ``curated``; gets ``snapshots`` and ``releases``.
    release_id
        Its date and a running number, such as ``2026-11-22-1``.
    show
        Whether to show progress.

    Returns
    -------
    Path
        The release file.
    """
    catalog = Catalog.from_folder(data_dir / "reference")
    copies = read_curated(data_dir, "public_copies")
    files = sorted({entry["file"] for entry in (*copies["series"], *copies["points"])})
    sources = {file: source_rows(folder / file) for file in tqdm(files, desc="reading", disable=not show)}
    hashes = {file: sha256((folder / file).read_bytes()) for file in files}
    snapshots = [
        _write_copies(data_dir, catalog, copies, sources, hashes),
        _write_documents(data_dir, catalog, copies, sources, hashes),
    ]
    return write_release(data_dir, release_id=release_id, snapshots=snapshots)


def source_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a public copy as texts, each with the line it stands on."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row | {obs.SOURCE_ROW: str(line)} for line, row in enumerate(csv.DictReader(file), start=FIRST_LINE)]


def _write_copies(
    data_dir: Path,
    catalog: Catalog,
    copies: Mapping[str, Any],
    sources: Mapping[str, list[dict[str, str]]],
    hashes: Mapping[str, str],
) -> tuple[str, str]:
    claimed = list(claimed_rows(copies["series"], sources, left_out=copies["left_out_regions"]))
    rows = [observation(entry, row, catalog) for entry, row in claimed]
    rows += missing_rows(rows, catalog)
    rows.sort(key=lambda row: tuple(row[column] for column in obs.KEY))
    digests = {entry["origin_id"]: hashes[entry["file"]] for entry in copies["series"]}
    origins = _origins(catalog, digests)
    return write_package(
        data_dir,
        source="public-copies",
        created=_latest(origins),
        notes=COPIES_NOTES,
        origins=origins,
        resources=[_resource("observations.csv", rows)],
    )


def claimed_rows(
    entries: Sequence[Mapping[str, str]], sources: Mapping[str, list[dict[str, str]]], *, left_out: Iterable[str]
) -> Iterator[tuple[Mapping[str, str], dict[str, str]]]:
    """Yield each row of the files with the one entry that claims it.

    Raises
    ------
    ObservationError
        If no entry or more than one claims a row: the copy has changed.
    """
    skipped = set(left_out)
    for file in sorted({entry["file"] for entry in entries}):
        mine = [entry for entry in entries if entry["file"] == file]
        for row in sources[file]:
            claims = [entry for entry in mine if _claims(entry, row)]
            if len(claims) != 1:
                raise ObservationError(
                    "row_not_claimed", file=file, row=row[obs.SOURCE_ROW], value=row[obs.INDICATOR], claims=len(claims)
                )
            if row[obs.REGION] not in skipped:
                yield claims[0], row


def _claims(entry: Mapping[str, str], row: Row) -> bool:
    return row[obs.INDICATOR] == entry["source_indicator"] and row["source"].startswith(entry.get("source_begins", ""))


def observation(entry: Mapping[str, str], row: Row, catalog: Catalog) -> dict[str, str]:
    """Return one row of the long table; the value is the text of the source."""
    return {
        obs.INDICATOR: entry["indicator_id"],
        obs.REGION_CATEGORY: catalog.region(row[obs.REGION]).category.value,
        obs.REGION: row[obs.REGION],
        obs.PERIOD: row[obs.PERIOD],
        obs.SEX: "total",
        obs.VALUE: row[obs.VALUE],
        obs.STANDARD_ERROR: "",
        obs.SAMPLE_SIZE: "",
        obs.STATUS: (obs.Status.OBSERVED if row[obs.VALUE] else obs.Status.MISSING).value,
        obs.ORIGIN: entry["origin_id"],
        obs.SOURCE_ROW: row[obs.SOURCE_ROW],
    }


def missing_rows(rows: Sequence[Row], catalog: Catalog) -> list[dict[str, str]]:
    """Return a row of status missing for every area and period that a series has for others but not for it."""
    areas = {region.code for region in catalog.regions if region.category is RegionCategory.COUNTY}
    series: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        series.setdefault((row[obs.INDICATOR], row[obs.PERIOD]), []).append(row)
    regions_of: dict[str, set[str]] = {}
    for row in rows:
        regions_of.setdefault(row[obs.INDICATOR], set(areas)).add(row[obs.REGION])
    return [
        dict(found[0])
        | {
            obs.REGION_CATEGORY: catalog.region(code).category.value,
            obs.REGION: code,
            obs.VALUE: "",
            obs.STATUS: obs.Status.MISSING.value,
            obs.SOURCE_ROW: "",
        }
        for (indicator, _), found in series.items()
        for code in sorted(regions_of[indicator] - {row[obs.REGION] for row in found})
    ]


def _write_documents(
    data_dir: Path,
    catalog: Catalog,
    copies: Mapping[str, Any],
    sources: Mapping[str, list[dict[str, str]]],
    hashes: Mapping[str, str],
) -> tuple[str, str]:
    curated = data_dir / "curated"
    tables = {file: source_rows(curated / file) for file in ("grants.csv", "grant_totals.csv", "points.csv")}
    press = [point(entry, row, catalog) for entry, row in claimed_rows(copies["points"], sources, left_out=())]
    tables["points.csv"] = [row | {obs.SOURCE_ROW: ""} for row in tables["points.csv"]] + press
    used = sorted({row[obs.ORIGIN] for rows in tables.values() for row in rows})
    digests = {entry["origin_id"]: hashes[entry["file"]] for entry in copies["points"]}
    origins = _origins(catalog, {name: digests.get(name, "") for name in used})
    return write_package(
        data_dir,
        source="official-documents",
        created=_latest(origins),
        notes=DOCUMENTS_NOTES,
        origins=origins,
        resources=[_resource(file, rows) for file, rows in tables.items()],
    )


def point(entry: Mapping[str, str], row: Row, catalog: Catalog) -> dict[str, str]:
    """Return a single figure of a press release or statistics page."""
    return {
        obs.INDICATOR: entry.get("indicator_id", ""),
        "label": row["indicator_name"],
        obs.REGION_CATEGORY: catalog.region(row[obs.REGION]).category.value,
        obs.REGION: row[obs.REGION],
        obs.PERIOD: row[obs.PERIOD],
        obs.VALUE: row[obs.VALUE],
        "unit": POINT_UNITS[row["unit"]],
        "quote": row["quote"],
        obs.ORIGIN: entry["origin_id"],
        "place": "",
        obs.SOURCE_ROW: row[obs.SOURCE_ROW],
    }


def _origins(catalog: Catalog, digests: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the named origins with the hash of the file that was read for each, where it was a file."""
    known = catalog.origin_by_id()
    return [asdict(known[name]) | {"sha256": digests[name] or None} for name in sorted(digests)]


def _latest(origins: Sequence[Mapping[str, Any]]) -> str:
    return max(str(origin["date_accessed"]) for origin in origins)


def _resource(file: str, rows: Sequence[Row]) -> tuple[str, dict[str, Any], bytes]:
    text = StringIO()
    writer = csv.DictWriter(text, fieldnames=list(TABLE_FIELDS[file]), extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file, table_schema(file), text.getvalue().encode()


if __name__ == "__main__":
    raise SystemExit(main())
