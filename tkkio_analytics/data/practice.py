"""The practice data: which series are made up and how, and the snapshot and release that hold them."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.data.practice_recipes import POPULATION, RECIPES
from tkkio_analytics.data.simulation import Recipe, Simulated, simulated
from tkkio_analytics.data.snapshot import json_bytes, write_package
from tkkio_analytics.data.tables import TABLE_FIELDS, table_schema
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.region import Region, RegionCategory

SEED: Final = 20261124
MADE_ON: Final = "2026-11-24"
RELEASE_ID: Final = f"{MADE_ON}-1"
ORIGIN_ID: Final = "practice_generator"
RESIDENTS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "H01": 412_000, "H02": 265_000, "H03": 198_000, "H04": 171_000, "H05": 18_000, "H06": 640_000, "H07": 143_000,
        "H08": 96_000, "H09": 227_000, "H10": 74_000, "H11": 61_000, "H12": 52_000, "H13": 113_000,
    }
)  # fmt: skip
NOTES: Final = (
    "Practice data. Areas, targets and figures are made up by tools/build_practice.py from a seed; no figure describes "
    "a real area. H11 and H12 end with 2022 and merge into H13."
)
Row = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Grid:
    """One indicator as it will be published: which figures there are, and the figures."""

    recipe: Recipe
    areas: tuple[Region, ...]
    made: Simulated
    alive: NDArray[np.bool_]
    observed: NDArray[np.bool_]


def build(data_dir: Path) -> Path:
    """Write the snapshot and the release of the practice data, and return the release's file.

    Parameters
    ----------
    data_dir
        Has ``reference``; gets ``snapshots`` and ``releases``. The same reference makes the same bytes.
    """
    catalog = Catalog.from_folder(data_dir / "reference")
    rows = sorted(observations(catalog), key=lambda row: tuple(row[column] for column in obs.KEY))
    snapshot_id, digest = write_package(
        data_dir,
        source="practice",
        created=MADE_ON,
        notes=NOTES,
        origins=[asdict(origin) for origin in catalog.origins],
        resources=[("observations.csv", table_schema("observations.csv"), _csv(rows))],
    )
    release = {
        "id": RELEASE_ID,
        "created": MADE_ON,
        "practice": True,
        "snapshots": [{"id": snapshot_id, "sha256": digest}],
    }
    path = data_dir / "releases" / f"{RELEASE_ID}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(json_bytes(release))
    return path


def observations(catalog: Catalog) -> Iterator[Row]:
    """Yield every row of the long table: areas, and the nation and collaborative areas weighted by population."""
    areas = tuple(region for region in catalog.regions if region.category is RegionCategory.COUNTY)
    wholes = [region for region in catalog.regions if region.category is not RegionCategory.COUNTY]
    for recipe in RECIPES:
        grid = _grid(recipe, areas)
        for row in range(len(areas)):
            yield from _area_rows(grid, row)
        for whole in wholes:
            yield from _whole_rows(grid, whole)


def _grid(recipe: Recipe, areas: tuple[Region, ...]) -> _Grid:
    codes = [region.code for region in areas]
    made = simulated(recipe, areas=codes, residents=RESIDENTS, seed=SEED)
    first = dict(recipe.first_years)
    alive = np.array([[region.exists_in(int(period[:4])) for period in recipe.periods] for region in areas])
    begun = np.array([[int(period[:4]) >= first.get(code, 0) for period in recipe.periods] for code in codes])
    withheld = {*recipe.suppressed, *recipe.missing}
    shown = np.array([[(code, period) not in withheld for period in recipe.periods] for code in codes])
    alive &= begun
    if recipe.indicator_id == POPULATION:
        made = replace(made, values=made.values * np.array([[RESIDENTS[code]] for code in codes]))
    return _Grid(recipe=recipe, areas=areas, made=made, alive=alive, observed=alive & shown & ~made.absent)


def _area_rows(grid: _Grid, row: int) -> Iterator[Row]:
    region, recipe, made = grid.areas[row], grid.recipe, grid.made
    for column, period in enumerate(recipe.periods):
        if not grid.alive[row, column]:
            continue
        if grid.observed[row, column]:
            yield _row(
                recipe,
                region,
                period,
                value=made.values[row, column],
                error=made.standard_errors[row, column],
                respondents=int(made.sample_sizes[row, column]),
            )
        else:
            hidden = (region.code, period) in recipe.suppressed
            yield _row(recipe, region, period, status=obs.Status.SUPPRESSED if hidden else obs.Status.MISSING)


def _whole_rows(grid: _Grid, whole: Region) -> Iterator[Row]:
    inside = whole.category is RegionCategory.NATION
    parts = np.array([inside or region.parent == whole.code for region in grid.areas])
    weights = np.array([float(RESIDENTS[region.code]) for region in grid.areas])
    summed = grid.recipe.indicator_id == POPULATION
    for column, period in enumerate(grid.recipe.periods):
        rows = parts & grid.alive[:, column]
        if not rows.any():
            continue
        share = np.ones(rows.sum()) if summed else weights[rows] / weights[rows].sum()
        value = float(share @ grid.made.values[rows, column])
        error = float(np.sqrt(share**2 @ grid.made.standard_errors[rows, column] ** 2))
        respondents = int(grid.made.sample_sizes[rows, column].sum())
        yield _row(grid.recipe, whole, period, value=value, error=error, respondents=respondents)


def _row(
    recipe: Recipe,
    region: Region,
    period: str,
    *,
    status: obs.Status = obs.Status.OBSERVED,
    value: float = np.nan,
    error: float = np.nan,
    respondents: int = 0,
) -> Row:
    return {
        obs.INDICATOR: recipe.indicator_id,
        obs.REGION_CATEGORY: region.category.value,
        obs.REGION: region.code,
        obs.PERIOD: period,
        obs.SEX: "total",
        obs.VALUE: _written(value, recipe.decimals),
        obs.STANDARD_ERROR: _written(error, recipe.decimals + 2),
        obs.SAMPLE_SIZE: str(respondents) if respondents else "",
        obs.STATUS: status.value,
        obs.ORIGIN: ORIGIN_ID,
        obs.SOURCE_ROW: "",
    }


def _written(value: float, decimals: int) -> str:
    """Return a figure as text, zero without a sign."""
    return "" if np.isnan(value) else f"{round(float(value), decimals) + 0.0:.{decimals}f}"


def _csv(rows: Sequence[Row]) -> bytes:
    text = StringIO()
    writer = csv.DictWriter(text, fieldnames=list(TABLE_FIELDS["observations.csv"]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
