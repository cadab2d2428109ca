"""Sotkanet's answers, from bytes to tables. Nothing here asks the network."""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from tkkio_analytics.data.connectors.json_answers import read_json, unexpected
from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.errors import SourceError

SOURCE: Final = "Sotkanet"
SEXES: Final = ("male", "female", "total")
EARLIEST: Final = 1900
LATEST: Final = 2100
ROW: Final = {"indicator": int, "region": int, "year": int, "gender": str}
CELL: Final = ["region", "year", "sex"]
FIGURES: Final = ["value", "absolute"]
TAG: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class SotkanetRegion:
    """One region of Sotkanet's list: its own id, the code within its category, and its name."""

    id: int
    code: str
    category: str
    title: LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class SotkanetIndicator:
    """What Sotkanet says of an indicator.

    Parameters
    ----------
    id
        Its number.
    title, description
        Plain text in three languages; descriptions come with markup, which is taken out.
    organization
        Who produces the figures; its terms are its own.
    updated
        ISO date of the latest update.
    first_year, last_year
        Years that there are figures for.
    sexes
        Sexes that the figures are published by; an empty list at the source means the total alone.
    unit, unit_title
        What is measured: code, such as ``PER1000``, and words; empty where it is not said.
    decimals
        Decimals that the source shows, or None.
    """

    id: int
    title: LocalizedText
    description: LocalizedText
    organization: LocalizedText
    updated: str
    first_year: int
    last_year: int
    sexes: tuple[str, ...]
    unit: str
    unit_title: LocalizedText
    decimals: int | None


def regions(body: bytes) -> tuple[SotkanetRegion, ...]:
    """Return the regions of ``/regions``.

    Raises
    ------
    SourceError
        If the body is something else than a list of regions.
    """
    what = "regions"
    table = _list(read_json(body, source=SOURCE, what=what), what)
    return tuple(_region(entry, what) for entry in table)


def listed(body: bytes) -> tuple[tuple[int, LocalizedText], ...]:
    """Return number and title of every indicator of ``/indicators``, in the order of the source.

    Raises
    ------
    SourceError
        If the body is something else than a list of indicators.
    """
    what = "indicators"
    found = []
    for entry in _list(read_json(body, source=SOURCE, what=what), what):
        if not (isinstance(entry, dict) and type(entry.get("id")) is int and isinstance(entry.get("title"), dict)):
            raise unexpected(SOURCE, what, found=entry)
        found.append((entry["id"], _text(entry["title"])))
    return tuple(found)


def indicator(body: bytes) -> SotkanetIndicator:
    """Return what ``/indicators/{id}`` says.

    Raises
    ------
    SourceError
        If the body is not the description of an indicator.
    """
    table = read_json(body, source=SOURCE, what="indicators")
    try:
        return _indicator(table)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise unexpected(SOURCE, "indicators", found=table) from error


def rows(body: bytes, *, indicator_id: int) -> pd.DataFrame:
    """Return the rows of ``/json`` for one indicator.

    Parameters
    ----------
    body
        As received; an empty list is a normal answer.
    indicator_id
        Which indicator was asked for.

    Returns
    -------
    pandas.DataFrame
        Columns region (Sotkanet's id), year, sex, value and absolute (floats, NaN where not told), row (position in the
        answer, from 1); ordered by region, year and sex. Where no row has a primary value, the absolute ones stand in
        its place, as Sotkanet's own clients take them. A figure that is not published has no row.

    Raises
    ------
    SourceError
        If a row lacks a key, has a value of another type, belongs to another indicator or is told twice with two
        values.
    """
    what = f"json?indicator={indicator_id}"
    table = _list(read_json(body, source=SOURCE, what=what), what)
    found = [_row(entry, f"{what}, {place}") | {"row": place} for place, entry in enumerate(table, start=1)]
    wrong = [row for row in found if row["indicator"] != indicator_id]
    if wrong:
        raise unexpected(SOURCE, what, found=wrong[0])
    columns = ["region", "year", "sex", "value", "absolute", "row"]
    frame = pd.DataFrame(found, columns=["indicator", *columns])[columns].astype(dict.fromkeys(FIGURES, float))
    if frame["value"].isna().all():
        frame["value"] = frame["absolute"]
    frame = frame.drop_duplicates([*CELL, *FIGURES])
    twice = frame[frame.duplicated(CELL, keep=False)]
    if not twice.empty:
        first = twice.iloc[0]
        raise SourceError(
            "answer_contradicts", source=SOURCE, what=what, region=int(first["region"]), period=str(first["year"])
        )
    return frame.sort_values(CELL, ignore_index=True)


def _row(entry: object, what: str) -> dict[str, object]:
    if not isinstance(entry, dict) or any(type(entry.get(key)) is not kind for key, kind in ROW.items()):
        raise unexpected(SOURCE, what, found=entry)
    figures = [entry.get(name) for name in ("value", "absValue")]
    numbers = all(figure is None or type(figure) in (int, float) for figure in figures)
    if not (numbers and EARLIEST <= entry["year"] <= LATEST and entry["gender"] in SEXES):
        raise unexpected(SOURCE, what, found=entry)
    return {
        "indicator": entry["indicator"],
        "region": entry["region"],
        "year": entry["year"],
        "sex": entry["gender"],
        "value": figures[0],
        "absolute": figures[1],
    }


def _list(table: object, what: str) -> list[Any]:
    if not isinstance(table, list):
        raise unexpected(SOURCE, what, found=table)
    return table


def _region(entry: object, what: str) -> SotkanetRegion:
    if not isinstance(entry, dict):
        raise unexpected(SOURCE, what, found=entry)
    region_id, code, category = entry.get("id"), entry.get("code"), entry.get("category")
    if not (isinstance(region_id, int) and isinstance(code, str) and isinstance(category, str)):
        raise unexpected(SOURCE, what, found=entry)
    return SotkanetRegion(id=region_id, code=code, category=category, title=_text(entry.get("title") or {}))


def _indicator(table: Mapping[str, Any]) -> SotkanetIndicator:
    sexes = (table.get("classifications") or {}).get("sex") or {}
    named = tuple(sex for sex in sexes.get("values") or () if sex in SEXES)
    decimals = table.get("decimals")
    return SotkanetIndicator(
        id=int(table["id"]),
        title=_text(table["title"]),
        description=_text(table.get("description") or {}),
        organization=_text((table.get("organization") or {}).get("title") or {}),
        updated=str(table.get("data-updated") or ""),
        first_year=int(table["range"]["start"]),
        last_year=int(table["range"]["end"]),
        sexes=named or ("total",),
        unit=str((table.get("primaryValueType") or {}).get("code") or ""),
        unit_title=_text((table.get("primaryValueType") or {}).get("title") or {}),
        decimals=decimals if isinstance(decimals, int) and not isinstance(decimals, bool) else None,
    )


def _text(texts: Mapping[str, Any]) -> LocalizedText:
    """Return a text without markup in three languages; Finnish stands where another is missing."""
    plain = {language: _plain(str(texts.get(language) or "")) for language in ("fi", "sv", "en")}
    fallback = next(iter(filter(None, plain.values())), "")
    return LocalizedText(**{language: text or plain["fi"] or fallback for language, text in plain.items()})


def _plain(text: str) -> str:
    return " ".join(html.unescape(TAG.sub(" ", text)).split())


def region_ids(found: Iterable[SotkanetRegion]) -> dict[tuple[str, str], int]:
    """Return Sotkanet's id of each region by its category and code: a code alone means different regions."""
    return {(region.category, region.code): region.id for region in found}
