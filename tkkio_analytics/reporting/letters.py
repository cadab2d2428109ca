"""Letters that a file can carry: what would be lost, hidden or turn the line around is refused by name."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from tkkio_analytics.errors import ReportError
from tkkio_analytics.reporting.wording import (
    WordedBlock,
    WordedBriefing,
    WordedChart,
    WordedKeyFigures,
    WordedOpenQuestions,
    WordedParagraphs,
    WordedPoints,
    WordedRemark,
    WordedTable,
)

NO_LETTERS: Final = frozenset({"Cc", "Cs", "Co", "Cn"})
"""Unicode categories of control characters, halves of letters, and code points that mean nothing."""
SPACES: Final = frozenset("\t\n")
TURNING: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of writing: with them 45 can be shown as 54."""
INVISIBLE: Final = frozenset("\ufeff\u2028\u2029")
"""A byte order mark, which PDF/UA forbids, and line ends that are lost on the way."""


def unwritable(letter: str) -> bool:
    r"""Return whether no file of ours may carry a character.

    Examples
    --------
    >>> unwritable("\x07"), unwritable("\u202e"), unwritable("ä")
    (True, True, False)
    """
    if letter in SPACES:
        return False
    return letter in TURNING | INVISIBLE or unicodedata.category(letter) in NO_LETTERS


def name(letter: str) -> str:
    r"""Return a character as it can be said.

    Examples
    --------
    >>> name("👍"), name("\x07")
    ('👍 (U+1F44D)', 'U+0007')
    """
    code = f"U+{ord(letter):04X}"
    return code if unwritable(letter) else f"{letter} ({code})"


def refuse_unwritable(briefing: WordedBriefing, *, known: Callable[[str], bool] | None = None) -> None:
    """Check every text of a briefing: people have written some of it.

    Parameters
    ----------
    briefing
        In words.
    known
        Whether the file's typeface has a character; None where the reader's programs bring their own.

    Raises
    ------
    ReportError
        Naming the first character that cannot be written, and the text that it stands in.
    """
    written = tuple(texts(briefing))
    letters = frozenset[str]().union(*written) - SPACES
    odd = {letter for letter in letters if unwritable(letter) or (known is not None and not known(letter))}
    for text in written if odd else ():
        found = next((letter for letter in text if letter in odd), None)
        if found is not None:
            raise ReportError("letter", letter=name(found), text=beginning(text))


def beginning(text: str) -> str:
    """Return the beginning of a text, for naming it, without what cannot be written.

    Examples
    --------
    >>> beginning("a" * 80) == "a" * 60 + "…"
    True
    """
    shown = "".join(letter for letter in text if not unwritable(letter))
    return shown if len(shown) <= SHOWN_TEXT else f"{shown[:SHOWN_TEXT]}…"


SHOWN_TEXT: Final = 60
"""Characters of a text that name it in an error."""


def texts(briefing: WordedBriefing) -> Iterator[str]:
    """Yield every text of a briefing, the tables at its end included."""
    yield from (briefing.title, briefing.subtitle, briefing.release_text, briefing.practice_note or "")
    for section in briefing.sections:
        yield section.title
        for block in section.blocks:
            yield from block_texts(block)
        yield from section.notes
    for table in (briefing.sources, briefing.origins, briefing.definitions):
        yield from block_texts(table)


def block_texts(block: WordedBlock) -> Iterable[str]:
    """Yield every text of one block."""
    match block:
        case WordedParagraphs() | WordedOpenQuestions():
            return (line.text for line in block.lines)
        case WordedPoints():
            return (block.heading or "", *(line.text for line in block.lines))
        case WordedKeyFigures():
            return (text for figure in block.figures for text in (figure.text, figure.caption))
        case WordedRemark():
            return (block.heading, *block.paragraphs, block.signature)
        case WordedChart():
            return (block.title, *block.description)
        case WordedTable():
            return _table_texts(block)


def _table_texts(table: WordedTable) -> Iterator[str]:
    yield from (table.caption, table.description, *table.notes)
    yield from (column.header for column in table.columns)
    for row in table.rows:
        for cell in row:
            yield from (cell.text, cell.note or "")
