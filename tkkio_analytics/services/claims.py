"""Whether a claim is true, as far as the figures say."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tkkio_analytics.analysis.claim_finding import Finding
from tkkio_analytics.analysis.claim_targets import target_finding
from tkkio_analytics.analysis.claims import finding_of
from tkkio_analytics.analysis.goals import OWN_GOAL
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.claim import Claim, ClaimKind, ClaimRecord, ClaimReport
from tkkio_analytics.domain.message import LocalizedText, Message, Share, message
from tkkio_analytics.domain.peers import Comparator
from tkkio_analytics.domain.provenance import Origin
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.domain.target import ReferenceGoal, TargetOutlook
from tkkio_analytics.errors import ClaimError, NoDataError
from tkkio_analytics.models.claim_panels import World
from tkkio_analytics.services.panels import indicator_panel_of
from tkkio_analytics.services.peers import group_of
from tkkio_analytics.services.provenance import origins
from tkkio_analytics.services.targets import target_outlook

GROUPS = frozenset({Comparator.PEERS.value, Comparator.YTA.value})


def check_claim(repository: Repository, claim: Claim, *, today: date) -> ClaimReport:
    """Return what the figures say of a claim.

    Parameters
    ----------
    repository
        The release in force.
    claim
        What is claimed, about whom.
    today
        Decides whether the date of a goal has passed.

    Raises
    ------
    UnknownIndicatorError, UnknownRegionError
        If there is no such indicator or region.
    NoDataError
        If the indicator has no figures by area, the goal is not one of the indicator's, or the area has no peers.
    ClaimError
        If the claim names no area, or an own goal without its level and year.
    """
    indicator = repository.catalog.indicator(claim.indicator_id)
    codes = tuple(dict.fromkeys(claim.region_codes))
    if not codes:
        raise ClaimError("claim_without_area")
    regions = tuple(repository.catalog.region(code) for code in codes)
    claim = replace(claim, region_codes=codes)
    panel = indicator_panel_of(repository, claim.indicator_id)
    if panel is None:
        raise NoDataError("no_area_data", indicator=indicator.short_name)
    outlooks: tuple[TargetOutlook, ...] = ()
    if claim.kind is ClaimKind.TARGET:
        outlooks = _outlooks(repository, claim, today=today)
        finding = target_finding(indicator, claim, regions=regions, outlooks=outlooks)
    else:
        others, name = _others(repository, claim, known={region.code for region in panel.regions})
        finding = finding_of(panel, replace(claim, others=others), others=others, other_name=name)
    return _report(repository, finding, outlooks=outlooks, origin_ids=panel.origin_ids)


def _outlooks(repository: Repository, claim: Claim, *, today: date) -> tuple[TargetOutlook, ...]:
    goal_id = claim.goal_id or (OWN_GOAL if claim.goal_value is not None else ReferenceGoal.BEST_QUARTILE.value)
    own = None
    if goal_id == OWN_GOAL:
        if claim.goal_value is None or claim.goal_year is None or not math.isfinite(claim.goal_value):
            raise ClaimError("claim_without_goal")
        own = (claim.goal_value, claim.goal_year)
    return tuple(
        target_outlook(
            repository,
            indicator_id=claim.indicator_id,
            region_code=code,
            goal_id=goal_id,
            own_goal=own,
            today=today,
        )
        for code in claim.region_codes
    )


def _others(
    repository: Repository, claim: Claim, *, known: set[str]
) -> tuple[tuple[str, ...], LocalizedText | Message | None]:
    """Return the codes that a claim compares with, and where they are in words.

    Where nobody is named, the nation; where the source publishes none, the mean of the other areas.
    """
    if claim.kind is not ClaimKind.COMPARISON:
        return (), None
    nation = repository.catalog.nation
    named = claim.others or (nation.code,)
    if not claim.others and (nation.code not in known or nation.code in claim.region_codes):
        return _other_areas(repository, claim, known), message("claims.group.areas")
    if len(named) == 1 and named[0] in GROUPS:
        if len(claim.region_codes) > 1:
            raise ClaimError("claim_group_of_one")
        group = group_of(repository, comparator=Comparator(named[0]), region_code=claim.region_codes[0])
        return group.members, message(f"claims.group.{named[0]}")
    codes = tuple(nation.code if code == Comparator.NATION.value else code for code in named)
    regions = tuple(repository.catalog.region(code) for code in codes)
    if len(regions) == 1:
        return codes, regions[0].locative
    return codes, message("claims.group.named", areas=tuple(region.short_name for region in regions))


def _other_areas(repository: Repository, claim: Claim, known: set[str]) -> tuple[str, ...]:
    ordered: Sequence[Region] = sorted(repository.catalog.regions, key=lambda region: region.order)
    return tuple(
        region.code
        for region in ordered
        if region.category is RegionCategory.COUNTY and region.code in known and region.code not in claim.region_codes
    )


def _report(
    repository: Repository, finding: Finding, *, outlooks: tuple[TargetOutlook, ...], origin_ids: tuple[str, ...]
) -> ClaimReport:
    indicator = repository.catalog.indicator(finding.claim.indicator_id)
    sources = origins(repository, origin_ids=origin_ids)
    record = claim_record(repository, finding.claim.kind, periods=finding.periods) if finding.evidence else None
    own_record = next((item.record_statement for item in outlooks if item.record_statement is not None), None)
    return ClaimReport(
        claim=finding.claim,
        understood=message("claims.understood", statement=finding.statement),
        definition=message(f"claims.definition.{finding.claim.kind}"),
        verdict=finding.verdict,
        headline=_headline(finding),
        reasons=finding.reasons,
        evidence=finding.evidence,
        breaks=finding.breaks,
        multiplicity=finding.multiplicity,
        strongest=finding.strongest,
        source=message(
            "claims.source",
            indicator=indicator.name,
            parts=tuple(_source(item) for item in sources),
            release=repository.release.id,
            sha256=repository.release.sha256[:12],
        ),
        record=record,
        record_statement=own_record or (None if record is None else record_words(record)),
        caveats=(*finding.caveats, message("claims.caveat.no_cause")),
        origins=sources,
        release=repository.release,
    )


def _headline(finding: Finding) -> Message:
    """Return the verdict in a sentence; before it how figures of everyone moved, where that is not in doubt."""
    said = message(f"claims.headline.{finding.verdict}", statement=finding.statement)
    if finding.published is None:
        return said
    return message("claims.headline.moved", published=finding.published, verdict=said)


def _source(origin: Origin) -> Message:
    read = date.fromisoformat(origin.date_accessed)
    return message(
        "claims.source_part", producer=LocalizedText.from_parallel(origin.producer), title=origin.title, accessed=read
    )


def claim_record(repository: Repository, kind: ClaimKind, *, periods: int) -> ClaimRecord | None:
    """Return how the test behind a kind of claim did on simulated panels of the length, None where none was measured.

    Parameters
    ----------
    repository
        Holds the record.
    kind
        The kind of claim.
    periods
        Comparable periods; the longest measured panels that are not longer speak, of worlds where a claim is false as
        its definition says.
    """
    table = repository.method_record.claims
    promised = table["world"].map(lambda world: World(world).promised)
    rows = table[(table["kind"] == kind.value) & (table["periods"] <= periods) & promised]
    if rows.empty:
        return None
    rows = rows[rows["periods"] == rows["periods"].max()]
    plain = rows[rows["world"] == "plain"].iloc[0]
    return ClaimRecord(
        kind=kind,
        periods=int(plain["periods"]),
        panels=int(rows["panels"].sum()),
        claims=int(rows["claims"].sum()),
        false_supported=float(rows["false_supported"].max()),
        power=float(plain["power_4"]),
        effect=4.0,
    )


def record_words(record: ClaimRecord) -> Message:
    """Return a record in one sentence."""
    return message(
        f"claims.record.{'target' if record.kind is ClaimKind.TARGET else 'test'}",
        false_supported=Share(value=record.false_supported, decimals=1),
        power=Share(value=record.power),
        periods=record.periods,
    )
