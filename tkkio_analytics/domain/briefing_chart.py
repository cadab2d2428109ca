"""What the charts of a briefing show: domain objects that a chart specification is drawn up from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from tkkio_analytics.domain.comparison import Comparison
from tkkio_analytics.domain.indicator import Break, Indicator
from tkkio_analytics.domain.message import Message
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.target import Pace, Target, TargetOutlook


@dataclass(frozen=True, slots=True, kw_only=True)
class FanOf:
    """History, fan, goal and breaks of one area and one indicator; the outlook has a forecast."""

    outlook: TargetOutlook
    indicator: Indicator
    region: Region
    breaks: tuple[Break, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceOf:
    """Observed, believed and required change per year of one area on one indicator."""

    pace: Pace
    indicator: Indicator
    region: Region


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelsOf:
    """Latest levels of every area on one indicator, the briefing's own areas set apart."""

    own: tuple[str, ...]
    comparison: Comparison
    indicator: Indicator
    regions: Mapping[str, Region]
    target: Target | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetsOf:
    """Approved budgets year by year, of two years or more; doubtful years with what is said of them."""

    amounts: tuple[tuple[int, float], ...]
    doubtful: Mapping[int, Message]
    indicator: Indicator


ChartSubject: TypeAlias = FanOf | PaceOf | LevelsOf | BudgetsOf
