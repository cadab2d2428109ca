"""A copy of the practice data to which a newer release can be added: made-up areas, one more year."""

import csv
import json
import shutil
from io import StringIO
from pathlib import Path

from tkkio_analytics.config import Settings
from tkkio_analytics.data.snapshot import json_bytes, write_package
from tkkio_analytics.data.tables import TABLE_FIELDS, table_schema

FIRST, SECOND = "2026-11-24-1", "2027-03-01-1"
ACCESS = "access_in_seven_days"


def laid(folder: Path, *, root: Path) -> Settings:
    """Copy the practice data with the records that they leave to the outer folder, and return the settings of them."""
    shutil.copytree(root / "data" / "practice", folder / "data" / "practice")
    outer = folder / "data" / "reference"
    shutil.copytree(root / "data" / "reference" / "schemas", outer / "schemas")
    for file in (*(root / "data" / "reference").glob("*_record.*"), root / "data" / "reference" / "units.toml"):
        shutil.copy(file, outer)
    environment = {"TKKIO_DATA_DIR": str(folder / "data" / "practice"), "TKKIO_STATE_DIR": str(folder / "state")}
    return Settings.from_env(environment)


def newer_release(settings: Settings, *, rise: float = 4.0) -> None:
    """Add a release in which access has one more year in every area, so much higher than the year before."""
    data_dir = settings.data_dir
    (descriptor,) = (data_dir / "snapshots" / "practice").glob("2026-*/datapackage.json")
    rows = list(csv.DictReader(StringIO((descriptor.parent / "observations.csv").read_text(encoding="utf-8"))))
    latest = max(row["period"] for row in rows if row["indicator_id"] == ACCESS)
    more = [
        row | {"period": str(int(latest) + 1), "value": f"{min(float(row['value']) + rise, 100.0):.1f}"}
        for row in rows
        if (row["indicator_id"], row["period"], row["status"]) == (ACCESS, latest, "observed")
    ]
    text = StringIO()
    writer = csv.DictWriter(text, fieldnames=list(TABLE_FIELDS["observations.csv"]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows + more)
    source = json.loads(descriptor.read_text(encoding="utf-8"))["sources"][0]
    origin = source | {"url": source["path"], "title": source["titles"]}
    snapshot, digest = write_package(
        data_dir,
        source="practice",
        created="2027-03-01",
        notes="Made-up areas for tests.",
        origins=[{key: value for key, value in origin.items() if key not in {"path", "titles"}}],
        resources=[("observations.csv", table_schema("observations.csv"), text.getvalue().encode())],
    )
    release = {
        "id": SECOND,
        "created": "2027-03-01",
        "practice": True,
        "snapshots": [{"id": snapshot, "sha256": digest}],
    }
    (data_dir / "releases" / f"{SECOND}.json").write_bytes(json_bytes(release))
