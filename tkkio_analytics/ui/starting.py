"""What is settled while the server starts, before the first visitor."""

import logging
from contextlib import nullcontext

from streamlit import config

from tkkio_analytics.ui import navigation


def before_the_first_visitor() -> None:
    """Settle how Streamlit finds pages and reads its options."""
    _find_pages_by_navigation()
    _read_options_without_a_lock()


def _find_pages_by_navigation() -> None:
    """Switch off Streamlit's older way of finding pages, which one call does while the server imports ``app.py``.

    The server has no visitor yet, and Streamlit would warn of that in the terminal once for every page.
    """
    warnings = logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context")
    level = warnings.level
    warnings.setLevel(logging.ERROR)
    navigation.build()
    warnings.setLevel(level)


def _read_options_without_a_lock() -> None:
    """Let every thread read Streamlit's options at once: from now on nothing changes them.

    Streamlit reads an option two or three times for every element that a page sends, each time under one lock of the
    whole process. With fifty sessions at once the threads queued for it, one behind another, four fifths of the time,
    while the processor was half idle (docs/performance.md). The lock has no public switch; a test holds its name.
    """
    config.get_config_options()
    config._config_lock = nullcontext()  # type: ignore[assignment]  # noqa: SLF001 - as said above
