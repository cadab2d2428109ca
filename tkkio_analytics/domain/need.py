"""A comparison with need taken into account, apart from the raw one."""

from collections.abc import Mapping
from dataclasses import dataclass

from tkkio_analytics.domain.comparison import Comparison
from tkkio_analytics.domain.message import LocalizedText, Message
from tkkio_analytics.domain.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedView:
    """Levels divided by need coefficients, or why that is not done.

    Parameters
    ----------
    indicator_id, period
        What is compared.
    reason
        Why the division makes sense, or why it would mislead.
    comparison
        Of the adjusted levels; None where nothing is adjusted.
    coefficient_id, coefficient_year
        Which coefficient (nation = 1), of which year; None where nothing is adjusted.
    coefficients
        By region code.
    caveats
        What the adjusted level is not.
    origin_ids
        Sources of the levels and of the coefficients.
    """

    indicator_id: str
    period: Period
    reason: LocalizedText | Message
    comparison: Comparison | None
    coefficient_id: str | None
    coefficient_year: int | None
    coefficients: Mapping[str, float]
    caveats: tuple[Message, ...]
    origin_ids: tuple[str, ...]
