"""The page of briefings: what the pack holds, its file, its remarks and its preview."""

from dataclasses import replace

import streamlit as st

from tkkio_analytics.domain.briefing import SectionId
from tkkio_analytics.domain.briefing_request import BriefingRequest
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.reporting.wording import WordedBriefing
from tkkio_analytics.ui import cache
from tkkio_analytics.ui.components import briefing_files, briefing_preview, notices
from tkkio_analytics.ui.page import Page


def pack(page: Page, request: BriefingRequest, *, parts: tuple[SectionId, ...], language: str) -> WordedBriefing:
    """Return the pack with the chosen parts, in words."""
    with st.spinner(page.text("app.loading")):
        return cache.worded_briefing(replace(request, sections=parts), language=language)


def pack_findings(pack: WordedBriefing) -> tuple[Message, ...]:
    """Return what the pack holds."""
    figures, sections = len(pack.references), len(pack.sections)
    return (message("briefing.page.headline", title=pack.title, sections=sections, figures=figures),)


def pack_files(page: Page, pack: WordedBriefing, *, format_id: str) -> None:
    """Offer to write the pack; a pack without parts says what to do instead."""
    if not pack.sections:
        notices.empty(page, message("briefing.page.no_parts"))
        return
    briefing_files.files(page, pack, format_id=format_id)


def pack_preview(page: Page, pack: WordedBriefing) -> None:
    """Show what will come out; nothing of a pack without parts."""
    if pack.sections:
        briefing_preview.preview(page, pack)


def pack_origins(pack: WordedBriefing) -> tuple[str, ...]:
    """Return the sources of the pack's figures."""
    return tuple(dict.fromkeys(source.origin_id for item in pack.references for source in item.reference.sources))
