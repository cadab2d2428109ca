"""What the first visitors ask for, worked out while the server starts, so that none of them waits for it."""

import gc
import logging
from threading import Thread

from tkkio_analytics.domain.target import ReferenceGoal
from tkkio_analytics.errors import TkkioError
from tkkio_analytics.ui.cache import answers, opened, search

_log = logging.getLogger(__name__)


def in_the_background() -> None:
    """Begin to work out what most visitors ask for first, in a thread that ends with the server."""
    Thread(target=warm, name="warm", daemon=True).start()


def warm() -> None:
    """Open the release and work out the first answers; what is wrong with the data is said to whoever opens a page."""
    try:
        found = opened.newest()
        answers.prepare(found, goal_id=next(iter(ReferenceGoal)).value, day=opened.today())
        search.prepare(found)
    except TkkioError as error:
        _log.warning("nothing is prepared: %s", error)
        return
    # What is there now stays: a collection of garbage that went through all of it would hold every reader up.
    gc.collect()
    gc.freeze()
