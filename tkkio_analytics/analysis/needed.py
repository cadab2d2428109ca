"""How much faster an area would have to move for a probability of reaching its goal, and how often that was seen."""

from tkkio_analytics.analysis.lever_effects import Ground
from tkkio_analytics.analysis.pace import outside_view
from tkkio_analytics.analysis.quantities import change_per_year, when
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Decimal, Message, Share, message
from tkkio_analytics.domain.scenario import DEFAULT_UNCERTAINTY, NEEDED_PROBABILITIES, Lever, LeverKind
from tkkio_analytics.domain.scenario_outlook import Needed
from tkkio_analytics.domain.target import OutsideView


def needed_paces(ground: Ground) -> tuple[Needed, ...]:
    """Return the extra change per year for each probability, from the default start on; empty without a probability.

    Parameters
    ----------
    ground
        The path without, and its goal.
    """
    if not ground.goal_ahead:
        return ()
    return tuple(_needed(ground, probability) for probability in NEEDED_PROBABILITIES)


def pace_seen(ground: Ground, *, pace: float, start_year: int) -> OutsideView | None:
    """Return how often the areas have moved as fast as a path from a start to the goal; None for a standstill.

    Parameters
    ----------
    ground
        What the path belongs to.
    pace
        Change per year in the published unit.
    start_year
        First year of the path.
    """
    if pace == 0:
        return None
    return outside_view(ground.paces, pace=pace, years=max(1, round(ground.years_from(start_year))))


def seen_in_words(view: OutsideView | None, *, pace: float, indicator: Indicator) -> Message | None:
    """Return an outside view in one sentence; None without one."""
    if view is None:
        return None
    return message(
        f"scenarios.seen.{'never' if view.moved == 0 else 'seen'}",
        moved=Decimal(value=float(view.moved), decimals=0),
        spells=Decimal(value=float(view.spells), decimals=0),
        count=view.spell_years,
        pace=change_per_year(indicator, pace),
    )


def _needed(ground: Ground, probability: float) -> Needed:
    start, indicator = ground.default_start, ground.panel.indicator
    years = float(ground.grown(Lever(kind=LeverKind.PACE), start)[-1])
    extra, certain = (
        None if total is None else total / years
        for total in (
            ground.change_needed(probability=probability, uncertainty=uncertainty)
            for uncertainty in (DEFAULT_UNCERTAINTY, 0.0)
        )
    )
    without = ground.pace_without(start)
    pace = None if extra is None or without is None else without + extra
    view = None if pace is None or not extra else pace_seen(ground, pace=pace, start_year=start)
    return Needed(
        probability=probability,
        extra=extra,
        extra_if_certain=certain,
        total_pace=pace,
        start_year=start,
        outside_view=view,
        statement=_statement(ground, probability, extra=extra, pace=pace),
        realism=None if pace is None else seen_in_words(view, pace=pace, indicator=indicator),
    )


def _statement(ground: Ground, probability: float, *, extra: float | None, pace: float | None) -> Message:
    indicator = ground.panel.indicator
    words: dict[str, object] = {"probability": Share(value=probability), "due_year": when(ground.due)}
    if extra is None or pace is None:
        return message("scenarios.needed.not_reachable", **words)
    if extra == 0:
        return message("scenarios.needed.already", **words)
    return message(
        "scenarios.needed.extra",
        extra=change_per_year(indicator, extra),
        pace=change_per_year(indicator, pace),
        start=ground.default_start,
        **words,
    )
