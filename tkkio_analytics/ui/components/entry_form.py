"""A form for one entry: what is typed stays until it is saved, and is never saved over what was not seen."""

from collections.abc import Callable, Mapping
from typing import Final

import streamlit as st

from tkkio_analytics.domain.judgement import Assessment
from tkkio_analytics.domain.own_indicator import OwnIndicator, OwnValue
from tkkio_analytics.domain.revision import Conflict, ConflictError, Draft, Entry, Stored
from tkkio_analytics.domain.uploaded_value import UploadedValue
from tkkio_analytics.errors import EntryError, TkkioError
from tkkio_analytics.services import judgements, own_indicators
from tkkio_analytics.ui import cache, entry_fields, flow, navigation, state
from tkkio_analytics.ui.components import entry_versions, notices
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page

_SEEN: Final = "entry.seen"
_OPENED: Final = "entry.opened"
_FIRST: Final = "entry.first"
_MET: Final = "entry.met"
_SAVED: Final = "entry.saved"
NEW: Final = "new"


def entry_form(page: Page, noun: type[Entry], *, key: str, stored: Stored[Entry] | None) -> None:
    """Show an entry to change, or an empty one to fill in.

    Parameters
    ----------
    page
        The open page.
    noun
        Which kind.
    key
        What it is found by, or ``NEW``.
    stored
        The entry as it stands; None for a new one, and for one that was withdrawn while it was open.
    """
    place = f"entry.{noun.kind}.{key}"
    first = f"{place}.{entry_fields.fields(page, noun, {})[0].name}"
    if first not in st.session_state:
        _open(page, noun, stored, place=place)
    seen: Stored[Entry] | None = st.session_state[f"{place}.{_SEEN}"]
    fields = entry_fields.fields(page, noun, st.session_state[f"{place}.{_OPENED}"])
    told(page)
    met: tuple[Conflict, ...] = st.session_state.get(f"{place}.{_MET}", ())
    if met:
        show_conflict(page, met, forget=lambda: forget(place))
    with st.form(place, border=True):
        if noun is OwnIndicator:
            st.caption(page.translator.text("store.target_advice"))
        for row in entry_fields.rows(fields):
            for column, field in zip(st.columns(len(row)), row, strict=True):
                with column:
                    entry_fields.widget(page, field, key=f"{place}.{field.name}")
        pressed = st.form_submit_button(page.translator.text("store.save"), type="primary")
    if pressed:
        written = {field.name: st.session_state[f"{place}.{field.name}"] for field in fields}
        attempt(page, lambda: [_draft(page, noun, written, opened=seen)], place=place, after=_seen_now(place))
    if seen is not None:
        _withdrawal(page, seen, place=place)


def attempt(
    page: Page,
    drafts: Callable[[], list[Draft[Entry]]],
    *,
    place: str,
    after: Callable[[tuple[Conflict, ...]], None],
) -> None:
    """Save, and say in words what stands in the way; after a conflict the form knows what stands now.

    Parameters
    ----------
    page
        The open page.
    drafts
        Reads what is typed.
    place
        Beginning of the form's keys in the session.
    after
        Called with the conflicts, to take note of the versions that the editor is shown.
    """
    try:
        changed = drafts()
        cache.save(changed)
    except ConflictError as error:
        st.session_state[f"{place}.{_MET}"] = error.conflicts
        after(error.conflicts)
        st.rerun()
    except EntryError as error:
        notices.problems(page, error)
    except TkkioError as error:
        notices.not_saved(page, error)
    else:
        forget(place)
        st.session_state[_SAVED] = "saved" if changed else "nothing_changed"
        if changed and not any(isinstance(draft.entry, OwnValue | UploadedValue) for draft in changed):
            state.choose("entry", code="".join(draft.entry.key for draft in changed if not draft.withdrawn))
        st.rerun()


def open_forms(page: Page, noun: type[Entry]) -> dict[str, Entry]:
    """Return the entries whose forms are on the screen, by key: one that was withdrawn meanwhile stays open."""
    begin, end = f"entry.{noun.kind}.", f".{_SEEN}"
    first = entry_fields.fields(page, noun, {})[0].name
    places = [str(key).removesuffix(end) for key in st.session_state if str(key).endswith(end)]
    shown = [place for place in places if place.startswith(begin) and f"{place}.{first}" in st.session_state]
    opened = {place.removeprefix(begin): st.session_state[f"{place}.{_FIRST}"] for place in shown}
    return {key: entry for key, entry in opened.items() if entry is not None}


def told(page: Page) -> None:
    """Say once that the save went well, or that there was nothing to save."""
    said = st.session_state.pop(_SAVED, None)
    if said is not None:
        notices.calm(page.translator.text(f"store.{said}"))


def show_conflict(page: Page, met: tuple[Conflict, ...], *, forget: Callable[[], None]) -> None:
    """Show both versions, and offer to take the other one; saving again saves one's own over what was now seen."""
    notices.not_saved(page, ConflictError(met))
    entry_versions.conflicts(page, met)
    flow.show(element("p", page.translator.text("store.conflict.advice"), class_="tk-text"))
    st.button(page.translator.text("store.conflict.take_theirs"), on_click=forget, key="entry.take_theirs")


def forget(place: str) -> None:
    """Forget what is typed in a form: it opens again as the entry stands."""
    for key in [key for key in st.session_state if str(key).startswith(f"{place}.")]:
        del st.session_state[key]


def _open(page: Page, noun: type[Entry], stored: Stored[Entry] | None, *, place: str) -> None:
    forget(place)
    typed = entry_fields.typed(stored.entry if stored else None)
    for field in entry_fields.fields(page, noun, typed):
        written = entry_fields.localized(page, field.name, typed.get(field.name, ""))
        st.session_state[f"{place}.{field.name}"] = written
    st.session_state[f"{place}.{_OPENED}"] = typed
    st.session_state[f"{place}.{_SEEN}"] = stored
    st.session_state[f"{place}.{_FIRST}"] = stored.entry if stored else None


def _seen_now(place: str) -> Callable[[tuple[Conflict, ...]], None]:
    def note(met: tuple[Conflict, ...]) -> None:
        st.session_state[f"{place}.{_SEEN}"] = met[0].theirs

    return note


def _draft(page: Page, noun: type[Entry], written: Mapping[str, str], *, opened: Stored[Entry] | None) -> Draft[Entry]:
    if noun is OwnIndicator:
        taken = {stored.entry.id for stored in cache.own()}
        return own_indicators.defined(written, opened=opened, unit_ids=cache.own_units(), taken=taken)
    read = judgements.assessed if noun is Assessment else judgements.recommended
    return read(
        written,
        opened=opened,
        region_codes=entry_fields.entry_regions(),
        subjects=entry_fields.subjects(),
        today=page.today,
    )


def _withdrawal(page: Page, seen: Stored[Entry], *, place: str) -> None:
    text = page.translator.text
    with st.expander(text("store.withdraw.title")):
        st.text(text("store.withdraw.explained"))
        if st.button(text("store.withdraw.button"), key=f"{place}.withdraw"):
            drafts = [Draft(entry=seen.entry, expected=seen.version, withdrawn=True)]
            attempt(page, lambda: drafts, place=place, after=_seen_now(place))


def where(page: Page, indicator_id: str, *, say: str) -> None:
    """Show, after the words of a key, links to an indicator on the pages that follow it."""
    links = [
        element(
            "li",
            element(
                "a",
                page.text(f"page.{name}.title"),
                href=state.address(navigation.path(name), indicator=indicator_id),
                target="_self",
            ),
        )
        for name in ("compare", "trends")
    ]
    flow.show(element("p", page.translator.text(say), class_="tk-text"))
    flow.show(element("ul", links, class_="tk-list"))
