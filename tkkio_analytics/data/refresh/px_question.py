"""What a table of Statistics Finland is asked: variables found by what they are, codes taken from the table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tkkio_analytics.data.connectors.json_answers import unexpected
from tkkio_analytics.data.connectors.statfi.tables import CONTENTS, SOURCE, Variable
from tkkio_analytics.data.refresh.table_series import SHOWN, figure_of
from tkkio_analytics.domain.provenance import SourceTable
from tkkio_analytics.domain.region import Region, RegionCategory, nation_of
from tkkio_analytics.errors import SourceError

COUNTY: Final = "HVA"
MUNICIPALITY: Final = "KU"
NATION: Final = "SSS"
CODED: Final = re.compile(r"(HVA|KU)(\d+)")
YEAR: Final = re.compile(r"[12]\d{3}")
VINTAGE: Final = re.compile(r"_(\d{8})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question to a table.

    Parameters
    ----------
    area, time
        Codes of the variables of areas and of years.
    chosen
        Values by variable, those of time left out.
    years
        All that the table has.
    regions
        Ours by the codes of the table, or by ``HVA01`` where counties are summed from municipalities.
    by_municipality
        Whether counties are to be summed.
    vintage
        Day of the division into areas, from the code of the variable; None where the code has none.
    """

    area: str
    time: str
    chosen: Mapping[str, tuple[str, ...]]
    years: tuple[str, ...]
    regions: Mapping[str, Region]
    by_municipality: bool
    vintage: str | None

    def parts(self, most_cells: int) -> Iterator[dict[str, tuple[str, ...]]]:
        """Yield the question in as few parts as the limit of cells allows, split by years."""
        step = max(1, most_cells // max(1, len(self.chosen[self.area])))
        for first in range(0, len(self.years), step):
            yield dict(self.chosen) | {self.time: self.years[first : first + step]}


def px_question(variables: Sequence[Variable], entry: SourceTable, *, regions: Sequence[Region]) -> Question:
    """Return the question for one figure of a table by area and year.

    Parameters
    ----------
    variables
        Of the table.
    entry
        Which figure it is.
    regions
        Ours.

    Raises
    ------
    SourceError
        If the table has no years, no counties (nor municipalities of a count), not one figure of that name, or a
        variable without a total.
    """
    what = f"{entry.table}.px"
    time = _years(variables, what)
    area, codes, by_municipality = _areas(variables, entry, regions, what)
    chosen: dict[str, tuple[str, ...]] = {area.code: tuple(codes)}
    for variable in variables:
        if variable in (area, time):
            continue
        value = _chosen(variable, entry, what)
        if value is not None:
            chosen[variable.code] = (value,)
    vintage = VINTAGE.search(area.code)
    return Question(
        area=area.code,
        time=time.code,
        chosen=chosen,
        years=tuple(time.labels),
        regions=_joined(codes, regions, by_municipality=by_municipality),
        by_municipality=by_municipality,
        vintage=vintage[1] if vintage else None,
    )


def _years(variables: Sequence[Variable], what: str) -> Variable:
    found = [variable for variable in variables if variable.is_time]
    if len(found) != 1 or not found[0].labels or not all(map(YEAR.fullmatch, found[0].labels)):
        raise unexpected(SOURCE, what, found={entry.code: list(entry.labels)[:3] for entry in variables})
    return found[0]


def _areas(
    variables: Sequence[Variable], entry: SourceTable, regions: Sequence[Region], what: str
) -> tuple[Variable, list[str], bool]:
    """Return the variable of areas, the codes to ask for, and whether they are municipalities."""
    for kind in (COUNTY, MUNICIPALITY) if entry.counts else (COUNTY,):
        for variable in variables:
            codes = [code for code in variable.labels if (found := CODED.fullmatch(code)) and found[1] == kind]
            if not codes:
                continue
            nation = [NATION] if NATION in variable.labels else []
            if kind == COUNTY:
                codes = [code for code in codes if _county(code) in _county_codes(regions)]
                _refuse_lost(codes, regions)
            return variable, codes + nation, kind == MUNICIPALITY
    raise unexpected(SOURCE, what, found={variable.code: list(variable.labels)[:3] for variable in variables})


def _refuse_lost(codes: Sequence[str], regions: Sequence[Region]) -> None:
    there = {_county(code) for code in codes}
    for region in regions:
        if region.category is RegionCategory.COUNTY and region.goes_on and region.code not in there:
            raise SourceError("region_missing", source=SOURCE, region=region.name, code=region.code)


def _county(code: str) -> str:
    """Return our code of a county: ``HVA01`` and ``HVA1`` are ``01``."""
    return code.removeprefix(COUNTY).zfill(2)


def _county_codes(regions: Sequence[Region]) -> set[str]:
    return {region.code for region in regions if region.category is RegionCategory.COUNTY}


def _joined(codes: Sequence[str], regions: Sequence[Region], *, by_municipality: bool) -> dict[str, Region]:
    counties = {region.code: region for region in regions if region.category is RegionCategory.COUNTY}
    if by_municipality:
        joined = {f"{COUNTY}{code}": region for code, region in counties.items()}
    else:
        joined = {code: counties[_county(code)] for code in codes if code != NATION}
    nation = nation_of(regions)
    return joined if nation is None or NATION not in codes else joined | {NATION: nation}


def _chosen(variable: Variable, entry: SourceTable, what: str) -> str | None:
    """Return the code of the figure, or of the total; None where a variable may be left out for its total."""
    if variable.code == CONTENTS:
        return figure_of(variable.labels, entry.words, source=SOURCE, what=what)
    if variable.total is not None:
        return variable.total
    if variable.can_be_left_out:
        return None
    if len(variable.labels) == 1:
        return next(iter(variable.labels))
    listed = ", ".join(list(variable.labels.values())[:SHOWN])
    raise SourceError("total_missing", source=SOURCE, what=what, variable=variable.text, found=listed)
