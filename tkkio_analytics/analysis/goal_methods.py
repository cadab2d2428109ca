"""Published methods that hold a series against a goal: Eurostat, UN ESCAP and Healthy People."""

from dataclasses import dataclass
from typing import Final

from tkkio_analytics.analysis.goals import meets
from tkkio_analytics.analysis.quantities import level
from tkkio_analytics.analysis.span import Observation, Span
from tkkio_analytics.domain.agreement import Method, MethodVerdict, ProgressVerdict
from tkkio_analytics.domain.message import Share, message
from tkkio_analytics.domain.target import Target
from tkkio_analytics.models import progress

SHOWN_RATE_DECIMALS: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalCase:
    """One span against one goal with a number, from the baseline on."""

    span: Span
    target: Target
    goal: float
    baseline: Observation

    @property
    def met(self) -> bool:
        """Say whether the latest observation stands at the goal."""
        return meets(self.target, self.span.latest.value)

    @property
    def met_at_baseline(self) -> bool:
        """Say whether the goal was met at the baseline already."""
        return meets(self.target, self.baseline.value)

    @property
    def is_single(self) -> bool:
        """Say whether there is nothing to compare the latest observation with."""
        return self.baseline.year >= self.span.latest.year

    def words(self) -> dict[str, object]:
        """Return what the sentences about the case need."""
        return {
            "first": self.baseline.year,
            "last": self.span.latest.year,
            "start": level(self.span.indicator, self.baseline.value),
            "latest": level(self.span.indicator, self.span.latest.value),
            "goal": level(self.span.indicator, self.goal),
            "due_year": self.target.due_year or 0,
        }


def goal_case(span: Span, target: Target) -> GoalCase | None:
    """Return the case of a span against a target, None where the target has no number."""
    if target.value is None:
        return None
    return GoalCase(span=span, target=target, goal=target.value, baseline=span.baseline(target))


def eurostat(case: GoalCase) -> MethodVerdict:
    """Return Eurostat's verdict: the actual growth rate in units of the required one.

    At least 95 % is significant progress (on track), from 60 % moderate (partly), from 0 insufficient (off track),
    below 0 movement away (wrong way). A goal that is met counts as on track. Needs a goal with a year, two comparable
    observations, values of one sign without zeros, and a baseline short of the goal. Source: see
    `models.progress.growth_ratio`.
    """
    refusal = _unasked(Method.EUROSTAT, case)
    if refusal is not None:
        return refusal
    if case.met:
        return _verdict(Method.EUROSTAT, ProgressVerdict.ON_TRACK, "agreement.eurostat.met", case)
    if case.is_single:
        return _refusal(Method.EUROSTAT, "one_point", case)
    if case.met_at_baseline:
        return _refusal(Method.EUROSTAT, "met_at_baseline", case)
    first, latest, due = case.baseline, case.span.latest, case.target.due_year or 0
    found = progress.growth_ratio(
        baseline=first.value,
        latest=latest.value,
        target=case.goal,
        years_elapsed=latest.year - first.year,
        years_allowed=due - first.year,
    )
    if found is None:
        return _refusal(Method.EUROSTAT, "zero_or_sign", case)
    rates = {
        "actual": Share(value=found.actual, decimals=SHOWN_RATE_DECIMALS),
        "required": Share(value=found.required, decimals=SHOWN_RATE_DECIMALS),
    }
    return MethodVerdict(
        method=Method.EUROSTAT,
        verdict=_growth_class(found.ratio),
        value=Share(value=found.ratio),
        reason=message("agreement.eurostat.ratio", **rates, **case.words()),
    )


def escap(case: GoalCase) -> MethodVerdict:
    """Return the verdict of UN ESCAP: where a time-weighted line leads by the goal's year.

    A gap of up to 10 % of the required progress means that progress need only be maintained (on track), up to 100 %
    that it must accelerate (partly), more that the trend must be reversed (wrong way). Needs a goal with a year and two
    comparable observations. The prediction stops at the indicator's bounds. Source: see
    `models.progress.anticipated_gap`.
    """
    refusal = _unasked(Method.ESCAP, case)
    if refusal is not None:
        return refusal
    history = case.span.comparable
    if len(history) < 2:  # noqa: PLR2004 - as published: two or more data points
        return _refusal(Method.ESCAP, "one_point", case)
    line = progress.weighted_prediction(
        [item.year for item in history], [item.value for item in history], at=float(case.target.due_year or 0)
    )
    predicted = _within_bounds(case.span, line)
    gap = progress.anticipated_gap(
        baseline=case.baseline.value, predicted=predicted, target=case.goal, at_least=bool(case.target.at_least)
    )
    words = {"predicted": level(case.span.indicator, predicted), **case.words()}
    if gap is None:
        return _verdict(Method.ESCAP, ProgressVerdict.WRONG_WAY, "agreement.escap.falls_back", case, **words)
    key, verdict = _gap_class(gap)
    shown = Share(value=gap)
    return MethodVerdict(
        method=Method.ESCAP, verdict=verdict, value=shown, reason=message(f"agreement.escap.{key}", gap=shown, **words)
    )


def healthy_people(case: GoalCase) -> MethodVerdict:
    """Return the verdict of Healthy People: how much of the targeted change has been achieved, and whether it counts.

    Target met: on track. Movement towards it that is significant, or without standard errors at least 10 % of the
    targeted change: improving (partly). Movement away that is significant, or at least 10 % of the baseline: getting
    worse (wrong way). Else little or no detectable change (no signal). Needs two comparable annual observations.
    Source: see `models.progress.targeted_change`; significance is two-sided at 5 %.
    """
    if case.span.periods_per_year != 1:
        return _refusal(Method.HEALTHY_PEOPLE, "not_annual", case)
    if case.met:
        return _verdict(Method.HEALTHY_PEOPLE, ProgressVerdict.ON_TRACK, "agreement.healthy_people.met", case)
    if case.is_single:
        return _refusal(Method.HEALTHY_PEOPLE, "one_point", case)
    moved = case.span.latest.value - case.baseline.value
    towards = not case.met_at_baseline and moved * (case.goal - case.baseline.value) > 0
    size = _healthy_size(case, towards=towards)
    errors = (case.baseline.error, case.span.latest.error)
    if None in errors and size is None:
        return _refusal(Method.HEALTHY_PEOPLE, "baseline_zero", case)
    tested = None not in errors
    counts = _significant(case) if tested else abs(size or 0.0) >= progress.CHANGE_WITHOUT_ERROR
    direction = "towards" if towards else "away"
    strength = ("tested" if tested else "ruled") if counts else ("untold" if tested else "small")
    verdict = ProgressVerdict.NO_SIGNAL
    if counts:
        verdict = ProgressVerdict.PARTLY if towards else ProgressVerdict.WRONG_WAY
    shown = None if size is None else Share(value=size)
    share = {} if shown is None else {"share": shown}
    return MethodVerdict(
        method=Method.HEALTHY_PEOPLE,
        verdict=verdict,
        value=shown if towards else None,
        reason=message(f"agreement.healthy_people.{direction}_{strength}", **share, **case.words()),
    )


def _healthy_size(case: GoalCase, *, towards: bool) -> float | None:
    """Return the share of the targeted change, or of the baseline for movement away; None for a baseline of zero."""
    first, latest = case.baseline.value, case.span.latest.value
    if towards:
        return progress.targeted_change(baseline=first, latest=latest, target=case.goal)
    return (latest - first) / abs(first) if first else None


def _significant(case: GoalCase) -> bool:
    first, latest = case.baseline, case.span.latest
    distance = progress.difference_in_errors(
        baseline=first.value,
        latest=latest.value,
        baseline_error=first.error or 0.0,
        latest_error=latest.error or 0.0,
    )
    return abs(distance) > progress.NORMAL_95


def _growth_class(ratio: float) -> ProgressVerdict:
    if ratio >= progress.GROWTH_ON_TRACK:
        return ProgressVerdict.ON_TRACK
    if ratio >= progress.GROWTH_MODERATE:
        return ProgressVerdict.PARTLY
    return ProgressVerdict.OFF_TRACK if ratio >= 0 else ProgressVerdict.WRONG_WAY


def _gap_class(gap: float) -> tuple[str, ProgressVerdict]:
    if gap == 0:
        return "met", ProgressVerdict.ON_TRACK
    if gap <= progress.GAP_MAINTAIN:
        return "maintain", ProgressVerdict.ON_TRACK
    if gap <= progress.GAP_ACCELERATE:
        return "accelerate", ProgressVerdict.PARTLY
    return "reverse", ProgressVerdict.WRONG_WAY


def _within_bounds(span: Span, value: float) -> float:
    lower, upper = span.indicator.lower_bound, span.indicator.upper_bound
    value = value if lower is None else max(value, lower)
    return value if upper is None else min(value, upper)


def _unasked(method: Method, case: GoalCase) -> MethodVerdict | None:
    """Return the refusal of a method that asks about a year which the goal does not have or the data have passed.

    Growth from year to year says nothing of months and quarters, whose season would be taken for progress.
    """
    if case.span.periods_per_year != 1:
        return _refusal(method, "not_annual", case)
    if case.target.due_year is None:
        return _refusal(method, "no_due_year", case)
    if case.target.due_year <= case.span.latest.year:
        return _refusal(method, "date_passed", case)
    return None


def _verdict(method: Method, verdict: ProgressVerdict, key: str, case: GoalCase, **more: object) -> MethodVerdict:
    return MethodVerdict(method=method, verdict=verdict, value=None, reason=message(key, **{**case.words(), **more}))


def _refusal(method: Method, key: str, case: GoalCase) -> MethodVerdict:
    return _verdict(method, ProgressVerdict.NOT_CALCULABLE, f"agreement.refusal.{key}", case)
