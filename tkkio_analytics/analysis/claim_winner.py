"""Claims that an area is the first, or changes the fastest, of all areas."""

from typing import Final

import numpy as np

from tkkio_analytics.analysis.claim_case import ClaimCase
from tkkio_analytics.analysis.claim_finding import (
    Finding,
    basis_words,
    breaks_inside,
    evidence_row,
    figure_at,
    level_caveats,
    p_words,
    refused,
    sampled,
    supported,
    too_short,
    unsure,
)
from tkkio_analytics.analysis.claim_strongest import ahead_of, beside
from tkkio_analytics.analysis.quantities import count
from tkkio_analytics.domain.claim import ClaimTest, ClaimVerdict, Evidence, Multiplicity
from tkkio_analytics.domain.message import Decimal, Message, message
from tkkio_analytics.models.claim_tests import ALPHA, WINNER_ALPHA, WINNER_PERIODS, Difference
from tkkio_analytics.models.yardstick import Yardstick

FEWEST_RIVALS: Final = 1


def winner(case: ClaimCase, yardstick: Yardstick) -> Finding:
    """Return the finding of a claim to be the first of all areas.

    Parameters
    ----------
    case
        About one area; ``others`` are the other areas that exist in the last period.
    yardstick
        What differences are held against.

    Returns
    -------
    Finding
        Supported where the area is ahead of each of the others at the level of `WINNER_ALPHA` and none of them lacks a
        figure or the history to be tested; not supported where another area is ahead of it at the level shared by all
        of them. See `models.claim_tests.verified_winner`.
    """
    rivals, missing = _rivals(case)
    if len(rivals) < FEWEST_RIVALS:
        return refused(case, message("claims.refusal.no_rivals"))
    tests = [(row, beside(case, yardstick, row)) for row in rivals]
    known = [(row, tested) for row, tested in tests if tested is not None]
    if not known:
        return refused(case, too_short(case, yardstick, case.rows))
    missing = tuple(sorted((*missing, *(row for row, tested in tests if tested is None))))
    verdict = _verdict(case, known, missing)
    ahead = sorted(known, key=lambda item: item[1].statistic * case.sign)
    return Finding(
        claim=case.claim,
        statement=case.statement(),
        verdict=verdict,
        reasons=_reasons(case, verdict, known, missing),
        strongest=_strongest(case, yardstick, verdict),
        evidence=tuple(_row(case, row, tested, len(known)) for row, tested in ahead),
        multiplicity=Multiplicity(
            comparisons=len(known) + 1,
            alpha=ALPHA,
            alpha_each=WINNER_ALPHA,
            statement=message(
                "claims.multiplicity.winner",
                count=count(len(known) + 1),
                alpha=Decimal(value=WINNER_ALPHA, decimals=3),
                level=Decimal(value=ALPHA, decimals=2),
            ),
        ),
        breaks=breaks_inside(case, tested=True),
        periods=len(case.periods),
        caveats=level_caveats(case),
    )


def _rivals(case: ClaimCase) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the areas that can be compared, and those that lack a figure or cross a measurement break."""
    end = case.end or 0
    at = (end,) if case.start is None else (case.start, end)
    able = []
    for row in case.others:
        seen = all(np.isfinite(case.values[row, position]) for position in at)
        crossed = case.start is not None and case.crosses(row, start=case.start, end=end)
        able.append(seen and not crossed)
    return (
        tuple(row for row, fine in zip(case.others, able, strict=True) if fine),
        tuple(row for row, fine in zip(case.others, able, strict=True) if not fine),
    )


def _verdict(case: ClaimCase, known: list[tuple[int, Difference]], missing: tuple[int, ...]) -> ClaimVerdict:
    if any(_is_behind(case, tested, len(known)) for _, tested in known):
        return ClaimVerdict.NOT_SUPPORTED
    if _leads(case, known) and _moved(case) and not missing and not _too_few(case):
        return ClaimVerdict.SUPPORTED
    return ClaimVerdict.NOT_ENOUGH_EVIDENCE


def _too_few(case: ClaimCase) -> bool:
    """Say whether yearly variation is known from too few figures to name any winner."""
    return not sampled(case) and len(case.periods) < WINNER_PERIODS


def _moved(case: ClaimCase) -> bool:
    """Say whether the area's own published change is in the claimed direction; true where no change is claimed."""
    if case.start is None or case.end is None:
        return True
    row = case.rows[0]
    return bool((case.values[row, case.end] - case.values[row, case.start]) * case.sign > 0)


def _is_behind(case: ClaimCase, tested: Difference, tests: int) -> bool:
    return tested.estimate * case.sign < 0 and tested.p_value < ALPHA / tests


def _row(case: ClaimCase, other: int, tested: Difference, tests: int) -> Evidence:
    verdict = ClaimVerdict.NOT_ENOUGH_EVIDENCE
    if tested.estimate * case.sign > 0 and tested.p_value < WINNER_ALPHA:
        verdict = ClaimVerdict.SUPPORTED
    elif _is_behind(case, tested, tests):
        verdict = ClaimVerdict.NOT_SUPPORTED
    row, end = case.rows[0], case.end or 0
    positions = (end,) if case.start is None else (case.start, end)
    names = {"region": case.panel.regions[row].short_name, "rival": case.panel.regions[other].short_name}
    return evidence_row(
        case,
        tested,
        row=row,
        label=message("claims.evidence.rival", **names),
        figures=tuple(figure_at(case, at, position) for at in (row, other) for position in positions),
        verdict=verdict,
        alpha=ALPHA / tests if verdict is ClaimVerdict.NOT_SUPPORTED else WINNER_ALPHA,
        test=ClaimTest.BEST_OF_ALL,
        other=other,
    )


def _reasons(
    case: ClaimCase, verdict: ClaimVerdict, known: list[tuple[int, Difference]], missing: tuple[int, ...]
) -> tuple[Message, ...]:
    """Return which rival decides, and which areas have no figure."""
    nearest = min(known, key=lambda item: item[1].statistic * case.sign)
    words = {
        "rival": case.panel.regions[nearest[0]].short_name,
        "p": p_words(nearest[1].p_value),
        "count": count(len(known)),
        "basis": basis_words(case),
    }
    lines = []
    if verdict is ClaimVerdict.NOT_ENOUGH_EVIDENCE and not _moved(case):
        lines.append(message("claims.reason.winner.not_that_way"))
    elif verdict is ClaimVerdict.NOT_ENOUGH_EVIDENCE and _leads(case, known) and not missing:
        lines.append(message("claims.reason.winner.too_few", count=count(len(case.periods))))
    elif verdict is ClaimVerdict.NOT_ENOUGH_EVIDENCE and _leads(case, known):
        lines.append(message("claims.reason.winner.missing", areas=case.named(missing), **words))
    else:
        behind = verdict is ClaimVerdict.NOT_ENOUGH_EVIDENCE and nearest[1].estimate * case.sign < 0
        lines.append(message(f"claims.reason.winner.{'behind' if behind else verdict}", **words))
        if missing:
            lines.append(message("claims.reason.winner.left_out", areas=case.named(missing)))
    if verdict is ClaimVerdict.NOT_ENOUGH_EVIDENCE:
        lines.append(message("claims.reason.not_equal"))
    if case.restricted:
        lines.append(message("claims.reason.restricted", first=case.words()["first"]))
    return tuple(lines)


def _leads(case: ClaimCase, known: list[tuple[int, Difference]]) -> bool:
    return all(tested.estimate * case.sign > 0 and tested.p_value < WINNER_ALPHA for _, tested in known)


def _strongest(case: ClaimCase, yardstick: Yardstick, verdict: ClaimVerdict) -> Message:
    if verdict is ClaimVerdict.SUPPORTED:
        return supported(case, case.statement())
    return ahead_of(case, yardstick, alpha=ALPHA) or unsure(case)
