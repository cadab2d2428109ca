"""The formats that a briefing can be written in, each by a writer that knows none of the others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import Final, TypeAlias, cast

from tkkio_analytics.errors import ReportError
from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting.wording import WordedBriefing

Writer: TypeAlias = Callable[..., bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A file format.

    Parameters
    ----------
    id
        As in the address and on the command line.
    suffix, mime
        Ending of a file's name, and its media type.
    module, writer
        Where its writer is, loaded when it is first asked for, as the libraries behind some take half a second.
    needs
        Library without which it is not offered; None where it needs none.
    has_template
        Whether the reader's own template may be given.
    """

    id: str
    suffix: str
    mime: str
    module: str
    writer: str
    needs: str | None = None
    has_template: bool = False


_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        found.id: found
        for found in (
            Format(
                id="pptx",
                suffix=".pptx",
                mime=f"{_OFFICE}.presentationml.presentation",
                module="pptx.writing",
                writer="write_briefing",
                needs="pptx",
                has_template=True,
            ),
            Format(
                id="pdf",
                suffix=".pdf",
                mime="application/pdf",
                module="pdf.document",
                writer="pdf",
                needs="typst",
            ),
            Format(
                id="xlsx",
                suffix=".xlsx",
                mime=f"{_OFFICE}.spreadsheetml.sheet",
                module="xlsx.workbook",
                writer="xlsx",
                needs="xlsxwriter",
            ),
            Format(id="html", suffix=".html", mime="text/html", module="html.page", writer="html"),
            Format(
                id="pictures",
                suffix=".zip",
                mime="application/zip",
                module="pictures",
                writer="pictures",
                needs="matplotlib",
            ),
        )
    }
)


def offered() -> tuple[Format, ...]:
    """Return the formats whose libraries are installed, in the order to offer them."""
    return tuple(found for found in FORMATS.values() if found.needs is None or find_spec(found.needs) is not None)


def write(briefing: WordedBriefing, *, format_id: str, template: bytes | None = None) -> bytes:
    """Return a briefing as a file of a format.

    Parameters
    ----------
    briefing
        In words.
    format_id
        One of `offered`.
    template
        The reader's own template, for a format that takes one; None for ours.

    Raises
    ------
    ReportError
        If the format is not offered here, or cannot hold the briefing.
    TemplateError
        If the template cannot be used.
    """
    known = {found.id: found for found in offered()}
    chosen = known.get(format_id)
    if chosen is None:
        raise ReportError("no_format", format=format_id, formats=tuple(known))
    module = import_module(f"tkkio_analytics.reporting.{chosen.module}")
    writer = cast("Writer", getattr(module, chosen.writer))
    if chosen.has_template:
        return writer(briefing, translator=Translator(briefing.language), template=template)
    return writer(briefing)
