"""Which record of past forecasts is looked at, and which method is open."""

from collections.abc import Sequence

import streamlit as st

from tkkio_analytics.domain.method import METHODS
from tkkio_analytics.domain.track_record import Basis, RecordChoice, TrackRecord
from tkkio_analytics.ui import cache, state
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors.choosing import EVERY, one_of
from tkkio_analytics.ui.selectors.series import indicator


def record_choice(page: Page, answer: TrackRecord) -> RecordChoice:
    """Return which record is looked at; the first followed indicator's length and horizon unless another is chosen.

    Parameters
    ----------
    page
        The open page.
    answer
        What there is to look at.
    """
    basis = Basis(one_of(page, "record", options=tuple(Basis), naming=lambda code: page.text(f"record_basis.{code}")))
    first = answer.first_choice
    indicator_id, length = first.indicator_id, first.n_observations
    if basis is Basis.OWN and answer.tracks:
        every = cache.indicators()
        checked = {track.indicator_id: every[track.indicator_id] for track in answer.tracks}
        indicator_id = indicator(page, among=checked).id
    if basis is Basis.MATCHED and answer.lengths:
        length = int(_number_of(page, "n", options=answer.lengths, default=length))
    years = int(_number_of(page, "horizon", options=answer.horizons, default=first.horizon_years))
    return RecordChoice(basis=basis, indicator_id=indicator_id, n_observations=length, horizon_years=years)


def opened_method() -> str:
    """Return the method whose text the address asks to be open, or none."""
    options = (EVERY, *(method.id.value for method in METHODS))
    code = state.chosen("method", options=options, default=EVERY)
    state.write("method", code=code, default=EVERY)
    return code


def _number_of(page: Page, name: str, *, options: Sequence[int], default: int) -> str:
    codes = tuple(str(option) for option in options)
    naming = {str(option): page.text(f"control.{name}_option", count=option) for option in options}
    return one_of(
        page,
        name,
        options=codes,
        default=str(default) if default in options else codes[0],
        naming=naming.__getitem__,
        widget=st.selectbox,
    )
