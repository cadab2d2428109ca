"""Remarks that readers write to the briefings of a region."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import uuid4

from tkkio_analytics.domain.briefing import BriefingKind, Remark
from tkkio_analytics.domain.briefing_remark import BriefingRemark
from tkkio_analytics.domain.revision import Draft, Entry, Stored
from tkkio_analytics.services.fields import Form
from tkkio_analytics.services.judgements import TEXT

if TYPE_CHECKING:
    from tkkio_analytics.store.records import Store


def remarks(store: "Store | None", *, region_code: str, kind: BriefingKind) -> tuple[Stored[BriefingRemark], ...]:
    """Return the remarks to one kind of briefing of a region, the earliest first."""
    every = () if store is None else store.entries(BriefingRemark)
    chosen = [stored for stored in every if (stored.entry.region_code, stored.entry.briefing) == (region_code, kind)]
    return tuple(sorted(chosen, key=lambda stored: stored.version))


def signed(stored: Stored[BriefingRemark]) -> Remark:
    """Return a remark as a briefing shows it: with its author and the day it was saved."""
    return Remark(text=stored.entry.text, author=stored.author or None, date=stored.saved_at.date())


def remarked(
    written: Mapping[str, str], *, opened: Stored[Entry] | None, region_code: str, kind: BriefingKind
) -> Draft[Entry]:
    """Return a remark as it is typed.

    Parameters
    ----------
    written
        Text by field: ``remark``.
    opened
        What the editor has before them; None for a new one.
    region_code, kind
        Whose briefing it is written to, and of which kind.

    Raises
    ------
    EntryError
        If there is no text, or too much of it.
    """
    form = Form(written)
    text = form.text("remark", most=TEXT)
    form.finish()
    entry = BriefingRemark(
        id=opened.entry.key if opened else uuid4().hex, region_code=region_code, briefing=kind, text=text
    )
    return Draft(entry=entry, expected=opened.version if opened else None)
