"""Whether a fetched series may replace the one in force without anybody looking at it."""

from collections.abc import Iterable
from typing import Final

import numpy as np
import pandas as pd

from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.data.corrections import mismatches
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Message, Share, message

FEWER: Final = 0.1
"""Share of the figures in force that may vanish unseen."""
FARTHEST: Final = 2.0
"""The typical figure may not become so many times larger or smaller: the unit or the definition would have changed."""
CELL: Final = [obs.REGION, obs.PERIOD, obs.SEX]


def holds(fetched: pd.DataFrame, in_force: pd.DataFrame, *, indicator: Indicator, catalog: Catalog) -> list[Message]:
    """Return why a series is to be held back; empty where it may be taken.

    Parameters
    ----------
    fetched, in_force
        Long tables of one indicator, published figures; the second is empty where there were none.
    indicator
        Whose series it is.
    catalog
        Says which figures have declared corrections.
    """
    return [
        *_out_of_bounds(fetched, indicator),
        *_lost(fetched, in_force),
        *_other_size(fetched, in_force),
        *_corrections(fetched, indicator, catalog),
    ]


def _out_of_bounds(fetched: pd.DataFrame, indicator: Indicator) -> Iterable[Message]:
    values = fetched[obs.VALUE]
    low = -np.inf if indicator.lower_bound is None else indicator.lower_bound
    high = np.inf if indicator.upper_bound is None else indicator.upper_bound
    wrong = fetched[(values < low) | (values > high)]
    if not wrong.empty:
        first = wrong.iloc[0]
        yield message(
            "refresh.held.bounds",
            count=len(wrong),
            region=str(first[obs.REGION]),
            period=str(first[obs.PERIOD]),
            value=f"{first[obs.VALUE]:g}",
        )


def _lost(fetched: pd.DataFrame, in_force: pd.DataFrame) -> Iterable[Message]:
    before, after = (frame[frame[obs.STATUS] == obs.Status.OBSERVED][CELL] for frame in (in_force, fetched))
    if before.empty:
        return
    lost = len(before) - len(before.merge(after, on=CELL))
    if lost > FEWER * len(before):
        yield message("refresh.held.lost", count=lost, share=Share(value=lost / len(before)))


def _other_size(fetched: pd.DataFrame, in_force: pd.DataFrame) -> Iterable[Message]:
    both = in_force.merge(fetched, on=CELL, suffixes=("_before", "_after"))
    first, second = (both[f"{obs.VALUE}_{name}"].abs() for name in ("before", "after"))
    usable = (first > 0) & (second > 0)
    if usable.any():
        times = float((second[usable] / first[usable]).median())
        if not 1 / FARTHEST <= times <= FARTHEST:
            yield message("refresh.held.size", times=f"{times:.3g}")


def _corrections(fetched: pd.DataFrame, indicator: Indicator, catalog: Catalog) -> Iterable[Message]:
    mine = [entry for entry in catalog.corrections if entry.indicator_id == indicator.id]
    for problem in mismatches(fetched, mine):
        yield Message(problem.key, problem.params)
