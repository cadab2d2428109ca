"""Large panels in blocks of indicators: each is forecast apart, so that arrays stay near the processor."""

from dataclasses import fields, replace
from functools import cache
from typing import Any, TypeVar

import numpy as np

from tkkio_analytics.models.predictive import Predictive

BLOCK_SERIES = 5000
"""Series in a block; the cost of a series is lowest between a thousand and ten thousand of them."""
_SEEN_ONCE_BYTES = 31 * 2**20
Forecasts = TypeVar("Forecasts", bound=Predictive)


@cache
def keep_freed_memory() -> None:
    """Let the process keep the memory of freed arrays, once; it speeds up and changes no result.

    Notes
    -----
    The allocator of glibc returns every freed array above 128 kB to the system and takes it back page by page, which
    is nearly half the time of a grid of 22 x 50. It stops doing so for sizes that it has seen freed once, up to 32 MB
    (mallopt(3), M_MMAP_THRESHOLD). The array is never written to, so it costs no memory; elsewhere it does nothing.
    """
    np.empty(_SEEN_ONCE_BYTES, dtype=np.uint8)


def indicator_blocks(indicators: int, *, regions: int, series: int | None = None) -> list[slice]:
    """Return slices of indicators of some 5 000 series each, at least one indicator a slice.

    Parameters
    ----------
    indicators, regions
        Size of the panel.
    series
        Series in a block, where another number suits the model better.

    Examples
    --------
    >>> indicator_blocks(5, regions=2500)
    [slice(0, 2, None), slice(2, 4, None), slice(4, 6, None)]
    """
    size = max((series or BLOCK_SERIES) // max(regions, 1), 1)
    return [slice(start, start + size) for start in range(0, max(indicators, 1), size)]


def joined(parts: list[Forecasts], *, axis: int) -> Forecasts:
    """Put forecasts of blocks of indicators side by side.

    Parameters
    ----------
    parts
        In the order of the indicators, at least one.
    axis
        Axis of the indicators in every array.

    Returns
    -------
    Forecasts
        Fields that are no array are those of the first part.
    """
    if len(parts) == 1:
        return parts[0]
    arrays: dict[str, Any] = {
        field.name: np.concatenate([getattr(part, field.name) for part in parts], axis=axis)
        for field in fields(parts[0])
        if isinstance(getattr(parts[0], field.name), np.ndarray)
    }
    return replace(parts[0], **arrays)
