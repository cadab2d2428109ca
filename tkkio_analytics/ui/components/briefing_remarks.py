"""The remarks that readers write to a briefing: each may be added, changed and taken away."""

from collections.abc import Callable

import streamlit as st

from tkkio_analytics.domain.briefing_remark import BriefingRemark
from tkkio_analytics.domain.briefing_request import BriefingRequest
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.revision import Draft, Entry, Stored
from tkkio_analytics.errors import EntryError, TkkioError
from tkkio_analytics.services import remarks as services
from tkkio_analytics.services.judgements import TEXT
from tkkio_analytics.ui import cache
from tkkio_analytics.ui.components import notices
from tkkio_analytics.ui.components.text import note
from tkkio_analytics.ui.page import Page

FIELD = "remark"


def remarks(page: Page, request: BriefingRequest) -> None:
    """Show the remarks to a briefing, with forms for whoever may write them."""
    text = page.translator.text
    found = cache.remarks(region_code=request.region_code, kind=request.kind)
    with st.expander(text("briefing.page.remarks"), expanded=bool(found)):
        note(page, message("briefing.page.remarks_help"))
        if not cache.identity().may_write_of(request.region_code):
            note(page, message("store.writing_off"))
            for stored in found:
                st.text(f"{_signature(page, stored)}\n{stored.entry.text}")
            return
        for stored in found:
            _form(page, request, stored)
        _form(page, request, None)


def _form(page: Page, request: BriefingRequest, stored: Stored[BriefingRemark] | None) -> None:
    """Show one remark to change or take away, or an empty one to fill in; a save begins the form afresh."""
    text = page.translator.text
    which = f"{stored.entry.key}.{stored.version}" if stored else f"new.{_turn()}"
    place = f"pack.remark.{request.kind}.{request.region_code}.{which}"
    with st.form(place, border=False):
        label = _signature(page, stored) if stored else text("briefing.page.new_remark")
        written = st.text_area(label, value=stored.entry.text if stored else "", max_chars=TEXT, key=f"{place}.text")
        with st.container(horizontal=True):
            saved = st.form_submit_button(text("briefing.page.save" if stored else "briefing.page.add"))
            removed = stored is not None and st.form_submit_button(text("briefing.page.remove"))
    if stored is not None and removed:
        _save(page, lambda: Draft(entry=stored.entry, expected=stored.version, withdrawn=True))
    elif saved:
        _save(page, lambda: _draft(request, written, stored))


def _draft(request: BriefingRequest, written: str, stored: Stored[BriefingRemark] | None) -> Draft[Entry]:
    return services.remarked({FIELD: written}, opened=stored, region_code=request.region_code, kind=request.kind)


def _save(page: Page, draft: Callable[[], Draft[Entry]]) -> None:
    try:
        cache.save([draft()])
    except EntryError as error:
        notices.problems(page, error)
    except TkkioError as error:
        notices.not_saved(page, error)
    else:
        st.session_state["pack.remarks.turn"] = _turn() + 1
        st.rerun()


def _turn() -> int:
    turn: int = st.session_state.get("pack.remarks.turn", 0)
    return turn


def _signature(page: Page, stored: Stored[BriefingRemark]) -> str:
    return page.translator.text("briefing.page.remark_of", author=stored.author, date=stored.saved_at.date())
