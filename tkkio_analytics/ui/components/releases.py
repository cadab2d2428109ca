"""The releases on disk: what each is made of, and what was known on a day."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import streamlit as st

from tkkio_analytics.domain.provenance import ReleaseSummary
from tkkio_analytics.ui import cache, flow, state, words
from tkkio_analytics.ui.components import notices, tables
from tkkio_analytics.ui.components.saving import Save, show_saves
from tkkio_analytics.ui.components.sources import published_id
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.offered import File
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

HEADERS: Final = ("release", "created", "sha256", "snapshots")
LISTED: Final = 10
"""Releases listed at once; a daily refresh makes hundreds in a year, and the rest stand folded."""


def releases(page: Page) -> None:
    """Show every release with a link that opens this page on it; one alone is said in words."""
    known = cache.release_summaries()
    tables.table(page, _table(page, known[:LISTED]), origin_ids=(), name="releases")
    if len(known) > LISTED:
        with st.expander(page.translator.text("releases.older", count=len(known) - LISTED)):
            tables.table(page, _table(page, known[LISTED:]), origin_ids=(), name="releases_older")
    if len(known) == 1:
        flow.show(element("p", page.translator.text("releases.only_one"), class_="tk-text"))


def known_on(page: Page, day: date) -> None:
    """Say which release held what was known on a day, or that there was none yet."""
    release = cache.known_on(day)
    said = page.translator.text
    if release is None:
        first = cache.release_summaries()[-1]
        created = date.fromisoformat(first.created)
        notices.calm(said("releases.nothing_known", day=day, release=first.id, created=created))
        return
    flow.show(element("p", said("releases.was_known", day=day, release=release), class_="tk-text"))


def _table(page: Page, known: Sequence[ReleaseSummary]) -> Table:
    return Table(
        caption=page.translator.text("releases.caption"),
        columns=tuple(
            Column(header=page.translator.text(f"releases.column.{name}"), wide=name == "snapshots") for name in HEADERS
        ),
        rows=tuple(_release(page, release) for release in known),
    )


def _release(page: Page, release: ReleaseSummary) -> tuple[Cell, ...]:
    here = release.id == published_id(page.release)
    standing = [name for name, holds in (("open", here), ("in_force", release.id == cache.in_force())) if holds]
    frozen = (words.frozen_name(page, entry) for entry in cache.frozen_by_release().get(release.id, ()))
    note = "; ".join([", ".join(page.translator.text(f"releases.{name}") for name in standing), *frozen]).strip("; ")
    return (
        Cell(text=release.id, href=None if here else state.here(release=release.id), note=note or None),
        Cell(text=page.translator.value(date.fromisoformat(release.created))),
        Cell(text=f"{release.sha256[:12]}…", raw=release.sha256),
        Cell(text="; ".join(release.snapshot_ids)),
    )


def whole_data_set(page: Page) -> None:
    """Show the button that saves the whole data set of the release shown, with its code lists, in one file."""
    name = page.file_name(f"{published_id(page.release)}.zip")
    file = File(name=name, mime="application/zip", content=cache.whole_data_set())
    say = page.translator.text
    show_saves(Save(label=say("data_set.save"), file=file, help=say("data_set.save_help")))
