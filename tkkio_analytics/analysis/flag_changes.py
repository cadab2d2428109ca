"""What of an indicator's figures differs between two states, and the earlier state with some of that applied."""

from collections.abc import Collection, Mapping
from itertools import combinations
from typing import Any, Final

import numpy as np
import pandas as pd

from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.difference import ChangeCause

CELL: Final = [obs.REGION, obs.PERIOD, obs.SEX]
SAME: Final = 1e-9
"""Relative difference below which two figures are one, written differently."""


def cells_by_cause(
    before: pd.DataFrame, after: pd.DataFrame, *, region_code: str
) -> Mapping[ChangeCause, "pd.Index[Any]"]:
    """Return the cells that differ, by what is different in them; a cause without any is left out.

    Parameters
    ----------
    before, after
        Observations of one indicator, columns of `domain.observation`.
    region_code
        The area that the question is about.
    """
    first, second = (_observed(frame) for frame in (before, after))
    both = first.index.union(second.index)
    was, now = first.reindex(both).to_numpy(dtype=float), second.reindex(both).to_numpy(dtype=float)
    had, has = np.isfinite(was), np.isfinite(now)
    size = np.maximum(np.abs(np.where(had, was, 0.0)), np.abs(np.where(has, now, 0.0)))
    revised = had & has & (np.abs(np.where(had & has, now - was, 0.0)) > SAME * size)
    here = both.get_level_values(obs.REGION) == region_code
    chosen = {
        ChangeCause.NEW_PERIOD: ~had & has,
        ChangeCause.REVISED_HERE: revised & here,
        ChangeCause.REVISED_ELSEWHERE: revised & ~here,
        ChangeCause.VANISHED: had & ~has,
    }
    return {cause: both[cells] for cause, cells in chosen.items() if cells.any()}


def with_causes(
    before: pd.DataFrame,
    after: pd.DataFrame,
    *,
    cells: Mapping[ChangeCause, "pd.Index[Any]"],
    causes: Collection[ChangeCause],
) -> pd.DataFrame:
    """Return the earlier observations with the cells of some causes as the later ones have them.

    Parameters
    ----------
    before, after
        As of `cells_by_cause`.
    cells
        What it returned.
    causes
        Which of them are applied.
    """
    old, new = before.set_index(CELL), after.set_index(CELL)
    for cause in causes:
        moved = cells[cause]
        kept = old.loc[~old.index.isin(moved)]
        old = pd.concat([kept, new.loc[new.index.isin(moved)]])
    return old.reset_index()[list(before.columns)].sort_values(list(obs.KEY), ignore_index=True)


def explained(
    causes: Collection[ChangeCause], *, changes: Mapping[frozenset[ChangeCause], bool]
) -> tuple[tuple[ChangeCause, ...], tuple[ChangeCause, ...]]:
    """Return the causes that make a change alone; where none does, those without which it does not come about.

    Parameters
    ----------
    causes
        All that there are.
    changes
        Whether the change comes about with a set of causes applied, for each alone and for all but each.

    Examples
    --------
    >>> new, here = ChangeCause.NEW_PERIOD, ChangeCause.REVISED_HERE
    >>> explained((new, here), changes={frozenset({new}): True, frozenset({here}): False})
    ((<ChangeCause.NEW_PERIOD: 'new_period'>,), ())
    """
    alone = tuple(cause for cause in causes if changes[frozenset({cause})])
    if alone:
        return alone, ()
    every = frozenset(causes)
    needed = tuple(cause for cause in causes if not changes[every - {cause}])
    return (), needed or tuple(causes)


def to_be_tried(causes: Collection[ChangeCause]) -> tuple[frozenset[ChangeCause], ...]:
    """Return the sets of causes that `explained` asks about: each alone, and all but each."""
    every = frozenset(causes)
    sizes = {1, len(every) - 1} - {0}
    return tuple(frozenset(chosen) for size in sorted(sizes) for chosen in combinations(sorted(every), size))


def _observed(frame: pd.DataFrame) -> "pd.Series[float]":
    return frame[frame[obs.STATUS] == obs.Status.OBSERVED].set_index(CELL)[obs.VALUE]
