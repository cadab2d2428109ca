"""What is known under each dimension of the TKKIO framework for one region."""

from collections.abc import Mapping
from dataclasses import dataclass

from tkkio_analytics.domain.framework import Dimension, Framework
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Message
from tkkio_analytics.domain.provenance import Document
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.registry import RegistryEntry
from tkkio_analytics.domain.target import TargetOutlook


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestFigure:
    """The latest observed value of an indicator in a region, in its published unit, and its source."""

    period: str
    value: float
    origin_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionView:
    """One dimension and what stands under it.

    Parameters
    ----------
    dimension
        Of the framework.
    indicators
        The indicators under it, in the order of the framework.
    latest
        Latest figure of the region by indicator; indicators without one are left out.
    outlooks
        Targets and proposals under it, with the nation's state on each.
    entries
        Decisions, programmes, projects and recommendations that concern the region.
    """

    dimension: Dimension
    indicators: tuple[Indicator, ...]
    latest: Mapping[str, LatestFigure]
    outlooks: tuple[TargetOutlook, ...]
    entries: tuple[RegistryEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkView:
    """The framework seen from one region.

    Parameters
    ----------
    framework
        As its owner draws it.
    region
        Whose figures and projects are shown.
    dimensions
        In reading order.
    documents
        Documents that the entries cite, by id.
    headlines
        What can be said of the whole.
    origin_ids
        Sources of the figures.
    """

    framework: Framework
    region: Region
    dimensions: tuple[DimensionView, ...]
    documents: Mapping[str, Document]
    headlines: tuple[Message, ...]
    origin_ids: tuple[str, ...]

    @property
    def opening(self) -> str:
        """Return the dimension that is shown unasked: the first with a goal that has a number, else the first."""
        numeric = (
            view.dimension.id
            for view in self.dimensions
            if any(outlook.target is not None and outlook.target.value is not None for outlook in view.outlooks)
        )
        return next(numeric, self.dimensions[0].dimension.id)

    def dimension(self, dimension_id: str) -> DimensionView:
        """Return one dimension.

        Raises
        ------
        StopIteration
            If there is no such dimension; choices are checked before.
        """
        return next(view for view in self.dimensions if view.dimension.id == dimension_id)
