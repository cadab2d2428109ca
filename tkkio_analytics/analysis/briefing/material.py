"""What a briefing is made from: answers of the other questions, gathered once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.domain.briefing import Remark
from tkkio_analytics.domain.briefing_request import BriefingRequest
from tkkio_analytics.domain.comparison import Comparison
from tkkio_analytics.domain.figure import FigureSource
from tkkio_analytics.domain.indicator import Break, Indicator
from tkkio_analytics.domain.joint import JointView
from tkkio_analytics.domain.judgement import Recommendation
from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.domain.money import MoneyView
from tkkio_analytics.domain.provenance import Origin, Release
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.domain.risk import Board, RiskList, Signals
from tkkio_analytics.domain.scenario_outlook import Needed
from tkkio_analytics.domain.target import TargetOutlook


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Material:
    """Everything that the sections are made from.

    Parameters
    ----------
    request, today, release
        The question, the day, and the data in force.
    region, areas
        Whose briefing it is, and the counties in it: the region itself where it is one.
    regions, indicators, panels
        The whole catalogue by code and id; indicators without figures have no panel.
    board, risks
        Signals of the areas on every followed indicator, and what of them is at risk.
    asked
        The outlook of a single question; None for the other kinds.
    comparison
        All areas on the question's indicator, or on the one that stands weakest; None without data.
    counts
        How many areas will reach; None for one area.
    decided
        Targets of the registry with their outlooks.
    needed
        What one area would need for each probability of reaching the goal, by indicator; empty for several areas.
    money
        Budgets, funding, costs.
    peers
        Codes of the areas most like the region; none where they cannot be told.
    breaks, doubts
        Breaks of every series, and why single figures are doubtful, by indicator, region and period.
    recommendations, remarks
        What earlier negotiations asked of the areas, and what readers wrote to the pack.
    origins, sources, row_origins
        Sources by id, where each is held, and the source of each observation by indicator, region and period.
    """

    request: BriefingRequest
    today: date
    release: Release
    region: Region
    areas: tuple[Region, ...]
    regions: Mapping[str, Region]
    indicators: Mapping[str, Indicator]
    panels: Mapping[str, IndicatorPanel]
    board: Board
    risks: RiskList
    asked: TargetOutlook | None
    comparison: Comparison | None
    counts: JointView | None
    decided: tuple[TargetOutlook, ...]
    needed: Mapping[str, tuple[Needed, ...]]
    money: MoneyView
    peers: tuple[str, ...]
    breaks: tuple[Break, ...]
    doubts: Mapping[tuple[str, str, str], LocalizedText]
    recommendations: tuple[Recommendation, ...]
    remarks: tuple[Remark, ...]
    origins: Mapping[str, Origin]
    sources: Mapping[str, FigureSource]
    row_origins: Mapping[tuple[str, str, str], str]

    @property
    def nation(self) -> Region:
        """Return the nation."""
        return next(region for region in self.regions.values() if region.category is RegionCategory.NATION)

    @property
    def is_one_area(self) -> bool:
        """Say whether the briefing is of a single county."""
        return self.region.category is RegionCategory.COUNTY

    def own_cells(self) -> tuple[Signals, ...]:
        """Return the signals of the region itself; none of several areas."""
        return tuple(cell for cell in self.board.cells if cell.region_code == self.region.code)

    def breaks_of(self, indicator_id: str) -> tuple[Break, ...]:
        """Return the breaks of the region's series of an indicator, the earliest first."""
        found = (item for item in self.breaks if item.concerns(indicator_id))
        chosen = [item for item in found if item.concerns_region(self.region.code)]
        return tuple(sorted(chosen, key=lambda item: (item.date, item.id)))
