"""Where the figures of a view come from, and which breaks are in them."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from tkkio_analytics.domain.indicator import Break, BreakKind, Indicator
from tkkio_analytics.domain.outside import TOPIC as OUTSIDE
from tkkio_analytics.domain.provenance import Origin, Release, Snapshot
from tkkio_analytics.ui import cache, flow, state
from tkkio_analytics.ui.components import notices
from tkkio_analytics.ui.components.folds import folded_words
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page

SHOWN_HASH: Final = 12
"""Characters of a hash that people compare; the whole one is in its title."""


def sources(page: Page, *, origin_ids: tuple[str, ...]) -> None:
    """Show producer, title, licence and access date of each source, and the snapshot and release it was read from."""
    found = origin_items(page, origin_ids=origin_ids)
    snapshots = [element("li", _snapshot(page, snapshot)) for snapshot in cache.snapshots(origin_ids=origin_ids)]
    release = page.text("sources.release", id=page.release.id, created=_day(page.release.created))
    pin = element(
        "a", page.translator.text("releases.pin"), href=state.here(release=published_id(page.release)), target="_self"
    )
    version = element("li", release, " ", _hash(page.release.sha256), ". ", pin)
    flow.title(page.text("heading.sources"))
    flow.show(element("ul", [*found, *snapshots, version], class_="tk-list tk-small"))


def origin_items(page: Page, *, origin_ids: tuple[str, ...]) -> list[Markup]:
    """Return a list item a source; one that was read in several parts is one item."""
    return list(dict.fromkeys(element("li", _origin(page, origin)) for origin in cache.origins(origin_ids=origin_ids)))


def published_id(release: Release) -> str:
    """Return the id that a link can name; people's own entries, which go on changing, are joined when it is opened."""
    return release.id.split("+")[0]


def breaks(page: Page, breaks: Sequence[Break]) -> None:
    """Show the breaks of a series: what changed, when, of which kind, and who says so."""
    flow.show(_breaks(page, breaks))


def folded_breaks(page: Page, breaks: Sequence[Break]) -> None:
    """Show the same, folded."""
    folded_words(page.text("heading.breaks"), _breaks(page, breaks))


def _breaks(page: Page, breaks: Sequence[Break]) -> Markup:
    items = [element("li", _break(page, of_series), class_=f"tk-{of_series.kind}") for of_series in breaks]
    none = element("p", page.text("empty.no_breaks"), class_="tk-text")
    return element("ul", items, class_="tk-breaks") if items else none


def definition(page: Page, indicator: Indicator) -> None:
    """Show, folded, what an indicator counts, which way is better and why, and what it must not be compared with.

    Of one outside the catalogue it is said unfolded that nobody has judged it.
    """
    localized = page.translator.localized
    if indicator.topic == OUTSIDE and indicator.comparability_note is not None:
        notices.calm(localized(indicator.name), localized(indicator.comparability_note))
    lines = [
        localized(indicator.name),
        localized(indicator.description),
        page.text(f"definition.{indicator.polarity}", basis=indicator.polarity_basis),
        page.text(
            "definition.source",
            producer=page.translator.parallel(indicator.producer),
            id=indicator.source_id,
            licence=page.translator.parallel(indicator.licence),
        ),
        page.text(f"definition.{indicator.standardisation or 'standardisation_unknown'}"),
    ]
    folded_words(page.text("definition.title"), *(element("p", line, class_="tk-text") for line in lines))


def _origin(page: Page, origin: Origin) -> list[str | Markup]:
    title = element("a", page.translator.localized(origin.title), href=origin.url, target="_blank", rel="noopener")
    accessed = page.text(
        "sources.accessed", day=_day(origin.date_accessed), licence=page.translator.parallel(origin.licence)
    )
    copy = [" ", page.translator.localized(origin.public_copy_note)] if origin.public_copy_note else []
    return [f"{page.translator.parallel(origin.producer)}: ", title, f". {accessed}", *copy]


def _snapshot(page: Page, snapshot: Snapshot) -> list[str | Markup]:
    return [page.text("sources.snapshot", id=snapshot.id, created=_day(snapshot.created)), " ", _hash(snapshot.sha256)]


def _hash(sha256: str) -> Markup:
    return element("code", f"sha256 {sha256[:SHOWN_HASH]}…", title=sha256)


def _break(page: Page, of_series: Break) -> list[str | Markup]:
    kind = "measurement" if of_series.kind is BreakKind.MEASUREMENT else "regime"
    name = element("strong", page.translator.localized(of_series.label))
    kind_words = page.text(f"break.{kind}", day=_day(of_series.date))
    note = element("span", page.text("break.source", source=of_series.source), class_="tk-note")
    return [name, f" ({kind_words}). ", page.translator.localized(of_series.reason), note]


def _day(written: str) -> date:
    return date.fromisoformat(written[:10])
