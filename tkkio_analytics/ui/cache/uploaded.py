"""Files of an indicator's figures: looked at, imported once confirmed, the templates, and what was uploaded."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from tkkio_analytics.config import Settings, moment
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.own_indicator import is_own
from tkkio_analytics.domain.revision import Revision, Stored
from tkkio_analytics.domain.upload import Upload, UploadChoice, UploadSubject
from tkkio_analytics.domain.uploaded_value import UploadedValue
from tkkio_analytics.services import own_indicators, upload_template, uploaded_values, uploads, writing
from tkkio_analytics.services.upload_template import TemplateWords
from tkkio_analytics.services.uploads import UploadPreview, Value
from tkkio_analytics.ui.cache import written
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.cache.opened import release, repository, today
from tkkio_analytics.ui.cache.settings import settings_in_force

FORMATS: Final = MappingProxyType({"csv": upload_template.csv_template, "xlsx": upload_template.xlsx_template})
TEMPLATE_YEARS: Final = 5
"""Columns of a template of an indicator of the catalogue, the present year and those before it."""
NOTHING: Final[Mapping[str, tuple[Stored[UploadedValue], ...]]] = MappingProxyType({})


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
        subjects=uploaded_values.subjects(repository(), own=own_indicators.indicators(store)),
        values=(*own_indicators.values(store), *uploaded_values.uploaded(store)),
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
    """Return the imports of an indicator, the latest first."""
    return uploads.uploads(settings_in_force(), indicator_id=indicator_id)


def template(kind: str, *, subject: UploadSubject, words: TemplateWords) -> Callable[[], bytes]:
    """Return what writes a template of an indicator, the stored figures filled in; ``kind`` is csv or xlsx."""
    store, latest = written.store(), today().year

    def write() -> bytes:
        figures: list[Stored[Value]] = [*own_indicators.values(store), *uploaded_values.uploaded(store)]
        values = {
            (stored.entry.region_code, stored.entry.year): subject.written(stored.entry.value)
            for stored in figures
            if stored.entry.indicator_id == subject.id
        }
        first = subject.first_year
        if not is_own(subject.id):
            first = min([latest - TEMPLATE_YEARS + 1, *(year for _, year in values)])
        years = range(min(first, latest), latest + 1)
        return FORMATS[kind](subject.id, years=tuple(years), values=values, words=words)

    return write


def upload_subject(indicator: Indicator) -> UploadSubject:
    """Return an indicator as one that a file holds figures of."""
    found = uploaded_values.subjects(repository(), own=written.own()) if is_own(indicator.id) else ()
    return next((subject for subject in found if subject.id == indicator.id), uploaded_values.subject_of(indicator))


def uploadable() -> Mapping[str, Indicator]:
    """Return the indicators of the catalogue that figures may be uploaded for, by id."""
    return _uploadable(repository(), release().sha256)


def every_uploaded() -> Mapping[str, tuple[Stored[UploadedValue], ...]]:
    """Return the uploaded figures by indicator; of no published release, whichever is shown."""
    revision = written.revision()
    return _uploaded(settings_in_force(), revision) if revision else NOTHING


def uploaded_figures(*, indicator_id: str) -> tuple[Stored[UploadedValue], ...]:
    """Return the uploaded figures of an indicator, by region and year."""
    return every_uploaded().get(indicator_id, ())


def uploaded_history(*, indicator_id: str) -> tuple[Revision, ...]:
    """Return every change of an indicator's uploaded figures, the latest first."""
    return uploaded_values.history(written.store(), indicator_id=indicator_id)


@kept(most=4)
def _uploadable(_repository: Repository, release_hash: str) -> Mapping[str, Indicator]:  # noqa: ARG001
    return MappingProxyType({indicator.id: indicator for indicator in uploaded_values.uploadable(_repository)})


@kept(most=4)
def _uploaded(settings: Settings, revision: int) -> Mapping[str, tuple[Stored[UploadedValue], ...]]:  # noqa: ARG001
    found: dict[str, tuple[Stored[UploadedValue], ...]] = {}
    for stored in uploaded_values.uploaded(written.store_in_force(settings)):
        found[stored.entry.indicator_id] = (*found.get(stored.entry.indicator_id, ()), stored)
    return MappingProxyType(found)
