"""Keeping the store of what people write in order: where it is, how it stands, bringing it up to date."""

from dataclasses import dataclass

from tkkio_analytics.config import Settings
from tkkio_analytics.services.own_data import opened_store


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreStatus:
    """How the store stands.

    Parameters
    ----------
    place
        Where it is, without any password.
    state
        How its tables stand to this version: absent, current, behind or ahead.
    revision
        Number of the latest change; None where the tables are not those of this version.
    """

    place: str
    state: str
    revision: int | None


def store_status(settings: Settings) -> StoreStatus:
    """Return how the store stands; nothing is made.

    Raises
    ------
    StoreError
        If the database cannot be reached.
    """
    from tkkio_analytics.store.database import place  # noqa: PLC0415 - other commands need no database
    from tkkio_analytics.store.migrating import SchemaState  # noqa: PLC0415
    from tkkio_analytics.store.records import Store  # noqa: PLC0415

    store = Store.from_settings(settings)
    where = place(store.engine)
    if settings.store_file is not None and not settings.store_file.is_file():
        return StoreStatus(place=where, state=SchemaState.ABSENT.value, revision=None)
    state = store.schema()
    revision = store.latest_revision() if state is SchemaState.CURRENT else None
    return StoreStatus(place=where, state=state.value, revision=revision)


def store_upgraded(settings: Settings) -> StoreStatus:
    """Bring the tables to this version and return how the store stands then.

    Raises
    ------
    StoreError
        If the database cannot be reached or refuses.
    """
    from tkkio_analytics.store.migrating import upgrade  # noqa: PLC0415 - as above

    upgrade(opened_store(settings).engine)
    return store_status(settings)
