"""Regions as files name them: in three languages, in the genitive, with or without the kind of area, and by code."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Final

from tkkio_analytics.data.upload.signs import plain
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.domain.upload import CellKind, GridCell

KIND_OF_AREA: Final = re.compile(
    r"\b(?:hyvinvointialue(?:en)?|hva|sote|välfärdsområdet?s?|wellbeing services county|county|kaupungin|kaupunki|stad"
    r"|city of|maakunta|landskap)\b"
)
MARK: Final = re.compile(r"\s*(?:\*+|\(?[0-9]\))$")
CODE: Final = re.compile(r"(?:hva ?)?0*([0-9]{1,2})(?:\.0)?")
NATION_NAMES: Final = ("suomi", "finland", "hela riket", "whole finland", "hela finland", "fi")
TOTALS: Final = frozenset(
    {"yhteensä", "kaikki", "kaikki yhteensä", "summa", "keskiarvo", "kaikki alueet", "alueet yhteensä"}
    | {"samtliga", "totalt", "sammanlagt", "alla", "medeltal", "alla områden", "summa totalt"}
    | {"total", "all", "sum", "average", "all areas", "grand total"}
)
ALAND: Final = frozenset({"ahvenanmaa", "ahvenanmaan", "åland", "ålands", "landskapet åland", "åland islands"})
SUGGESTIONS: Final = 3
LONGEST: Final = 80


class NameKind(StrEnum):
    """What the text of a cell names."""

    REGION = "region"
    TOTAL = "total"
    ALAND = "aland"
    COLLABORATIVE = "collaborative"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a cell names.

    Parameters
    ----------
    kind
        Which kind of thing.
    code
        Of a region; None for the others.
    by_code
        Whether it was named by a number that could as well be a figure.
    suggestions
        Codes of the regions with the likest names, of an unknown one.
    """

    kind: NameKind
    code: str | None = None
    by_code: bool = False
    suggestions: tuple[str, ...] = ()


class RegionNames:
    """Every name of every region.

    Parameters
    ----------
    regions
        Of the catalogue: figures are entered for the counties and the nation, the others are told apart.
    """

    def __init__(self, regions: Iterable[Region]) -> None:
        known = tuple(regions)
        wanted = [region for region in known if region.category is not RegionCategory.COLLABORATIVE_AREA]
        self._names = {name: region.code for region in wanted for name in _names(region)}
        self._codes = {region.code for region in wanted}
        self._collaborative = {
            name for region in known if region.category is RegionCategory.COLLABORATIVE_AREA for name in _names(region)
        }
        self._found: dict[str, Named] = {}

    def named(self, cell: GridCell) -> Named:
        """Return what a cell names.

        Parameters
        ----------
        cell
            Text such as ``Pohjois-Savon hyvinvointialue``, ``HVA13`` or ``13``, or the number of a code.
        """
        if cell.kind not in {CellKind.TEXT, CellKind.NUMBER} or len(cell.text) > LONGEST:
            return Named(kind=NameKind.UNKNOWN)
        found = self._found.get(cell.text)
        if found is None:
            found = self._found[cell.text] = self._resolved(key(cell.text), plain(cell.text).casefold())
        return found

    def suggested(self, cell: GridCell) -> tuple[str, ...]:
        """Return the codes of the regions whose names are likest, the likest first."""
        name = key(cell.text[:LONGEST])
        near = get_close_matches(name, self._names, n=8, cutoff=0.7)
        parts = [other for other in self._names if len(name) >= 4 and name in other]  # noqa: PLR2004 - a word's stem
        return tuple(dict.fromkeys(self._names[other] for other in (*near, *parts)))[:SUGGESTIONS]

    def _resolved(self, name: str, whole: str) -> Named:
        if name in self._names:
            return Named(kind=NameKind.REGION, code=self._names[name])
        if whole in TOTALS or name in TOTALS:
            return Named(kind=NameKind.TOTAL)
        if name in ALAND:
            return Named(kind=NameKind.ALAND)
        if name in self._collaborative or whole in self._collaborative:
            return Named(kind=NameKind.COLLABORATIVE)
        numbered = CODE.fullmatch(whole)
        code = f"{int(numbered[1]):02}" if numbered else ""
        if code in self._codes:
            return Named(kind=NameKind.REGION, code=code, by_code=not whole.startswith("hva"))
        return Named(kind=NameKind.UNKNOWN)


def key(text: str) -> str:
    """Return a name as names are compared: without case, kind of area, marks and the spaces around hyphens.

    Examples
    --------
    >>> key(" POHJOIS – SAVON  hyvinvointialue*"), key("Norra Savolax välfärdsområde"), key("Vantaan ja Keravan HVA")
    ('pohjois-savon', 'norra savolax', 'vantaan ja keravan')
    """
    name = MARK.sub("", plain(text).casefold())
    name = re.sub(r" ?- ?", "-", KIND_OF_AREA.sub(" ", name)).replace("&", " ja ")
    return re.sub(r"\s+", " ", name).strip(" ,.:;")


def _names(region: Region) -> set[str]:
    texts = (region.name, region.short_name, region.genitive)
    written = {name for text in texts for name in (text.fi, text.sv, text.en)}
    found = {key(name) for name in written} | {plain(name).casefold() for name in written}
    found |= {name.removesuffix("'s") for name in found} | {name.replace(" ja ", "-") for name in found}
    found |= {name.replace(" and ", "-") for name in found} | {name.replace(" och ", "-") for name in found}
    if region.category is RegionCategory.NATION:
        found |= set(NATION_NAMES)
    if region.category is RegionCategory.COLLABORATIVE_AREA:
        found |= {region.code.casefold()}
    return found - {""}


def names_of(codes: Iterable[str], *, regions: Mapping[str, Region]) -> tuple[object, ...]:
    """Return the short names of regions, for a sentence."""
    return tuple(regions[code].short_name for code in codes)
