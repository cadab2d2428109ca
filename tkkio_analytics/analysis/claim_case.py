"""A claim beside the figures that it is about: which series, which periods, and what a difference is held against."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.analysis.quantities import level, when
from tkkio_analytics.domain.claim import Claim, ClaimKind, Direction
from tkkio_analytics.domain.indicator import Measure
from tkkio_analytics.domain.message import LocalizedText, Message, message
from tkkio_analytics.domain.observation import Status
from tkkio_analytics.domain.period import Period
from tkkio_analytics.models.claim_tests import DESIGN_EFFECT
from tkkio_analytics.models.routing import SamplingError
from tkkio_analytics.models.yardstick import Yardstick, yardstick_of_errors, yardstick_of_variation

SAMPLED: Final = frozenset({SamplingError.PUBLISHED, SamplingError.FROM_N})
SPANNING: Final = frozenset({ClaimKind.CHANGE, ClaimKind.FASTEST, ClaimKind.TIMING})
"""Claims about two periods."""
NEEDED: Final = {
    ClaimKind.CHANGE: ("first", "last"),
    ClaimKind.COMPARISON: ("last",),
    ClaimKind.FIRST: ("last",),
    ClaimKind.FASTEST: ("first", "last"),
    ClaimKind.TIMING: ("first", "turn", "last"),
}
"""Periods that the sentence of a claim names; where one is not known the claim is told without them."""
OPPOSITE: Final = {
    Direction.BETTER: Direction.WORSE,
    Direction.WORSE: Direction.BETTER,
    Direction.HIGHER: Direction.LOWER,
    Direction.LOWER: Direction.HIGHER,
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ClaimCase:
    """A claim with its periods found.

    Parameters
    ----------
    claim
        The claim; its periods are filled in where figures allow.
    panel
        The indicator.
    columns
        (K,) columns of the panel that are comparable in season: all rounds, or the same month or quarter of each year.
    rows
        Rows of the claimed regions.
    others
        Rows of what they are compared with, or of all areas for the first and the fastest.
    other_name
        Where the others are, in words.
    start, turn, end
        Positions in ``columns``: of the first period, of the last one before ``since``, and of the last one. None where
        the claim has none.
    restricted
        Whether the first period was moved behind a measurement break.
    """

    claim: Claim
    panel: IndicatorPanel
    columns: NDArray[np.intp]
    rows: tuple[int, ...]
    others: tuple[int, ...] = ()
    other_name: LocalizedText | Message | None = None
    start: int | None = None
    turn: int | None = None
    end: int | None = None
    restricted: bool = False

    @property
    def sign(self) -> int:
        """Return 1 where more is claimed, -1 where less is, 0 for better or worse without a better direction."""
        if self.claim.direction is Direction.HIGHER:
            return 1
        if self.claim.direction is Direction.LOWER:
            return -1
        better = self.panel.indicator.polarity.sign
        return better if self.claim.direction is Direction.BETTER else -better

    @property
    def values(self) -> NDArray[np.float64]:
        """Return the levels, (R, K)."""
        return np.asarray(self.panel.values[:, self.columns])

    @property
    def periods(self) -> tuple[Period, ...]:
        """Return the periods of the columns."""
        return tuple(self.panel.periods[column] for column in self.columns)

    @property
    def times(self) -> NDArray[np.float64]:
        """Return the years of the columns."""
        return np.array([period.position for period in self.periods])

    @property
    def broken(self) -> NDArray[np.bool_]:
        """Return the changes that a measurement break lies in, (R, K - 1)."""
        before = np.zeros(self.panel.values.shape, dtype=np.int64)
        before[:, 1:] = self.panel.masked.cumsum(axis=1)
        counts = before[:, self.columns]
        return np.asarray(counts[:, 1:] != counts[:, :-1])

    def crosses(self, row: int, *, start: int, end: int) -> bool:
        """Say whether a measurement break of one series lies between two positions."""
        return bool(self.broken[row, start:end].any())

    def yardstick(self, *, split: int | None = None) -> Yardstick | None:
        """Return what differences are held against; None where nothing varies.

        Parameters
        ----------
        split
            Position from which series may have another mean change than before, or None.
        """
        if self.panel.sampling in SAMPLED:
            factor = np.sqrt(DESIGN_EFFECT) if self.panel.sampling is SamplingError.FROM_N else 1.0
            return yardstick_of_errors(self.values, errors=self.panel.level_errors[:, self.columns] * factor)
        return yardstick_of_variation(self.values, areas=self.panel.area_rows, broken=self.broken, split=split)

    def with_direction(self, direction: Direction) -> "ClaimCase":
        """Return the same case with another direction claimed."""
        return replace(self, claim=replace(self.claim, direction=direction))

    def of_rows(self, rows: tuple[int, ...]) -> "ClaimCase":
        """Return the same case about some of its regions."""
        codes = tuple(self.panel.regions[row].code for row in rows)
        return replace(self, rows=rows, claim=replace(self.claim, region_codes=codes))

    def named(self, rows: tuple[int, ...]) -> tuple[LocalizedText, ...]:
        """Return the names of some regions."""
        return tuple(self.panel.regions[row].short_name for row in rows)

    def words(self) -> dict[str, object]:
        """Return what every sentence about the claim may ask for."""
        words: dict[str, object] = {
            "indicator": self.panel.indicator.short_name,
            "locative": tuple(self.panel.regions[row].locative for row in self.rows),
            "other": self.other_words(),
        }
        for name, position in (("first", self.start), ("turn", self.turn), ("last", self.end)):
            if position is not None:
                words[name] = when(self.periods[position])
                if len(self.rows) == 1 and np.isfinite(self.values[self.rows[0], position]):
                    value = float(self.values[self.rows[0], position])
                    words[f"{name}_value"] = level(self.panel.indicator, value)
        return words

    def other_words(self) -> LocalizedText | Message:
        """Return where the other side of a comparison is; the areas' mean where nobody is named."""
        return message("claims.group.areas") if self.other_name is None else self.other_name

    def statement(self) -> Message:
        """Return the claim in one sentence."""
        words = self.words()
        known = all(name in words for name in NEEDED[self.claim.kind])
        direction = self.claim.direction if known else f"open_{self.claim.direction}"
        return message(f"claims.statement.{self.claim.kind}.{direction}", **words)


def refusal(case: ClaimCase) -> Message | None:
    """Return why a claim cannot be put to a test at all, before any figure is looked at; None where it can."""
    indicator = case.panel.indicator
    words = {"indicator": indicator.short_name}
    if indicator.measure is Measure.ASSESSMENT:
        return message("claims.refusal.assessment", **words)
    if not case.sign:
        return message("claims.refusal.neutral", **words)
    if case.panel.sampling is SamplingError.UNKNOWN:
        return message("claims.refusal.no_error", **words)
    if case.claim.kind in {ClaimKind.FIRST, ClaimKind.FASTEST}:
        if len(case.rows) != 1:
            return message("claims.refusal.one_area")
        if not case.panel.area_rows[case.rows[0]]:
            return message("claims.refusal.not_an_area", region=case.named(case.rows))
    return _refused_periods(case)


def _refused_periods(case: ClaimCase) -> Message | None:
    """Return what is wrong with the periods; None where nothing is."""
    if case.end is None:
        return message("claims.refusal.no_period", periods=tuple(when(period) for period in case.periods))
    if case.claim.kind not in SPANNING:
        return _missing(case, case.end)
    return _refused_start(case, case.end) or _refused_since(case, case.end) or _broken(case)


def _refused_start(case: ClaimCase, end: int) -> Message | None:
    first, last = case.claim.from_period, case.claim.to_period
    if first is not None and last is not None and first.number != last.number:
        return message("claims.refusal.season")
    if case.start is None:
        return message("claims.refusal.no_start", periods=tuple(when(period) for period in case.periods))
    if case.start >= end:
        return message("claims.refusal.order")
    return _missing(case, case.start, end)


def _refused_since(case: ClaimCase, end: int) -> Message | None:
    if case.claim.kind is not ClaimKind.TIMING:
        return None
    if case.claim.since is None:
        return message("claims.refusal.no_since")
    if case.turn is None or case.start is None or not case.start < case.turn < end:
        return message("claims.refusal.since_outside", since=when(case.claim.since))
    return _missing(case, case.turn)


def _missing(case: ClaimCase, *positions: int) -> Message | None:
    """Return which figure of a claimed region is not there, and whether it is suppressed."""
    for position in positions:
        for row in case.rows:
            if not np.isfinite(case.values[row, position]):
                suppressed = case.panel.statuses[row, case.columns[position]] == Status.SUPPRESSED.value
                key = "suppressed" if suppressed else "missing"
                words = {"locative": case.panel.regions[row].locative, "period": when(case.periods[position])}
                return message(f"claims.refusal.{key}", **words)
    return None


def _broken(case: ClaimCase) -> Message | None:
    if case.start is None or case.end is None:
        return None
    crossed = tuple(row for row in case.rows if case.crosses(row, start=case.start, end=case.end))
    if not crossed:
        return None
    return message("claims.refusal.break", areas=case.named(crossed))
