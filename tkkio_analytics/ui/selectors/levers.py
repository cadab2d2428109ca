"""What is assumed: one row a lever, each with its own controls, kept in the address as the text of all of them."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import streamlit as st

from tkkio_analytics.domain.lever_text import levers_text, parse_levers
from tkkio_analytics.domain.scenario import AMOUNT_KINDS, SET_PACE_KINDS, Lever, LeverKind
from tkkio_analytics.errors import ScenarioError
from tkkio_analytics.ui import state
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors import lever_parts
from tkkio_analytics.ui.selectors.lever_parts import NAME, Ground, key
from tkkio_analytics.ui.what_if_address import NOTHING

DEFAULT_PROBABILITY: Final = 0.5
DEFAULT_RAMP: Final = 3


def controls(page: Page, assumed: tuple[Lever, ...], *, ground: Ground) -> None:
    """Draw the controls of each assumption, and the one that adds another."""
    for place, lever in enumerate(assumed):
        _row(page, lever, place=place, every=assumed, ground=ground)
    _add(page, assumed, ground=ground)
    state.write(NAME, code=code(assumed), default=code(ground.default))


def code(assumed: Sequence[Lever]) -> str:
    """Return levers as they stand in the address."""
    return levers_text(tuple(assumed)) or NOTHING


def chosen(ground: Ground) -> tuple[Lever, ...]:
    """Return what is assumed; what the address asks and cannot be read is refused."""
    written = state.written(NAME)
    if not written:
        return ground.default
    try:
        return () if written == NOTHING else parse_levers(written)
    except ScenarioError:
        state.refuse(NAME, value=written)
        state.choose(NAME, code="")
        return ground.default


def _row(page: Page, lever: Lever, *, place: int, every: tuple[Lever, ...], ground: Ground) -> None:
    text = page.translator.text
    put = partial(_put, every, place)
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.html(f"<strong>{text(f'what_if.lever.kind.{lever.kind}')}</strong>", width="content")
            st.button(
                text("what_if.lever.remove"),
                key=key(page, place, "remove"),
                on_click=partial(_remove, every, place),
                type="tertiary",
            )
        if lever.kind in AMOUNT_KINDS:
            lever_parts.slider(page, lever, place=place, put=put, ground=ground)
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            if lever.kind in AMOUNT_KINDS:
                lever_parts.number(page, lever, place=place, put=put, ground=ground)
            if len(ground.indicators) > 1:
                lever_parts.about(page, lever, place=place, put=put, ground=ground)
            if lever.kind is LeverKind.PEER_PACE:
                lever_parts.peer(page, lever, place=place, put=put, ground=ground)
            if lever.kind is LeverKind.REQUIRED_PACE:
                lever_parts.probability(page, lever, place=place, put=put)
            if lever.ramp_years or lever.kind in {LeverKind.RAMP, LeverKind.EFFECT}:
                lever_parts.ramp(page, lever, place=place, put=put)
            lever_parts.start(page, lever, place=place, put=put, ground=ground)
            lever_parts.uncertainty(page, lever, place=place, put=put)


def _add(page: Page, assumed: tuple[Lever, ...], *, ground: Ground) -> None:
    """Offer the kinds that can be added: a path has one pace that is set."""
    text = page.translator.text
    set_already = any(lever.kind in SET_PACE_KINDS for lever in assumed)
    kinds = [kind.value for kind in LeverKind if kind not in SET_PACE_KINDS or not set_already]
    held = f"choice.{page.id}.{NAME}.add"
    st.session_state[held] = None
    st.selectbox(
        text("what_if.lever.add"),
        kinds,
        index=None,
        format_func=lambda kind: text(f"what_if.lever.kind.{kind}"),
        placeholder=text("what_if.lever.choose"),
        key=held,
        on_change=lambda: _append(page, st.session_state[held], assumed=assumed, ground=ground),
    )


def _append(page: Page, kind: str | None, *, assumed: tuple[Lever, ...], ground: Ground) -> None:
    if kind is not None:
        _choose((*assumed, _new(page, LeverKind(kind), ground=ground)))


def _new(page: Page, kind: LeverKind, *, ground: Ground) -> Lever:
    """Return a lever of a kind as it is when it is added: an amount begins at nothing."""
    several = len(ground.indicators) > 1
    match kind:
        case LeverKind.PEER_PACE:
            return Lever(kind=kind, peer=next(iter(lever_parts.peers(page, ground))))
        case LeverKind.REQUIRED_PACE:
            return Lever(kind=kind, probability=DEFAULT_PROBABILITY)
        case LeverKind.OWN_BEST_PACE | LeverKind.BEST_QUARTILE_PACE:
            return Lever(kind=kind)
        case _:
            grows = {LeverKind.RAMP, LeverKind.EFFECT}
            first = next(iter(ground.indicators))
            return Lever(
                kind=kind,
                amount=0.0,
                ramp_years=DEFAULT_RAMP if kind in grows else 0,
                indicator_id=first if several else None,
            )


def _put(every: tuple[Lever, ...], place: int, lever: Lever) -> None:
    _choose((*every[:place], lever, *every[place + 1 :]))


def _remove(every: tuple[Lever, ...], place: int) -> None:
    _choose((*every[:place], *every[place + 1 :]))


def _choose(assumed: tuple[Lever, ...]) -> None:
    state.choose(NAME, code=code(assumed))
