"""What our outlook and the published methods say of one region, indicator and goal, and how far they agree."""

from collections import Counter
from types import MappingProxyType
from typing import Final

from tkkio_analytics.analysis.goal_methods import escap, eurostat, goal_case, healthy_people
from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.analysis.signal_methods import fingertips, xmr
from tkkio_analytics.analysis.span import Span, span_of
from tkkio_analytics.domain.agreement import Agreement, Method, MethodVerdict, ProgressVerdict
from tkkio_analytics.domain.message import Message, Probability, message
from tkkio_analytics.domain.target import OutlookState, RiskClass, Target, TargetOutlook

OWN_VERDICTS: Final = {
    RiskClass.LIKELY: ProgressVerdict.ON_TRACK,
    RiskClass.MORE_LIKELY_THAN_NOT: ProgressVerdict.PARTLY,
    RiskClass.AT_RISK: ProgressVerdict.OFF_TRACK,
    RiskClass.UNLIKELY: ProgressVerdict.OFF_TRACK,
    RiskClass.VERY_UNLIKELY: ProgressVerdict.OFF_TRACK,
}
"""Our classes of risk in the words that the methods share; 50 % is where "at risk" begins."""
SHORT: Final = (ProgressVerdict.OFF_TRACK, ProgressVerdict.WRONG_WAY)
"""Verdicts that both say: not by the path it is on."""
AHEAD: Final = frozenset({OutlookState.OPEN, OutlookState.REACHED})
"""States of an outlook whose goal still lies ahead."""


def method_agreement(panel: IndicatorPanel | None, outlook: TargetOutlook) -> Agreement:
    """Return the verdicts of the methods that make sense for the question of an outlook.

    Parameters
    ----------
    panel
        The indicator's history, or None where it has none.
    outlook
        Our own answer, with the goal.
    """
    row = None if panel is None else panel.row(outlook.region_code)
    span = None if panel is None or row is None else span_of(panel, row)
    target = outlook.target if outlook.target is not None and outlook.target.value is not None else None
    verdicts = _verdicts(outlook, span=span, target=target)
    counts = Counter(item.verdict for item in verdicts)
    return Agreement(
        indicator_id=outlook.indicator_id or "",
        region_code=outlook.region_code,
        goal_id=None if target is None else target.id,
        verdicts=verdicts,
        counts=MappingProxyType(dict(counts)),
        headline=_headline(verdicts, has_goal=target is not None),
    )


def ours(outlook: TargetOutlook) -> MethodVerdict:
    """Return our own verdict: the risk class of the outlook, or why no probability is shown."""
    if outlook.probability is None or outlook.risk_class is None:
        reason = outlook.reasons[0] if outlook.reasons else message("agreement.refusal.no_data")
        return MethodVerdict(method=Method.OURS, verdict=ProgressVerdict.NOT_CALCULABLE, value=None, reason=reason)
    return MethodVerdict(
        method=Method.OURS,
        verdict=OWN_VERDICTS[outlook.risk_class],
        value=Probability(value=outlook.probability),
        reason=message(f"agreement.ours.{outlook.risk_class.value}"),
    )


def _verdicts(outlook: TargetOutlook, *, span: Span | None, target: Target | None) -> tuple[MethodVerdict, ...]:
    asked = [method for method in Method if target is not None or not method.asks_about_goal]
    if span is None:
        return tuple(_refused(method, "no_data") for method in asked)
    better = span.indicator.polarity.sign
    if target is not None:
        better = 1 if target.at_least else -1
    moving = (fingertips(span, better=better), xmr(span, better=better, target=target))
    case = None if target is None else goal_case(span, target)
    if case is None:
        return moving
    own = ours(outlook)
    if outlook.state not in AHEAD:
        passed = [_refused(method, "date_passed") for method in (Method.EUROSTAT, Method.ESCAP)]
        return (own, *passed, healthy_people(case), *moving)
    return (own, eurostat(case), escap(case), healthy_people(case), *moving)


def _refused(method: Method, key: str) -> MethodVerdict:
    reason = message(f"agreement.refusal.{key}")
    return MethodVerdict(method=method, verdict=ProgressVerdict.NOT_CALCULABLE, value=None, reason=reason)


def _headline(verdicts: tuple[MethodVerdict, ...], *, has_goal: bool) -> Message:
    """Return how far the methods agree: what most of them say, or how they part."""
    counts = Counter(item.verdict for item in verdicts)
    del counts[ProgressVerdict.NOT_CALCULABLE]
    total = sum(counts.values())
    if not total:
        return message("agreement.headline.none" if has_goal else "agreement.headline.none_without_goal")
    side, agreeing = _largest_side(counts)
    said = message(f"agreement.said.{side}")
    if total == 1:
        return message("agreement.headline.single", said=said)
    if agreeing == total:
        return message("agreement.headline.all", total=message(f"agreement.every.{total}"), said=said)
    if agreeing > total / 2:
        words = {"agreeing": message(f"agreement.agreeing.{agreeing}"), "total": message(f"agreement.total.{total}")}
        return message("agreement.headline.most", said=said, **words)
    parts = tuple(
        message("agreement.part", verdict=message(f"agreement.part_verdict.{item.value}"), number=counts[item])
        for item in ProgressVerdict
        if counts[item]
    )
    return message("agreement.headline.split", parts=parts)


def _largest_side(counts: Counter[ProgressVerdict]) -> tuple[str, int]:
    """Return what most methods say, as a text key, and how many; short of the goal and away from it are one side."""
    sides = Counter({item.value: number for item, number in counts.items() if item not in SHORT})
    short = [item for item in SHORT if counts[item]]
    if short:
        sides["short" if len(short) > 1 else short[0].value] = sum(counts[item] for item in short)
    return sides.most_common(1)[0]
