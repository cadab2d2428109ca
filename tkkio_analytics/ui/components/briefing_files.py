"""Writing a briefing to a file, with progress, and handing it over."""

from typing import Final

import streamlit as st

from tkkio_analytics.errors import TkkioError
from tkkio_analytics.reporting import formats
from tkkio_analytics.reporting.wording import WordedBriefing
from tkkio_analytics.ui.components import notices
from tkkio_analytics.ui.page import Page

_WRITTEN: Final = "pack.written"
KIBIBYTE: Final = 1024


def files(page: Page, pack: WordedBriefing, *, format_id: str) -> None:
    """Offer to write the pack in a format, and whatever has been written of this very pack.

    Parameters
    ----------
    page
        The open page.
    pack
        What is written.
    format_id
        One of the formats on offer.
    """
    text = page.translator.text
    chosen = formats.FORMATS[format_id]
    template = None
    if chosen.has_template:
        with st.expander(text("briefing.page.template")):
            given = st.file_uploader(
                text("briefing.page.template"),
                type=["pptx", "potx"],
                help=text("briefing.page.template_help"),
                label_visibility="collapsed",
                key="pack.template",
            )
            template = None if given is None else given.getvalue()
    written: dict[str, tuple[WordedBriefing, bytes]] = st.session_state.setdefault(_WRITTEN, {})
    if st.button(text("briefing.page.write"), type="primary", key="pack.write"):
        _write(page, pack, format_id=format_id, template=template)
    for other, (of_pack, content) in written.items():
        if of_pack == pack:
            _offer(page, pack, other, content)


def _write(page: Page, pack: WordedBriefing, *, format_id: str, template: bytes | None) -> None:
    written: dict[str, tuple[WordedBriefing, bytes]] = st.session_state[_WRITTEN]
    for other in [other for other, (of_pack, _) in written.items() if of_pack != pack]:
        del written[other]
    try:
        with st.spinner(page.translator.text("briefing.page.writing"), show_time=True):
            written[format_id] = pack, formats.write(pack, format_id=format_id, template=template)
    except TkkioError as error:
        written.pop(format_id, None)
        notices.failed(page, "briefing.page.not_written", error)


def _offer(page: Page, pack: WordedBriefing, format_id: str, content: bytes) -> None:
    chosen = formats.FORMATS[format_id]
    name = page.translator.text(f"briefing.page.format.{format_id}")
    stem = page.file_name(f"{pack.kind}-{pack.region_code}-{pack.language}-{pack.release_id}")
    st.download_button(
        page.translator.text("briefing.page.download", format=name, size=-(-len(content) // KIBIBYTE)),
        data=content,
        file_name=f"{stem}{chosen.suffix}",
        mime=chosen.mime,
        key=f"pack.download.{format_id}",
        on_click="ignore",
    )
