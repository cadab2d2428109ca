"""A data folder of made-up areas with monthly, quarterly and survey indicators, and everything that can go wrong."""

import csv
import json
import shutil
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import numpy as np

from tkkio_analytics.data.snapshot import json_bytes, write_package
from tkkio_analytics.data.tables import TABLE_FIELDS, table_schema
from tkkio_analytics.domain.period import Period, consecutive

RELEASE = "2026-10-01-1"
AREAS = ("01", "02", "03", "04", "05", "06", "07", "08")
LATE, ENDED, WITHOUT_LATEST, SUPPRESSED, BROKEN, CONSTANT, ZEROS = "02", "03", "04", "05", "06", "07", "08"
MONTHS = consecutive(Period.parse("2019-01"), Period.parse("2026-08"))
QUARTERS = consecutive(Period.parse("2021-Q1"), Period.parse("2026-Q2"))
ROUNDS = (2010, 2012, 2013, 2015, 2017, 2018, 2020, 2022, 2023, 2025)
ALL_MISSING = "2023-07"
Row = dict[str, object]


def words(text: str) -> str:
    return f'{{ fi = "{text}", sv = "{text}", en = "{text}" }}'


def _region(code: str, category: str, name: str, order: int) -> str:
    names = "\n".join(f"{field} = {words(name)}" for field in ("name", "short_name", "genitive", "locative"))
    parent = 'parent = "YTA1"\n' if category == "HYVINVOINTIALUE" else ""
    return f'[[regions]]\ncode = "{code}"\ncategory = "{category}"\norder = {order}\n{parent}{names}\n'


def _indicator(name: str, *, kind: str = "register", share: bool = True) -> str:
    texts = "\n".join(f"{field} = {words(name)}" for field in ("name", "short_name", "description", "polarity_basis"))
    bounds = "lower_bound = 0.0\nupper_bound = 100.0\n" if share else ""
    return (
        f'[[indicators]]\nid = "{name}"\ntopic = "access"\nunit = "pct"\ndecimals = 1\npolarity = "higher_is_better"\n'
        f'data_kind = "{kind}"\nrole = "outcome"\nlisted = true\n{bounds}producer = "Keksitty laitos"\n'
        'licence = "CC0-1.0"\nsource_id = "1"\nsource_url = "https://example.org"\n'
        f"{texts}\n"
    )


def _break(name: str, indicator: str, *, kind: str, first: str, day: str, regions: tuple[str, ...] = ()) -> str:
    return (
        f'[[breaks]]\nid = "{name}"\nkind = "{kind}"\nfirst_period = "{first}"\ndate = "{day}"\n'
        f"indicator_ids = {json.dumps([indicator])}\nregion_codes = {json.dumps(list(regions))}\n"
        f'label = {words("Keksitty muutos")}\nreason = {words("Tapa muuttui.")}\nsource = "Keksitty lähde"\n'
    )


REFERENCE = {
    "regions": _region("FI", "MAA", "Satumaa", 0)
    + "".join(_region(code, "HYVINVOINTIALUE", f"Kuvitelma {code}", int(code)) for code in AREAS)
    + _region("YTA1", "YTA", "Sadun yhteistyöalue", 99),
    "units": f'[[units]]\nid = "pct"\nsymbol = {words("%")}\nchange_symbol = {words("%-yks.")}\n',
    "objectives": "objectives = []\n",
    "indicators": _indicator("monthly")
    + _indicator("quarterly", share=False)
    + _indicator("survey", kind="survey")
    + _indicator("survey_of_n", kind="survey")
    + _indicator("survey_unsaid", kind="survey")
    + _indicator("signed", share=False)
    + _indicator("alone"),
    "targets": "targets = []\n",
    "breaks": _break("ruler", "monthly", kind="measurement", first="2024-05", day="2024-05-01", regions=(BROKEN,))
    + _break("law", "monthly", kind="regime", first="2026-03", day="2026-03-01")
    + _break("survey_law", "survey", kind="regime", first="2025", day="2025-01-01")
    + _break("survey_ruler", "survey", kind="measurement", first="2015", day="2015-01-01", regions=(BROKEN,)),
    "corrections": "corrections = []\n",
    "origins": '[[origins]]\nid = "copy"\nproducer = "Keksitty laitos"\nurl = "https://example.org"\n'
    f'licence = "CC0-1.0"\ndate_accessed = "2026-09-30"\ntitle = {words("Keksitty aineisto")}\n',
}


def _row(indicator: str, region: str, period: str, value: float | None, **more: object) -> Row:
    return {
        "indicator_id": indicator,
        "region_category": "MAA" if region == "FI" else "HYVINVOINTIALUE",
        "region_code": region,
        "period": period,
        "sex": "total",
        "value": "" if value is None else round(value, 2),
        "standard_error": "",
        "sample_size": "",
        "status": "missing" if value is None else "observed",
        "origin_id": "copy",
        "source_row": 2,
    } | more


def _monthly(rng: np.random.Generator) -> Iterator[Row]:
    season = 6.0 * np.sin(2 * np.pi * np.arange(12) / 12)
    for order, region in enumerate(("FI", *AREAS)):
        level = 55.0 + 2.0 * order
        for step, period in enumerate(MONTHS):
            level += rng.normal(0.02, 0.35)
            if region == ENDED and period > Period.parse("2020-06"):
                break
            if region == LATE and period < Period.parse("2024-03"):
                continue
            value: float | None = float(np.clip(level + season[step % 12] + rng.normal(0.0, 1.0), 0.0, 100.0))
            more: Row = {}
            if region == SUPPRESSED and period.code in {"2025-01", "2025-02"}:
                value, more = None, {"status": "suppressed"}
            if period.code == ALL_MISSING or (region == WITHOUT_LATEST and period == MONTHS[-1]):
                value = None
            if region == BROKEN and value is not None and period >= Period.parse("2024-05"):
                value = min(value + 15.0, 100.0)
            yield _row("monthly", region, period.code, 100.0 if region == CONSTANT and value else value, **more)
        if region != ENDED:
            yield _row("monthly", region, "2024", level)


def _quarterly(rng: np.random.Generator) -> Iterator[Row]:
    for order, region in enumerate(("FI", *AREAS)):
        for step, period in enumerate(QUARTERS):
            value = 20.0 + order + 3.0 * (step % 4) + rng.normal(0.0, 0.8)
            yield _row("quarterly", region, period.code, 0.0 if region == ZEROS else value)


def _surveys(rng: np.random.Generator) -> Iterator[Row]:
    for order, region in enumerate(("FI", *AREAS)):
        respondents = 9000 if region == "FI" else 600
        for step, year in enumerate(ROUNDS):
            true = 40.0 + order + 0.6 * step
            error = 100.0 * float(np.sqrt(true / 100.0 * (1.0 - true / 100.0) / respondents))
            value = true + rng.normal(0.0, error)
            if region == WITHOUT_LATEST and year == ROUNDS[-1]:
                continue
            yield _row("survey", region, str(year), value, standard_error=round(error, 3))
            yield _row("survey_of_n", region, str(year), value, sample_size=respondents)
            yield _row("survey_unsaid", region, str(year), value)


def _others(rng: np.random.Generator) -> Iterator[Row]:
    for region in ("FI", *AREAS):
        for period in MONTHS[-13:]:
            yield _row("signed", region, period.code, float(rng.normal(-2.0, 3.0)))
    for period in MONTHS[-30:]:
        yield _row("alone", "01", period.code, 50.0 + float(rng.normal(0.0, 2.0)))


def rows() -> list[Row]:
    """Return the whole long table, the same every time."""
    rng = np.random.default_rng(20261001)
    return [*_monthly(rng), *_quarterly(rng), *_surveys(rng), *_others(rng)]


def write(folder: Path, *, root: Path) -> Path:
    """Write the data folder and return it."""
    reference = folder / "reference"
    reference.mkdir(parents=True)
    shutil.copytree(root / "data" / "reference" / "schemas", reference / "schemas")
    for record in (root / "data" / "reference").glob("*_record.*"):
        shutil.copy(record, reference)
    for name, text in REFERENCE.items():
        (reference / f"{name}.toml").write_text(text, encoding="utf-8")
    snapshot, digest = write_package(
        folder,
        source="imagined",
        created="2026-09-30",
        notes="Made-up areas for tests.",
        origins=[
            {
                "id": "copy",
                "producer": "Keksitty laitos",
                "url": "https://example.org",
                "licence": "CC0-1.0",
                "date_accessed": "2026-09-30",
                "title": dict.fromkeys(("fi", "sv", "en"), "Keksitty aineisto"),
                "sha256": None,
            }
        ],
        resources=[("observations.csv", table_schema("observations.csv"), _csv(rows()))],
    )
    releases = folder / "releases"
    releases.mkdir()
    release = {"id": RELEASE, "created": "2026-10-01", "snapshots": [{"id": snapshot, "sha256": digest}]}
    (releases / f"{RELEASE}.json").write_bytes(json_bytes(release))
    return folder


def _csv(table: list[Row]) -> bytes:
    text = StringIO()
    writer = csv.DictWriter(text, fieldnames=list(TABLE_FIELDS["observations.csv"]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return text.getvalue().encode()
