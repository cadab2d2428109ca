"""What a source can be asked for, by our ids and by its own."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from tkkio_analytics.data.refresh.in_force import InForce
from tkkio_analytics.data.refresh.plug import Plug, SourceSeries

NUMBER: Final = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A source, and the series of the catalogue that it publishes."""

    plug: Plug
    series: tuple[SourceSeries, ...]

    def has(self, name: str) -> bool:
        """Say whether the source can be asked for what a reader names."""
        return bool(self._of_catalogue(name)) or self.is_outside(self._number(name))

    def wanted(self, names: Collection[str]) -> tuple[SourceSeries, ...]:
        """Return the series of the catalogue that are named; all where nothing is."""
        if not names:
            return self.series
        chosen = {series.indicator.id for name in names for series in self._of_catalogue(name)}
        return tuple(series for series in self.series if series.indicator.id in chosen)

    def numbers(self, names: Collection[str]) -> tuple[str, ...]:
        """Return the source's ids of what is named and the catalogue does not have."""
        numbers = (self._number(name) for name in names if not self._of_catalogue(name))
        return tuple(dict.fromkeys(number for number in numbers if self.is_outside(number)))

    def is_outside(self, number: str) -> bool:
        """Say whether an id of the source's may be that of an indicator outside the catalogue."""
        named = NUMBER.fullmatch(number) is not None and self.plug.outside is not None
        return named and number not in {series.source_id for series in self.series}

    def _of_catalogue(self, name: str) -> tuple[SourceSeries, ...]:
        number = self._number(name)
        return tuple(entry for entry in self.series if entry.indicator.id == name or entry.source_id == number)

    def _number(self, name: str) -> str:
        """Return a source's id without the source that our id begins with."""
        return name.removeprefix(f"{self.plug.source_id}_")


def numbers_in_force(start: InForce, source_id: str) -> tuple[str, ...]:
    """Return a source's ids of its indicators outside the catalogue that are in force."""
    entries = (start.outside.entry(name) for name in start.outside.ids)
    return tuple(entry.source_id for entry in entries if entry is not None and entry.source == source_id)


def missing_numbers(start: InForce, offer: Offer) -> tuple[str, ...]:
    """Return the candidates of a source that are not in force."""
    source = next((entry for entry in start.catalog.sources if entry.id == offer.plug.source_id), None)
    held = set(numbers_in_force(start, offer.plug.source_id))
    candidates = () if source is None else source.candidates
    return tuple(number for number in candidates if offer.is_outside(number) and number not in held)
