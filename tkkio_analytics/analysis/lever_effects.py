"""What each assumed change adds to the path of one indicator and area."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tkkio_analytics.analysis.forecasting import PanelForecast
from tkkio_analytics.analysis.goals import BEST_QUARTILE, MINIMUM_AREAS, REFERENCE_DUE_YEAR
from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.analysis.lever_words import assumption
from tkkio_analytics.analysis.pace import best_pace, latest_observation, observed_pace, pace_start, quartile_pace
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.scenario import AMOUNT_KINDS, YEARLY_KINDS, Lever, LeverKind, first_free_year
from tkkio_analytics.domain.scenario_outlook import LeverEffect
from tkkio_analytics.domain.target import Target
from tkkio_analytics.models.levers import growth, needed_change


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ground:
    """What the levers of one indicator and area act on.

    Parameters
    ----------
    forecast, row
        The path without.
    target
        The goal, or None.
    goal_ahead
        Whether the goal is still ahead and a probability may be shown.
    paces
        Panel in which other areas' past paces are measured: without merged areas.
    today_year
        This year.
    latest
        Period of the last observation.
    due
        Until when changes are counted: the goal's period, or a default where it is not ahead.
    """

    forecast: PanelForecast
    row: int
    target: Target | None
    goal_ahead: bool
    paces: IndicatorPanel
    today_year: int
    latest: Period
    due: Period

    @classmethod
    def of(
        cls,
        forecast: PanelForecast,
        row: int,
        *,
        target: Target | None,
        goal_ahead: bool,
        paces: IndicatorPanel,
        today_year: int,
    ) -> "Ground":
        """Return the ground of one region, with the period of its last observation and that of its goal."""
        panel = forecast.panel
        latest = latest_observation(panel, row)[0]
        default = Period.last_of_year(max(REFERENCE_DUE_YEAR, latest.year + 1), panel.frequency)
        asked = None if target is None else target.due_year
        due = default if asked is None else Period.last_of_year(asked, panel.frequency)
        return cls(
            forecast=forecast,
            row=row,
            target=target,
            goal_ahead=goal_ahead,
            paces=paces,
            today_year=today_year,
            latest=latest,
            due=due if due > latest else default,
        )

    @property
    def panel(self) -> IndicatorPanel:
        """Return the history."""
        return self.forecast.panel

    @property
    def default_start(self) -> int:
        """Return the year in which a change begins where none is stated: the first free one, or the goal's."""
        free = first_free_year(latest_year=self.latest.year, today_year=self.today_year)
        return min(free, self.due.year)

    @property
    def direction(self) -> float:
        """Return +1 or -1: the way to the goal, else the better one."""
        if self.target is not None:
            return 1.0 if self.target.at_least else -1.0
        return float(self.panel.indicator.polarity.sign or 1)

    def years_from(self, start_year: int) -> float:
        """Return the years from a start, or from the last observation if later, to the end of the goal's year."""
        return self._elapsed(start_year, [self.due])[0]

    def grown(self, lever: Lever, start_year: int) -> NDArray[np.float64]:
        """Return how much of a lever is there, by forecast period and lastly at the goal's."""
        periods = [*(self.forecast.origin.later(step) for step in range(1, self.forecast.horizons + 1)), self.due]
        elapsed = np.array(self._elapsed(start_year, periods))
        return growth(elapsed, ramp_years=lever.ramp_years, yearly=lever.kind in YEARLY_KINDS)

    def pace_without(self, start_year: int) -> float | None:
        """Return the yearly change of the path without, from a start to the goal, by its middle; None if untold."""
        medians = self.forecast.medians(self.row)
        before = Period.last_of_year(start_year - 1, self.panel.frequency)
        begins = (before, medians[before]) if before in medians else pace_start(self.panel, self.row)
        if self.due not in medians or begins[0] >= self.due:
            return None
        return (medians[self.due] - begins[1]) / self.due.years_since(begins[0])

    def change_needed(self, *, probability: float, uncertainty: float) -> float | None:
        """Return the change by the goal's year that gives a probability; None where none does or the goal is none."""
        horizon = self.due.steps_since(self.forecast.origin)
        if self.target is None or self.target.value is None or not 1 <= horizon <= self.forecast.horizons:
            return None
        return needed_change(
            self.forecast.distribution,
            row=self.row,
            horizon=horizon,
            goal=self.target.value,
            at_least=self.direction > 0,
            probability=probability,
            uncertainty=uncertainty,
        )

    def _elapsed(self, start_year: int, periods: Sequence[Period]) -> list[float]:
        season = self.panel.season
        first = max(start_year * season, self.latest.ordinal + 1)
        return [(period.ordinal + 1 - first) / season for period in periods]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LeverSum:
    """What the levers add by forecast period, shape (horizons,), and by the goal's year."""

    effects: tuple[LeverEffect, ...]
    added: NDArray[np.float64]
    added_sd: NDArray[np.float64]
    total: float
    total_sd: float

    @property
    def acts(self) -> bool:
        """Say whether any lever adds anything, however unsure."""
        return any(effect.amount for effect in self.effects)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Size:
    """Amount and pace of a lever, or why there is none."""

    amount: float | None = None
    pace: float | None = None
    spell_years: int | None = None
    reason: Message | None = None


def levers_together(ground: Ground, levers: Sequence[Lever]) -> LeverSum:
    """Return what the levers that concern the indicator add.

    Parameters
    ----------
    ground
        What they act on.
    levers
        In any order: sums are exact before they are rounded once.

    Returns
    -------
    LeverSum
        Changes add up. So do their standard deviations, as if all assumptions were wrong in the same direction: that
        is never less than the truth, and two halves of a lever are as uncertain as the whole.
    """
    told = [_effect(ground, lever) for lever in levers if lever.concerns(ground.panel.indicator.id)]
    parts = [
        (effect.amount * grown, effect.lever.uncertainty * abs(effect.amount) * grown)
        for effect, grown in told
        if effect.amount is not None
    ]
    periods = ground.forecast.horizons + 1
    added = [math.fsum(float(part[0][at]) for part in parts) for at in range(periods)]
    spread = [math.fsum(float(part[1][at]) for part in parts) for at in range(periods)]
    return LeverSum(
        effects=tuple(effect for effect, _ in told),
        added=np.array(added[:-1]),
        added_sd=np.array(spread[:-1]),
        total=added[-1],
        total_sd=spread[-1],
    )


def _effect(ground: Ground, lever: Lever) -> tuple[LeverEffect, NDArray[np.float64]]:
    start = ground.default_start if lever.start_year is None else lever.start_year
    grown = ground.grown(lever, start)
    size = _size(ground, lever, start_year=start, grown_at_goal=float(grown[-1]))
    effect = LeverEffect(
        lever=lever,
        start_year=start,
        amount=size.amount,
        pace=size.pace,
        total=None if size.amount is None else size.amount * float(grown[-1]),
        description=assumption(
            ground.panel.indicator,
            lever,
            start_year=start,
            amount=size.amount,
            pace=size.pace,
            spell_years=size.spell_years,
            peer=_peer_name(ground, lever),
        ),
        reason=size.reason,
    )
    return effect, grown


def _size(ground: Ground, lever: Lever, *, start_year: int, grown_at_goal: float) -> _Size:
    """Return the amount of a lever; a stated one acts after the goal too, a measured one is counted up to it."""
    if Period.last_of_year(start_year, ground.panel.frequency) <= ground.latest:
        return _Size(reason=message("scenarios.reason.start_in_data", start=start_year, latest_year=ground.latest.year))
    if grown_at_goal <= 0:
        late = message("scenarios.reason.start_after_goal", start=start_year, due_year=ground.due.year)
        return _Size(amount=lever.amount, reason=late)
    if lever.kind in AMOUNT_KINDS:
        return _Size(amount=lever.amount)
    without = ground.pace_without(start_year)
    if without is None:
        return _Size(reason=message("scenarios.reason.no_forecast"))
    if lever.kind is LeverKind.REQUIRED_PACE:
        return _required(ground, lever, start_year=start_year, without=without, grown_at_goal=grown_at_goal)
    measured = _measured(ground, lever, years=max(1, round(ground.years_from(start_year))))
    return measured if measured.pace is None else replace(measured, amount=measured.pace - without)


def _required(ground: Ground, lever: Lever, *, start_year: int, without: float, grown_at_goal: float) -> _Size:
    if not ground.goal_ahead or lever.probability is None:
        return _Size(reason=message("scenarios.reason.no_probability"))
    total = ground.change_needed(probability=lever.probability, uncertainty=lever.uncertainty)
    if total is None:
        return _Size(reason=message("scenarios.reason.not_reachable"))
    return _Size(amount=total / grown_at_goal, pace=without + total / ground.years_from(start_year))


def _measured(ground: Ground, lever: Lever, *, years: int) -> _Size:
    """Return the past pace that a lever names, over changes that no measurement break lies in."""
    if lever.kind is LeverKind.OWN_BEST_PACE:
        best = best_pace(ground.panel, ground.row, direction=ground.direction, years=years)
        if best is None:
            return _Size(reason=message("scenarios.reason.no_own_pace"))
        return _Size(pace=best[0], spell_years=best[1])
    if lever.kind is LeverKind.BEST_QUARTILE_PACE:
        pace = quartile_pace(ground.paces, direction=ground.direction, share=BEST_QUARTILE, least=MINIMUM_AREAS)
        return _Size(pace=pace, reason=message("scenarios.reason.few_areas") if pace is None else None)
    row = None if lever.peer is None else ground.paces.row(lever.peer)
    pace = None if row is None else observed_pace(ground.paces, row)
    return _Size(pace=pace, reason=message("scenarios.reason.peer_without_pace") if pace is None else None)


def _peer_name(ground: Ground, lever: Lever) -> object:
    row = None if lever.peer is None else ground.paces.row(lever.peer)
    return lever.peer or "" if row is None else ground.paces.regions[row].genitive
