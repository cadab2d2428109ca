"""Releases frozen for negotiations: their names and state, and the form that freezes the one that is open."""

import streamlit as st

from tkkio_analytics.domain.message import message
from tkkio_analytics.errors import EntryError, TkkioError
from tkkio_analytics.services.frozen import NAME, NOTE, KeptState
from tkkio_analytics.ui import cache, flow, state, words
from tkkio_analytics.ui.components import notices, text
from tkkio_analytics.ui.components.sources import published_id
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page

_DONE = "tkkio.frozen"


def frozen_releases(page: Page) -> None:
    """Show the frozen releases with links, and whether each is still what was frozen."""
    found = cache.kept_states()
    if st.session_state.pop(_DONE, False):
        notices.calm(page.translator.text("releases.frozen"))
    if not found:
        text.note(page, message("releases.no_frozen"))
    items = [element("li", *_item(page, kept)) for kept in found]
    if items:
        flow.show(element("ul", items, class_="tk-list"))
    _form(page)


def _item(page: Page, kept: KeptState) -> list[str | Markup]:
    entry, said = kept.stored.entry, page.translator.text
    link = element("a", words.frozen_name(page, entry), href=state.here(release=entry.release_id), target="_self")
    by = said("releases.frozen_by", author=kept.stored.author, day=kept.stored.saved_at.date())
    lines = [f"{said('releases.shown', release=entry.release_id)}. {by}", *([entry.note] if entry.note else [])]
    if kept.trouble is None:
        repeated = " ".join(page.translator.message(line) for line in cache.repeated(entry))
        lines.append(f"{said('releases.frozen_ok')} {repeated}")
    else:
        lines.append(said("releases.frozen_damaged", trouble=page.translator.message(kept.trouble)))
    return [element("strong", link), *(element("span", line, class_="tk-note") for line in lines)]


def _form(page: Page) -> None:
    """Show the form that freezes the open release to whoever may."""
    said = page.translator.text
    if not cache.identity().may_freeze:
        text.note(page, message("store.writing_off"))
        return
    with st.expander(said("releases.freeze", release=published_id(page.release))):
        text.note(page, message("releases.frozen_help"))
        with st.form("freeze", border=False, clear_on_submit=False):
            typed = {
                "freeze_name": st.text_input(said("store.field.freeze_name"), max_chars=NAME, key="freeze.name"),
                "freeze_date": st.text_input(
                    said("store.field.freeze_date"),
                    value=page.translator.value(page.today),
                    max_chars=20,
                    key="freeze.date",
                ),
                "freeze_note": st.text_area(said("store.field.freeze_note"), max_chars=NOTE, key="freeze.note"),
            }
            asked = st.form_submit_button(said("releases.freeze_it"))
    if asked:
        _freeze(page, typed)


def _freeze(page: Page, typed: dict[str, str]) -> None:
    try:
        cache.freeze(typed)
    except EntryError as error:
        notices.problems(page, error)
    except TkkioError as error:
        notices.not_saved(page, error)
    else:
        st.session_state[_DONE] = True
        st.rerun()
