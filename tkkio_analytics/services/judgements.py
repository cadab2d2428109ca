"""Expert assessments and the recommendations of earlier negotiations, with whose they are and where they stand."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from tkkio_analytics.domain.judgement import STEPS, Assessment, Recommendation, Scale
from tkkio_analytics.domain.revision import Draft, Entry, Stored
from tkkio_analytics.services.fields import OLDEST_YEAR, Form
from tkkio_analytics.services.own_indicators import SHORT, WHO

if TYPE_CHECKING:
    from tkkio_analytics.store.records import Store

TEXT: Final = 4_000
OBJECTIVE: Final = "objective:"
INDICATOR: Final = "indicator:"
"""A subject is written with what it is, as an indicator and an objective may have the same id."""


def assessments(store: "Store | None") -> tuple[Stored[Assessment], ...]:
    """Return the assessments, the latest first."""
    every = () if store is None else store.entries(Assessment)
    return tuple(sorted(every, key=lambda stored: (stored.entry.date, stored.version), reverse=True))


def recommendations(store: "Store | None") -> tuple[Stored[Recommendation], ...]:
    """Return the recommendations, the latest first."""
    every = () if store is None else store.entries(Recommendation)
    return tuple(sorted(every, key=lambda stored: (stored.entry.year, stored.version), reverse=True))


def assessed(
    written: Mapping[str, str],
    *,
    opened: Stored[Entry] | None,
    region_codes: Collection[str],
    subjects: Collection[str],
    today: date,
) -> Draft[Entry]:
    """Return an assessment as it is typed.

    Parameters
    ----------
    written
        Text by field; ``step`` as ``scale:step`` and ``subject`` as ``objective:id`` or ``indicator:id``.
    opened
        What the editor has before them; None for a new one.
    region_codes, subjects
        What may be chosen.
    today
        No judgement is of a later day.

    Raises
    ------
    EntryError
        With every field at fault.
    """
    form = Form(written)
    scale, _, step = form.code("step", among=every_step()).partition(":")
    subject = form.code("subject", among=subjects)
    given = {
        "id": opened.entry.key if opened else uuid4().hex,
        "region_code": form.code("region_code", among=region_codes),
        "assessor": form.line("assessor", most=WHO),
        "date": form.day("date", latest=today),
        "statement": form.text("statement", most=TEXT),
        "source": form.line("source", most=SHORT),
    }
    form.finish()
    entry = Assessment(
        **given,
        scale=Scale(scale),
        step=step,
        indicator_id=_id(subject, INDICATOR),
        objective_id=_id(subject, OBJECTIVE),
    )
    return Draft(entry=entry, expected=opened.version if opened else None)


def recommended(
    written: Mapping[str, str],
    *,
    opened: Stored[Entry] | None,
    region_codes: Collection[str],
    subjects: Collection[str],
    today: date,
) -> Draft[Entry]:
    """Return a recommendation as it is typed; parameters as in `assessed`.

    Raises
    ------
    EntryError
        With every field at fault.
    """
    form = Form(written)
    subject = form.code("subject", among=subjects)
    entry = Recommendation(
        id=opened.entry.key if opened else uuid4().hex,
        giver=form.line("giver", most=WHO),
        year=form.whole("year", least=OLDEST_YEAR, most=today.year),
        region_code=form.code("region_code", among=region_codes),
        indicator_id=_id(subject, INDICATOR),
        objective_id=_id(subject, OBJECTIVE),
        text=form.text("text", most=TEXT),
        source=form.line("source", most=SHORT),
    )
    form.finish()
    return Draft(entry=entry, expected=opened.version if opened else None)


def every_step() -> tuple[str, ...]:
    """Return every step with its scale, the weakest of each first.

    Examples
    --------
    >>> every_step()[:3]
    ('state:poor', 'state:fair', 'state:good')
    """
    return tuple(f"{scale}:{step}" for scale, steps in STEPS.items() for step in steps)


def typed(entry: Assessment | Recommendation) -> dict[str, str]:
    """Return an assessment or a recommendation as it is typed."""
    subject = f"{INDICATOR}{entry.indicator_id}" if entry.indicator_id else f"{OBJECTIVE}{entry.objective_id}"
    common = {"region_code": entry.region_code, "subject": subject, "source": entry.source}
    if isinstance(entry, Recommendation):
        return {"giver": entry.giver, "year": str(entry.year), **common, "text": entry.text}
    return {
        "assessor": entry.assessor,
        "date": entry.date,
        **common,
        "step": f"{entry.scale}:{entry.step}",
        "statement": entry.statement,
    }


def _id(subject: str, kind: str) -> str | None:
    return subject.removeprefix(kind) if subject.startswith(kind) else None
