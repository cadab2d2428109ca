"""What is said when something is wrong or missing, and what to do about it."""

from tkkio_analytics.domain.message import Message
from tkkio_analytics.errors import EntryError, TkkioError
from tkkio_analytics.i18n import Translator
from tkkio_analytics.ui import flow, state
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page


def error(translator: Translator, error: TkkioError) -> None:
    """Show one of our errors: what happened and what to do."""
    flow.show(_notice(translator.text("ui.error.title"), translator.text(error.key, **error.params)))


def fault(translator: Translator) -> None:
    """Show that something unforeseen happened; its details are in the log alone."""
    flow.show(_notice(translator.text("ui.error.fault_title"), translator.text("ui.error.fault")))


def refusals(page: Page) -> None:
    """Say which values of the address were not understood; the defaults are in force instead."""
    for refusal in state.refusals():
        name = page.text(f"choice.{refusal.name}")
        words = page.text("error.refused", name=name, value=refusal.value)
        flow.show(_notice(page.text("error.refused_title"), words, class_="tk-notice tk-calm"))


def practice(page: Page) -> None:
    """Say, where practice data are open, that what the page shows is made up, what is not, and how to leave it."""
    if not page.practice:
        return
    lines = [page.text("practice.banner"), *([page.text("practice.record")] if page.id == "methods" else [])]
    words = element(
        "p", element("strong", page.text("practice.title")), *(part for line in lines for part in (" ", line))
    )
    flow.show(element("div", words, class_="tk-practice", role="note"))


def empty(page: Page, message: Message) -> None:
    """Say in a calm notice what is not there."""
    flow.show(_notice(page.translator.message(message), class_="tk-notice tk-calm"))


def calm(text: str, *more: str) -> None:
    """Say in a calm notice what is so."""
    flow.show(_notice(text, *more, class_="tk-notice tk-calm"))


def words(*lines: str) -> None:
    """Say in a calm notice what is so, the first line being its heading."""
    flow.show(_notice(*lines, class_="tk-notice tk-calm"))


def not_saved(page: Page, error: TkkioError) -> None:
    """Say why nothing was saved, and what to do."""
    flow.show(_notice(page.translator.text("store.not_saved_title"), page.translator.text(error.key, **error.params)))


def failed(page: Page, key: str, error: TkkioError) -> None:
    """Say what did not come about, why, and what to do."""
    flow.show(_notice(page.translator.text(key), page.translator.text(error.key, **error.params)))


def problems(page: Page, error: EntryError) -> None:
    """Show everything that is wrong with what was typed, a line each."""
    found = error.params["problems"]
    lines = [page.translator.value(problem) for problem in found] if isinstance(found, tuple) else []
    flow.show(_notice(page.translator.text("store.not_saved"), *lines))


def _notice(*lines: str, class_: str = "tk-notice") -> Markup:
    first, *rest = lines
    return element(
        "div",
        element("p", element("strong", first)),
        *(element("p", line) for line in rest),
        class_=class_,
        role="status",
    )
