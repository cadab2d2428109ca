"""What several published methods say of one area, indicator and goal, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from tkkio_analytics.domain.message import Decimal, Message, Probability, Quantity, Share

Figure: TypeAlias = Quantity | Share | Decimal | Probability


class Method(StrEnum):
    """Methods that judge progress, ours first."""

    OURS = "ours"
    EUROSTAT = "eurostat"
    ESCAP = "escap"
    HEALTHY_PEOPLE = "healthy_people"
    FINGERTIPS = "fingertips"
    XMR = "xmr"

    @property
    def asks_about_goal(self) -> bool:
        """Say whether the method has nothing to say without a goal."""
        return self not in {Method.FINGERTIPS, Method.XMR}


class ProgressVerdict(StrEnum):
    """What a method says, in words that the methods share."""

    ON_TRACK = "on_track"
    """The goal is met, or the method takes it to be on the way to being met in time."""
    PARTLY = "partly"
    """In the right direction; not, or not known to be, enough."""
    OFF_TRACK = "off_track"
    """Short of the goal."""
    WRONG_WAY = "wrong_way"
    """Away from the goal."""
    RISING = "rising"
    """A rise, where no direction is the better one."""
    FALLING = "falling"
    NO_SIGNAL = "no_signal"
    """Nothing that the method can tell from chance."""
    NOT_CALCULABLE = "not_calculable"
    """The conditions of the method are not met; the reason says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodVerdict:
    """What one method says.

    Parameters
    ----------
    method, verdict
        Which method, and its verdict.
    value
        The method's own figure, or None where it has none.
    reason
        What the verdict rests on, or why the method cannot be calculated, in one sentence.
    """

    method: Method
    verdict: ProgressVerdict
    value: Figure | None
    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Verdicts of the methods that make sense for a question, ours first.

    Parameters
    ----------
    indicator_id, region_code, goal_id
        The question; ``goal_id`` is None where no goal applies.
    verdicts
        One entry a method. Without a goal only the methods that ask about change alone.
    counts
        How many methods gave each verdict; verdicts that nobody gave are left out.
    headline
        How far the methods agree, in one sentence.
    """

    indicator_id: str
    region_code: str
    goal_id: str | None
    verdicts: tuple[MethodVerdict, ...]
    counts: Mapping[ProgressVerdict, int]
    headline: Message
