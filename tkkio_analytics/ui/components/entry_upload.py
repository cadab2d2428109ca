"""Figures of an indicator from a file: the template, the file, what is understood of it, and the import."""

from typing import Final

import streamlit as st

from tkkio_analytics.domain.own_indicator import is_own
from tkkio_analytics.domain.revision import Conflict, ConflictError
from tkkio_analytics.domain.upload import UploadChoice, UploadReading, UploadSubject
from tkkio_analytics.errors import TkkioError, UploadError
from tkkio_analytics.services.upload_template import TemplateWords
from tkkio_analytics.services.uploads import MOST_MEGABYTES, UploadPreview
from tkkio_analytics.ui import cache, entry_fields, flow
from tkkio_analytics.ui.components import entry_versions, notices, tables, upload_tables
from tkkio_analytics.ui.components.saving import Save, show_saves
from tkkio_analytics.ui.markup import element
from tkkio_analytics.ui.offered import File
from tkkio_analytics.ui.page import Page

_SEEN: Final = "upload.seen"
_MET: Final = "upload.met"
_DONE: Final = "upload.done"
_ROUND: Final = "upload.round"
TEMPLATES: Final = ("csv", "xlsx")
COLUMNS: Final = ("region_column", "period_column", "value_column")
AUTOMATIC: Final = ""


def upload(page: Page, subject: UploadSubject) -> None:
    """Show what an editor needs to import figures from a file; to others, the template and what was imported.

    Parameters
    ----------
    page
        The open page.
    subject
        Whose figures are imported.
    """
    text = page.translator.text
    flow.title(text("uploads.title"))
    flow.show(element("p", text(f"uploads.explained{'' if is_own(subject.id) else '_catalogue'}"), class_="tk-text"))
    _templates(page, subject)
    if cache.identity().may_write:
        _told(page)
        place = f"upload.{subject.id}.{st.session_state.get(_ROUND, 0)}"
        file = st.file_uploader(text("uploads.pick", most=MOST_MEGABYTES), key=place)
        if file is not None:
            _file(
                page,
                subject,
                name=file.name,
                data=file.getvalue(),
                place=f"{place}.{page.release.practice}.{file.file_id}",
            )
    else:
        notices.calm(text("uploads.off"))
    upload_tables.past(page, cache.past_uploads(indicator_id=subject.id))


def _templates(page: Page, subject: UploadSubject) -> None:
    text, localized = page.translator.text, page.translator.localized
    words = TemplateWords(
        indicator=text("uploads.template_words.indicator"),
        code=text("uploads.template_words.code"),
        region=text("uploads.template_words.region"),
        title=text("uploads.template_words.title", name=subject.name, unit=subject.unit.symbol).removesuffix(" ()"),
        sheet=text("uploads.template_words.sheet"),
        regions={code: localized(region.short_name) for code, region in entry_fields.entry_regions().items()},
    )
    ways = [
        Save(
            label=text(f"uploads.template_{kind}"),
            file=File(
                name=page.file_name(f"{subject.id}.{kind}"),
                mime=tables.FILES[kind],
                content=cache.template(kind, subject=subject, words=words),
            ),
        )
        for kind in TEMPLATES
    ]
    show_saves(*ways)


def _file(page: Page, subject: UploadSubject, *, name: str, data: bytes, place: str) -> None:
    """Show what is understood of the file, and offer to import it."""
    choice = UploadChoice(
        sheet=_chosen(f"{place}.sheet"),
        **{role: _chosen(f"{place}.{role}.{_chosen(f'{place}.sheet')}") for role in COLUMNS},
    )
    met: tuple[Conflict, ...] = st.session_state.get(f"{place}.{_MET}", ())
    if met:
        notices.not_saved(page, ConflictError(met))
        entry_versions.conflicts(page, met)
    try:
        preview = _preview(name, data, choice=choice, indicator_id=subject.id, place=place)
    except UploadError as error:
        notices.failed(page, "uploads.not_read_title", error)
        return
    upload_tables.understood(page, preview)
    _mapping(page, preview.reading, place=place)
    if preview.is_clean and preview.drafts:
        _confirmation(page, preview, place=place)


def _preview(name: str, data: bytes, *, choice: UploadChoice, indicator_id: str, place: str) -> UploadPreview:
    """Return the preview that the editor is shown: kept, so that an import is of what was seen."""
    token = (place, choice, indicator_id)
    kept: tuple[object, UploadPreview] | None = st.session_state.get(_SEEN)
    if kept is not None and kept[0] == token:
        return kept[1]
    preview = cache.upload_preview(data, name=name, choice=choice, indicator_id=indicator_id)
    st.session_state[_SEEN] = (token, preview)
    return preview


def _mapping(page: Page, reading: UploadReading, *, place: str) -> None:
    """Show, folded, which sheet and columns are read, to be chosen otherwise."""
    text = page.translator.text
    named = {
        letter: text(f"uploads.column_{'named' if heading else 'bare'}", letter=letter, heading=heading)
        for letter, heading in reading.columns
    }
    with st.expander(text("uploads.mapping"), expanded=reading.structure is None):
        flow.show(element("p", text("uploads.mapping_advice"), class_="tk-text"))
        with st.container(horizontal=True, gap="medium"):
            if len(reading.sheets) > 1:
                _menu(page, "sheet", {sheet: sheet for sheet in reading.sheets}, key=f"{place}.sheet")
            for role in COLUMNS:
                _menu(page, role, named, key=f"{place}.{role}.{_chosen(f'{place}.sheet')}")


def _menu(page: Page, role: str, names: dict[str, str], *, key: str) -> None:
    options = {AUTOMATIC: page.translator.text("uploads.automatic")} | names
    st.selectbox(
        page.translator.text(f"uploads.{role}"), tuple(options), format_func=options.__getitem__, key=key, width=260
    )


def _chosen(key: str) -> str | None:
    return st.session_state.get(key) or None


def _confirmation(page: Page, preview: UploadPreview, *, place: str) -> None:
    text = page.translator.text
    flow.show(element("p", text("uploads.confirm_advice"), class_="tk-text"))
    if not st.button(text("uploads.confirm"), type="primary", key=f"{place}.confirm"):
        return
    try:
        cache.import_upload(preview)
    except ConflictError as error:
        st.session_state[f"{place}.{_MET}"] = error.conflicts
        st.session_state.pop(_SEEN, None)
        st.rerun()
    except TkkioError as error:
        notices.not_saved(page, error)
    else:
        st.session_state[_DONE] = preview.name
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
        st.session_state.pop(_SEEN, None)
        _forget_forms(preview.subject)
        st.rerun()


def _forget_forms(subject: UploadSubject) -> None:
    """Let the forms of the indicator's figures open again as the figures now stand."""
    begin = f"entry.own_value.{subject.id}."
    for key in [key for key in st.session_state if str(key).startswith(begin)]:
        del st.session_state[key]


def _told(page: Page) -> None:
    name = st.session_state.pop(_DONE, None)
    if name is not None:
        notices.calm(page.translator.text("uploads.imported", name=name))
