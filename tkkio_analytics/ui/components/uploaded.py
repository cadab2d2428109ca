"""Uploaded figures of an indicator of the catalogue: a section of their own, under a notice, with who, when and file.

They stand beside what is published and are no part of it: no verdict, rank, risk or forecast rests on them.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from tkkio_analytics.charts import uploaded_marks
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.revision import Stored
from tkkio_analytics.domain.target import TargetOutlook
from tkkio_analytics.domain.uploaded_value import UploadedValue
from tkkio_analytics.ui import cache, entry_fields, flow, words
from tkkio_analytics.ui.components import entry_versions, notices, pictures, tables
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import LISTED, Cell, Column, Table

Figures = Sequence[Stored[UploadedValue]]
SHOWN_HASH: Final = 12
AREA_COLUMNS: Final = ("year", "uploaded", "published", "author", "moment", "file")


def uploaded_of_area(page: Page, outlook: TargetOutlook, *, indicator: Indicator, region: Region) -> None:
    """Show what has been uploaded of an indicator and an area, beside what is published.

    Parameters
    ----------
    page
        The open page.
    outlook
        Whose history is what is published; where there is none, the uploaded figures have a chart of their own.
    indicator, region
        What and where.
    """
    every = cache.uploaded_figures(indicator_id=indicator.id)
    if not every:
        return
    _heading(page)
    found = [stored for stored in every if stored.entry.region_code == region.code]
    if not found:
        name = page.translator.localized(region.short_name)
        flow.show(element("p", page.translator.text("uploads.overlay.elsewhere", region=name), class_="tk-text"))
        return
    published = _published(outlook)
    if not published:
        spec = uploaded_marks.area_chart([stored.entry for stored in found], indicator=indicator, region=region)
        pictures.chart(page, spec, name="uploaded")
    table = _area_table(page, found, published, indicator=indicator, region=region)
    _shown(page, table, found, class_=LISTED)


def uploaded_of_areas(page: Page, *, indicator: Indicator, with_chart: bool) -> None:
    """Show what has been uploaded of an indicator, all areas and years.

    Parameters
    ----------
    page
        The open page.
    indicator
        Of the catalogue.
    with_chart
        Whether the latest uploaded year is drawn too; it is where nothing is published by area.
    """
    found = cache.uploaded_figures(indicator_id=indicator.id)
    if not found:
        return
    _heading(page)
    if with_chart:
        year = max(stored.entry.year for stored in found)
        shown = [stored.entry for stored in found if stored.entry.year == year]
        regions = entry_fields.entry_regions()
        spec = uploaded_marks.areas_chart(shown, indicator=indicator, regions=regions, year=year)
        pictures.chart(page, spec, name="uploaded")
    _shown(page, _areas_table(page, found, indicator=indicator), found)
    flow.show(element("ul", [element("li", line) for line in _source_lines(page, found)], class_="tk-list tk-small"))


def of_area(indicator: Indicator, region: Region) -> tuple[UploadedValue, ...]:
    """Return the uploaded figures of an indicator and an area, by year."""
    every = cache.uploaded_figures(indicator_id=indicator.id)
    return tuple(stored.entry for stored in every if stored.entry.region_code == region.code)


def _heading(page: Page) -> None:
    text = page.translator.text
    flow.title(text("uploads.overlay.heading"))
    notices.calm(text("uploads.overlay.notice"), text("uploads.overlay.explained"))


def _published(outlook: TargetOutlook) -> dict[Period, float]:
    if outlook.forecast is None:
        return {}
    return {point.period: point.value for point in outlook.forecast.history if point.value is not None}


def _shown(page: Page, table: Table, found: Figures, *, class_: str | None = None) -> None:
    files = "; ".join(_source_lines(page, found))
    source = page.translator.text("uploads.overlay.file_source", files=files)
    tables.table(page, table, origin_ids=(), name="uploaded", source=source, class_=class_)


def _area_table(
    page: Page, found: Figures, published: Mapping[Period, float], *, indicator: Indicator, region: Region
) -> Table:
    text = page.translator.text
    names = {"region": region.short_name, "indicator": indicator.short_name}
    return Table(
        caption=text("uploads.overlay.area_caption", **names),
        columns=tuple(
            Column(header=text(f"uploads.overlay.column.{name}"), numeric=name in {"uploaded", "published"})
            for name in AREA_COLUMNS
        ),
        rows=tuple(
            (
                Cell(text=str(stored.entry.year), note=text("uploads.overlay.mark")),
                words.level(page, indicator, stored.entry.value),
                words.level(page, indicator, published.get(Period.of_year(stored.entry.year))),
                Cell(text=stored.author),
                Cell(text=entry_versions.moment(page, stored.saved_at)),
                Cell(text=stored.entry.file),
            )
            for stored in found
        ),
    )


def _areas_table(page: Page, found: Figures, *, indicator: Indicator) -> Table:
    text, localized = page.translator.text, page.translator.localized
    years = sorted({stored.entry.year for stored in found})
    by_place = {(stored.entry.region_code, stored.entry.year): stored for stored in found}
    codes = {code for code, _ in by_place}
    numbers = {source: number for number, source in enumerate(_sources(found), start=1)}
    unit = localized(indicator.unit.symbol) or text("store.no_unit")
    return Table(
        caption=text("uploads.overlay.areas_caption", indicator=indicator.short_name, unit=unit),
        columns=(
            Column(header=text("uploads.column.region")),
            *(Column(header=str(year), numeric=True) for year in years),
        ),
        rows=tuple(
            (
                Cell(text=localized(region.short_name)),
                *(_figure(page, by_place.get((code, year)), indicator=indicator, numbers=numbers) for year in years),
            )
            for code, region in entry_fields.entry_regions().items()
            if code in codes
        ),
    )


def _figure(
    page: Page, stored: Stored[UploadedValue] | None, *, indicator: Indicator, numbers: Mapping[tuple[str, ...], int]
) -> Cell:
    if stored is None:
        return Cell(text=words.MISSING, raw="", tone="tk-quiet")
    note = page.translator.text("uploads.overlay.source_number", number=numbers[_source(stored)])
    shown = words.bare_level(page, indicator, stored.entry.value)
    return Cell(text=shown, raw=stored.entry.value, note=note)


def _source(stored: Stored[UploadedValue]) -> tuple[str, ...]:
    """Return what tells the imports apart: the file, who imported it and when."""
    return stored.saved_at.isoformat(), stored.entry.sha256, stored.author


def _sources(found: Figures) -> dict[tuple[str, ...], Stored[UploadedValue]]:
    """Return one figure of each import, the earliest import first."""
    by_source = {_source(stored): stored for stored in found}
    return dict(sorted(by_source.items()))


def _source_lines(page: Page, found: Figures) -> list[str]:
    return [
        page.translator.text(
            "uploads.overlay.source",
            number=number,
            file=stored.entry.file,
            author=stored.author,
            moment=entry_versions.moment(page, stored.saved_at),
            sha256=f"{stored.entry.sha256[:SHOWN_HASH]}…",
        )
        for number, stored in enumerate(_sources(found).values(), start=1)
    ]
