"""The TKKIO framework as a picture that is read and clicked, and what stands under a dimension."""

from collections.abc import Sequence

from tkkio_analytics.domain.framework import Head
from tkkio_analytics.domain.framework_view import DimensionView, FrameworkView
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Quantity, message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.provenance import Citation
from tkkio_analytics.domain.registry import Amount, RegistryEntry
from tkkio_analytics.ui import cache, flow, navigation, state, words
from tkkio_analytics.ui.components import notices, tables
from tkkio_analytics.ui.components.judgements import judgements
from tkkio_analytics.ui.components.targets import targets
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

INDICATOR_HEADERS = ("indicator", "kind", "latest", "producer", "loading")
WIDE = frozenset({"indicator", "loading"})


def no_framework(page: Page) -> None:
    """Say that the data in force have no framework of TKKIO indicators."""
    notices.empty(page, message("framework.none"))


def framework_picture(page: Page, view: FrameworkView, *, dimension_id: str, scope: str) -> None:
    """Draw the framework: enablers, an arrow, results; each dimension is a link to what stands under it."""
    translator = page.translator
    heads = [
        _head(page, view, head, dimension_id=dimension_id, scope=scope)
        for head in sorted(view.framework.heads, key=lambda head: head.number)
    ]
    arrow = element("span", "→", class_="tk-arrow", aria_hidden="true")
    parts: list[Markup] = [heads[0], *(part for head in heads[1:] for part in (arrow, head))]
    title = element("p", element("strong", translator.localized(view.framework.name)), class_="tk-text")
    flow.show(
        element(
            "section",
            title,
            element("div", *parts, class_="tk-framework"),
            aria_label=translator.localized(view.framework.name),
        )
    )


def dimension(page: Page, chosen: DimensionView, *, view: FrameworkView) -> None:
    """Show what stands under one dimension: indicators, targets and proposals, milestones and projects."""
    name = page.translator.localized(chosen.dimension.name)
    flow.title(name)
    _part(page, "indicators", shown=bool(chosen.indicators))
    if chosen.indicators:
        _indicators(page, chosen, view=view)
    codes = [indicator.id for indicator in chosen.indicators]
    judgements(page, indicator_ids=codes, region=view.region, name=chosen.dimension.id)
    _part(page, "targets", shown=bool(chosen.outlooks))
    if chosen.outlooks:
        targets(page, chosen.outlooks)
    _part(page, "entries", shown=bool(chosen.entries))
    if chosen.entries:
        flow.show(element("ul", [_entry(page, entry, view=view) for entry in chosen.entries], class_="tk-entries"))


def framework_source(page: Page, view: FrameworkView) -> None:
    """Show where the framework is drawn, how far it is agreed, and what in it is our own reading."""
    framework, translator = view.framework, page.translator
    citation = Citation(document=framework.document, place=framework.place, quote=framework.quote)
    lines = [
        [translator.localized(framework.note)],
        [translator.localized(framework.reading)],
        [translator.text("framework.owner", owner=framework.owner), " ", *_cited(page, citation, view=view)],
    ]
    flow.title(translator.text("framework.about"))
    flow.show(element("ul", [element("li", *line) for line in lines], class_="tk-list tk-small"))


def _head(page: Page, view: FrameworkView, head: Head, *, dimension_id: str, scope: str) -> Markup:
    of_head = [item for item in view.dimensions if item.dimension.head == head.id]
    title = element("h3", f"{head.number} ", page.translator.localized(head.name), id=f"head-{head.id}")
    cards = [_card(page, item, view=view, current=item.dimension.id == dimension_id, scope=scope) for item in of_head]
    return element(
        "div",
        title,
        element("ul", cards),
        class_=f"tk-head tk-head-{head.id}",
        role="group",
        aria_labelledby=f"head-{head.id}",
    )


def _card(page: Page, item: DimensionView, *, view: FrameworkView, current: bool, scope: str) -> Markup:
    choices = {"dimension": item.dimension.id, "scope": scope, "region": view.region.code}
    counted = (("indicators", item.indicators), ("targets", item.outlooks), ("entries", item.entries))
    counts = [
        element(
            "span",
            page.translator.text(f"framework.card.{key}", count=len(found), known=len(item.latest)),
            class_="tk-note",
        )
        for key, found in counted
        if found
    ]
    link = element(
        "a",
        element("strong", page.translator.localized(item.dimension.name)),
        *counts,
        href=state.address(navigation.path("tkkio"), **choices),
        target="_self",
        aria_current="true" if current else None,
    )
    return element("li", link)


def _part(page: Page, key: str, *, shown: bool) -> None:
    flow.title(page.translator.text(f"framework.part.{key}"), level=3)
    if not shown:
        flow.show(element("p", page.translator.text(f"framework.empty.{key}"), class_="tk-small"))


def _indicators(page: Page, chosen: DimensionView, *, view: FrameworkView) -> None:
    translator = page.translator
    table = Table(
        caption=translator.text("framework.indicators_caption", region=view.region.short_name),
        columns=tuple(
            Column(header=translator.text(f"framework.column.{name}"), numeric=name == "latest", wide=name in WIDE)
            for name in INDICATOR_HEADERS
        ),
        rows=tuple(_indicator(page, indicator, chosen=chosen, view=view) for indicator in chosen.indicators),
    )
    tables.table(page, table, origin_ids=view.origin_ids, name=chosen.dimension.id)


def _indicator(page: Page, indicator: Indicator, *, chosen: DimensionView, view: FrameworkView) -> tuple[Cell, ...]:
    localized = page.translator.localized
    latest = chosen.latest.get(indicator.id)
    href = None
    if indicator.id in cache.indicators():
        href = state.address(navigation.path("trends"), indicator=indicator.id, region=view.region.code)
    value = Cell(text=page.translator.text("framework.no_data"), raw="", tone="tk-quiet")
    if latest is not None:
        shown = words.level(page, indicator, latest.value)
        value = Cell(text=shown.text, raw=shown.raw, note=page.translator.value(Period.parse(latest.period)))
    loading = Cell(text=words.MISSING, raw="")
    if latest is None and indicator.no_data_note is not None:
        loading = Cell(text=localized(indicator.no_data_note), tone="tk-quiet")
    return (
        Cell(text=localized(indicator.name), href=href, note=localized(indicator.description)),
        Cell(text=page.translator.text(f"framework.measure.{indicator.measure}")),
        value,
        Cell(text=page.translator.parallel(indicator.producer)),
        loading,
    )


def _entry(page: Page, entry: RegistryEntry, *, view: FrameworkView) -> Markup:
    localized, text = page.translator.localized, page.translator.text
    kind = text(f"framework.kind.{entry.kind}")
    status = [page.text(f"legal_status.{entry.legal_status}")] if entry.legal_status else []
    facts = [element("span", " · ".join(dict.fromkeys([kind, *status, *_concerned(page, entry)])), class_="tk-note")]
    amounts = [element("span", _amount(page, amount), class_="tk-figure") for amount in entry.amounts]
    notes = [element("p", localized(note), class_="tk-small") for note in (entry.note, entry.no_data_note) if note]
    cited = [element("p", *_cited(page, citation, view=view), class_="tk-small") for citation in entry.citations]
    folded = element("details", element("summary", text("framework.source")), *notes, *cited)
    figures = [element("p", *_apart(amounts), class_="tk-text")] if amounts else []
    name = element("strong", localized(entry.name))
    return element("li", name, *facts, element("p", localized(entry.description), class_="tk-text"), *figures, folded)


def _apart(parts: Sequence[Markup]) -> list[Markup | str]:
    joined: list[Markup | str] = []
    for part in parts:
        joined += [" · ", part] if joined else [part]
    return joined


def _concerned(page: Page, entry: RegistryEntry) -> list[str]:
    if entry.participants:
        return [", ".join(entry.participants)]
    regions = cache.regions()
    named = [page.translator.localized(regions[code].short_name) for code in entry.region_codes if code in regions]
    return [", ".join(named)] if named else []


def _amount(page: Page, amount: Amount) -> str:
    figure = Quantity(value=amount.value, unit=amount.unit, decimals=amount.decimals)
    return page.translator.text("framework.amount", label=amount.label, figure=figure)


def _cited(page: Page, citation: Citation, *, view: FrameworkView) -> list[str | Markup]:
    document = view.documents[citation.document]
    title = element("a", page.translator.localized(document.title), href=document.url, target="_blank", rel="noopener")
    place = f", {citation.place}." if citation.place else "."
    if citation.quote is None:
        return [f"{page.translator.parallel(document.producer)}: ", title, place]
    quote = element("q", citation.quote, lang=document.official_language)
    return [f"{page.translator.parallel(document.producer)}: ", title, place, " ", quote]
