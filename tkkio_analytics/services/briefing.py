"""Briefings of a county, a collaborative area or the nation, from the release in force and what people have written."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tkkio_analytics.analysis.briefing.assembling import briefing as briefing_of
from tkkio_analytics.analysis.briefing.material import Material
from tkkio_analytics.analysis.briefing.trajectory import weakest
from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.analysis.structure import FEATURE_INDICATORS
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.briefing import Briefing, BriefingKind, Remark, SectionId
from tkkio_analytics.domain.briefing_request import BriefingRequest
from tkkio_analytics.domain.comparison import Comparison
from tkkio_analytics.domain.figure import FigureSource
from tkkio_analytics.domain.joint import JointView
from tkkio_analytics.domain.judgement import Recommendation
from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.domain.risk import Board
from tkkio_analytics.domain.scenario import Scenario
from tkkio_analytics.domain.scenario_outlook import Needed
from tkkio_analytics.domain.target import TargetOutlook
from tkkio_analytics.errors import NoDataError
from tkkio_analytics.services.catalog import periods, regions
from tkkio_analytics.services.comparison import compare_areas
from tkkio_analytics.services.joint import joint_counts
from tkkio_analytics.services.judgements import recommendations
from tkkio_analytics.services.money import money
from tkkio_analytics.services.panels import indicator_panel_of
from tkkio_analytics.services.peers import peer_sets
from tkkio_analytics.services.risk import board, risk_list
from tkkio_analytics.services.scenarios import scenario_outlook
from tkkio_analytics.services.targets import decided_targets, target_outlook

if TYPE_CHECKING:
    from tkkio_analytics.store.records import Store

KEPT: Final = 8
"""Releases whose sources are kept at hand."""


def briefing(
    repository: Repository,
    store: "Store | None",
    request: BriefingRequest,
    *,
    remarks: Sequence[Remark] = (),
    today: date,
) -> Briefing:
    """Return a briefing.

    Parameters
    ----------
    repository
        The release in force.
    store
        Where the recommendations of earlier negotiations are; None where nothing was written.
    request
        Of whom, for what, which parts in which order.
    remarks
        What readers wrote to the pack, in the order to show.
    today
        The day of the briefing; decides whether a date has passed.

    Raises
    ------
    UnknownIndicatorError, UnknownRegionError
        If there is no such indicator or region.
    NoDataError
        If a single question names no indicator.
    """
    return briefing_of(_material(repository, store, request, remarks=remarks, today=today))


def _material(
    repository: Repository, store: "Store | None", request: BriefingRequest, *, remarks: Sequence[Remark], today: date
) -> Material:
    region = repository.catalog.region(request.region_code)
    areas = regions(repository, scope=region.code)
    grid = _grid(repository, region, areas, request, today)
    codes = tuple(area.code for area in areas)
    return Material(
        request=request,
        today=today,
        release=repository.release,
        region=region,
        areas=areas,
        regions={item.code: item for item in repository.catalog.regions},
        indicators={item.id: item for item in repository.catalog.indicators},
        panels=_panels(repository),
        board=grid,
        risks=risk_list(repository, region_codes=codes, goal_id=request.goal_id, today=today),
        asked=_asked(repository, request, today),
        comparison=_comparison(repository, request, grid),
        counts=_counts(repository, region, codes, request, today),
        decided=_decided(repository, today),
        needed=_needed(repository, request, grid, today),
        money=money(repository, scope=region.code),
        peers=_peers(repository, region),
        breaks=repository.catalog.breaks,
        doubts=_doubts(repository),
        recommendations=_recommended(store, codes),
        remarks=tuple(remarks),
        origins={origin.id: origin for snapshot in repository.release.snapshots for origin in snapshot.origins},
        sources=_sources(repository),
        row_origins=_row_origins(repository),
    )


def _grid(
    repository: Repository, region: Region, areas: Sequence[Region], request: BriefingRequest, today: date
) -> Board:
    codes = (region.code,) if region.category is RegionCategory.COUNTY else tuple(area.code for area in areas)
    return board(repository, region_codes=codes, goal_id=request.goal_id, today=today)


def _asked(repository: Repository, request: BriefingRequest, today: date) -> TargetOutlook | None:
    if request.kind is not BriefingKind.QUESTION:
        return None
    if request.indicator_id is None:
        raise NoDataError("no_question")
    return target_outlook(
        repository,
        indicator_id=request.indicator_id,
        region_code=request.region_code,
        goal_id=request.goal_id,
        today=today,
    )


def _comparison(repository: Repository, request: BriefingRequest, grid: Board) -> Comparison | None:
    """Return all areas on the question's indicator, or on the one with the lowest probability."""
    lowest = weakest(grid.cells)
    chosen = request.indicator_id or (None if lowest is None else lowest.indicator_id)
    if chosen is None or not periods(repository, indicator_id=chosen):
        return None
    return compare_areas(repository, indicator_id=chosen)


def _counts(
    repository: Repository, region: Region, codes: Sequence[str], request: BriefingRequest, today: date
) -> JointView | None:
    if region.category is RegionCategory.COUNTY:
        return None
    return joint_counts(repository, region_codes=codes, goal_id=request.goal_id, today=today)


def _needed(
    repository: Repository, request: BriefingRequest, grid: Board, today: date
) -> Mapping[str, tuple[Needed, ...]]:
    """Return what one area would need on each flagged indicator; nothing where the briefing does not say it."""
    if SectionId.NEEDED not in request.parts or len(grid.region_codes) > 1:
        return {}
    asked = [cell.indicator_id for cell in grid.cells if cell.outlook.probability is not None]
    outlooks = {
        indicator_id: scenario_outlook(
            repository,
            Scenario(indicator_ids=(indicator_id,), region_codes=grid.region_codes, goal_id=request.goal_id),
            today=today,
        )
        for indicator_id in asked
    }
    return {indicator_id: outlook.cases[0].needed for indicator_id, outlook in outlooks.items()}


@lru_cache(maxsize=KEPT)
def _decided(repository: Repository, today: date) -> tuple[TargetOutlook, ...]:
    return decided_targets(repository, today=today)


def _peers(repository: Repository, region: Region) -> tuple[str, ...]:
    """Return the areas most like the region; none where the catalogue lacks what structure is measured by."""
    known = {indicator.id for indicator in repository.catalog.indicators}
    if not known.issuperset(FEATURE_INDICATORS.values()):
        return ()
    found = peer_sets(repository).get(region.code)
    return () if found is None else tuple(peer.region_code for peer in found.peers)


def _recommended(store: "Store | None", codes: Sequence[str]) -> tuple[Recommendation, ...]:
    """Return the recommendations to the areas, the latest first."""
    wanted = set(codes)
    return tuple(stored.entry for stored in recommendations(store) if stored.entry.region_code in wanted)


@lru_cache(maxsize=KEPT)
def _panels(repository: Repository) -> Mapping[str, IndicatorPanel]:
    """Return the panel of every indicator with figures."""
    found = {item.id: indicator_panel_of(repository, item.id) for item in repository.catalog.indicators}
    return MappingProxyType({item: panel for item, panel in found.items() if panel is not None})


def _doubts(repository: Repository) -> Mapping[tuple[str, str, str], LocalizedText]:
    return {(item.indicator_id, item.region_code, item.period): item.reason for item in repository.catalog.corrections}


@lru_cache(maxsize=KEPT)
def _sources(repository: Repository) -> Mapping[str, FigureSource]:
    """Return where each source is held: the first snapshot of the release with its rows."""
    found: dict[str, FigureSource] = {}
    for snapshot in repository.release.snapshots:
        for origin in snapshot.origins:
            source = FigureSource(
                origin_id=origin.id,
                date_accessed=origin.date_accessed,
                snapshot_id=snapshot.id,
                snapshot_sha256=snapshot.sha256,
            )
            found.setdefault(origin.id, source)
    return MappingProxyType(found)


@lru_cache(maxsize=KEPT)
def _row_origins(repository: Repository) -> Mapping[tuple[str, str, str], str]:
    frame = repository.observations
    columns = (obs.INDICATOR, obs.REGION, obs.PERIOD, obs.ORIGIN)
    rows = zip(*(frame[column].astype(str) for column in columns), strict=True)
    return MappingProxyType({(indicator, region, period): origin for indicator, region, period, origin in rows})
