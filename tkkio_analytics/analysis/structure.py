"""The structure of the areas as a table: need, age, income, density and size."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.analysis.quantities import level
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Decimal, Message, Quantity, message
from tkkio_analytics.domain.peers import Feature
from tkkio_analytics.domain.region import Region

FEATURE_INDICATORS: Final[Mapping[Feature, str]] = {
    Feature.NEED: "need_coefficient_total",
    Feature.AGE: "share_65_plus",
    Feature.INCOME: "median_income",
    Feature.SIZE: "population",
}
"""Density is size over surface."""
SKEWED: Final = frozenset({Feature.DENSITY, Feature.SIZE})
"""Compared as ratios: logarithms are taken before anything else."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FeatureColumn:
    """One feature of every area.

    Parameters
    ----------
    feature, year
        What, and of which year.
    values
        Shape (areas,), in original units.
    indicator
        Whose unit they are in; None for density.
    """

    feature: Feature
    year: int
    values: NDArray[np.float64]
    indicator: Indicator | None

    def shown(self, row: int) -> Quantity | Message:
        """Return the figure of one area in words-to-be."""
        value = float(self.values[row])
        if self.indicator is None:
            return message("peers.value.density", value=Decimal(value=value, decimals=1))
        return level(self.indicator, value)

    @property
    def scaled(self) -> NDArray[np.float64]:
        """Return the values on the scale where distances are taken."""
        return np.log(self.values) if self.feature in SKEWED else self.values


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Structure:
    """Areas by features; an area without some feature is left out."""

    regions: tuple[Region, ...]
    columns: tuple[FeatureColumn, ...]
    origin_ids: tuple[str, ...]

    @property
    def features(self) -> NDArray[np.float64]:
        """Return the features on the scale of distances, shape (areas, features)."""
        return np.column_stack([column.scaled for column in self.columns])


def structure_of(panels: Mapping[Feature, IndicatorPanel], *, surfaces: Mapping[str, float]) -> Structure:
    """Return the structure of the areas.

    Parameters
    ----------
    panels
        A panel for every feature but density.
    surfaces
        Square kilometres by region code.

    Returns
    -------
    Structure
        Each feature of the latest year in which most areas have it.
    """
    found = {feature: _latest(panel) for feature, panel in panels.items()}
    size_year, size = found[Feature.SIZE]
    density = {code: people / surfaces[code] for code, people in size.items() if code in surfaces}
    found[Feature.DENSITY] = (size_year, density)
    areas = [region for region, is_area in _regions(panels[Feature.SIZE]) if is_area]
    whole = tuple(region for region in areas if all(region.code in values for _, values in found.values()))
    columns = tuple(
        FeatureColumn(
            feature=feature,
            year=found[feature][0],
            values=np.array([found[feature][1][region.code] for region in whole], dtype=float),
            indicator=panels[feature].indicator if feature in panels else None,
        )
        for feature in Feature
    )
    origins = tuple(sorted({origin for panel in panels.values() for origin in panel.origin_ids}))
    return Structure(regions=whole, columns=columns, origin_ids=origins)


def _regions(panel: IndicatorPanel) -> list[tuple[Region, bool]]:
    return list(zip(panel.regions, panel.area_rows.tolist(), strict=True))


def _latest(panel: IndicatorPanel) -> tuple[int, dict[str, float]]:
    known = np.isfinite(panel.values[panel.area_rows]).sum(axis=0)
    column = int(np.flatnonzero(known == known.max())[-1])
    values = panel.values[:, column]
    named = {region.code: float(value) for region, value in zip(panel.regions, values, strict=True)}
    return panel.years[column], {code: value for code, value in named.items() if np.isfinite(value)}
