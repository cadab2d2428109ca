"""Claims that goals will be reached, judged by the probability of the outlook."""

from dataclasses import replace
from functools import reduce
from typing import Final

from tkkio_analytics.analysis.claim_finding import Finding, joined_verdict
from tkkio_analytics.analysis.quantities import count, level, when
from tkkio_analytics.domain.claim import Claim, ClaimTest, ClaimVerdict, Evidence, Figure, Multiplicity
from tkkio_analytics.domain.forecast import Route
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Message, Probability, message
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.target import OutlookState, Target, TargetOutlook
from tkkio_analytics.models.claim_tests import ALPHA

SURE: Final = 0.97
"""Lowest probability at which reaching is called supported, and highest of missing at which it is not: on simulated
panels goals were missed in fewer than one of twenty cases above it, which a limit of .95 does not always hold."""
PASSED: Final = {
    OutlookState.PASSED_REACHED: ClaimVerdict.SUPPORTED,
    OutlookState.PASSED_MISSED: ClaimVerdict.NOT_SUPPORTED,
}


def target_finding(
    indicator: Indicator, claim: Claim, *, regions: tuple[Region, ...], outlooks: tuple[TargetOutlook, ...]
) -> Finding:
    """Return what the outlooks say of a claim that every region reaches its goal.

    Parameters
    ----------
    indicator
        What is measured.
    claim
        About a target.
    regions, outlooks
        The claimed regions, and the outlook of each for the goal.
    """
    verdicts = tuple(target_verdict(outlook) for outlook in outlooks)
    verdict = joined_verdict(verdicts)
    if verdict is ClaimVerdict.SUPPORTED and not _sure_together(outlooks):
        verdict = ClaimVerdict.NOT_ENOUGH_EVIDENCE
    target = outlooks[0].target
    rows = [
        _row(indicator, region, outlook)
        for region, outlook in zip(regions, outlooks, strict=True)
        if outlook.target is not None and outlook.target.value is not None and outlook.latest_value is not None
    ]
    several = len(regions) > 1
    multiplicity = Multiplicity(
        comparisons=len(regions),
        alpha=ALPHA,
        alpha_each=None,
        statement=message("claims.multiplicity.several_goals", count=count(len(regions))),
    )
    return Finding(
        claim=claim if target is None else replace(claim, goal_id=target.id, goal_year=target.due_year),
        statement=_statement(indicator, regions, target, outlooks[0]),
        verdict=verdict,
        reasons=_reasons(outlooks, verdicts, verdict),
        strongest=message("claims.strongest.outlook", indicator=indicator.short_name, headlines=_headlines(outlooks)),
        evidence=tuple(rows),
        multiplicity=multiplicity if several else None,
        periods=min(outlook.n_observations for outlook in outlooks),
        caveats=(message("claims.caveat.outlook"),),
    )


def target_verdict(outlook: TargetOutlook) -> ClaimVerdict:
    """Return what one outlook says of the claim that its goal will be reached."""
    if outlook.state in PASSED:
        return PASSED[outlook.state]
    if outlook.probability is None:
        return ClaimVerdict.CANNOT_BE_TESTED
    if _is_weak(outlook):
        return ClaimVerdict.NOT_ENOUGH_EVIDENCE
    if outlook.probability >= SURE:
        return ClaimVerdict.SUPPORTED
    return ClaimVerdict.NOT_SUPPORTED if outlook.probability <= 1.0 - SURE else ClaimVerdict.NOT_ENOUGH_EVIDENCE


def _sure_together(outlooks: tuple[TargetOutlook, ...]) -> bool:
    """Say whether all goals together are sure: the chances that one is missed are added (Boole's inequality)."""
    missed = sum(1.0 - outlook.probability for outlook in outlooks if outlook.probability is not None)
    return len(outlooks) == 1 or missed <= 1.0 - SURE


def _is_weak(outlook: TargetOutlook) -> bool:
    """Say whether the forecast rests on three figures: its record is too weak to call anything sure."""
    return outlook.forecast is not None and outlook.forecast.route is Route.SHORT


def _statement(
    indicator: Indicator, regions: tuple[Region, ...], target: Target | None, outlook: TargetOutlook
) -> Message:
    words: dict[str, object] = {
        "indicator": indicator.short_name,
        "locative": tuple(region.locative for region in regions),
    }
    if target is None or target.value is None:
        return message("claims.statement.target.no_goal", **words)
    goal = {"goal": level(indicator, target.value)}
    bound = "at_least" if target.at_least else "at_most"
    due = outlook.due_period
    year = when(due) if due is not None else target.due_year
    if year is None:
        return message(f"claims.statement.target.undated_{bound}", **words, **goal)
    return message(f"claims.statement.target.{bound}", **words, **goal, due_year=year)


def _headlines(outlooks: tuple[TargetOutlook, ...]) -> Message:
    lines = [outlook.headline for outlook in outlooks]
    return reduce(lambda first, then: message("claims.strongest.next", first=first, then=then), lines)


def _reasons(
    outlooks: tuple[TargetOutlook, ...], verdicts: tuple[ClaimVerdict, ...], verdict: ClaimVerdict
) -> tuple[Message, ...]:
    """Return why: the outlooks that decide, and what stands behind a probability."""
    deciding = [outlook for outlook, said in zip(outlooks, verdicts, strict=True) if said is verdict] or list(outlooks)
    lines: list[Message] = []
    for outlook in deciding:
        if outlook.state in PASSED:
            lines.append(message("claims.reason.target.passed"))
        elif outlook.probability is None:
            lines += outlook.reasons or (outlook.headline,)
        elif _is_weak(outlook):
            lines.append(message("claims.reason.target.weak"))
        else:
            lines.append(message(f"claims.reason.target.{verdict}", limit=Probability(value=SURE)))
    return tuple(line for at, line in enumerate(lines) if line not in lines[:at])


def _row(indicator: Indicator, region: Region, outlook: TargetOutlook) -> Evidence:
    latest, goal = outlook.latest_value or 0.0, outlook.target.value if outlook.target else None
    names = {"region": region.short_name}
    period = when(outlook.latest_period) if outlook.latest_period is not None else 0
    return Evidence(
        label=message("claims.evidence.outlook", **names),
        region_code=region.code,
        other_code=None,
        figures=(
            Figure(label=message("claims.figure.level", period=period, **names), value=level(indicator, latest)),
            Figure(label=message("claims.figure.goal"), value=level(indicator, goal or 0.0)),
        ),
        difference=None,
        lower=None,
        upper=None,
        confidence=None,
        test=ClaimTest.OUTLOOK,
        statistic=None,
        degrees=None,
        p_value=None,
        probability=outlook.probability,
        n=outlook.n_observations,
        alpha=None,
        verdict=target_verdict(outlook),
    )
