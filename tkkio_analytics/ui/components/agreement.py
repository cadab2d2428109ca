"""What other methods say of the same question: one row a method, with its verdict in words, shape and figure."""

from typing import Final

from tkkio_analytics.domain.agreement import Agreement, Method, MethodVerdict, ProgressVerdict
from tkkio_analytics.domain.method import MethodId
from tkkio_analytics.domain.target import TargetOutlook
from tkkio_analytics.ui import flow, navigation, state, words
from tkkio_analytics.ui.cache.parts import kept_part
from tkkio_analytics.ui.components import icons, tables
from tkkio_analytics.ui.components.folds import folded_words
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.tables import Cell, Column, Table

HEADERS: Final = ("method", "verdict", "figure", "reason")
TOLD_AS: Final = {
    Method.OURS: MethodId.RISK_CLASSES,
    Method.EUROSTAT: MethodId.EUROSTAT,
    Method.ESCAP: MethodId.ESCAP,
    Method.HEALTHY_PEOPLE: MethodId.HEALTHY_PEOPLE,
    Method.FINGERTIPS: MethodId.FINGERTIPS,
    Method.XMR: MethodId.XMR,
}
"""Where the page of methods tells how each verdict is made."""
TONES: Final = {
    ProgressVerdict.ON_TRACK: "tk-better",
    ProgressVerdict.PARTLY: "tk-better",
    ProgressVerdict.OFF_TRACK: "tk-worse",
    ProgressVerdict.WRONG_WAY: "tk-worse",
    ProgressVerdict.NOT_CALCULABLE: "tk-quiet",
}


def agreement(page: Page, agreement: Agreement, *, outlook: TargetOutlook) -> None:
    """Show how far the methods agree, what each says and why not, and folded what each asks.

    Without any value there is nothing to judge, and nothing is shown.

    Parameters
    ----------
    page
        The open page.
    agreement
        The verdicts.
    outlook
        Our own answer, for the goal and the sources of the saved file.
    """
    if outlook.latest_value is None:
        return
    flow.title(_words(page, "heading"))
    flow.show(element("p", page.translator.message(agreement.headline), class_="tk-text tk-strong"))
    table = strip(page, agreement)
    goal = words.owned(page, outlook.target)
    tables.table(page, table, origin_ids=outlook.origin_ids, name="agreement", goal=goal, class_="tk-table tk-stack")
    reading = element("p", _words(page, "concepts_reading"), class_="tk-text")
    concepts = [_concept(page, item.method) for item in agreement.verdicts]
    folded_words(_words(page, "concepts"), reading, element("ul", concepts, class_="tk-list"))


@kept_part
def strip(page: Page, agreement: Agreement) -> Table:
    """Return the verdicts as a table: one row a method."""
    return Table(
        caption=_words(page, "caption" if agreement.goal_id is not None else "caption_without_goal"),
        columns=tuple(
            Column(header=_words(page, name), numeric=name == "figure", wide=name == "reason") for name in HEADERS
        ),
        rows=tuple(_row(page, item) for item in agreement.verdicts),
    )


def _row(page: Page, item: MethodVerdict) -> tuple[Cell, ...]:
    name = page.translator.text(f"agreement.method.{item.method}")
    return Cell(text=name), _verdict(page, item), _figure(page, item), Cell(text=page.translator.message(item.reason))


def _verdict(page: Page, item: MethodVerdict) -> Cell:
    said = page.translator.text(f"agreement.verdict.{item.verdict}")
    shown = icons.beside("progress", item.verdict, said)
    href = state.address(navigation.path("methods"), method=TOLD_AS[item.method].value)
    return Cell(text=said, tone=TONES.get(item.verdict), markup=shown, href=href)


def _figure(page: Page, item: MethodVerdict) -> Cell:
    if item.value is None:
        return Cell(text=words.MISSING, raw="", tone="tk-none")
    label = page.translator.text(f"agreement.figure.{item.method}")
    if item.method is Method.OURS:
        shown = words.probability(page, item.value.value)
        return Cell(text=shown.text, raw=shown.raw, note=label)
    return Cell(text=page.translator.value(item.value), raw=item.value.value, note=label)


def _concept(page: Page, method: Method) -> Markup:
    name = element("strong", page.translator.text(f"agreement.method.{method}"))
    return element("li", name, ". ", page.translator.text(f"agreement.concept.{method}"))


def _words(page: Page, name: str) -> str:
    return page.translator.text(f"agreement.screen.{name}")
