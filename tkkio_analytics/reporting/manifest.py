"""The list of figures that travels inside each file, so that a program can check them years later."""

import json
import re
from datetime import date
from typing import Final

from tkkio_analytics.domain.briefing import BriefingKind
from tkkio_analytics.domain.figure import CODE_LENGTH, CROCKFORD, FigureKind, Measure
from tkkio_analytics.domain.verification import FigureList, ListedFigure
from tkkio_analytics.errors import ReportError
from tkkio_analytics.i18n import LANGUAGES
from tkkio_analytics.reporting.wording import WordedBriefing, WordedReference

FORMAT: Final = "tkkio-briefing-figures"
VERSION: Final = 1
FILE_NAME: Final = "tkkio-figures.json"
SHEET: Final = "tkkio-figures"
LARGEST: Final = 20_000_000
"""Characters of a list; ours have some tens of thousands."""
CODE: Final = re.compile(rf"[{CROCKFORD}]{{{CODE_LENGTH},}}")
MARK: Final = re.compile(rf"\[\s*{CODE.pattern}(?:,\s*{CODE.pattern})*\s*\]")
"""References as they stand behind a figure or a sentence: "[7K2QF, 9ABCD]"."""


def text(briefing: WordedBriefing) -> str:
    """Return the list as JSON: what the file is, its release, and each figure with its identity and exact value.

    Parameters
    ----------
    briefing
        In words; each figure's words travel with it.

    Returns
    -------
    str
        One figure a line, so that people can read it too.
    """
    head = {
        "format": FORMAT,
        "version": VERSION,
        "kind": briefing.kind.value,
        "language": briefing.language,
        "region": briefing.region_code,
        "date": briefing.date.isoformat(),
        "release": {"id": briefing.release_id, "sha256": briefing.release_sha256},
        "practice": briefing.practice_note is not None,
    }
    figures = ",\n".join(_json(_figure(reference)) for reference in briefing.references)
    return f'{_json(head)[:-1]}, "figures": [\n{figures}\n]}}\n'


def _figure(worded: WordedReference) -> dict[str, object]:
    figure = worded.reference
    return {
        "code": figure.code,
        "indicator": figure.indicator_id,
        "region": figure.region_code,
        "period": figure.period,
        "kind": figure.kind.value,
        "measure": figure.measure.value,
        "goal": figure.goal_id,
        "exact": figure.exact_text,
        "unit": figure.unit_id,
        "text": worded.text,
        "snapshots": sorted({source.snapshot_sha256 for source in figure.sources}),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def parsed(content: str) -> FigureList:
    """Return a list that was read from a file.

    Parameters
    ----------
    content
        As `text` wrote it; whatever else it is, it is refused.

    Raises
    ------
    ReportError
        If it is no list of ours, or from a newer version.
    """
    if len(content) > LARGEST:
        raise ReportError("list_unreadable", reason=f"> {LARGEST}")
    try:
        table = json.loads(content)
        if table["format"] != FORMAT:
            raise ReportError("list_missing")
        if table["version"] != VERSION:
            raise ReportError("list_newer", version=str(table["version"]))
        return FigureList(
            kind=BriefingKind(table["kind"]),
            language=_language(table["language"]),
            region_code=str(table["region"]),
            date=date.fromisoformat(table["date"]),
            release_id=str(table["release"]["id"]),
            release_sha256=str(table["release"]["sha256"]),
            practice=bool(table["practice"]),
            figures=tuple(map(_listed, table["figures"])),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ReportError("list_unreadable", reason=type(error).__name__) from error


def _language(value: object) -> str:
    if value not in LANGUAGES:
        raise ValueError(value)
    return str(value)


def _listed(figure: dict[str, object]) -> ListedFigure:
    snapshots = figure["snapshots"]
    if not isinstance(snapshots, list) or not CODE.fullmatch(str(figure["code"])):
        raise ValueError(snapshots)
    return ListedFigure(
        code=str(figure["code"]),
        indicator_id=str(figure["indicator"]),
        region_code=str(figure["region"]),
        period=str(figure["period"]),
        kind=FigureKind(str(figure["kind"])),
        measure=Measure(str(figure["measure"])),
        goal_id=None if figure["goal"] is None else str(figure["goal"]),
        exact=str(figure["exact"]),
        text=str(figure["text"]),
        snapshots=tuple(map(str, snapshots)),
    )


def marked(content: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without its references, and the references.

    Examples
    --------
    >>> marked("45,3 % (2025). [7K2QF, 9ABCD]")
    ('45,3 % (2025).', ('7K2QF', '9ABCD'))
    """
    codes = tuple(code for found in MARK.findall(content) for code in CODE.findall(found))
    return " ".join(MARK.sub(" ", content).split()), codes
