"""A briefing in words -> one self-contained page."""

from html import escape
from importlib import resources
from typing import Final

from tkkio_analytics.charts import theme, typeface
from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting.html.blocks import block, small_print, table
from tkkio_analytics.reporting.letters import refuse_unwritable, texts
from tkkio_analytics.reporting.wording import WordedBriefing, WordedSection, WordedTable

STYLE: Final = "page.css"
POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
"""The page may run nothing and ask for nothing (Content Security Policy)."""


def html(briefing: WordedBriefing) -> bytes:
    """Return a briefing as a web page.

    Parameters
    ----------
    briefing
        In words.

    Returns
    -------
    bytes
        UTF-8, with its charts, style and typeface inside; the same for the same briefing.

    Raises
    ------
    ReportError
        Where a text has a character that no file carries.
    """
    refuse_unwritable(briefing)
    translator = Translator(briefing.language)
    registers = (briefing.sources, briefing.origins, briefing.definitions)
    parts = (
        "<!doctype html>",
        f'<html lang="{briefing.language}">',
        f"<head>{_head(briefing)}</head>",
        "<body>",
        _banner(briefing),
        _contents(briefing, registers),
        "<main>",
        *(_section(section, translator) for section in briefing.sections),
        *(_register(register) for register in registers),
        "</main>",
        f"<footer><p>{escape(briefing.release_text)}</p></footer>",
        "</body></html>",
    )
    return "\n".join(parts).encode()


def _head(briefing: WordedBriefing) -> str:
    letters = typeface.USUAL_LETTERS | {letter for text in texts(briefing) for letter in text if letter.isprintable()}
    style = resources.files(__package__).joinpath(STYLE).read_text(encoding="utf-8")
    colours = "".join(
        f"--{name}:{colour};"
        for name, colour in (
            ("ink", theme.INK),
            ("muted", theme.MUTED),
            ("grid", theme.GRID),
            ("paper", theme.PAPER),
            ("blue", theme.BLUE),
            ("teal", theme.TEAL),
            ("rust", theme.RUST),
            ("slate", theme.SLATE),
            ("violet", theme.VIOLET),
        )
    )
    return (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="date" content="{briefing.date.isoformat()}">'
        f"<title>{escape(briefing.title)}</title>"
        f"<style>{typeface.web_fonts(frozenset(letters))}:root{{{colours}}}\n{style}</style>"
    )


def _banner(briefing: WordedBriefing) -> str:
    practice = f'<p class="practice">{escape(briefing.practice_note)}</p>' if briefing.practice_note else ""
    return f"<header>{practice}<h1>{escape(briefing.title)}</h1><p>{escape(briefing.subtitle)}</p></header>"


def _contents(briefing: WordedBriefing, registers: tuple[WordedTable, ...]) -> str:
    named = [(f"part-{section.id}", section.title) for section in briefing.sections]
    named += [(f"register-{register.id}", register.caption) for register in registers]
    links = "".join(f'<li><a href="#{place}">{escape(title)}</a></li>' for place, title in named)
    heading = escape(briefing.contents)
    return f'<nav aria-labelledby="contents"><h2 id="contents">{heading}</h2><ol>{links}</ol></nav>'


def _section(section: WordedSection, translator: Translator) -> str:
    blocks = "".join(block(part, translator, under=section.title) for part in section.blocks)
    heading = f'<h2 id="part-{section.id}">{escape(section.title)}</h2>'
    return f"<section>{heading}{blocks}{small_print(section.notes)}</section>"


def _register(register: WordedTable) -> str:
    place = f"register-{register.id}"
    heading = f'<h2 id="{place}">{escape(register.caption)}</h2>'
    return f"<section>{heading}{table(register, captioned=False)}</section>"
