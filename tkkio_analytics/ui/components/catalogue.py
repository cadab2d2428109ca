"""The catalogue as a readable list: what each item means, whose it is, where it is said, and what figures there are."""

from collections.abc import Iterator, Sequence
from datetime import date

from tkkio_analytics.domain.catalogue import CatalogueItem, DataState, ItemKind
from tkkio_analytics.domain.message import Decimal, message
from tkkio_analytics.ui import cache, flow, navigation, state
from tkkio_analytics.ui.cache.parts import kept_part
from tkkio_analytics.ui.components import tables, text
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

COLUMNS = (
    *("kind", "name", "definition", "owner", "objective", "document", "published", "licence", "age", "figures"),
    *("state", "loading"),
)
HELD = (DataState.SERIES, DataState.SINGLE, DataState.NONE)
FIELD_COLUMNS = frozenset({"owner", "objective", "document", "published", "licence", "age"})


def catalogue_headline(page: Page, items: Sequence[CatalogueItem], *, everything: int) -> None:
    """Show how much was found, and of how much there are figures."""
    if not items:
        text.headline(page, (message("data.nothing"),))
        return
    counted = {kind: sum(item.data is kind for item in items) for kind in DataState}
    found = message("data.headline", count=_count(len(items)), all=_count(everything))
    whole = message("data.whole", all=_count(everything))
    held = (message(f"data.held.{kind}", count=_count(counted[kind])) for kind in HELD if counted[kind])
    text.headline(page, (whole if len(items) == everything else found, *held))


def catalogue(page: Page, items: Sequence[CatalogueItem], *, shown: int | None) -> None:
    """Show the items as a list, and a table of all of them that can be saved.

    Parameters
    ----------
    page
        The open page.
    items
        What was found.
    shown
        How many are listed; None for every one.
    """
    if not items:
        text.note(page, message("data.try_again"))
        return
    listed = items if shown is None else items[:shown]
    flow.show(_list(page, items, shown=len(listed)))
    if len(listed) < len(items):
        text.note(page, message("data.more", shown=_count(len(listed)), found=_count(len(items))))
    tables.save(page, _table(page, items), origin_ids=(), name="catalogue")


@kept_part
def _list(page: Page, items: Sequence[CatalogueItem], *, shown: int) -> Markup:
    return element("ol", [element("li", *_item(page, item)) for item in items[:shown]], class_="tk-catalogue")


def _count(number: int) -> Decimal:
    return Decimal(value=number, decimals=0)


def _item(page: Page, item: CatalogueItem) -> list[Markup]:
    localized, words = page.translator.localized, page.translator.text
    meaning = [element("p", localized(item.definition), class_="tk-text")] if item.definition else []
    loading = [element("p", localized(item.no_data_note), class_="tk-small")] if item.no_data_note else []
    figures = [
        element(
            "li", f"{page.translator.value(figure.label)}: ", element("strong", page.translator.value(figure.quantity))
        )
        for figure in item.figures
    ]
    known = [
        element("div", element("dt", words(f"data.field.{name}")), element("dd", value))
        for name, value in _fields(page, item)
    ]
    return [
        element(
            "div",
            element("h2", *_name(page, item)),
            element("p", *_tags(page, item), class_="tk-tags"),
            *meaning,
            *([element("ul", figures, class_="tk-amounts")] if figures else []),
            *loading,
            *_folded(page, item),
        ),
        element("dl", known),
    ]


def _name(page: Page, item: CatalogueItem) -> Iterator[str | Markup]:
    yield page.translator.localized(item.name)
    if item.official_languages and page.translator.language not in item.official_languages:
        yield element("span", page.translator.text("data.translated"), class_="tk-note")


def _tags(page: Page, item: CatalogueItem) -> Iterator[Markup]:
    words = page.translator.text
    yield element("span", words(f"data.kind.{item.kind}"), class_="tk-kind")
    yield element("span", words(f"data.state.{item.data}"), class_=f"tk-data-{item.data}")
    if item.indicator_id is not None and item.indicator_id in cache.indicators():
        choices = {"indicator": item.indicator_id}
        goal = {"goal": item.target_id} if item.target_id else {}
        trend = state.address(navigation.path("trends"), region=cache.nation().code, **choices, **goal)
        yield element("a", page.text("page.trends.title"), href=trend, target="_self")
        compare = state.address(navigation.path("compare"), **choices)
        yield element("a", page.text("page.compare.title"), href=compare, target="_self")
    if item.source_url is not None:
        yield element("a", words("data.link.source"), href=item.source_url, target="_blank", rel="noopener")


def _fields(page: Page, item: CatalogueItem) -> Iterator[tuple[str, str]]:
    """Yield what is known of an item, by the name of the field; what is not known is left out."""
    localized, words = page.translator.localized, page.translator.text
    objectives, regions = cache.objectives(), cache.regions()
    named = {
        "owner": localized(item.owner),
        "standing": page.text(f"legal_status.{item.legal_status}") if item.legal_status else "",
        "valid": _validity(page, item),
        "objective": localized(objectives[item.goal].name) if item.goal and item.kind is not ItemKind.GOAL else "",
        "document": _documents(page, item),
        "published": words("data.source", producer=page.translator.parallel(item.source), id=item.source_id)
        if item.source_id
        else "",
        "licence": page.translator.parallel(item.licence),
        "age": _age(page, item),
        "followed_by": "; ".join(localized(name) for name in item.followed_by),
        "direction": localized(item.polarity_basis) if item.polarity_basis else "",
        "scope": ", ".join(localized(regions[code].short_name) for code in item.region_codes),
        "participants": ", ".join(item.participants),
    }
    yield from ((name, value) for name, value in named.items() if value)


def _validity(page: Page, item: CatalogueItem) -> str:
    start, end = _day(page, item.valid_from), _day(page, item.valid_to)
    if start and end:
        return start if start == end else page.translator.text("data.valid_both", start=start, end=end)
    if start:
        return page.translator.text("data.valid_from", start=start)
    return page.translator.text("data.valid_to", end=end) if end else ""


def _day(page: Page, moment: str | None) -> str:
    """Return a day as the language writes it; a month or a year as it is."""
    if moment is None:
        return ""
    return page.translator.value(date.fromisoformat(moment)) if moment.count("-") > 1 else moment


def _documents(page: Page, item: CatalogueItem) -> str:
    titles = cache.documents()
    places: dict[str, list[str]] = {}
    for citation in item.citations:
        places.setdefault(citation.document, []).append(citation.place)
    return "; ".join(
        ", ".join([page.translator.localized(titles[document].title), *dict.fromkeys(said)])
        for document, said in places.items()
        if document in titles
    )


def _age(page: Page, item: CatalogueItem) -> str:
    parts = []
    if item.first_year is not None and item.last_year is not None:
        same = item.first_year == item.last_year
        years = message("data.years", first=item.first_year, last=item.last_year)
        parts.append(str(item.first_year) if same else page.translator.message(years))
    if item.accessed is not None:
        read = date.fromisoformat(item.accessed)
        parts.append(page.translator.text("data.accessed", day=read, count=(page.today - read).days))
    return ", ".join(parts)


def _folded(page: Page, item: CatalogueItem) -> list[Markup]:
    """Return the official wording and the caveats, folded; nothing where there are none."""
    languages = {document.id: document.official_language for document in cache.documents().values()}
    quotes = [
        element("p", page.translator.text("data.quoted", quote=citation.quote), lang=languages.get(citation.document))
        for citation in item.citations
        if citation.quote and citation.quote != page.translator.localized(item.name)
    ]
    notes = [element("p", page.translator.localized(note)) for note in item.notes]
    if item.superseded_by is not None:
        notes.append(element("p", page.translator.text("data.superseded", decision=item.superseded_by)))
    if not quotes and not notes:
        return []
    return [element("details", element("summary", page.translator.text("data.details")), *quotes, *notes)]


@kept_part
def _table(page: Page, items: Sequence[CatalogueItem]) -> Table:
    words = page.translator.text
    headers = [words(f"data.field.{name}" if name in FIELD_COLUMNS else f"data.column.{name}") for name in COLUMNS]
    return Table(
        caption=words("data.caption"),
        columns=tuple(Column(header=header) for header in headers),
        rows=tuple(tuple(Cell(text=cells.get(name, "")) for name in COLUMNS) for cells in _cells(page, items)),
    )


def _cells(page: Page, items: Sequence[CatalogueItem]) -> Iterator[dict[str, str]]:
    return (dict(_fields(page, item)) | _own_cells(page, item) for item in items)


def _own_cells(page: Page, item: CatalogueItem) -> dict[str, str]:
    localized, value = page.translator.localized, page.translator.value
    return {
        "kind": page.translator.text(f"data.kind.{item.kind}"),
        "name": localized(item.name),
        "definition": localized(item.definition) if item.definition else "",
        "figures": "; ".join(f"{value(figure.label)}: {value(figure.quantity)}" for figure in item.figures),
        "state": page.translator.text(f"data.state.{item.data}"),
        "loading": localized(item.no_data_note) if item.no_data_note else "",
    }
