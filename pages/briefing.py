"""Neuvotteluaineisto: an area's pack for the negotiation or its leadership, previewed and written to a file."""

import streamlit as st

from tkkio_analytics.ui import components, shell
from tkkio_analytics.ui.selectors import briefings

page = shell.open_page("briefing")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    request = briefings.briefing_request(page)
    language = briefings.pack_language(page)
parts = briefings.parts(page, kind=request.kind)
components.refusals(page)

pack = components.pack(page, request, parts=parts, language=language)
components.headline(page, components.pack_findings(pack))
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    format_id = briefings.file_format(page)
components.pack_files(page, pack, format_id=format_id)
components.remarks(page, request)
components.pack_preview(page, pack)
components.sources(page, origin_ids=components.pack_origins(pack))
