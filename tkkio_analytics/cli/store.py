"""`tkkio store`: where what people write is kept, how it stands, and bringing it up to date."""

from argparse import Namespace
from typing import Final

from tkkio_analytics.cli.terminal import write
from tkkio_analytics.config import Settings
from tkkio_analytics.i18n import Translator
from tkkio_analytics.services.upkeep import StoreStatus, store_status, store_upgraded

NOT_CURRENT: Final = 1


def run(options: Namespace, translator: Translator) -> int:
    """Print how the store stands, after an upgrade where one is asked for; return 1 where it is not up to date."""
    settings = Settings.from_env()
    status = store_upgraded(settings) if options.action == "upgrade" else store_status(settings)
    write(lines(status, translator=translator))
    return 0 if status.revision is not None else NOT_CURRENT


def lines(status: StoreStatus, *, translator: Translator) -> list[str]:
    """Return where the store is, how its tables stand, and how many changes it holds."""
    found = [
        translator.text("cli.store.place", place=status.place),
        translator.text(f"cli.store.{status.state}"),
    ]
    if status.revision is not None:
        found.append(translator.text("cli.store.changes", count=status.revision))
    return found
