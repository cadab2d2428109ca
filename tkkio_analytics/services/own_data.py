"""Own indicators beside the shipped ones: one more snapshot, never mixed into a published one."""

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import pandas as pd

from tkkio_analytics.config import Settings
from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.indicator import DataKind, Indicator, Polarity, Role
from tkkio_analytics.domain.message import LocalizedText, Unit
from tkkio_analytics.domain.own_indicator import OwnIndicator, OwnTarget, OwnValue, OwnWords
from tkkio_analytics.domain.provenance import Origin, Release, Snapshot
from tkkio_analytics.domain.revision import Stored
from tkkio_analytics.domain.target import Target

if TYPE_CHECKING:
    from tkkio_analytics.store.records import Store

ORIGIN: Final = "own"
JOINED: Final = f"+{ORIGIN}."
"""Between the id of a published release and the number of the latest change of own indicators."""
ENTRY_PAGE: Final = "entry"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnData:
    """What people have entered.

    Parameters
    ----------
    revision
        Number of the latest change of an own indicator or figure; changes of other entries move no figure.
    indicators, figures
        As they stand.
    """

    revision: int
    indicators: tuple[Stored[OwnIndicator], ...]
    figures: tuple[Stored[OwnValue], ...]


def store_of(settings: Settings) -> "Store | None":
    """Return the store, or None where nothing was ever written on this machine: then no database is loaded."""
    if settings.store_file is not None and not settings.store_file.is_file():
        return None
    return opened_store(settings)


def opened_store(settings: Settings) -> "Store":
    """Return the store to write to; the folder of the file is made."""
    from tkkio_analytics.store.records import Store  # noqa: PLC0415 - pages that need no database wait for none

    if settings.store_file is not None:
        settings.store_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Store.from_settings(settings)


def own_data(store: "Store | None") -> OwnData:
    """Return what people have entered.

    Raises
    ------
    StoreError
        If the store cannot be read.
    """
    if store is None:
        return OwnData(revision=0, indicators=(), figures=())
    # The number first: entries that are newer than it are read again with the next one.
    return OwnData(
        revision=store.latest_revision(OwnIndicator, OwnValue),
        indicators=store.entries(OwnIndicator),
        figures=store.entries(OwnValue),
    )


def own_data_at(store: "Store | None", *, revision: int) -> OwnData:
    """Return what people had entered when the change of a number was the latest, read from the history.

    Raises
    ------
    StoreError
        If the store cannot be read.
    """
    if store is None:
        return OwnData(revision=0, indicators=(), figures=())
    return OwnData(
        revision=revision,
        indicators=store.entries_at(OwnIndicator, revision=revision),
        figures=store.entries_at(OwnValue, revision=revision),
    )


def with_own(repository: Repository, own: OwnData, *, words: OwnWords) -> Repository:
    """Return the release together with the own indicators, their figures and their targets.

    Parameters
    ----------
    repository
        The shipped release, which is left as it is.
    own
        What people have entered.
    words
        What is said of every own indicator.

    Returns
    -------
    Repository
        Whose release has one more snapshot, and an id and a hash that say so; the same one where nothing is entered.
    """
    if not own.indicators:
        return repository
    filled = {stored.entry.indicator_id for stored in own.figures}
    units = {indicator.unit.id: indicator.unit for indicator in repository.catalog.indicators}
    indicators = tuple(
        _indicator(entry, unit=units[entry.unit_id], has_values=entry.id in filled, words=words)
        for entry in (stored.entry for stored in own.indicators)
    )
    origins = tuple(_origin(indicator, own) for indicator in indicators if indicator.id in filled)
    targets = tuple(target for stored in own.indicators for target in _targets(stored.entry))
    catalog = replace(
        repository.catalog,
        indicators=(*repository.catalog.indicators, *indicators),
        targets=(*repository.catalog.targets, *targets),
        origins=(*repository.catalog.origins, *origins),
    )
    return replace(
        repository,
        catalog=catalog,
        release=_release(repository.release, own, origins),
        observations=_joined(repository.observations, rows(own.figures, catalog)),
    )


def rows(figures: tuple[Stored[OwnValue], ...], catalog: Catalog) -> pd.DataFrame:
    """Return own values as rows of the long table; the source row is the number of the change that wrote it."""
    frame = pd.DataFrame(
        [
            {
                obs.INDICATOR: stored.entry.indicator_id,
                obs.REGION_CATEGORY: catalog.region(stored.entry.region_code).category.value,
                obs.REGION: stored.entry.region_code,
                obs.PERIOD: str(stored.entry.year),
                obs.SEX: "total",
                obs.VALUE: stored.entry.value,
                obs.STANDARD_ERROR: float("nan"),
                obs.SAMPLE_SIZE: float("nan"),
                obs.STATUS: obs.Status.OBSERVED.value,
                obs.ORIGIN: _origin_id(stored.entry.indicator_id),
                obs.SOURCE_ROW: stored.version,
                obs.YEAR: stored.entry.year,
            }
            for stored in figures
        ],
        columns=[*obs.COLUMNS, obs.YEAR],
    )
    return obs.validate_observations(frame, file=ORIGIN)


def _joined(shipped: pd.DataFrame, entered: pd.DataFrame) -> pd.DataFrame:
    if entered.empty:
        return shipped
    same_types = entered[shipped.columns].astype(shipped.dtypes.to_dict())
    return pd.concat([shipped, same_types]).sort_values(list(obs.KEY), ignore_index=True)


def _indicator(own: OwnIndicator, *, unit: Unit, has_values: bool, words: OwnWords) -> Indicator:
    marked = _each(own.name, words.mark, between="{} ({})")
    definition = f"{own.definition} {own.collection_method}"
    return Indicator(
        id=own.id,
        name=marked,
        short_name=marked,
        description=_same(definition),
        topic=ORIGIN,
        goal=None,
        unit=unit,
        decimals=own.decimals,
        polarity=own.polarity,
        polarity_basis=_same(own.polarity_basis),
        data_kind=DataKind.ADMINISTRATIVE,
        role=Role.STRUCTURE if own.polarity is Polarity.NEUTRAL else Role.OUTCOME,
        lower_bound=None,
        upper_bound=None,
        producer=own.owner,
        licence=f"© {own.owner}",
        source_id=own.id,
        source_url=ENTRY_PAGE,
        standardisation=None,
        derivation=None,
        listed=True,
        comparability_note=words.note,
        no_data_note=None if has_values else words.no_data,
    )


def _origin(indicator: Indicator, own: OwnData) -> Origin:
    latest = max(stored.saved_at for stored in own.figures if stored.entry.indicator_id == indicator.id)
    return Origin(
        id=_origin_id(indicator.id),
        producer=indicator.producer,
        title=indicator.short_name,
        url=ENTRY_PAGE,
        licence=indicator.licence,
        date_accessed=latest.date().isoformat(),
        public_copy=None,
        public_copy_note=None,
        sha256=None,
    )


def _origin_id(indicator_id: str) -> str:
    return f"{ORIGIN}:{indicator_id}"


def _targets(own: OwnIndicator) -> tuple[Target, ...]:
    return tuple(_target(own, target, number=number) for number, target in enumerate(own.targets, start=1))


def _target(own: OwnIndicator, target: OwnTarget, *, number: int) -> Target:
    return Target(
        id=f"{own.id}.{number}",
        indicator_id=own.id,
        title=own.name,
        owner=_same(target.owner),
        scope=None,
        legal_status=target.legal_status,
        at_least=own.polarity is not Polarity.LOWER_IS_BETTER,
        value=target.value,
        due_year=target.due_year,
        due=str(target.due_year),
        baseline=None,
        baseline_period=None,
        valid_from=None,
        valid_to=None,
        region_codes=(),
        report=None,
        source=target.source,
        quote=None,
        note=None,
    )


def _release(shipped: Release, own: OwnData, origins: tuple[Origin, ...]) -> Release:
    """Return the release with what was entered as one more snapshot, named and hashed as what it now is."""
    content = repr((own.indicators, own.figures)).encode()
    moments = [stored.saved_at for stored in own.indicators] + [stored.saved_at for stored in own.figures]
    snapshot = Snapshot(
        id=f"{ORIGIN}/{own.revision}",
        created=max(moments).isoformat(),
        sha256=sha256(content).hexdigest(),
        origins=origins,
    )
    together = f"{shipped.sha256} {own.revision} {snapshot.sha256}".encode()
    return replace(
        shipped,
        id=f"{shipped.id}{JOINED}{own.revision}",
        sha256=sha256(together).hexdigest(),
        snapshots=(*shipped.snapshots, snapshot),
        published=shipped,
    )


def _same(text: str) -> LocalizedText:
    """Return what the owner wrote in one language, for all three."""
    return LocalizedText(fi=text, sv=text, en=text)


def _each(first: LocalizedText, second: LocalizedText, *, between: str) -> LocalizedText:
    return LocalizedText(
        fi=between.format(first.fi, second.fi),
        sv=between.format(first.sv, second.sv),
        en=between.format(first.en, second.en),
    )
