"""What experts have judged, word for word, with whose judgement it is; never averaged, never counted into a score."""

from collections.abc import Collection, Sequence
from datetime import date

from tkkio_analytics.domain.judgement import Assessment
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.i18n import formatting
from tkkio_analytics.ui import cache, flow
from tkkio_analytics.ui.components import tables
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

HEADERS = ("region", "indicator", "step", "assessor", "date", "statement", "source")
WIDE = frozenset({"statement", "source"})


def judgements(page: Page, *, indicator_ids: Collection[str], region: Region, name: str) -> None:
    """Show the assessments of a region on some indicators; of the nation, those of every region.

    Parameters
    ----------
    page
        The open page.
    indicator_ids, region
        Of what, and of whom.
    name
        Of the file that the table is saved to.
    """
    text = page.translator.text
    found = [
        stored.entry
        for stored in cache.assessments()
        if stored.entry.indicator_id in indicator_ids and _concerns(stored.entry, region)
    ]
    flow.title(text("framework.part.judgements"), level=3)
    if not found:
        flow.show(element("p", text("framework.empty.judgements"), class_="tk-small"))
        return
    table = Table(
        caption=text("framework.judgements_caption"),
        columns=tuple(Column(header=text(f"framework.judged.{header}"), wide=header in WIDE) for header in HEADERS),
        rows=tuple(_rows(page, found)),
    )
    tables.table(page, table, origin_ids=(), name=f"{name}-judgements")


def _concerns(assessment: Assessment, region: Region) -> bool:
    if region.category is RegionCategory.NATION or assessment.region_code == region.code:
        return True
    judged = cache.regions().get(assessment.region_code)
    return judged is not None and region.code == judged.parent


def _rows(page: Page, found: Sequence[Assessment]) -> list[tuple[Cell, ...]]:
    text, localized = page.translator.text, page.translator.localized
    regions, indicators = cache.regions(), cache.assessable_indicators()
    return [
        (
            Cell(text=localized(regions[item.region_code].short_name)),
            Cell(text=localized(indicators[item.indicator_id or ""].short_name)),
            Cell(
                text=text(
                    "store.step_of_scale", scale=text(f"store.scale.{item.scale}"), step=text(f"store.step.{item.step}")
                )
            ),
            Cell(text=item.assessor),
            Cell(text=formatting.day(date.fromisoformat(item.date), language=page.translator.language), raw=item.date),
            Cell(text=item.statement),
            Cell(text=item.source, tone="tk-quiet"),
        )
        for item in found
        if item.region_code in regions and item.indicator_id in indicators
    ]
