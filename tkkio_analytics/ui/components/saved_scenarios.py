"""Saved scenarios: saved with name and note, listed, opened, copied, put away, brought back, and carried in files."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Final

import streamlit as st

from tkkio_analytics.domain.revision import ConflictError, Draft, Entry, Stored
from tkkio_analytics.domain.saved_scenario import SavedScenario
from tkkio_analytics.domain.scenario import Scenario
from tkkio_analytics.errors import EntryError, TkkioError
from tkkio_analytics.services import saved_scenarios as saving
from tkkio_analytics.services import scenario_import
from tkkio_analytics.ui import cache, flow, what_if_address
from tkkio_analytics.ui.components import entry_versions, notices, saved_compare
from tkkio_analytics.ui.components import tables as shown_tables
from tkkio_analytics.ui.components.saving import Save, show_saves
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.offered import File
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors.choosing import MENU_WIDTH, one_of
from tkkio_analytics.ui.tables import Cell, Column, Table

SHOWN: Final = ("live", "archived")
COLUMNS: Final = ("name", "note", "author", "moment", "release", "model")
_TOLD: Final = "kept.told"
_MET: Final = "kept.met"
_FILE: Final = "kept.file"
_INTENDED: Final = "kept.intended"
NAME_KEY: Final = "kept.save.name"
NOTE_KEY: Final = "kept.save.note"
OLDEST_TIME: Final = 16
"""Characters of an ISO moment up to its minutes."""


def save_form(page: Page, scenario: Scenario) -> None:
    """Offer to save what is on the screen; where nobody may, say so: the link does the same.

    Parameters
    ----------
    page
        The open page.
    scenario
        What is on the screen.
    """
    say = page.translator.text
    with st.expander(say("what_if.saved.save_title")):
        if not cache.identity().may_write:
            flow.show(element("p", say("what_if.saved.not_editor"), class_="tk-text"))
            return
        st.text_input(say("what_if.saved.name"), key=NAME_KEY, max_chars=saving.NAME)
        st.text_area(say("what_if.saved.note"), key=NOTE_KEY, max_chars=saving.NOTE, height=90)
        if st.button(say("what_if.saved.save"), key="kept.save", type="primary"):
            name, note = st.session_state[NAME_KEY], st.session_state[NOTE_KEY]
            attempt(page, lambda: [cache.new_scenario(name=name, note=note, scenario=scenario)], told="saved")


@st.fragment
def saved_scenarios(page: Page) -> None:
    """Show what has been saved, in use or put away, and what can be done with each."""
    flow.title(page.translator.text("what_if.saved.heading"))
    told = st.session_state.pop(_TOLD, None)
    if told is not None:
        notices.calm(page.translator.text(f"what_if.saved.{told}"))
    intended = st.session_state.pop(_INTENDED, None)
    if intended is not None:
        make, told = intended
        attempt(page, lambda: [make()], told=told)
    _conflict(page)
    flow.show(element("p", page.translator.text("what_if.saved.intro"), class_="tk-text"))
    shown = one_of(
        page,
        "shown",
        options=SHOWN,
        naming=lambda code: page.translator.text(f"what_if.saved.show_{code}"),
        label=page.translator.text("what_if.saved.shown"),
    )
    found = cache.saved(archived=shown == "archived")
    if found:
        _list(page, found)
        _actions(page, found)
    else:
        key = "none_archived" if shown == "archived" else "none"
        flow.show(element("p", page.translator.text(f"what_if.saved.{key}"), class_="tk-text"))
    saved_compare.saved_compare(page)
    if cache.identity().may_write:
        _import(page)


def attempt(page: Page, drafts: Callable[[], list[Draft[Entry]]], *, told: str) -> None:
    """Save, and say in words what stands in the way; what was typed stays.

    Parameters
    ----------
    page
        The open page.
    drafts
        Makes what is to be saved.
    told
        Key of what is said once it is done.
    """
    try:
        cache.save(drafts())
    except ConflictError as error:
        st.session_state[_MET] = error.conflicts
        st.rerun()
    except EntryError as error:
        notices.problems(page, error)
    except TkkioError as error:
        notices.not_saved(page, error)
    else:
        for key in (NAME_KEY, NOTE_KEY, _FILE):
            st.session_state.pop(key, None)
        st.session_state[_TOLD] = told
        st.rerun()


def _intend(make: Callable[[], Draft[Entry]], *, told: str) -> None:
    """Remember what was asked of an entry as it was seen: the run that follows reads it again."""
    st.session_state[_INTENDED] = make, told


def _conflict(page: Page) -> None:
    """Show both versions of what somebody else changed meanwhile, once: the list below has theirs."""
    met = st.session_state.pop(_MET, None)
    if met is not None:
        notices.not_saved(page, ConflictError(met))
        entry_versions.conflicts(page, met)


def _list(page: Page, found: tuple[Stored[SavedScenario], ...]) -> None:
    say = page.translator.text
    table = Table(
        caption=say("what_if.saved.caption"),
        columns=tuple(
            Column(header=say(f"what_if.saved.column_{name}"), wide=name in {"name", "note"}) for name in COLUMNS
        ),
        rows=tuple(_row(page, stored) for stored in found),
    )
    shown_tables.table(page, table, origin_ids=(), name="saved")


def _row(page: Page, stored: Stored[SavedScenario]) -> tuple[Cell, ...]:
    entry = stored.entry
    return (
        Cell(text=entry.name, href=address(entry), note=came_from(page, entry)),
        Cell(text=entry.note),
        Cell(text=stored.author),
        Cell(text=entry_versions.moment(page, stored.saved_at)),
        Cell(text=entry.basis.release_id, note=page.translator.value(date.fromisoformat(entry.basis.day))),
        Cell(text=entry.basis.model_version),
    )


def address(entry: SavedScenario) -> str:
    """Return the link that computes a saved scenario again on its own release."""
    return what_if_address.exact_address(entry.link, indicators=cache.indicators(), regions=cache.regions())


def came_from(page: Page, entry: SavedScenario) -> str | None:
    """Return who had saved an imported scenario, as its file says; None where it was saved here."""
    if entry.imported is None:
        return None
    when = entry_versions.moment(page, datetime.fromisoformat(entry.imported.saved_at))
    return page.translator.text("what_if.saved.imported", author=entry.imported.author, moment=when)


def _actions(page: Page, found: tuple[Stored[SavedScenario], ...]) -> None:
    say = page.translator.text
    by_id = {stored.entry.id: stored for stored in found}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = by_id[
            one_of(
                page,
                "saved",
                options=tuple(by_id),
                naming=lambda code: by_id[code].entry.name,
                widget=st.selectbox,
                label=say("what_if.saved.chosen"),
                width=MENU_WIDTH,
            )
        ]
        entry = chosen.entry
        if cache.identity().may_write:
            put = partial(saving.put_away, chosen, archived=not entry.archived)
            name, told = ("restore", "restored") if entry.archived else ("archive", "archived")
            copy = {"name": say("what_if.saved.copy_of", name=entry.name)[: saving.NAME], "note": entry.note}
            copied = partial(saving.duplicated, copy, original=chosen)
            for label, make, done in (("duplicate", copied, "duplicated"), (name, put, told)):
                st.button(
                    say(f"what_if.saved.{label}"), key=f"kept.{label}", on_click=partial(_intend, make, told=done)
                )
        name = page.file_name(f"skenaario-{entry.id[:8]}.json")
        file = File(name=name, mime="application/json", content=partial(cache.exported, (chosen,)))
        show_saves(Save(label=say("what_if.saved.export"), file=file))


def _import(page: Page) -> None:
    """Ask for a file, say what is in it and what would become of each, and save only after that."""
    say = page.translator.text
    with st.expander(say("what_if.saved.import")):
        file = st.file_uploader(say("what_if.saved.import"), type="json", key=_FILE, label_visibility="collapsed")
        if file is None:
            return
        try:
            previewed = cache.import_preview(file.getvalue())
        except EntryError as error:
            notices.problems(page, error)
            return
        except TkkioError as error:
            notices.not_saved(page, error)
            return
        flow.show(element("ul", [_previewed(page, item) for item in previewed], class_="tk-list"))
        if st.button(say("what_if.saved.import_button"), key="kept.import", type="primary"):
            attempt(page, lambda: scenario_import.drafts(previewed), told="brought")


def _previewed(page: Page, item: scenario_import.ImportedScenario) -> Markup:
    say = page.translator.text
    lines = [say(f"what_if.saved.import_{item.state}", name=item.entry.name)]
    if item.trouble is not None:
        lines.append(page.translator.message(item.trouble))
    return element("li", " ".join(lines))
