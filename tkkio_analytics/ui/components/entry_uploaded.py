"""Uploaded figures of an indicator of the catalogue, as their editor sees them: figures, history, file."""

from functools import partial
from typing import Final

import streamlit as st

from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.revision import Conflict, Draft, Entry, Stored
from tkkio_analytics.domain.uploaded_value import UploadedValue
from tkkio_analytics.ui import cache, flow
from tkkio_analytics.ui.components import entry_form, entry_upload
from tkkio_analytics.ui.components.entry_versions import history
from tkkio_analytics.ui.components.uploaded import uploaded_of_areas
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page

_MET: Final = "entry.met"
_ASKED: Final = "uploaded.asked"


def entry_uploaded(page: Page, indicator: Indicator) -> None:
    """Show what has been uploaded of an indicator, and let an editor upload and remove.

    Parameters
    ----------
    page
        The open page.
    indicator
        Of the catalogue.
    """
    entry_form.told(page)
    _withdraw_asked(page, indicator)
    _conflicts(page, indicator)
    found = cache.uploaded_figures(indicator_id=indicator.id)
    if found:
        uploaded_of_areas(page, indicator=indicator, with_chart=False)
        entry_form.where(page, indicator.id, say="uploads.overlay.where")
    else:
        flow.show(element("p", page.translator.text("uploads.overlay.none"), class_="tk-text"))
    history(page, cache.uploaded_history(indicator_id=indicator.id))
    editor = cache.identity()
    if mine := tuple(stored for stored in found if editor.may_write_of(stored.entry.region_code)):
        _withdrawal(page, indicator, mine)
    entry_upload.upload(page, cache.upload_subject(indicator))


def _place(indicator: Indicator) -> str:
    return f"entry.uploaded_value.{indicator.id}"


def _conflicts(page: Page, indicator: Indicator) -> None:
    place = _place(indicator)
    met: tuple[Conflict, ...] = st.session_state.get(f"{place}.{_MET}", ())
    if met:
        entry_form.show_conflict(page, met, forget=partial(entry_form.forget, place))


def _withdrawal(page: Page, indicator: Indicator, found: tuple[Stored[UploadedValue], ...]) -> None:
    text = page.translator.text
    with st.expander(text("uploads.overlay.withdraw.title")):
        st.text(text("uploads.overlay.withdraw.explained"))
        # The figures that the editor had on the screen when the button was pressed: others are not taken away.
        st.button(text("store.withdraw.button"), key=f"{_place(indicator)}.withdraw", on_click=partial(_ask, found))


def _ask(found: tuple[Stored[UploadedValue], ...]) -> None:
    st.session_state[_ASKED] = found


def _withdraw_asked(page: Page, indicator: Indicator) -> None:
    asked: tuple[Stored[UploadedValue], ...] | None = st.session_state.pop(_ASKED, None)
    if asked:
        drafts: list[Draft[Entry]] = [
            Draft(entry=stored.entry, expected=stored.version, withdrawn=True) for stored in asked
        ]
        entry_form.attempt(page, lambda: drafts, place=_place(indicator), after=lambda _: None)
