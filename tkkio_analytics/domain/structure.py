"""Surfaces of the counties, from which the density of population follows."""

from dataclasses import dataclass

from tkkio_analytics.domain.message import LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """Surface of one county in square kilometres."""

    region_code: str
    km2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SurfaceSource:
    """Where the surfaces come from: who drew the borders, of which year, and what the figure is not."""

    producer: str
    title: LocalizedText
    url: str
    licence: str
    year: int
    note: LocalizedText
