"""`tkkio verify`: does each figure of a file still equal its release, was it edited, or has it been revised."""

from argparse import Namespace
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Final

from tkkio_analytics.cli.plain import to_json
from tkkio_analytics.cli.release import identity, open_release, opened
from tkkio_analytics.cli.terminal import paragraph, table, write
from tkkio_analytics.domain.figure import FigureValue
from tkkio_analytics.domain.verification import Checked, NamedRelease, Verdict, Verification
from tkkio_analytics.i18n import Translator
from tkkio_analytics.reporting import numbers
from tkkio_analytics.reporting.reading import read
from tkkio_analytics.services.own_data import store_of
from tkkio_analytics.services.verification import Words, verify

IN_ORDER, DIFFERENT = 0, 1
HASH: Final = 12
NOTHING: Final = "–"


def run(options: Namespace, translator: Translator) -> int:
    """Print what became of each figure; return 0 where all are as they were, 1 where any is not."""
    file = read(Path(options.file))
    repository, settings = open_release(practice=file.listing.practice)
    writer = Translator(file.listing.language)
    verification = verify(
        file,
        current=repository,
        release=partial(opened, settings),
        store=store_of(settings),
        words=Words(text=partial(numbers.text, translator=writer), number=partial(_number, translator=writer)),
    )
    if options.json:
        record = {
            "file": Path(options.file).name,
            "in_order": verification.in_order,
            "named_release": {
                "id": verification.listing.release_id,
                "sha256": verification.listing.release_sha256,
                "state": verification.named_release,
            },
            "release": identity(repository, settings),
            "counts": Counter(figure.verdict.value for figure in verification.figures),
            "added": verification.added,
            "figures": verification.figures,
        }
        write([to_json(record, translator=translator)])
    else:
        write(lines(verification, translator=translator))
    return IN_ORDER if verification.in_order else DIFFERENT


def lines(verification: Verification, *, translator: Translator) -> list[str]:
    """Return the answer as lines: the release, the count of each verdict, and every figure that is not as it was."""
    listing = verification.listing
    said = paragraph(
        translator.text(
            f"verify.release.{verification.named_release}",
            release=listing.release_id,
            hash=listing.release_sha256[:HASH],
            current=verification.current_release_id,
        )
    )
    counts = Counter(figure.verdict for figure in verification.figures)
    said += [
        translator.text(f"verify.count.{verdict}", count=counts[verdict]) for verdict in Verdict if counts[verdict]
    ]
    for message in verification.added:
        said += paragraph(translator.message(message))
    differing = [figure for figure in verification.figures if figure.verdict is not Verdict.SAME]
    if differing:
        names = ("reference", "verdict", "place", "shown", "named", "current")
        header = [translator.text(f"verify.column.{name}") for name in names]
        said += ["", *table([header, *(_row(figure, translator) for figure in differing)])]
    if verification.named_release is NamedRelease.HERE and not differing and not verification.added:
        said.append(translator.text("verify.in_order"))
    return said


def _row(figure: Checked, translator: Translator) -> list[str]:
    listed = NOTHING if figure.listed is None else figure.listed.text
    return [
        figure.code,
        translator.text(f"verify.verdict.{figure.verdict}"),
        NOTHING if figure.place is None else translator.message(figure.place),
        _short(figure.shown or listed),
        NOTHING if figure.named is None else figure.named.text,
        NOTHING if figure.current is None else figure.current.text,
    ]


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


SHOWN: Final = 40
"""Letters of a sentence that a table has room for."""


def _number(value: FigureValue, *, translator: Translator) -> float | None:
    found = numbers.number(value, translator=translator)
    return None if found is None else found.value
