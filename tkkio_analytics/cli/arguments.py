"""The command line's options, explained in the reader's language."""

import argparse
import re
from collections.abc import Sequence
from typing import Final, NoReturn

from tkkio_analytics import __version__
from tkkio_analytics.cli.claim import KINDS
from tkkio_analytics.domain.briefing import BriefingKind
from tkkio_analytics.domain.target import ReferenceGoal
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.reporting.formats import FORMATS
from tkkio_analytics.services.refresh import SOURCES
from tkkio_analytics.services.source_checks import CHECKED_SOURCES

BAD_USAGE: Final = 2
DEFAULT_GOAL: Final = "best_quartile"
DEFAULT_HORIZON: Final = 5
TABLES: Final = ("indicators", "grants")
RELEASE_ACTIONS: Final = ("list", "freeze", "export")
SCENARIO_ACTIONS: Final = ("list", "show", "export", "import", "archive", "restore")

ABOUT: Final = {"release": "release_list"}
"""Commands whose texts stand under another name."""

COMPLAINTS: Final = (
    ("required", r"the following arguments are required: (?P<names>.+)"),
    ("unrecognized", r"unrecognized arguments: (?P<names>.+)"),
    ("choice", r"argument (?P<name>\S+): invalid choice: (?P<value>\S+) \(choose from (?P<choices>.+)\)"),
    ("number", r"argument (?P<name>\S+): invalid int value: (?P<value>.+)"),
    ("value", r"argument (?P<name>\S+): expected .*argument.*"),
)
"""What argparse says in English, by the key of our own words."""


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks the reader's language.

    Parameters
    ----------
    translator
        The reader's language.
    prog, description
        Name and purpose of the command.
    """

    def __init__(self, translator: Translator, *, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, add_help=False, allow_abbrev=False)
        self.translator = translator
        self.options = self.add_argument_group(translator.text("cli.usage.options"))
        self.options.add_argument("-h", "--help", action="help", help=translator.text("cli.usage.help"))
        self.options.add_argument(
            "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=translator.text("cli.usage.lang")
        )

    def format_usage(self) -> str:
        """Return the usage line, its first word translated."""
        return self._in_words(super().format_usage())

    def format_help(self) -> str:
        """Return the help, its first word translated."""
        return self._in_words(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Print what is wrong and how to get help, and stop with code 2."""
        self.exit(BAD_USAGE, f"{self.format_usage()}{complaint(message, translator=self.translator)}\n")

    def _in_words(self, text: str) -> str:
        return re.sub(r"^usage:", self.translator.text("cli.usage.usage"), text)


def complaint(message: str, *, translator: Translator) -> str:
    """Return a complaint of argparse in the reader's language.

    Parameters
    ----------
    message
        As argparse writes it, in English.
    translator
        The reader's language.

    Examples
    --------
    >>> complaint("unrecognized arguments: --x", translator=Translator("en"))
    'Unknown option: --x. See tkkio --help.'
    """
    for key, pattern in COMPLAINTS:
        found = re.fullmatch(pattern, message)
        if found:
            return translator.text(
                f"cli.usage.{key}", **{name: part.replace("'", "") for name, part in found.groupdict().items()}
            )
    return translator.text("cli.usage.other", detail=message)


def chosen_language(arguments: Sequence[str]) -> str:
    """Return the language that the arguments ask for, known before they are parsed; Finnish by default.

    Examples
    --------
    >>> chosen_language(["risks", "--lang", "sv"]), chosen_language(["risks", "--lang=en"]), chosen_language([])
    ('sv', 'en', 'fi')
    """
    given = re.findall(r"(?:^|\0)--lang[=\0]([^\0]*)", "\0".join(arguments))
    return given[-1] if given and given[-1] in LANGUAGES else LANGUAGES[0]


def parser(translator: Translator) -> Parser:
    """Return the parser of the whole command line."""
    text = translator.text
    whole = Parser(translator, prog="tkkio", description=text("cli.about"))
    whole.options.add_argument("--version", action="version", version=__version__, help=text("cli.usage.version"))
    commands = whole.add_subparsers(
        dest="command", metavar=text("cli.usage.command"), title=text("cli.usage.commands"), required=True
    )

    def command(name: str) -> Parser:
        about = text(f"cli.{ABOUT.get(name, name.replace('-', '_'))}.about")
        return commands.add_parser(name, translator=translator, help=about, description=about)

    command("validate")
    _add_outlook(command("outlook"), translator)
    _add_risks(command("risks"), translator)
    _add_scenario(command("scenario"), translator)
    _add_claim(command("claim"), translator)
    _add_backtest(command("backtest"), translator)
    _add_table(command("table"), translator)
    _add_report(command("report"), translator)
    _add_store(command("store"), translator)
    _add_feedback(command("feedback"), translator)
    _add_refresh(command("refresh"), translator)
    _add_release(command("release"), translator)
    _add_what_if(command("what-if"), translator)
    _add_verify(command("verify"), translator)
    _add_upload(command("check-upload"), translator)
    _add_upload(command("import"), translator)
    return whole


def _add_outlook(command: Parser, translator: Translator) -> None:
    text = translator.text
    code = text("cli.usage.code")
    command.options.add_argument("--region", required=True, metavar=code, help=text("cli.outlook.region"))
    command.options.add_argument("--indicator", required=True, metavar=code, help=text("cli.outlook.indicator"))
    command.options.add_argument("--goal", default=DEFAULT_GOAL, metavar=code, help=text("cli.outlook.goal"))
    command.options.add_argument("--json", action="store_true", help=text("cli.usage.json"))
    command.options.add_argument("--practice", action="store_true", help=text("cli.practice.option"))


def _add_scenario(command: Parser, translator: Translator) -> None:
    text = translator.text
    command.options.add_argument(
        "action", choices=SCENARIO_ACTIONS, metavar="|".join(SCENARIO_ACTIONS), help=text("cli.scenario.action")
    )
    command.options.add_argument("what", nargs="*", metavar=text("cli.usage.code"), help=text("cli.scenario.what"))
    command.options.add_argument("--out", metavar=text("cli.usage.file"), help=text("cli.scenario.out"))
    command.options.add_argument("--save", action="store_true", help=text("cli.scenario.save"))
    command.options.add_argument("--practice", action="store_true", help=text("cli.practice.option"))


def _add_release(command: Parser, translator: Translator) -> None:
    text, add = translator.text, command.options.add_argument
    add("action", choices=RELEASE_ACTIONS, metavar="|".join(RELEASE_ACTIONS), help=text("cli.release_list.action"))
    add("--release", metavar=text("cli.usage.code"), help=text("cli.release_list.which"))
    for name in ("name", "date", "note"):
        add(f"--{name}", metavar=text("cli.release_list.text"), help=text(f"cli.release_list.of_{name}"))
    add("--out", metavar=text("cli.usage.file"), help=text("cli.release_list.out"))
    add("--json", action="store_true", help=text("cli.usage.json"))
    add("--practice", action="store_true", help=text("cli.practice.option"))


def _add_risks(command: Parser, translator: Translator) -> None:
    text = translator.text
    code = text("cli.usage.code")
    command.options.add_argument("--region", metavar=code, help=text("cli.risks.region"))
    command.options.add_argument("--goal", default=DEFAULT_GOAL, metavar=code, help=text("cli.outlook.goal"))
    command.options.add_argument("--json", action="store_true", help=text("cli.usage.json"))
    command.options.add_argument("--practice", action="store_true", help=text("cli.practice.option"))


def _add_claim(command: Parser, translator: Translator) -> None:
    text = translator.text
    code, period, options = text("cli.usage.code"), text("cli.claim.period"), command.options
    options.add_argument(
        "sentence", nargs="?", metavar=text("cli.claim.sentence_name"), help=text("cli.claim.sentence")
    )
    options.add_argument("--region", action="append", metavar=code, help=text("cli.claim.region"))
    options.add_argument("--indicator", metavar=code, help=text("cli.outlook.indicator"))
    options.add_argument(
        "--kind", choices=tuple(KINDS), metavar=code, help=text("cli.claim.kind", kinds=", ".join(KINDS))
    )
    options.add_argument("--other", action="append", metavar=code, help=text("cli.claim.other"))
    options.add_argument("--from", dest="first", metavar=period, help=text("cli.claim.from"))
    options.add_argument("--to", dest="last", metavar=period, help=text("cli.claim.to"))
    options.add_argument("--since", metavar=period, help=text("cli.claim.since"))
    options.add_argument("--goal", default=DEFAULT_GOAL, metavar=code, help=text("cli.outlook.goal"))
    options.add_argument("--goal-value", metavar=text("cli.claim.number"), help=text("cli.claim.goal_value"))
    options.add_argument("--goal-year", type=int, metavar=text("cli.claim.year"), help=text("cli.claim.goal_year"))
    options.add_argument("--searched", action="store_true", help=text("cli.claim.searched"))
    options.add_argument("--json", action="store_true", help=text("cli.usage.json"))
    options.add_argument("--practice", action="store_true", help=text("cli.practice.option"))


def _add_backtest(command: Parser, translator: Translator) -> None:
    text = translator.text
    file = text("cli.usage.file")
    command.options.add_argument("panel", metavar="PANEL.csv", help=text("cli.backtest.panel"))
    command.options.add_argument(
        "--horizon", type=int, default=DEFAULT_HORIZON, metavar="H", help=text("cli.backtest.horizon")
    )
    command.options.add_argument("--models", metavar="M,M", help=text("cli.backtest.models"))
    command.options.add_argument("--json", metavar=file, help=text("cli.backtest.json"))
    command.options.add_argument("--predictions", metavar=file, help=text("cli.backtest.predictions"))
    command.options.add_argument("--quiet", action="store_true", help=text("cli.backtest.quiet"))


def _add_table(command: Parser, translator: Translator) -> None:
    text = translator.text
    command.options.add_argument("what", choices=TABLES, metavar="|".join(TABLES), help=text("cli.table.what"))
    command.options.add_argument("--csv", action="store_true", help=text("cli.table.csv"))
    command.options.add_argument("--out", metavar=text("cli.usage.file"), help=text("cli.table.out"))


def _add_report(command: Parser, translator: Translator) -> None:
    text = translator.text
    code, file = text("cli.usage.code"), text("cli.usage.file")
    option = command.options.add_argument
    option("--region", metavar=code, help=text("cli.report.region"))
    option("--all-regions", action="store_true", help=text("cli.report.all_regions"))
    option("--kind", choices=tuple(BriefingKind), default=BriefingKind.NEGOTIATION, help=text("cli.report.kind"))
    option("--format", choices=tuple(FORMATS), default="pptx", help=text("cli.report.format"))
    option("--indicator", metavar=code, help=text("cli.report.indicator"))
    option("--goal", choices=tuple(ReferenceGoal), default=DEFAULT_GOAL, help=text("cli.report.goal"))
    option("--template", metavar=file, help=text("cli.report.template"))
    option("--out", metavar=file, help=text("cli.report.out"))
    option("--again", action="store_true", help=text("cli.report.again"))
    option("--quiet", action="store_true", help=text("cli.backtest.quiet"))
    option("--practice", action="store_true", help=text("cli.practice.option"))


def _add_store(command: Parser, translator: Translator) -> None:
    text = translator.text
    command.options.add_argument("action", choices=("status", "upgrade"), help=text("cli.store.action"))


def _add_feedback(command: Parser, translator: Translator) -> None:
    text = translator.text
    command.options.add_argument("action", choices=("list",), help=text("cli.feedback.action"))
    command.options.add_argument("--waiting", action="store_true", help=text("cli.feedback.waiting"))
    command.options.add_argument("--json", action="store_true", help=text("cli.usage.json"))
    command.options.add_argument("--practice", action="store_true", help=text("cli.practice.option"))


def _add_refresh(command: Parser, translator: Translator) -> None:
    text = translator.text
    code = text("cli.usage.code")
    options = command.options
    sources = text("cli.refresh.source", sources=", ".join(SOURCES))
    known = tuple(dict.fromkeys((*SOURCES, *CHECKED_SOURCES)))
    options.add_argument("--check", action="store_true", help=text("cli.refresh.check"))
    options.add_argument("--source", action="append", choices=known, help=sources)
    options.add_argument("--indicator", action="append", metavar=code, help=text("cli.refresh.indicator"))
    options.add_argument("--headline", action="store_true", help=text("cli.refresh.headline"))
    options.add_argument("--whole", action="store_true", help=text("cli.refresh.whole"))
    options.add_argument("--again", action="store_true", help=text("cli.refresh.again"))
    options.add_argument("--accept", action="append", metavar=code, help=text("cli.refresh.accept"))
    options.add_argument("--base-url", action="append", metavar="URL", help=text("cli.refresh.base_url"))
    options.add_argument("--data-dir", metavar=text("cli.usage.folder"), help=text("cli.refresh.data_dir"))
    options.add_argument("--dry-run", action="store_true", help=text("cli.refresh.dry_run"))
    options.add_argument("--run", metavar=code, default="", help=text("cli.refresh.run"))
    options.add_argument("--quiet", action="store_true", help=text("cli.backtest.quiet"))
    options.add_argument("--json", action="store_true", help=text("cli.usage.json"))


def _add_what_if(command: Parser, translator: Translator) -> None:
    text = translator.text
    code, add = text("cli.usage.code"), command.options.add_argument
    add("--region", required=True, action="append", metavar=code, help=text("cli.what_if.region"))
    add("--merge", action="store_true", help=text("cli.what_if.merge"))
    add("--indicator", required=True, action="append", metavar=code, help=text("cli.what_if.indicator"))
    add("--lever", action="append", default=[], metavar="L", help=text("cli.what_if.lever"))
    add("--goal", default=DEFAULT_GOAL, metavar=code, help=text("cli.outlook.goal"))
    add("--target", metavar="N", help=text("cli.what_if.target"))
    add("--year", type=int, metavar="V", help=text("cli.what_if.year"))
    add("--base-from", type=int, metavar="V", help=text("cli.what_if.base_from"))
    add("--json", action="store_true", help=text("cli.usage.json"))
    add("--practice", action="store_true", help=text("cli.practice.option"))


def _add_verify(command: Parser, translator: Translator) -> None:
    text = translator.text
    command.options.add_argument("file", metavar=text("cli.usage.file"), help=text("cli.verify.file"))
    command.options.add_argument("--json", action="store_true", help=text("cli.usage.json"))


def _add_upload(command: Parser, translator: Translator) -> None:
    text = translator.text
    code = text("cli.usage.code")
    options = command.options
    options.add_argument("file", metavar=text("cli.usage.file"), help=text("cli.check_upload.file"))
    options.add_argument("--indicator", metavar=code, help=text("cli.check_upload.indicator"))
    for name in ("sheet", "region-column", "period-column", "value-column"):
        options.add_argument(f"--{name}", metavar=code, help=text(f"cli.check_upload.{name}"))
    options.add_argument("--json", action="store_true", help=text("cli.usage.json"))
    options.add_argument("--practice", action="store_true", help=text("cli.practice.option"))
