"""Coloured surfaces of a chart: what fills them, what they say, and what they stand for when they are pointed at."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from tkkio_analytics.domain.area_map import AreaShape
from tkkio_analytics.domain.message import Decimal, LocalizedText, Message, Quantity, Share

Text: TypeAlias = Message | LocalizedText | Quantity | Decimal | Share


class Fill(StrEnum):
    """What fills a surface; the theme gives each one colour, one pattern and the colour of the words on it."""

    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    CANNOT_BE_TESTED = "cannot_be_tested"
    NO_DATA = "no_data"
    CLASS_1 = "class_1"
    CLASS_2 = "class_2"
    CLASS_3 = "class_3"
    CLASS_4 = "class_4"
    CLASS_5 = "class_5"


CLASSES: Final = (Fill.CLASS_1, Fill.CLASS_2, Fill.CLASS_3, Fill.CLASS_4, Fill.CLASS_5)
"""From the darkest, which is the best (the highest of a neutral indicator), to the lightest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """One surface.

    Parameters
    ----------
    shape
        Where it lies.
    fill
        What fills it.
    label
        In words, for whoever points at it.
    text
        Written on it or beside it, or None.
    is_chosen
        Whether it is the one that the reader follows.
    """

    shape: AreaShape
    fill: Fill
    label: Message
    text: Text | None
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One entry of the legend of surfaces."""

    fill: Fill
    text: Text
