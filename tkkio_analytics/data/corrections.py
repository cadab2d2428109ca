"""Known errors of the sources: declared, guarded by the figure they expect, and applied."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.domain.observation import INDICATOR, PERIOD, REGION, STATUS, VALUE, Status
from tkkio_analytics.errors import CatalogError


class CorrectionAction(StrEnum):
    """What is done with a figure that is known to be wrong or doubtful."""

    FLAG = "flag"
    """Shown as published, with the reason beside it."""
    REPLACE = "replace"
    MASK = "mask"
    """Taken as missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A declared correction of one figure.

    Parameters
    ----------
    id
        Our own id.
    indicator_id, region_code, period
        The figure concerned.
    expect
        The published value that the correction was written for.
    action, value
        What is done, and the new value where it is replaced.
    reason, source
        Why, in words; where the error is seen.
    """

    id: str
    indicator_id: str
    region_code: str
    period: str
    expect: float
    action: CorrectionAction
    value: float | None
    reason: LocalizedText
    source: str


def corrected(observations: pd.DataFrame, corrections: Sequence[Correction]) -> pd.DataFrame:
    """Return the observations with every correction applied.

    Parameters
    ----------
    observations
        Long table as published.
    corrections
        Declared corrections.

    Returns
    -------
    pandas.DataFrame
        A new frame; flagged figures are unchanged.

    Raises
    ------
    CatalogError
        If a figure is not what its correction expects: the source has changed and the entry must be looked at.
    """
    for problem in mismatches(observations, corrections):
        raise problem
    result = observations.copy()
    for correction in corrections:
        if correction.action is CorrectionAction.FLAG:
            continue
        row = _rows(result, correction)
        if correction.action is CorrectionAction.REPLACE:
            result.loc[row, VALUE] = correction.value
        else:
            result.loc[row, VALUE] = float("nan")
            result.loc[row, STATUS] = Status.MISSING.value
    return result


def mismatches(observations: pd.DataFrame, corrections: Sequence[Correction]) -> Iterable[CatalogError]:
    """Yield an error for every correction whose figure is not what it expects.

    Parameters
    ----------
    observations
        Long table as published.
    corrections
        Declared corrections.
    """
    for correction in corrections:
        found = observations.loc[_rows(observations, correction), VALUE]
        if len(found) != 1 or found.iloc[0] != correction.expect:
            shown = ", ".join(f"{value:g}" for value in found) or "–"
            yield CatalogError(
                "correction_mismatch",
                file="corrections.toml",
                correction=correction.id,
                expected=f"{correction.expect:g}",
                found=shown,
            )


def _rows(observations: pd.DataFrame, correction: Correction) -> "pd.Series[bool]":
    return (
        (observations[INDICATOR] == correction.indicator_id)
        & (observations[REGION] == correction.region_code)
        & (observations[PERIOD] == correction.period)
    )
