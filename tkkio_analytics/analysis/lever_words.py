"""Assumptions in words: conditional sentences, never a cause."""

from tkkio_analytics.analysis.quantities import change, change_per_year
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Message, Quantity, Share, message
from tkkio_analytics.domain.scenario import YEARLY_KINDS, Lever


def assumption(
    indicator: Indicator,
    lever: Lever,
    *,
    start_year: int,
    amount: float | None,
    pace: float | None,
    spell_years: int | None,
    peer: object,
) -> Message:
    """Return what a lever assumes, how it grows and how unsure it is.

    Parameters
    ----------
    indicator, lever
        For units, and what is assumed.
    start_year
        First year in which it acts.
    amount, pace
        What it adds, and the pace that was measured or solved for; None where they could not be worked out.
    spell_years
        Length of the spell in which an own best pace was seen; None for other levers.
    peer
        Genitive of the other area's name, or its code; empty for other levers.
    """
    size = lever.amount if amount is None else amount
    words: dict[str, object] = {"start": start_year, "peer": peer}
    if size is not None:
        words["amount"] = _sized(indicator, lever, size)
    if pace is not None:
        words["pace"] = change_per_year(indicator, pace)
    if spell_years is not None:
        words["count"] = spell_years
    if lever.probability is not None:
        words["probability"] = Share(value=lever.probability)
    key = lever.kind.value if size is not None else f"{lever.kind.value}_open"
    whole = {
        "what": message(f"scenarios.assumption.{key}", **words),
        "uncertainty": Share(value=lever.uncertainty),
    }
    if lever.ramp_years:
        return message("scenarios.assumption.growing", count=lever.ramp_years, **whole)
    return message("scenarios.assumption.whole", **whole)


def _sized(indicator: Indicator, lever: Lever, size: float) -> Quantity:
    return change_per_year(indicator, size) if lever.kind in YEARLY_KINDS else change(indicator, size)
