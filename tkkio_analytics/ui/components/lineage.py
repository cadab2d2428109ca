"""Where one number comes from, step by step, and where it is shown."""

from collections.abc import Iterator
from datetime import date

from tkkio_analytics.domain.lineage import Lineage
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.provenance import Origin
from tkkio_analytics.domain.target import ReferenceGoal, TargetOutlook
from tkkio_analytics.ui import cache, flow, navigation, state, words
from tkkio_analytics.ui.components import notices
from tkkio_analytics.ui.components.record import record
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page

SHOWN_ON = ("trends", "compare", "claims", "what_if")


def lineage_link(*, indicator_id: str, region_code: str, period: str) -> str:
    """Return the link to where one number comes from, for any page; the period as its code, such as ``2024``."""
    return state.address(
        navigation.path("data"), view="lineage", indicator=indicator_id, region=region_code, year=period
    )


def latest_origin(page: Page, outlook: TargetOutlook) -> None:
    """Show the link to where the latest figure of an outlook comes from."""
    if outlook.indicator_id is None or outlook.latest_period is None:
        return
    href = lineage_link(
        indicator_id=outlook.indicator_id, region_code=outlook.region_code, period=outlook.latest_period.code
    )
    link = element("a", page.translator.text("lineage.latest"), href=href, target="_self")
    flow.show(element("p", link, class_="tk-small"))


def lineage(page: Page, *, indicator_id: str, region_code: str, period: str) -> None:
    """Show the way of one number from its source to the screen."""
    if not period:
        notices.empty(page, message("lineage.none"))
        return
    traced = cache.lineage(indicator_id=indicator_id, region_code=region_code, period=period)
    indicator = cache.indicators()[indicator_id]
    region = cache.regions()[region_code]
    shown = words.level(page, indicator, traced.value).text
    told = page.translator.text(
        "lineage.headline", indicator=indicator.short_name, region=region.short_name, period=period, value=shown
    )
    flow.show(element("section", element("p", told), class_="tk-headline", aria_label=page.text("heading.findings")))
    outlook = cache.target_outlook(
        indicator_id=indicator_id, region_code=region_code, goal_id=ReferenceGoal.BEST_QUARTILE.value, own_goal=None
    )
    steps = [
        element("li", element("h2", page.translator.text(f"lineage.part.{name}")), *content)
        for name, content in _parts(page, traced, outlook)
        if content
    ]
    flow.show(element("ol", steps, class_="tk-lineage"))
    record(page, outlook)


def _parts(page: Page, traced: Lineage, outlook: TargetOutlook) -> Iterator[tuple[str, list[Markup]]]:
    yield "source", _source(page, traced)
    yield "snapshot", _snapshot(page, traced)
    yield "steps", [_lines([page.translator.message(step) for step in traced.steps])]
    yield "release", _release(page, traced)
    yield "model", _model(page, traced, outlook)
    yield "shown", [_shown(page, traced)]


def _source(page: Page, traced: Lineage) -> list[Markup]:
    text = page.translator.text
    if traced.origin is None or traced.source is None:
        return []
    row = {"row": traced.source.source_row}
    lines = [text("lineage.source.entered" if not traced.source.file else "lineage.source.row", **row)]
    indicator = cache.indicator_of(traced.source.indicator_id)
    if traced.source.file:
        lines.append(text("lineage.source.id", producer=indicator.producer, id=indicator.source_id))
    lines += _file(page, traced.origin)
    if traced.answer_kept is not None:
        lines.append(text(f"lineage.source.answer_{'kept' if traced.answer_kept else 'gone'}"))
    return [_origin(page, traced.origin), _lines(lines)]


def _origin(page: Page, origin: Origin) -> Markup:
    title = page.translator.localized(origin.title)
    link = element("a", title, href=origin.url, target="_blank", rel="noopener")
    read = page.text("sources.accessed", day=date.fromisoformat(origin.date_accessed), licence=origin.licence)
    return element("p", f"{origin.producer}: ", link, f". {read}", class_="tk-text")


def _file(page: Page, origin: Origin) -> list[str]:
    told = []
    if origin.public_copy is not None:
        told.append(page.translator.text("lineage.source.copy", copy=origin.public_copy))
    if origin.sha256 is not None:
        told.append(page.translator.text("lineage.source.hash", sha256=origin.sha256))
    return told


def _snapshot(page: Page, traced: Lineage) -> list[Markup]:
    if traced.snapshot is None or traced.source is None:
        return []
    text = page.translator.text
    indicator = cache.indicator_of(traced.source.indicator_id)
    level = words.level(page, indicator, traced.source.value).text
    lines = [text("lineage.snapshot.id", id=traced.snapshot.id, sha256=traced.snapshot.sha256)]
    if traced.source.line is not None:
        line = {"file": traced.source.file, "line": traced.source.line}
        lines.append(
            text("lineage.snapshot.line", value=level, status=text(f"lineage.status.{traced.source.status}"), **line)
        )
    return [_lines(lines)]


def _release(page: Page, traced: Lineage) -> list[Markup]:
    text = page.translator.text
    lines = [text("lineage.release.id", id=traced.release.id, sha256=traced.release.sha256)]
    if traced.reference_sha256:
        lines.append(text("lineage.release.reference", sha256=traced.reference_sha256))
    return [_lines(lines)]


def _model(page: Page, traced: Lineage, outlook: TargetOutlook) -> list[Markup]:
    told = [outlook.model_reason, *outlook.reasons, outlook.record_statement]
    lines = [page.translator.message(line) for line in told if line is not None]
    return [_lines([*lines, page.translator.text("lineage.program", version=traced.model_version)])]


def _shown(page: Page, traced: Lineage) -> Markup:
    choices = {"indicator": traced.indicator_id, "region": traced.region_code}
    links = [
        element("li", element("a", page.text(f"page.{name}.title"), href=href, target="_self"))
        for name, href in ((name, state.address(navigation.path(name), **choices)) for name in SHOWN_ON)
    ]
    return element("ul", links, class_="tk-list")


def _lines(lines: list[str]) -> Markup:
    return element("ul", [element("li", line) for line in lines], class_="tk-list")
