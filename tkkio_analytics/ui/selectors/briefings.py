"""Which briefing: of whom, for what, in which language, which parts in which order, in which format."""

from functools import partial
from typing import Final

import streamlit as st

from tkkio_analytics.domain.briefing import BriefingKind, SectionId
from tkkio_analytics.domain.briefing_request import SECTIONS, BriefingRequest
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.reporting import formats
from tkkio_analytics.ui import cache, state
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors.choosing import one_of
from tkkio_analytics.ui.selectors.places import places
from tkkio_analytics.ui.selectors.series import indicator, reference_goal

KINDS: Final = (BriefingKind.NEGOTIATION, BriefingKind.LEADERSHIP, BriefingKind.QUESTION)
PARTS: Final = "parts"
BETWEEN: Final = "."
NONE: Final = "none"
"""Code of a pack without any part; nothing in the address stands for all of them."""
ORDER: Final = (RegionCategory.COUNTY, RegionCategory.COLLABORATIVE_AREA, RegionCategory.NATION)


def briefing_request(page: Page) -> BriefingRequest:
    """Return whose briefing it is, what it is for, and what it is held against, with all its parts."""
    every = [region for region in cache.regions().values() if region.goes_on]
    ordered = [region for category in ORDER for region in every if region.category is category]
    area = places(page, ordered, label=page.text("control.region.any"))
    kind = BriefingKind(
        one_of(page, "briefing", options=KINDS, naming=lambda code: page.translator.text(f"briefing.page.kind.{code}"))
    )
    asked = None
    if kind is BriefingKind.QUESTION:
        asked = indicator(page, among=cache.followed_indicators()).id
    goal_id = reference_goal(page)
    return BriefingRequest(kind=kind, region_code=area.code, goal_id=goal_id, indicator_id=asked)


def pack_language(page: Page) -> str:
    """Return the language that the file is written in, by default the page's."""
    codes = dict.fromkeys((page.translator.language, *LANGUAGES))
    return one_of(page, "words", options=tuple(codes), naming=lambda code: Translator(code).text("ui.language.name"))


def file_format(page: Page) -> str:
    """Return the format that the file is written in."""
    codes = tuple(found.id for found in formats.offered())
    return one_of(
        page, "format", options=codes, naming=lambda code: page.translator.text(f"briefing.page.format.{code}")
    )


def parts(page: Page, *, kind: BriefingKind) -> tuple[SectionId, ...]:
    """Return the chosen parts in their order, and draw a switch and two movers for each of them."""
    possible = SECTIONS[kind]
    chosen = _chosen(possible)
    text = page.translator.text
    with st.expander(text("briefing.page.parts")):
        st.caption(text("briefing.page.parts_help"))
        for part in (*chosen, *(other for other in possible if other not in chosen)):
            _row(page, part, chosen=chosen)
        if chosen != possible:
            st.button(text("briefing.page.reset"), on_click=partial(_keep, possible), key="pack.reset")
    state.write(PARTS, code=_code(chosen), default=_code(possible))
    return chosen


def _row(page: Page, part: SectionId, *, chosen: tuple[SectionId, ...]) -> None:
    name = page.translator.text(f"briefing.page.section.{part}")
    key = f"pack.part.{part}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.session_state[key] = part in chosen
        st.checkbox(name, key=key, on_change=partial(_switch, part, chosen), width=320)
        if part in chosen:
            place = chosen.index(part)
            for step, word in ((-1, "up"), (1, "down")):
                st.button(
                    page.translator.text(f"briefing.page.{word}", part=name),
                    key=f"{key}.{word}",
                    icon=f":material/arrow_{word}ward:",
                    type="tertiary",
                    disabled=not 0 <= place + step < len(chosen),
                    on_click=partial(_keep, _moved(chosen, place, step)),
                )


def _moved(chosen: tuple[SectionId, ...], place: int, step: int) -> tuple[SectionId, ...]:
    """Return the parts with the one at ``place`` moved a step, or as they are at either end."""
    if not 0 <= place + step < len(chosen):
        return chosen
    moved = list(chosen)
    moved.insert(place + step, moved.pop(place))
    return tuple(moved)


def _switch(part: SectionId, chosen: tuple[SectionId, ...]) -> None:
    _keep(tuple(other for other in chosen if other is not part) if part in chosen else (*chosen, part))


def _keep(chosen: tuple[SectionId, ...]) -> None:
    state.choose(PARTS, code=_code(chosen))


def _chosen(possible: tuple[SectionId, ...]) -> tuple[SectionId, ...]:
    """Return the parts that the address or the reader has chosen; those that the kind cannot have are left out."""
    code = state.written(PARTS)
    if code == NONE:
        return ()
    named = [name for name in code.split(BETWEEN) if name]
    unknown = [name for name in named if name not in set(SectionId)]
    if unknown:
        state.refuse(PARTS, value=BETWEEN.join(unknown))
    wanted = tuple(dict.fromkeys(SectionId(name) for name in named if name in possible))
    return wanted or possible


def _code(chosen: tuple[SectionId, ...]) -> str:
    return BETWEEN.join(chosen) or NONE
