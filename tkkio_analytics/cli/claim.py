"""`tkkio claim`: what the data say of a claim, written as a sentence or given part by part."""

import re
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import fields
from typing import Final

from tkkio_analytics.cli.plain import to_json
from tkkio_analytics.cli.release import identity, open_release, practice_lines, source_lines
from tkkio_analytics.cli.terminal import paragraph, write
from tkkio_analytics.domain.claim import Claim, ClaimKind, ClaimReport, Direction, Evidence
from tkkio_analytics.domain.claim_text import ClaimReading
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Decimal, Message, Probability
from tkkio_analytics.domain.period import Period
from tkkio_analytics.errors import ClaimTextError
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.services.claim_text import OWN_GOAL, claim_of, read_claim, settled, vocabulary
from tkkio_analytics.services.claims import check_claim

KINDS: Final = {
    "improved": (ClaimKind.CHANGE, Direction.BETTER),
    "worsened": (ClaimKind.CHANGE, Direction.WORSE),
    "risen": (ClaimKind.CHANGE, Direction.HIGHER),
    "fallen": (ClaimKind.CHANGE, Direction.LOWER),
    "better": (ClaimKind.COMPARISON, Direction.BETTER),
    "worse": (ClaimKind.COMPARISON, Direction.WORSE),
    "higher": (ClaimKind.COMPARISON, Direction.HIGHER),
    "lower": (ClaimKind.COMPARISON, Direction.LOWER),
    "best": (ClaimKind.FIRST, Direction.BETTER),
    "worst": (ClaimKind.FIRST, Direction.WORSE),
    "highest": (ClaimKind.FIRST, Direction.HIGHER),
    "lowest": (ClaimKind.FIRST, Direction.LOWER),
    "fastest-improved": (ClaimKind.FASTEST, Direction.BETTER),
    "fastest-worsened": (ClaimKind.FASTEST, Direction.WORSE),
    "fastest-risen": (ClaimKind.FASTEST, Direction.HIGHER),
    "fastest-fallen": (ClaimKind.FASTEST, Direction.LOWER),
    "reaches": (ClaimKind.TARGET, Direction.BETTER),
    "improved-after": (ClaimKind.TIMING, Direction.BETTER),
    "worsened-after": (ClaimKind.TIMING, Direction.WORSE),
    "risen-after": (ClaimKind.TIMING, Direction.HIGHER),
    "fallen-after": (ClaimKind.TIMING, Direction.LOWER),
}
"""What ``--kind`` may say, and what it means."""
PERIOD: Final = re.compile(r"(19|20)\d\d(-(Q[1-4]|0[1-9]|1[0-2]))?")
NUMBER: Final = re.compile(r"-?\d{1,12}([.,]\d{1,12})?")
SHOWN: Final = 40
"""Characters of a refused value that are shown back."""
P_DECIMALS: Final = 4
NOT_UNDERSTOOD: Final = 1
"""Exit code of a sentence that gets no verdict."""
BULLET: Final = "- "


def run(options: Namespace, translator: Translator) -> int:
    """Print the verdict in words or as JSON; a sentence that is not wholly understood gets none."""
    repository, settings = open_release(practice=options.practice)
    reading: ClaimReading | None = None
    misfits: tuple[Message, ...] = ()
    if options.sentence is None:
        indicator = repository.catalog.indicator(_needed(options.indicator))
        claim: Claim | None = given(options, indicator=indicator)
        for code in options.region:
            repository.catalog.region(code)
    else:
        reading = read_claim(options.sentence, known=vocabulary(repository))
        draft, misfits = settled(repository, reading.draft, today=settings.today)
        whole = reading.complete and not misfits and draft.indicator_id is not None
        claim = claim_of(draft, indicator=repository.catalog.indicator(draft.indicator_id or "")) if whole else None
    report = None if claim is None else check_claim(repository, claim, today=settings.today)
    if options.json:
        write(
            [
                to_json(
                    {"release": identity(repository, settings), **record(reading, misfits, report)},
                    translator=translator,
                )
            ]
        )
        return NOT_UNDERSTOOD if report is None else 0
    write(practice_lines(repository, translator=translator))
    if reading is not None:
        write([*understood(reading, misfits, translator=translator), ""])
    if report is None:
        return NOT_UNDERSTOOD
    write(words(report, translator=translator))
    write(["", *source_lines(repository, report.origins, translator=translator)])
    return 0


def given(options: Namespace, *, indicator: Indicator) -> Claim:
    """Return the claim that the options name part by part.

    Parameters
    ----------
    options
        Of the command line.
    indicator
        The one that is named: a goal's level is brought into its published unit.

    Raises
    ------
    ClaimTextError
        If a needed option is missing, or a period or a number cannot be read.
    """
    if not options.region or options.kind is None:
        raise ClaimTextError("claim_options")
    kind, direction = KINDS[options.kind]
    value = None if options.goal_value is None else _number(options.goal_value) / indicator.unit.factor
    return Claim(
        kind=kind,
        region_codes=tuple(options.region),
        indicator_id=indicator.id,
        direction=direction,
        others=tuple(options.other or ()),
        from_period=_period(options.first),
        to_period=_period(options.last),
        goal_id=_goal(options.goal, kind=kind, own=value is not None),
        goal_value=value,
        goal_year=options.goal_year,
        since=_period(options.since),
        searched=options.searched,
    )


def record(reading: ClaimReading | None, misfits: Sequence[Message], report: ClaimReport | None) -> dict[str, object]:
    """Return an answer for JSON: the reading, the verdict, the report, and the strongest sentence in every language.

    Parameters
    ----------
    reading
        Of a sentence; None where the claim was given part by part.
    misfits
        What about the sentence does not fit its indicator.
    report
        None where nothing was put to the data.
    """
    sentences = {} if report is None else {language: cited(report, Translator(language)) for language in LANGUAGES}
    parts = None if report is None else {f.name: getattr(report, f.name) for f in fields(report) if f.name != "release"}
    read = None if reading is None else {f.name: getattr(reading, f.name) for f in fields(reading)}
    if reading is not None and read is not None:
        read |= {"complete": reading.complete and not misfits, "open": reading.draft.open_slots(), "misfits": misfits}
    verdict = None if report is None else report.verdict
    return {"reading": read, "verdict": verdict, "strongest": sentences, "report": parts}


def cited(report: ClaimReport, translator: Translator) -> str:
    """Return the strongest sentence that the data support, with its source."""
    return f"{translator.message(report.strongest)} {translator.message(report.source)}"


def understood(reading: ClaimReading, misfits: Sequence[Message], *, translator: Translator) -> list[str]:
    """Return how a sentence was read: its parts, unknown words, what is left open, and why it is not checked."""
    text, either = translator.text, f" {translator.text('claim_text.screen.or')} "
    lines = [text("claim_text.screen.understood") + ":"]
    for piece in reading.pieces:
        meaning = either.join(translator.value(part) for part in piece.meaning)
        lines += paragraph(f"{text(f'claim_text.role.{piece.role}')}: {meaning} ({piece.words})", indent=BULLET)
    if reading.unknown:
        lines.append(text("claim_text.screen.unknown", count=len(reading.unknown)) + ": " + ", ".join(reading.unknown))
    for slot in reading.draft.open_slots():
        among = ", ".join(reading.options.get(slot, ()))
        lines += paragraph(f"{text(f'claim_text.slot.{slot}')}? {among}".rstrip(), indent=BULLET)
    for line in (*reading.refusals, *misfits):
        lines += paragraph(translator.message(line), indent=BULLET)
    if misfits or not reading.complete:
        lines += ["", *paragraph(text("cli.claim.no_verdict"))]
    return lines


def words(report: ClaimReport, *, translator: Translator) -> list[str]:
    """Return the verdict as lines: what the data say, why, the tests, and the sentence that would be true."""
    say = translator.message
    lines = [*paragraph(say(report.headline))]
    for reason in report.reasons:
        lines += paragraph(say(reason), indent=BULLET)
    lines += ["", *paragraph(say(report.understood)), *paragraph(say(report.definition))]
    for item in report.evidence:
        lines += paragraph(f"{say(item.label)}: {evidence(item, translator=translator)}", indent=BULLET)
    if report.multiplicity is not None:
        lines += paragraph(say(report.multiplicity.statement), indent=BULLET)
    for inside in report.breaks:
        lines += paragraph(say(inside.consequence), indent=BULLET)
    if report.record_statement is not None:
        lines += paragraph(say(report.record_statement), indent=BULLET)
    lines += ["", f"{translator.text('claim_text.screen.strongest')}:", *paragraph(cited(report, translator))]
    return lines


def evidence(item: Evidence, *, translator: Translator) -> str:
    """Return one test in a line: figures, difference and interval, chance, n and what it says."""
    value, text = translator.value, translator.text
    parts = [f"{value(figure.label)} {value(figure.value)}" for figure in item.figures]
    if item.difference is not None:
        parts.append(f"{text('claim_text.evidence.difference')} {value(item.difference)}")
    if item.lower is not None and item.upper is not None:
        parts.append(text("claim_text.evidence.limits", lower=item.lower, upper=item.upper))
    if item.p_value is not None:
        least = 10.0**-P_DECIMALS
        shown = value(Decimal(value=max(item.p_value, least), decimals=P_DECIMALS))
        parts.append(f"p {'< ' if item.p_value < least else ''}{shown}")
    if item.probability is not None:
        parts.append(value(Probability(value=item.probability)))
    parts += [f"n {item.n}", text(f"claims.verdict.{item.verdict}")]
    return "; ".join(parts)


def _needed(indicator_id: str | None) -> str:
    if indicator_id is None:
        raise ClaimTextError("claim_options")
    return indicator_id


def _goal(goal_id: str, *, kind: ClaimKind, own: bool) -> str | None:
    if kind is not ClaimKind.TARGET:
        return None
    return OWN_GOAL if own else goal_id


def _period(code: str | None) -> Period | None:
    if code is None:
        return None
    if not PERIOD.fullmatch(code):
        raise ClaimTextError("claim_period", value=code[:SHOWN])
    return Period.parse(code)


def _number(written: str) -> float:
    if not NUMBER.fullmatch(written):
        raise ClaimTextError("claim_number", value=written[:SHOWN])
    return float(written.replace(",", "."))
