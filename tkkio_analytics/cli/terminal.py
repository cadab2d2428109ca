"""Words and tables on a terminal."""

import os
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import Final

LINE_LENGTH: Final = 100
GAP: Final = "  "


def write(lines: Iterable[str]) -> None:
    """Write lines to standard output."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def stop_writing() -> None:
    """Write no more: the reader has closed the pipe, as `head` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(line: str) -> None:
    """Write a line to standard error."""
    sys.stderr.write(f"{line}\n")


def speak_utf8() -> None:
    """Make both streams carry every letter and sign, also on a terminal that was set up otherwise."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def paragraph(text: str, *, indent: str = "") -> list[str]:
    """Return text wrapped to the width of a terminal.

    Examples
    --------
    >>> paragraph("one two", indent="- ")
    ['- one two']
    """
    hanging = " " * len(indent)
    return textwrap.wrap(text, width=LINE_LENGTH, initial_indent=indent, subsequent_indent=hanging)


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as aligned lines: the first column to the left, the others to the right.

    Examples
    --------
    >>> table([["a", "b"], ["long", "12"]])
    ['a      b', 'long  12']
    """
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        GAP.join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
