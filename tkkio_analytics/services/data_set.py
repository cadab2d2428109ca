"""The whole data set of a release with its code lists: what one download holds."""

from collections.abc import Iterator, Sequence
from typing import Final

import pandas as pd

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.data.tables import TABLE_FIELDS
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.data_set import DataSet, DataTable, Field
from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.domain.target import Target

LANGUAGES: Final = ("fi", "sv", "en")
TEXT: Final = "string"


def data_set(repository: Repository) -> DataSet:
    """Return a release as tables.

    Parameters
    ----------
    repository
        The release as it was published: what people have entered themselves is not part of it.
    """
    origins = [origin for snapshot in repository.release.snapshots for origin in snapshot.origins]
    return DataSet(
        release=repository.release,
        tables=(
            _frame(repository.observations[list(obs.COLUMNS)], "observations"),
            _regions(repository),
            _indicators(repository),
            _sources(repository),
            _breaks(repository),
            _corrections(repository),
            _targets(repository),
            _frame(repository.grants, "grants"),
            _frame(repository.grant_totals, "grant_totals"),
            _frame(repository.points, "points"),
        ),
        licences=tuple(dict.fromkeys((origin.producer, origin.licence) for origin in origins)),
    )


def _frame(frame: pd.DataFrame, name: str) -> DataTable:
    fields = TABLE_FIELDS[f"{name}.csv"]
    rows = [
        [None if pd.isna(value) else value for value in row]
        for row in frame[list(fields)].itertuples(index=False, name=None)
    ]
    return DataTable(name=name, columns=tuple(fields.items()), rows=rows)


def _regions(repository: Repository) -> DataTable:
    plain = (("code", TEXT), ("category", TEXT), ("parent", TEXT), ("order", "integer"))
    return DataTable(
        name="regions",
        columns=(*plain, *_languages("name"), *_languages("short_name")),
        rows=[
            [entry.code, entry.category.value, entry.parent, entry.order, *_in(entry.name), *_in(entry.short_name)]
            for entry in repository.catalog.regions
        ],
    )


def _indicators(repository: Repository) -> DataTable:
    numbers = {"decimals": "integer", "factor": "number", "lower_bound": "number", "upper_bound": "number"}
    names = ("id", "topic", "goal", "unit", "decimals", "factor", "polarity", "data_kind", "role")
    more = ("lower_bound", "upper_bound", "producer", "licence", "source_id", "source_url", "derived_from")
    texts = ("name", "short_name", "unit_symbol", "description", "comparability_note", "no_data_note")
    return DataTable(
        name="indicators",
        columns=(
            *((name, numbers.get(name, TEXT)) for name in (*names, *more)),
            *(column for text in texts for column in _languages(text)),
        ),
        rows=[
            [
                *(entry.id, entry.topic, entry.goal, entry.unit.id, entry.decimals, entry.unit.factor),
                *(entry.polarity.value, entry.data_kind.value, entry.role.value, entry.lower_bound, entry.upper_bound),
                *(entry.producer, entry.licence, entry.source_id, entry.source_url),
                None if entry.derivation is None else entry.derivation.source_indicator_id,
                *(word for text in (entry.name, entry.short_name, entry.unit.symbol) for word in _in(text)),
                *(
                    word
                    for text in (entry.description, entry.comparability_note, entry.no_data_note)
                    for word in _in(text)
                ),
            ]
            for entry in repository.catalog.indicators
        ],
    )


def _sources(repository: Repository) -> DataTable:
    names = (
        "id",
        "producer",
        "url",
        "licence",
        "date_accessed",
        "public_copy",
        "sha256",
        "snapshot",
        "snapshot_sha256",
    )
    return DataTable(
        name="sources",
        columns=(*((name, TEXT) for name in names), *_languages("title")),
        rows=[
            [
                *(origin.id, origin.producer, origin.url, origin.licence, origin.date_accessed, origin.public_copy),
                *(origin.sha256, snapshot.id, snapshot.sha256, *_in(origin.title)),
            ]
            for snapshot in repository.release.snapshots
            for origin in snapshot.origins
        ],
    )


def _breaks(repository: Repository) -> DataTable:
    names = ("id", "kind", "first_period", "date", "indicator_ids", "region_codes", "source")
    return DataTable(
        name="breaks",
        columns=(*((name, TEXT) for name in names), *_languages("label"), *_languages("reason")),
        rows=[
            [
                *(entry.id, entry.kind.value, entry.first_period, entry.date, " ".join(entry.indicator_ids)),
                *(" ".join(entry.region_codes), entry.source, *_in(entry.label), *_in(entry.reason)),
            ]
            for entry in repository.catalog.breaks
        ],
    )


def _corrections(repository: Repository) -> DataTable:
    names = ("id", "indicator_id", "region_code", "period", "published", "action", "value", "source")
    numbers = {"published": "number", "value": "number"}
    return DataTable(
        name="corrections",
        columns=(*((name, numbers.get(name, TEXT)) for name in names), *_languages("reason")),
        rows=[
            [
                *(entry.id, entry.indicator_id, entry.region_code, entry.period, entry.expect, entry.action.value),
                *(entry.value, entry.source, *_in(entry.reason)),
            ]
            for entry in repository.catalog.corrections
        ],
    )


def _targets(repository: Repository) -> DataTable:
    names = ("id", "indicator_id", "legal_status", "direction", "value", "due_year", "due", "baseline")
    more = ("baseline_period", "valid_from", "valid_to", "region_codes", "source", "quote")
    numbers = {"value": "number", "due_year": "integer", "baseline": "number"}
    texts = ("title", "owner", "scope", "note")
    return DataTable(
        name="targets",
        columns=(
            *((name, numbers.get(name, TEXT)) for name in (*names, *more)),
            *(column for text in texts for column in _languages(text)),
        ),
        rows=[_target(entry) for entry in repository.catalog.targets],
    )


def _target(entry: Target) -> Sequence[Field]:
    direction = None if entry.at_least is None else "at_least" if entry.at_least else "at_most"
    texts = (entry.title, entry.owner, entry.scope, entry.note)
    return [
        *(entry.id, entry.indicator_id, entry.legal_status.value, direction, entry.value, entry.due_year, entry.due),
        *(entry.baseline, entry.baseline_period, entry.valid_from, entry.valid_to, " ".join(entry.region_codes)),
        *(str(entry.source), entry.quote),
        *(word for text in texts for word in _in(text if isinstance(text, LocalizedText) else None)),
    ]


def _languages(name: str) -> Iterator[tuple[str, str]]:
    yield from ((f"{name}_{language}", TEXT) for language in LANGUAGES)


def _in(text: LocalizedText | None) -> Iterator[str | None]:
    yield from (None if text is None else text.in_language(language) for language in LANGUAGES)
