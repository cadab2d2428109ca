"""Indicators that people of the field define here themselves, with their values and targets."""

from dataclasses import dataclass
from typing import ClassVar, Final

from tkkio_analytics.domain.indicator import Polarity
from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.domain.target import LegalStatus

PREFIX: Final = "own_"
"""Begins the id of every own indicator, so that none can take the id of a shipped one."""


def is_own(indicator_id: str | None) -> bool:
    """Say whether an id is that of an own indicator.

    Examples
    --------
    >>> is_own("own_permanent_posts"), is_own("quick_contact"), is_own(None)
    (True, False, False)
    """
    return indicator_id is not None and indicator_id.startswith(PREFIX)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTarget:
    """A target that the owner names for its own indicator.

    Parameters
    ----------
    value, due_year
        In the indicator's unit, and the year to reach it by.
    owner, source
        Whose target it is, and where it is written.
    legal_status
        What kind of commitment it is.
    """

    value: float
    due_year: int
    owner: str
    source: str
    legal_status: LegalStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnIndicator:
    """An indicator as its owner defines it.

    Parameters
    ----------
    id
        Our own id, beginning with ``PREFIX``; used in links and never changed.
    name
        Short enough for menus.
    owner
        Who answers for the figures.
    definition, collection_method
        What is counted, and how and from where it is collected, as the owner writes it.
    unit_id, decimals
        A unit of the catalogue and the decimals that are shown.
    polarity, polarity_basis
        Better direction, and in words why it is taken so.
    first_year
        First year that figures are collected for.
    targets
        In the order of their years.
    """

    kind: ClassVar[str] = "own_indicator"

    id: str
    name: LocalizedText
    owner: str
    definition: str
    collection_method: str
    unit_id: str
    decimals: int
    polarity: Polarity
    polarity_basis: str
    first_year: int
    targets: tuple[OwnTarget, ...]

    @property
    def key(self) -> str:
        """Return what the record is found by."""
        return self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnValue:
    """A figure of an own indicator for one region and year, in the indicator's unit."""

    kind: ClassVar[str] = "own_value"

    indicator_id: str
    region_code: str
    year: int
    value: float

    @property
    def key(self) -> str:
        """Return what the record is found by."""
        return f"{self.indicator_id}/{self.region_code}/{self.year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """What is said of every own indicator.

    Parameters
    ----------
    mark
        Follows its name: "oma mittari".
    note
        That it is its owner's, not an authority's.
    no_data
        How figures are entered.
    """

    mark: LocalizedText
    note: LocalizedText
    no_data: LocalizedText
