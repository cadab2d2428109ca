"""The `tkkio` program: understand the arguments, ask a service, say what went wrong in words."""

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from tkkio_analytics.cli import (
    backtest,
    claim,
    feedback,
    outlook,
    refresh,
    releases,
    report,
    risks,
    scenario,
    store,
    table,
    upload,
    validate,
    verify,
    what_if,
)
from tkkio_analytics.cli.arguments import BAD_USAGE, chosen_language, parser
from tkkio_analytics.cli.terminal import complain, speak_utf8, stop_writing
from tkkio_analytics.errors import TkkioError
from tkkio_analytics.i18n import Translator

COMMANDS: Final[Mapping[str, Callable[[Namespace, Translator], int]]] = MappingProxyType(
    {
        "validate": validate.run,
        "outlook": outlook.run,
        "risks": risks.run,
        "scenario": scenario.run,
        "claim": claim.run,
        "backtest": backtest.run,
        "table": table.run,
        "report": report.run,
        "store": store.run,
        "feedback": feedback.run,
        "refresh": refresh.run,
        "release": releases.run,
        "what-if": what_if.run,
        "verify": verify.run,
        "check-upload": upload.check_upload,
        "import": upload.import_upload,
    }
)
DONE: Final = 0
INTERRUPTED: Final = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments
        Without the program's name; those of the process by default.

    Returns
    -------
    int
        0 done, 1 findings, 2 bad usage or bad input.

    Examples
    --------
    >>> main(["risks", "--region", "13", "--lang", "en"])  # doctest: +SKIP
    0
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    speak_utf8()
    translator = Translator(chosen_language(given))
    options = parser(translator).parse_args(given)
    try:
        code = COMMANDS[options.command](options, translator)
        sys.stdout.flush()
    except BrokenPipeError:
        stop_writing()
        return DONE
    except TkkioError as error:
        complain(translator.text(error.key, **error.params))
        return BAD_USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    return code
