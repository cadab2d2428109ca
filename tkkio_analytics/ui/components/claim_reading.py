"""A claim written as a sentence: what was understood, what was not, what is left open; the verdict comes only after."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from tkkio_analytics.domain.claim import Claim, ClaimKind, Direction
from tkkio_analytics.domain.claim_text import ClaimReading, Draft, Slot
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.target import Target
from tkkio_analytics.services.claim_text import LONGEST
from tkkio_analytics.ui import cache, flow, own_goal, state
from tkkio_analytics.ui.components import notices
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors import claims

SENTENCE: Final = "written.sentence"
BOX: Final = 920
"""Pixels of the box for a sentence, where there is room."""
_READ: Final = "written.read"
_ANSWERS: Final = "written.answers"
_ANSWER: Final = "written.answer."


def claim_in_words(page: Page) -> None:
    """Show the box for a sentence, and how the latest one was understood.

    Parameters
    ----------
    page
        The open page.
    """
    st.session_state.setdefault(SENTENCE, st.session_state.get(_READ, ""))
    with st.form("written.form", border=False):
        st.text_area(
            _words(page, "label"),
            key=SENTENCE,
            max_chars=LONGEST,
            height=90,
            width=BOX,
            placeholder=page.translator.text(f"claim_text.{_group(page)}.{ClaimKind.COMPARISON}"),
            help=_words(page, "help"),
        )
        st.form_submit_button(_words(page, "read"), type="primary", on_click=_hand_in)
    sentence: str = st.session_state.get(_READ, "")
    if not sentence.strip():
        _examples(page)
        return
    _understood(page, cache.read_claim(sentence))


def _hand_in() -> None:
    """Take the sentence to be read; answers to an earlier one are no answers to this."""
    st.session_state[_READ] = st.session_state[SENTENCE]
    for key in [key for key in st.session_state if str(key).startswith(_ANSWER)]:
        del st.session_state[key]
    st.session_state[_ANSWERS] = {}


def _examples(page: Page) -> None:
    flow.show(element("p", _words(page, "examples_title"), class_="tk-text"))
    group = _group(page)
    examples = [page.translator.text(f"claim_text.{group}.{kind}") for kind in ClaimKind]
    flow.show(element("ul", [element("li", example, lang="fi") for example in examples], class_="tk-list"))
    flow.show(element("p", _words(page, "limits"), class_="tk-small"))


def _group(page: Page) -> str:
    return "practice_example" if page.practice else "example"


def _understood(page: Page, reading: ClaimReading) -> None:
    flow.title(_words(page, "understood"))
    _pieces(page, reading)
    if reading.unknown:
        notices.words(
            _words(page, "unknown", count=len(reading.unknown)),
            " · ".join(reading.unknown),
            _words(page, "unknown_means", count=len(reading.unknown)),
        )
    if not reading.usable:
        _refused(page, reading.refusals or (message("claim_text.refused.nothing"),))
        return
    draft, problems = _asked(page, reading)
    if problems:
        _refused(page, problems)
    elif not draft.open_slots():
        _confirm(page, draft)


def _pieces(page: Page, reading: ClaimReading) -> None:
    """Show each understood stretch of the sentence over what it was taken for."""
    either = f" {_words(page, 'or')} "
    items = [
        element(
            "li",
            element("span", page.translator.text(f"claim_text.role.{piece.role}"), class_="tk-note"),
            element("q", piece.words, lang="fi"),
            element("strong", either.join(map(page.translator.value, piece.meaning))),
        )
        for piece in reading.pieces
    ]
    if items:
        flow.show(element("ul", items, class_="tk-pieces", aria_label=_words(page, "understood")))


def _refused(page: Page, refusals: tuple[Message, ...]) -> None:
    lines = [page.translator.message(line) for line in refusals]
    notices.words(_words(page, "refused"), *lines, _words(page, "retry"))


def _asked(page: Page, reading: ClaimReading) -> tuple[Draft, tuple[Message, ...]]:
    """Ask for what is left open, one part after another, and return the draft with the answers."""
    answers: dict[Slot, str] = st.session_state.setdefault(_ANSWERS, {})
    draft, problems = cache.settled_claim(reading.draft, answers=answers)
    asked = [slot for slot in Slot if slot in answers or slot in draft.open_slots()]
    if not asked:
        return draft, problems
    flow.show(element("p", _words(page, "open", count=len(asked)), class_="tk-text"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        for slot in asked:
            names = _options(page, slot, draft, among=reading.options.get(slot, ()))
            if names:
                _ask(page, slot, names, answers)
    return cache.settled_claim(reading.draft, answers=answers)


def _ask(page: Page, slot: Slot, names: Mapping[str, str], answers: dict[Slot, str]) -> None:
    chosen = st.selectbox(
        page.translator.text(f"claim_text.slot.{slot}"),
        tuple(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=page.text("built_in.choose"),
        key=f"{_ANSWER}{slot}",
        width=340,
    )
    if chosen is None:
        answers.pop(slot, None)
    elif answers.get(slot) != chosen:
        answers[slot] = chosen
        st.rerun()


def _options(page: Page, slot: Slot, draft: Draft, *, among: tuple[str, ...]) -> Mapping[str, str]:
    """Return the choices for a part that is left open, by code with their names."""
    text, localized = page.translator.text, page.translator.localized
    match slot:
        case Slot.REGION:
            regions = claims.offered_regions(superlative=draft.kind in claims.SUPERLATIVES)
            names = {item.code: localized(item.short_name) for item in regions}
        case Slot.INDICATOR:
            names = {item.id: localized(item.short_name) for item in cache.indicators().values()}
        case Slot.KIND:
            names = {kind.value: text(f"claim_text.option.{kind}") for kind in ClaimKind}
        case Slot.DIRECTION:
            names = {way.value: text(f"claim_text.way.change_{way}") for way in Direction}
        case Slot.OTHER:
            names = dict(claims.others(page, regions=draft.region_codes))
        case Slot.GOAL:
            names = {goal.id: page.translator.value(goal.title) for goal in _goals(draft)}
        case Slot.GOAL_YEAR:
            names = {str(year): str(year) for year in range(page.today.year, page.today.year + own_goal.YEARS_AHEAD)}
        case Slot.FROM | Slot.SINCE:
            known = cache.periods(indicator_id=draft.indicator_id) if draft.indicator_id else ()
            names = {item.code: page.translator.value(item) for item in known}
    return {code: name for code, name in names.items() if code in among or not among}


def _goals(draft: Draft) -> tuple[Target, ...]:
    if draft.indicator_id is None or not draft.region_codes:
        return ()
    return cache.goals(indicator_id=draft.indicator_id, region_code=draft.region_codes[0])


def _confirm(page: Page, draft: Draft) -> None:
    """Show the whole claim in one sentence, and the button that puts it to the data."""
    claim = cache.claim_of(draft)
    sentence = page.translator.message(cache.check_claim(claim).understood)
    flow.show(element("p", sentence, class_="tk-claim"))
    st.button(
        _words(page, "check"),
        type="primary",
        key="written.check",
        on_click=_choose,
        args=(claim,),
    )


def _choose(claim: Claim) -> None:
    factor = cache.indicators()[claim.indicator_id].unit.factor
    for name, code in claims.codes(claim, factor=factor, nation=cache.nation().code).items():
        state.choose(name, code=code)


def _words(page: Page, name: str, **params: object) -> str:
    return page.translator.text(f"claim_text.screen.{name}", **params)
