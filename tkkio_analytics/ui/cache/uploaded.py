"""Files of an own indicator's figures: looked at, imported once confirmed, and the templates to fill in."""

from types import MappingProxyType
from typing import Final

from tkkio_analytics.config import moment
from tkkio_analytics.domain.upload import Upload, UploadChoice
from tkkio_analytics.services import own_indicators, upload_template, uploads, writing
from tkkio_analytics.services.upload_template import TemplateWords
from tkkio_analytics.services.uploads import UploadPreview
from tkkio_analytics.ui.cache import written
from tkkio_analytics.ui.cache.opened import repository, today
from tkkio_analytics.ui.cache.settings import settings_in_force

FORMATS: Final = MappingProxyType({"csv": upload_template.csv_template, "xlsx": upload_template.xlsx_template})


def upload_preview(data: bytes, *, name: str, choice: UploadChoice, indicator_id: str) -> UploadPreview:
    """Return what an import of a file would do.

    Raises
    ------
    UploadError
        If the file cannot be read at all.
    """
    store = written.store()
    return uploads.check(
        data,
        name=name,
        choice=choice,
        indicator_id=indicator_id,
        indicators=own_indicators.indicators(store),
        values=own_indicators.values(store),
        regions=repository().catalog.regions,
        today=today(),
    )


def import_upload(preview: UploadPreview) -> None:
    """Import what a preview shows in the name of whoever is asking.

    Raises
    ------
    UploadError, ConflictError, NotAllowedError, StoreError
        If any of it may not or cannot be stored; then none is.
    """
    who = written.identity()
    for draft in preview.drafts:
        writing.permit(who, draft.entry)
    store = written.store_to_write()
    uploads.confirm(preview, store=store, settings=settings_in_force(), identity=who, now=moment())
    written.notice()


def past_uploads(*, indicator_id: str) -> tuple[Upload, ...]:
    """Return the imports of an own indicator, the latest first."""
    return uploads.uploads(settings_in_force(), indicator_id=indicator_id)


def template(kind: str, *, indicator_id: str, first_year: int, words: TemplateWords) -> bytes:
    """Return a template of an own indicator, the stored figures filled in; ``kind`` is csv or xlsx."""
    values = {
        (stored.entry.region_code, stored.entry.year): stored.entry.value
        for stored in own_indicators.values(written.store())
        if stored.entry.indicator_id == indicator_id
    }
    years = range(min(first_year, today().year), today().year + 1)
    return FORMATS[kind](indicator_id, years=tuple(years), values=values, words=words)
