"""Two states of the long table, figure by figure."""

from typing import Final

import numpy as np
import pandas as pd

from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.difference import CellChange, SeriesDifference
from tkkio_analytics.domain.period import Period

LARGEST: Final = 10
SAME: Final = 1e-9
"""Relative difference below which two figures are one, written differently."""
CELL: Final = [obs.REGION, obs.PERIOD, obs.SEX]


def series_difference(before: pd.DataFrame, after: pd.DataFrame, *, indicator_id: str) -> SeriesDifference:
    """Return how the observed figures of one indicator differ.

    Parameters
    ----------
    before, after
        Long tables, columns of `domain.observation`; other indicators are left out.
    indicator_id
        The indicator.
    """
    old, new = (_observed(frame, indicator_id) for frame in (before, after))
    both = old.merge(new, on=CELL, how="outer", suffixes=("_before", "_after"))
    first, second = (both[f"{obs.VALUE}_{name}"].to_numpy(dtype=float) for name in ("before", "after"))
    had, has = np.isfinite(first), np.isfinite(second)
    size = np.maximum(np.abs(np.where(had, first, 0.0)), np.abs(np.where(has, second, 0.0)))
    moved = np.where(had & has, np.abs(np.where(had & has, second - first, 0.0)), 0.0)
    revised = had & has & (moved > SAME * size)
    vanished = had & ~has
    weight = np.where(vanished, np.inf, np.divide(moved, size, out=np.zeros_like(moved), where=size > 0))
    told = np.flatnonzero(revised | vanished)
    order = told[np.argsort(-weight[told], kind="stable")][:LARGEST]
    return SeriesDifference(
        indicator_id=indicator_id,
        unchanged=int((had & has & ~revised).sum()),
        added=int((~had & has).sum()),
        revised=int(revised.sum()),
        vanished=int(vanished.sum()),
        largest=tuple(_cell(both.iloc[place], indicator_id) for place in order),
        latest_before=_latest(old),
        latest_after=_latest(new),
    )


def indicators_of(before: pd.DataFrame, after: pd.DataFrame) -> tuple[str, ...]:
    """Return the indicators of either table, in the order of their ids."""
    return tuple(sorted({*before[obs.INDICATOR].unique(), *after[obs.INDICATOR].unique()}))


def _observed(frame: pd.DataFrame, indicator_id: str) -> pd.DataFrame:
    chosen = (frame[obs.INDICATOR] == indicator_id) & (frame[obs.STATUS] == obs.Status.OBSERVED)
    return frame.loc[chosen, [*CELL, obs.VALUE]]


def _latest(observed: pd.DataFrame) -> str | None:
    codes = observed[obs.PERIOD].astype(str).unique()
    return max(Period.parse(code) for code in codes).code if len(codes) else None


def _cell(row: "pd.Series", indicator_id: str) -> CellChange:
    before, after = (float(row[f"{obs.VALUE}_{name}"]) for name in ("before", "after"))
    return CellChange(
        indicator_id=indicator_id,
        region_code=str(row[obs.REGION]),
        period=str(row[obs.PERIOD]),
        sex=str(row[obs.SEX]),
        before=before if np.isfinite(before) else None,
        after=after if np.isfinite(after) else None,
    )
