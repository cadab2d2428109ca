"""HTML from our own words and escaped data: no value ever becomes markup."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Final, TypeAlias

KEPT_TEXTS: Final = 32_768
VOID_ELEMENTS: Final = frozenset({"img", "br", "hr", "col"})


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Child: TypeAlias = "str | Markup | Iterable[str | Markup]"


def element(name: str, /, *children: Child, **attributes: str | int | None) -> Markup:
    """Return an HTML element with its text and attribute values escaped.

    Parameters
    ----------
    name
        Element name.
    *children
        Text (escaped), Markup (kept), or several of them.
    **attributes
        Attribute values; ``class_`` is written class, underscores become hyphens, None leaves the attribute out.

    Returns
    -------
    Markup
        The element.

    Examples
    --------
    >>> element("p", "a < b", class_="lead")
    '<p class="lead">a &lt; b</p>'
    """
    written = "".join([_attribute(key, value) for key, value in attributes.items() if value is not None])
    if name in VOID_ELEMENTS:
        return Markup(f"<{name}{written}>")
    inside = "".join([_inside(child) for child in children])
    return Markup(f"<{name}{written}>{inside}</{name}>")


def folded(title: str, *inside: Child) -> Markup:
    """Return what stands under a title that unfolds it.

    Parameters
    ----------
    title
        What is there.
    *inside
        As of ``element``, a paragraph.
    """
    return element("details", element("summary", title), element("p", *inside))


def _inside(child: Child) -> str:
    if isinstance(child, Markup):
        return child
    if isinstance(child, str):
        return _escaped(child)
    return "".join([_inside(part) for part in child])


# Most words and links of a page are those of the page before: they are escaped once.


@lru_cache(maxsize=KEPT_TEXTS, typed=True)
def _attribute(key: str, value: str | int) -> str:
    return f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'


@lru_cache(maxsize=KEPT_TEXTS)
def _escaped(text: str) -> str:
    # A word joiner keeps "%-yks." on one line.
    return escape(text).replace("%-", "%-\N{WORD JOINER}")
