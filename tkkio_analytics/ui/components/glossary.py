"""The glossary: each word in three languages, what it means, and whose word it is."""

from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.ui import flow, terms
from tkkio_analytics.ui.components import notices
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors.glossary import Sought


def glossary_findings() -> tuple[Message, ...]:
    """Return how many words there are, and how they are found."""
    return message("glossary.summary", count=len(terms.ORIGINS)), message("glossary.languages")


def glossary(page: Page, sought: Sought) -> None:
    """Show the words that hold what is sought, the one that a link names first."""
    text = page.translator.text
    flow.title(text("glossary.heading"))
    found = [term for term in _ordered(page) if _holds(page, term, sought.words)]
    if sought.term:
        found = [sought.term, *(term for term in found if term != sought.term)]
    if not found:
        notices.empty(page, message("glossary.none"))
        return
    entries = [_entry(page, term, chosen=term == sought.term) for term in found]
    flow.show(element("dl", entries, class_="tk-glossary"))


def _ordered(page: Page) -> list[str]:
    return sorted(terms.ORIGINS, key=lambda term: _sorted_as(page.translator.text(f"glossary.term.{term}.name")))


def _sorted_as(name: str) -> str:
    """Return a name as Finnish and Swedish order it: å, ä and ö after z."""
    return name.lower().translate({ord("å"): "{", ord("ä"): "|", ord("ö"): "}"})


def _holds(page: Page, term: str, words: str) -> bool:
    names = [Translator(language).text(f"glossary.term.{term}.name") for language in LANGUAGES]
    said = " ".join([*names, page.translator.text(f"glossary.term.{term}.meaning")]).lower()
    return all(word in said for word in words.lower().split())


def _entry(page: Page, term: str, *, chosen: bool) -> Markup:
    text, own = page.translator.text, page.translator.language
    others = [
        element("span", Translator(language).text(f"glossary.term.{term}.name"), lang=language)
        for language in LANGUAGES
        if language != own
    ]
    source = text("glossary.source", source=text(f"glossary.origin.{terms.ORIGINS[term]}"))
    meaning = element("dd", text(f"glossary.term.{term}.meaning"), element("span", source, class_="tk-note"))
    name = element("dt", text(f"glossary.term.{term}.name"), *others)
    return element("div", name, meaning, id=f"term-{term}", class_="tk-chosen" if chosen else None)
