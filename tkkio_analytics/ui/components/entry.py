"""What people write, on one page: who may write, one entry with its history, and everything that was written."""

from collections.abc import Sequence

from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.own_indicator import OwnIndicator, OwnValue
from tkkio_analytics.domain.revision import Entry, Stored
from tkkio_analytics.ui import cache, flow
from tkkio_analytics.ui.components.entry_form import entry_form, where
from tkkio_analytics.ui.components.entry_upload import upload
from tkkio_analytics.ui.components.entry_uploaded import entry_uploaded
from tkkio_analytics.ui.components.entry_values import entry_values, values_as_they_stand
from tkkio_analytics.ui.components.entry_versions import as_it_stands, history
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors.entries import NOUNS, EntryChoice


def entry_findings() -> tuple[Message, ...]:
    """Return what has been entered, and who may write or how writing is switched on."""
    counts = {
        "indicators": len(cache.own()),
        "assessments": len(cache.assessments()),
        "recommendations": len(cache.recommendations()),
        "uploaded": sum(len(figures) for figures in cache.every_uploaded().values()),
    }
    found = message("store.summary", **counts)
    editor = cache.identity()
    if editor.may_write:
        return found, message("store.writing_on", name=editor.name)
    return found, message("store.writing_off")


def own_origins() -> tuple[str, ...]:
    """Return the sources of the own indicators' figures."""
    return tuple(f"own:{stored.entry.id}" for stored in cache.own())


def entry(page: Page, choice: EntryChoice) -> None:
    """Show the chosen entry: to change where one may write, else as it stands."""
    if choice.kind == "values":
        _values(page, choice)
        return
    if choice.kind == "uploaded":
        entry_uploaded(page, cache.indicator_of(choice.key))
        return
    noun = NOUNS[choice.kind]
    if cache.identity().may_write:
        entry_form(page, noun, key=choice.key, stored=choice.stored)
    elif choice.stored is not None:
        as_it_stands(page, choice.stored)
    else:
        _said(page, "store.nothing_yet")
    if choice.stored is not None:
        history(page, cache.history(noun=noun, key=choice.stored.entry.key))
        if isinstance(choice.stored.entry, OwnIndicator):
            _where(page, choice.stored.entry)


def _values(page: Page, choice: EntryChoice) -> None:
    if choice.stored is None or not isinstance(choice.stored.entry, OwnIndicator):
        _said(page, "store.values.no_indicator")
        return
    indicator = choice.stored.entry
    show = entry_values if cache.identity().may_write else values_as_they_stand
    show(page, indicator, year=choice.year)
    figures: Sequence[Stored[Entry]] = tuple(cache.own_figures(indicator_id=indicator.id, year=choice.year).values())
    changes = [change for figure in figures for change in cache.history(noun=OwnValue, key=figure.entry.key)]
    history(page, sorted(changes, key=lambda change: change.number, reverse=True))
    _where(page, indicator)
    upload(page, cache.upload_subject(cache.indicator_of(indicator.id)))


def _said(page: Page, key: str) -> None:
    flow.show(element("p", page.translator.text(key), class_="tk-text"))


def _where(page: Page, indicator: OwnIndicator) -> None:
    """Show links to the indicator on the pages that follow it."""
    if indicator.id not in cache.indicators_with_data():
        return
    where(page, indicator.id, say="store.where")
