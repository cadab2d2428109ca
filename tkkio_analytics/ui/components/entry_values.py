"""The figures of an own indicator for one year: one field an area, saved together or not at all."""

from functools import partial
from typing import Final

import streamlit as st

from tkkio_analytics.domain.own_indicator import OwnIndicator, OwnValue
from tkkio_analytics.domain.revision import Conflict, Stored
from tkkio_analytics.services import own_indicators
from tkkio_analytics.services.fields import typed_number
from tkkio_analytics.ui import cache, entry_fields, flow, own_goal
from tkkio_analytics.ui.components import entry_form
from tkkio_analytics.ui.components import tables as shown_tables
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

_SEEN: Final = "entry.seen"
_MET: Final = "entry.met"
ABREAST: Final = 3
LONGEST: Final = 24


def entry_values(page: Page, indicator: OwnIndicator, *, year: int) -> None:
    """Show the figures of a year to change.

    Parameters
    ----------
    page
        The open page.
    indicator, year
        What is filled in.
    """
    place = f"entry.own_value.{indicator.id}.{year}"
    regions = entry_fields.entry_regions()
    if f"{place}.{next(iter(regions))}" not in st.session_state:
        _open(page, indicator, year, place=place)
    entry_form.told(page)
    met: tuple[Conflict, ...] = st.session_state.get(f"{place}.{_MET}", ())
    if met:
        entry_form.show_conflict(page, met, forget=partial(entry_form.forget, place))
    with st.form(place, border=True):
        st.caption(page.translator.text("store.values.advice", unit=_unit(indicator)))
        columns = st.columns(ABREAST)
        for number, (code, region) in enumerate(regions.items()):
            with columns[number * ABREAST // len(regions)]:
                name = page.translator.localized(region.short_name)
                st.text_input(name, key=f"{place}.{code}", max_chars=LONGEST)
        pressed = st.form_submit_button(page.translator.text("store.save"), type="primary")
    if pressed:
        seen: dict[str, Stored[OwnValue]] = st.session_state[f"{place}.{_SEEN}"]
        written = {code: st.session_state[f"{place}.{code}"] for code in regions}
        entry_form.attempt(
            page,
            lambda: own_indicators.filled(written, indicator=indicator, year=year, seen=seen, today=page.today),
            place=place,
            after=partial(_see, seen),
        )


def values_as_they_stand(page: Page, indicator: OwnIndicator, *, year: int) -> None:
    """Show the figures of a year, with who saved each and when."""
    text = page.translator.text
    found = cache.own_figures(indicator_id=indicator.id, year=year)
    if not found:
        flow.show(element("p", text("store.values.none", year=year), class_="tk-text"))
        return
    regions = entry_fields.entry_regions()
    table = Table(
        caption=text("store.values.caption", indicator=indicator.name, year=year, unit=_unit(indicator)),
        columns=(
            Column(header=page.text("column.region")),
            Column(header=page.text("column.value"), numeric=True),
            Column(header=text("store.column.author")),
        ),
        rows=tuple(
            (
                Cell(text=page.translator.localized(region.short_name)),
                Cell(text=_shown(page, found[code].entry.value), raw=found[code].entry.value),
                Cell(text=found[code].author),
            )
            for code, region in regions.items()
            if code in found
        ),
    )
    shown_tables.table(page, table, origin_ids=(), name="values")


def _open(page: Page, indicator: OwnIndicator, year: int, *, place: str) -> None:
    entry_form.forget(place)
    seen = cache.own_figures(indicator_id=indicator.id, year=year)
    for code in entry_fields.entry_regions():
        st.session_state[f"{place}.{code}"] = _shown(page, seen[code].entry.value) if code in seen else ""
    st.session_state[f"{place}.{_SEEN}"] = seen


def _see(seen: dict[str, Stored[OwnValue]], met: tuple[Conflict, ...]) -> None:
    """Take note of the figures that the editor is shown, so that the next save is a choice."""
    for conflict in met:
        mine = conflict.mine.entry
        if isinstance(mine, OwnValue):
            seen.pop(mine.region_code, None)
            if conflict.theirs is not None and isinstance(conflict.theirs.entry, OwnValue):
                theirs = conflict.theirs
                seen[mine.region_code] = Stored(
                    entry=conflict.theirs.entry,
                    version=theirs.version,
                    author=theirs.author,
                    saved_at=theirs.saved_at,
                )


def _shown(page: Page, value: float) -> str:
    return own_goal.shown(typed_number(value), language=page.translator.language)


def _unit(indicator: OwnIndicator) -> object:
    return cache.own_units()[indicator.unit_id].symbol
