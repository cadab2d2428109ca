"""The State Treasury's answers, from bytes to values and tables. Nothing here asks the network."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import urlsplit

import pandas as pd

from tkkio_analytics.data.connectors.json_answers import read_json, unexpected
from tkkio_analytics.errors import SourceError

SOURCE: Final = "Valtiokonttori"
LIST: Final = "aineistot"
COUNTY_PACKAGES: Final = "H"
"""Codes of the counties' reporting packages begin so; the others are those of municipalities."""
STAGES: Final = ("alustava", "hyväksytty", "lopullinen", "jälkikorjattu")
"""Stages of approval, the later the better."""
PERIOD: Final = re.compile(r"[0-9]{4}(C(0[1-9]|1[0-2]))?")
"""A year, or cumulative from January through a month."""
MISSING: Final = frozenset({"", ".", ".."})
NUMBER: Final = re.compile(r"-?[0-9]+([.,][0-9]+)?")
BUSINESS_ID: Final = re.compile(r"[0-9]{7}-[0-9]")


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """One report of one organisation.

    Parameters
    ----------
    business_id
        Of the organisation.
    package, period
        What is reported, such as ``HTAS``, and of when: ``2024`` or ``2024C06``.
    stage
        Place in `STAGES`.
    approved
        As written; sorts by time.
    url
        Where its figures are.
    """

    business_id: str
    package: str
    period: str
    stage: int
    approved: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxonomyRow:
    """What one code of a package stands for.

    Parameters
    ----------
    code
        Named by the figures; the source calls it ``solutunniste`` here and ``tunnusluku`` there.
    name, task, service
        Finnish names of the item, of the column or function, and of the service.
    version
        As the figures name their taxonomy.
    """

    code: str
    name: str
    task: str
    service: str
    version: str


def county_packages(body: bytes) -> dict[str, int]:
    """Return how many reports of each of the counties' packages the list of all data sets has.

    Raises
    ------
    SourceError
        If the body is something else than such a list.
    """
    found = Counter(row["raportointikokonaisuus"] for row in _listed(body))
    return {package: found[package] for package in sorted(found) if package.startswith(COUNTY_PACKAGES)}


def reports(body: bytes, *, package: str) -> tuple[DataSet, ...]:
    """Return the reports of one package, one an organisation and period.

    Of several stages of approval the latest counts, and of those the latest approved.

    Raises
    ------
    SourceError
        If a report of the package is not described as agreed. Those of other packages are not looked at.
    """
    best: dict[tuple[str, str], DataSet] = {}
    found = [_data_set(row) for row in _listed(body) if row["raportointikokonaisuus"] == package]
    for entry in sorted(found, key=lambda entry: (entry.stage, entry.approved, entry.url)):
        best[entry.business_id, entry.period] = entry
    return tuple(best[key] for key in sorted(best))


def taxonomy_addresses(body: bytes) -> dict[str, str]:
    """Return the address of each package's taxonomy, by the package's code."""
    what = "taksonomia"
    table = read_json(body, source=SOURCE, what=what)
    if not isinstance(table, list) or not all(isinstance(url, str) for url in table):
        raise unexpected(SOURCE, what, found=table)
    return {PurePosixPath(urlsplit(url).path).stem.upper(): url for url in table}


def taxonomy(body: bytes, *, package: str) -> tuple[TaxonomyRow, ...]:
    """Return what the codes of a package stand for."""
    what = f"{package}.json"
    table = read_json(body, source=SOURCE, what=what)
    if not isinstance(table, list):
        raise unexpected(SOURCE, what, found=table)
    return tuple(_taxonomy_row(row, what) for row in table)


def figures(body: bytes, *, report: DataSet) -> pd.DataFrame:
    """Return the figures of one report.

    Parameters
    ----------
    body
        As received.
    report
        Whose figures were asked for.

    Returns
    -------
    pandas.DataFrame
        Columns code, value (NaN where it is missing, which is not zero), version (of the taxonomy) and row (position in
        the answer, from 1); codes whose value is text of another kind, such as names and dates, are left out.

    Raises
    ------
    SourceError
        If a row is not as agreed, or one code has two values.
    """
    what = f"{report.package} {report.business_id} {report.period}"
    table = read_json(body, source=SOURCE, what=what)
    if not isinstance(table, list):
        raise unexpected(SOURCE, what, found=table)
    rows = [row for place, entry in enumerate(table, start=1) if (row := _figure(entry, what, place)) is not None]
    frame = pd.DataFrame(rows, columns=["code", "value", "version", "row"]).astype({"value": "float64"})
    frame = frame.drop_duplicates(["code", "value"])
    twice = frame[frame.duplicated("code", keep=False)]
    if not twice.empty:
        code = str(twice.iloc[0]["code"])
        raise SourceError("answer_contradicts", source=SOURCE, what=what, region=code, period=report.period)
    return frame.reset_index(drop=True)


def _listed(body: bytes) -> list[dict[str, Any]]:
    table = read_json(body, source=SOURCE, what=LIST)
    rows = table.get(LIST) if isinstance(table, dict) else None
    if not isinstance(rows, list):
        raise unexpected(SOURCE, LIST, found=table)
    for row in rows:
        if not isinstance(row, dict) or not isinstance(row.get("raportointikokonaisuus"), str):
            raise unexpected(SOURCE, LIST, found=row)
    return rows


def _data_set(row: dict[str, Any]) -> DataSet:
    names = ("ytunnus", "raportointikausi", "hyvaksymisvaihe", "hyvaksymispvm", "tunnusluvut")
    texts = [row.get(name) for name in names]
    if not all(isinstance(text, str) for text in texts):
        raise unexpected(SOURCE, LIST, found=row)
    business_id, period, stage, approved, url = (str(text).strip() for text in texts)
    sound = BUSINESS_ID.fullmatch(business_id) and PERIOD.fullmatch(period) and stage.casefold() in STAGES
    if not sound:
        raise unexpected(SOURCE, LIST, found=row)
    return DataSet(
        business_id=business_id,
        package=row["raportointikokonaisuus"],
        period=period,
        stage=STAGES.index(stage.casefold()),
        approved=approved,
        url=url,
    )


def _taxonomy_row(row: object, what: str) -> TaxonomyRow:
    if not isinstance(row, dict) or not isinstance(row.get("tunnusluku"), str) or row.get("solutunniste") is None:
        raise unexpected(SOURCE, what, found=row)
    version = "/".join(str(row.get(name) or "") for name in ("versio", "tekninen_versio"))
    return TaxonomyRow(
        code=str(row["solutunniste"]),
        name=row["tunnusluku"].strip(),
        task=str(row.get("tehtava") or "").strip(),
        service=str(row.get("palvelu") or "").strip(),
        version=version,
    )


def _figure(row: object, what: str, place: int) -> dict[str, object] | None:
    if not isinstance(row, dict) or row.get("tunnusluku") is None or "arvo" not in row:
        raise unexpected(SOURCE, what, found=row)
    told = row["arvo"]
    if isinstance(told, bool) or not (told is None or isinstance(told, str | int | float)):
        raise unexpected(SOURCE, what, found=row)
    text = re.sub(r"[\s\u2212]", lambda sign: "-" if sign[0] == "\u2212" else "", "" if told is None else str(told))
    value = float("nan")
    if text not in MISSING:
        if not NUMBER.fullmatch(text):
            return None
        value = float(text.replace(",", "."))
    return {
        "code": str(row["tunnusluku"]),
        "value": value,
        "version": str(row.get("taksonomia") or ""),
        "row": place,
    }
