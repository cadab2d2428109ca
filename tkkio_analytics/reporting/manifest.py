"""The list of figures that travels inside each file, so that a program can check them years later."""

import json
from typing import Final

from tkkio_analytics.reporting.wording import WordedBriefing, WordedReference

FORMAT: Final = "tkkio-briefing-figures"
VERSION: Final = 1
FILE_NAME: Final = "tkkio-figures.json"
SHEET: Final = "tkkio-figures"


def text(briefing: WordedBriefing) -> str:
    """Return the list as JSON: what the file is, its release, and each figure with its identity and exact value.

    Parameters
    ----------
    briefing
        In words; each figure's words travel with it.

    Returns
    -------
    str
        One figure a line, so that people can read it too.
    """
    head = {
        "format": FORMAT,
        "version": VERSION,
        "kind": briefing.kind.value,
        "language": briefing.language,
        "region": briefing.region_code,
        "date": briefing.date.isoformat(),
        "release": {"id": briefing.release_id, "sha256": briefing.release_sha256},
        "practice": briefing.practice_note is not None,
    }
    figures = ",\n".join(_json(_figure(reference)) for reference in briefing.references)
    return f'{_json(head)[:-1]}, "figures": [\n{figures}\n]}}\n'


def _figure(worded: WordedReference) -> dict[str, object]:
    figure = worded.reference
    return {
        "code": figure.code,
        "indicator": figure.indicator_id,
        "region": figure.region_code,
        "period": figure.period,
        "kind": figure.kind.value,
        "measure": figure.measure.value,
        "goal": figure.goal_id,
        "exact": figure.exact_text,
        "unit": figure.unit_id,
        "text": worded.text,
        "snapshots": sorted({source.snapshot_sha256 for source in figure.sources}),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
