"""What is known under each dimension of the TKKIO framework, and what is still missing."""

from collections.abc import Mapping, Sequence

from tkkio_analytics.analysis.quantities import count
from tkkio_analytics.domain.framework import Dimension, Framework
from tkkio_analytics.domain.framework_view import DimensionView, FrameworkView, LatestFigure
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.provenance import Document
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.domain.registry import RegistryEntry
from tkkio_analytics.domain.target import TargetOutlook


def concerns(entry: RegistryEntry, region: Region, *, parents: Mapping[str, str | None]) -> bool:
    """Say whether an entry of the registry concerns a region.

    Parameters
    ----------
    entry
        What a document names; without regions it concerns the whole country.
    region
        The nation is concerned by everything, a collaborative area also by what concerns its counties, a county also
        by what concerns its collaborative area.
    parents
        Collaborative area of each region.
    """
    if not entry.region_codes or region.category is RegionCategory.NATION:
        return True
    above = {region.code, region.parent}
    return any(code in above or parents.get(code) == region.code for code in entry.region_codes)


def framework_view(
    framework: Framework,
    *,
    region_code: str,
    regions: Sequence[Region],
    indicators: Sequence[Indicator],
    latest: Mapping[str, LatestFigure],
    outlooks: Sequence[TargetOutlook],
    entries: Sequence[RegistryEntry],
    documents: Sequence[Document],
) -> FrameworkView:
    """Return the framework with what stands under each of its dimensions.

    Parameters
    ----------
    framework
        As its owner draws it.
    region_code, regions
        Whose view it is, and every region.
    indicators, outlooks, entries, documents
        Of the catalogue; those under no dimension are left out.
    latest
        Latest figure of the region by indicator.
    """
    region = next(item for item in regions if item.code == region_code)
    by_id = {indicator.id: indicator for indicator in indicators}
    parents = {item.code: item.parent for item in regions}
    targets = {outlook.target.id: outlook for outlook in outlooks if outlook.target is not None}
    near = {entry.id: entry for entry in entries if concerns(entry, region, parents=parents)}
    views = tuple(
        DimensionView(
            dimension=dimension,
            indicators=tuple(by_id[code] for code in dimension.indicator_ids),
            latest={code: latest[code] for code in dimension.indicator_ids if code in latest},
            outlooks=tuple(targets[code] for code in dimension.target_ids),
            entries=tuple(near[code] for code in dimension.entry_ids if code in near),
        )
        for dimension in _in_order(framework)
    )
    cited = {citation.document for view in views for entry in view.entries for citation in entry.citations}
    return FrameworkView(
        framework=framework,
        region=region,
        dimensions=views,
        documents={item.id: item for item in documents if item.id in {*cited, framework.document}},
        headlines=_headlines(views, region=region),
        origin_ids=tuple(sorted({figure.origin_id for view in views for figure in view.latest.values()})),
    )


def _in_order(framework: Framework) -> tuple[Dimension, ...]:
    heads = sorted(framework.heads, key=lambda head: head.number)
    return tuple(dimension for head in heads for dimension in framework.under(head.id))


def _headlines(views: Sequence[DimensionView], *, region: Region) -> tuple[Message, ...]:
    indicators = {item.id for view in views for item in view.indicators}
    known = {code for view in views for code in view.latest}
    outlooks = {outlook.target.id: outlook for view in views for outlook in view.outlooks if outlook.target is not None}
    numeric = [o for o in outlooks.values() if o.target is not None and o.target.value is not None]
    key = "none" if not known else "all" if known == indicators else "some"
    return (
        message(f"framework.headline.{key}", region=region.short_name, known=count(len(known)), count=len(indicators)),
        message("framework.headline.targets", numeric=count(len(numeric)), count=len(outlooks)),
    )
