"""Money beside operations: budgets, state funding, costs, and by when a deficit must be covered."""

from dataclasses import dataclass
from enum import StrEnum

from tkkio_analytics.domain.message import LocalizedText, Message


class Standing(StrEnum):
    """Whether a rule of deadlines is in force, proposed, or only reported."""

    IN_FORCE = "in_force"
    PROPOSAL = "proposal"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeficitDeadline:
    """By the end of which year one county must have covered its deficit; None where no source names it."""

    region_code: str
    year: int | None
    source: str | None
    note: LocalizedText | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeficitRule:
    """A general rule of deadlines, which does not tell a county's own."""

    id: str
    year: int
    standing: Standing
    text: LocalizedText
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One amount as published.

    Parameters
    ----------
    indicator_id, year, value
        What, when, in the published unit.
    flag
        Why the figure is doubtful, or None.
    """

    indicator_id: str
    year: int
    value: float
    flag: LocalizedText | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """One year's approved budget, which is a plan and not an outturn.

    Parameters
    ----------
    figure
        Operating expenses in million euros.
    per_inhabitant, population
        Euros per inhabitant, and the residents at the end of the same year that they are counted on; None without a
        population of that year.
    change_pct
        Nominal change from the year before, per cent; None across a doubtful figure or a measurement break.
    """

    figure: Figure
    per_inhabitant: float | None
    population: float | None
    change_pct: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaMoney:
    """The money of one area.

    Parameters
    ----------
    region_code
        Whose.
    budgets
        Year by year.
    state_funding, state_funding_per_inhabitant
        General state funding, or None.
    primary_care
        Net operating costs of primary care per inhabitant, year by year.
    deadline
        By when a deficit must be covered; None for the nation.
    """

    region_code: str
    budgets: tuple[Budget, ...]
    state_funding: Figure | None
    state_funding_per_inhabitant: Figure | None
    primary_care: tuple[Figure, ...]
    deadline: DeficitDeadline | None

    @property
    def flagged(self) -> tuple[Figure, ...]:
        """Return the figures with a reason for doubt."""
        every = (*(budget.figure for budget in self.budgets), self.state_funding, self.state_funding_per_inhabitant)
        return tuple(figure for figure in (*every, *self.primary_care) if figure is not None and figure.flag)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyView:
    """Money of one area or of several.

    Parameters
    ----------
    areas
        In official order.
    nation_primary_care
        The nation's costs of primary care per inhabitant by year, where published.
    totals
        Sum of the areas' budgets in million euros by year; empty for one area and for years that not all have.
    rules
        General rules of deficit deadlines.
    headline, caveats
        The finding, and what the figures are not.
    origin_ids
        Sources.
    """

    areas: tuple[AreaMoney, ...]
    nation_primary_care: tuple[tuple[int, float], ...]
    totals: tuple[tuple[int, float], ...]
    rules: tuple[DeficitRule, ...]
    headline: Message
    caveats: tuple[Message, ...]
    origin_ids: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether no area has any figure of money."""
        return not any(
            area.budgets or area.primary_care or area.state_funding or area.state_funding_per_inhabitant
            for area in self.areas
        )
