"""Which of the catalogue's series are the State Treasury's, and how its codes and organisations become ours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.data.connectors.valtiokonttori.parser import SOURCE, TaxonomyRow
from tkkio_analytics.data.refresh.plug import SourceSeries
from tkkio_analytics.data.refresh.table_series import AREA, long_rows
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.region import Region
from tkkio_analytics.errors import SourceError

SOURCE_ID: Final = "valtiokonttori"
HELSINKI: Final = "90"
"""Reports as a city; whether it is among the counties' reports, the contract does not know."""
WHOLE: Final = "kaikki"
"""The service of a row that stands for all services begins so."""
YEARS_THAT_AGREE: Final = 2
"""An organisation is taken to be an area when the figures of so many years agree."""
FIGURES: Final = ["business_id", obs.PERIOD, obs.VALUE]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFigure:
    """What a series is in the reports.

    Parameters
    ----------
    package
        Code of the reporting package; one report a year.
    name, task
        Finnish names of its row and column in the package's taxonomy; the code is looked up there each time.
    euros
        Euros in one of the series' units.
    decimals
        Decimals of the series' unit that the source's own report shows.
    """

    package: str
    name: str
    task: str
    euros: float
    decimals: int


REPORTED: Final = {
    # tutkihallintoa.fi, HTAS report, measure "Toimintamenot / Talousarvio 202x": the figures in force were read there.
    "operating_budget": ReportedFigure(
        package="HTAS", name="Toimintamenot", task="Talousarvio 202x", euros=1_000_000.0, decimals=3
    )
}


def valtiokonttori_series(catalog: Catalog) -> tuple[SourceSeries, ...]:
    """Return the series that the State Treasury publishes, in the order of the catalogue."""
    return tuple(
        SourceSeries(indicator=indicator, parts=(REPORTED[indicator.id].package,))
        for indicator in catalog.indicators
        if indicator.id in REPORTED
    )


def codes(rows: Iterable[TaxonomyRow], *, figure: ReportedFigure) -> dict[str, str]:
    """Return the code of a figure by the version of the taxonomy.

    Parameters
    ----------
    rows
        Of the package's taxonomy.
    figure
        Names the row and the column.

    Raises
    ------
    SourceError
        If no row has these names, or one version has several and it is not clear which stands for all services.
    """
    named = [
        row
        for row in rows
        if row.name.casefold() == figure.name.casefold() and row.task.casefold() == figure.task.casefold()
    ]
    found: dict[str, str] = {}
    for version in dict.fromkeys(row.version for row in named):
        mine = [row for row in named if row.version == version]
        whole = [row for row in mine if row.service.casefold().startswith(WHOLE)] or mine
        if len({row.code for row in whole}) > 1:
            raise _unclear(figure, count=len({row.code for row in whole}))
        found[version] = whole[0].code
    if not found:
        raise _unclear(figure, count=0)
    return found


def code_of(found: dict[str, str], *, version: str, figure: ReportedFigure) -> str:
    """Return the code in a report that names this version of the taxonomy.

    Raises
    ------
    SourceError
        If the version is not known and the known ones have different codes.
    """
    if version in found:
        return found[version]
    if len(set(found.values())) > 1:
        raise _unclear(figure, count=len(set(found.values())))
    return next(iter(found.values()))


def areas_of(
    figures: pd.DataFrame, published: pd.DataFrame, *, decimals: int, regions: Mapping[str, Region]
) -> dict[str, Region]:
    """Return the area of each business id.

    The source names organisations by business id alone, and no list of the counties' ids is part of its interface. An
    organisation is an area when its figures repeat those in force of that area, and of no other, in two years or more.

    Parameters
    ----------
    figures
        Columns business_id, period and value, in the series' unit.
    published
        Long table in force of the series.
    decimals
        Decimals that are compared.
    regions
        Ours by code.

    Raises
    ------
    SourceError
        If a county with figures in force is not recognised: its figures would seem to have vanished. Helsinki may be
        missing.
    """
    known = published[published[obs.STATUS] == obs.Status.OBSERVED]
    pairs = figures.merge(known[[obs.REGION, obs.PERIOD, obs.VALUE]], on=obs.PERIOD, suffixes=("", "_known"))
    same = (pairs[obs.VALUE] - pairs[f"{obs.VALUE}_known"]).abs() < 0.6 * 10.0**-decimals
    counted = pairs[same].groupby(["business_id", obs.REGION]).size()
    sure = counted[counted >= YEARS_THAT_AGREE].reset_index()
    sure = sure[~sure["business_id"].duplicated(keep=False) & ~sure[obs.REGION].duplicated(keep=False)]
    lost = sorted(set(known[obs.REGION]) - set(sure[obs.REGION]) - {HELSINKI})
    if lost:
        raise SourceError(
            "areas_not_recognised",
            source=SOURCE,
            areas=tuple(regions[code].short_name for code in lost),
            count=len(lost),
        )
    return {owner: regions[code] for owner, code in zip(sure["business_id"], sure[obs.REGION], strict=True)}


def long_table(
    figures: pd.DataFrame, *, series: SourceSeries, areas: Mapping[str, Region], origin_id: str
) -> pd.DataFrame:
    """Return the long table of one series.

    Parameters
    ----------
    figures
        Columns business_id, period and value (NaN where the report has none), in the series' unit.
    series
        Whose table it is.
    areas
        Area of each business id; other organisations are left out.
    origin_id
        Named in every row.
    """
    gone = figures[obs.VALUE].isna()
    cells = pd.DataFrame(
        {
            AREA: figures["business_id"],
            obs.PERIOD: figures[obs.PERIOD],
            obs.VALUE: figures[obs.VALUE],
            obs.STATUS: gone.map({True: obs.Status.MISSING.value, False: obs.Status.OBSERVED.value}),
            obs.SOURCE_ROW: pd.array([pd.NA] * len(figures), "Int64"),
        }
    )
    return long_rows(cells, indicator_id=series.indicator.id, regions=areas, origin_id=origin_id)


def kept_of_helsinki(published: pd.DataFrame, *, areas: Mapping[str, Region]) -> pd.DataFrame:
    """Return Helsinki's figures in force where the source does not have them: they stay, with their own origin."""
    found = HELSINKI in {region.code for region in areas.values()}
    return published[(published[obs.REGION] == HELSINKI) & (not found)]


def figures_table(rows: Sequence[tuple[str, str, float]], *, figure: ReportedFigure) -> pd.DataFrame:
    """Return figures in euros as a table in the series' unit: business_id, period, value."""
    frame = pd.DataFrame(rows, columns=FIGURES).astype({obs.VALUE: "float64"})
    # The source's own report, where the figures in force were read, has these decimals: more would look like revisions.
    frame[obs.VALUE] = [round(value / figure.euros, figure.decimals) for value in frame[obs.VALUE]]
    return frame


def _unclear(figure: ReportedFigure, *, count: int) -> SourceError:
    return SourceError(
        "taxonomy_unclear", source=SOURCE, package=figure.package, name=figure.name, task=figure.task, count=count
    )
