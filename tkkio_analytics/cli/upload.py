"""`tkkio check-upload` and `tkkio import`: an indicator's figures from a file, looked at or stored whole."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tkkio_analytics.cli.plain import to_json
from tkkio_analytics.cli.release import open_release
from tkkio_analytics.cli.terminal import paragraph, table, write
from tkkio_analytics.config import Settings, moment
from tkkio_analytics.domain.upload import UploadChoice, UploadProblem
from tkkio_analytics.errors import NotAllowedError, UploadError
from tkkio_analytics.i18n import Translator
from tkkio_analytics.services.fields import typed_number
from tkkio_analytics.services.identity import local_identity
from tkkio_analytics.services.own_data import opened_store, own_data, store_of
from tkkio_analytics.services.uploaded_values import subjects, uploaded
from tkkio_analytics.services.uploads import ChangeState, UploadPreview, check, confirm

PROBLEMS: Final = 1
LOOPBACK: Final = "localhost"
CHOICES: Final = ("sheet", "region_column", "period_column", "value_column")


def check_upload(options: Namespace, translator: Translator) -> int:
    """Print what is understood of a file and what stands in the way; return 1 where anything does."""
    preview, _ = _preview(options)
    _tell(preview, options, translator)
    return 0 if preview.is_clean else PROBLEMS


def import_upload(options: Namespace, translator: Translator) -> int:
    """Store the figures of a file, all of them or none; return 1 where anything stands in the way.

    Raises
    ------
    NotAllowedError
        If no editor is named.
    """
    settings = Settings.from_env()
    identity = local_identity(settings, address=LOOPBACK, forwarded=False)
    if not identity.may_write:
        raise NotAllowedError("not_allowed")
    preview, settings = _preview(options)
    if preview.is_clean:
        confirm(preview, store=opened_store(settings), settings=settings, identity=identity, now=moment())
    _tell(preview, options, translator)
    if preview.is_clean and not options.json:
        key = "imported" if preview.drafts else "nothing_new"
        write(paragraph(translator.text(f"uploads.{key}", name=preview.name)))
    return 0 if preview.is_clean else PROBLEMS


def _preview(options: Namespace) -> tuple[UploadPreview, Settings]:
    file = Path(options.file)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UploadError("upload_file_missing", file=options.file) from error
    repository, settings = open_release(practice=options.practice)
    store = store_of(settings)
    entered = own_data(store)
    preview = check(
        data,
        name=file.name,
        choice=UploadChoice(**{name: getattr(options, name) for name in CHOICES}),
        indicator_id=options.indicator,
        subjects=subjects(repository, own=entered.indicators),
        values=(*entered.figures, *uploaded(store)),
        regions=repository.catalog.regions,
        today=settings.today,
    )
    return preview, settings


def _tell(preview: UploadPreview, options: Namespace, translator: Translator) -> None:
    lines = [to_json(_answer(preview), translator=translator)] if options.json else _lines(preview, translator)
    write(lines)


def _answer(preview: UploadPreview) -> dict[str, object]:
    return {
        "file": preview.name,
        "indicator": preview.subject.id,
        "clean": preview.is_clean,
        "layout": preview.reading.structure.layout if preview.reading.structure else None,
        "sheet": preview.reading.sheet,
        "columns": preview.reading.columns,
        "counts": {state.value: preview.count(state) for state in ChangeState},
        "problems": preview.problems,
        "notes": preview.reading.notes,
        "figures": [
            {
                "region": change.figure.region_code,
                "year": str(change.figure.year),
                "value": change.figure.value,
                "before": preview.subject.written(change.before.entry.value) if change.before else None,
                "cell": f"{change.figure.column}{change.figure.row}",
                "state": change.state,
                "flags": change.flags,
            }
            for change in preview.changes
        ],
    }


def _lines(preview: UploadPreview, translator: Translator) -> Iterator[str]:
    text = translator.text
    yield text("uploads.file", name=preview.name)
    if preview.reading.structure is not None:
        yield from paragraph(text(f"uploads.layout.{preview.reading.structure.layout}"))
    for note in preview.reading.notes:
        yield from paragraph(translator.message(note), indent="- ")
    for state in ChangeState:
        if preview.count(state):
            yield text(f"uploads.counts.{state}", count=preview.count(state))
    flagged = [
        [
            f"{change.figure.column}{change.figure.row}",
            _shown(change.figure.value, translator),
            " ".join(map(translator.message, change.flags)),
        ]
        for change in preview.changes
        if change.flags
    ]
    if flagged:
        yield from ("", f"{text('uploads.flags_caption')}:", *table(flagged))
    if preview.problems:
        yield from ("", f"{text('uploads.problems_title')}:")
    for problem in preview.problems:
        yield from paragraph(_problem(problem, translator), indent="- ")


def _problem(problem: UploadProblem, translator: Translator) -> str:
    place = translator.text("uploads.whole_table") if problem.row is None else f"{problem.column or ''}{problem.row}"
    shown = f" {translator.text('uploads.quoted', text=problem.text)}" if problem.text else ""
    return f"{place}{shown}: {translator.message(problem.reason)}"


def _shown(value: float, translator: Translator) -> str:
    text = typed_number(value)
    return text if translator.language == "en" else text.replace(".", ",")
