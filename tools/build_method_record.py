"""Measure the method's record on a long yearly panel and write it where the app reads it.

usage: python tools/build_method_record.py PANEL.csv [--out data/reference]

PANEL is a tidy yearly panel (series_id, period, value, region, indicator, unit, freq). The record is written to
method_record.csv, that of the survey model on the same panel read as a survey to survey_record.csv, and what both were
measured on to method_record.toml.
"""

import argparse
import hashlib
import sys
from pathlib import Path
from typing import Final

import pandas as pd
from tqdm import tqdm

from tkkio_analytics.models.record import RECORD_POINTS, method_record
from tkkio_analytics.models.routing import PANEL_POINTS
from tkkio_analytics.models.survey_record import RESPONDENTS, SURVEY_ROUNDS, YEARS_BETWEEN, survey_record
from tkkio_analytics.models.tidy import tidy_panel

SEED: Final = 20261124
"""Of the sampling error in the survey record."""

WORDS: Final = """\
# What method_record.csv and survey_record.csv were measured on. Made by: python tools/build_method_record.py PANEL.csv

producer = "THL (Sotkanet)"
licence = "CC BY 4.0"
source_url = "https://sotkanet.fi"
public_copy = "ouzor/sotkanet-shiny @ 6074107"
series = {series}
regions = {regions}
indicators = {indicators}
first_period = "{first}"
last_period = "{last}"
panel_sha256 = "{sha256}"

[survey]
respondents = {respondents}
years_between = {years_between}
seed = {seed}

[panel]
fi = "Sotkanet {first}–{last}, {regions} maakuntaa ja {indicators} mittaria, lamavuodet mukana"
sv = "Sotkanet {first}–{last}, {regions} landskap och {indicators} indikatorer, depressionsåren medräknade"
en = "Sotkanet {first}–{last}, {regions} Finnish regions and {indicators} indicators, recession years included"
"""


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("panel", type=Path)
    parser.add_argument("--out", type=Path, default=Path("data/reference"))
    arguments = parser.parse_args()
    frame = pd.read_csv(arguments.panel, dtype={"period": str})
    with tqdm(total=len(RECORD_POINTS), unit="length", file=sys.stderr) as bar:

        def advance(done: int, _: int) -> None:
            bar.update(done - bar.n)

        record = method_record(frame, on_progress=advance)
    with tqdm(total=len(SURVEY_ROUNDS), unit="rounds", file=sys.stderr) as bar:

        def advance_surveys(done: int, _: int) -> None:
            bar.update(done - bar.n)

        surveys = pd.DataFrame(survey_record(tidy_panel(frame), seed=SEED, on_progress=advance_surveys))
    arguments.out.mkdir(parents=True, exist_ok=True)
    record.round(6).to_csv(arguments.out / "method_record.csv", index=False, lineterminator="\n")
    surveys.round(6).to_csv(arguments.out / "survey_record.csv", index=False, lineterminator="\n")
    (arguments.out / "method_record.toml").write_text(words(frame, arguments.panel), encoding="utf-8")
    print(f"{len(record)} rows, {len(surveys)} of surveys")


def words(frame: pd.DataFrame, path: Path) -> str:
    """Return what the panel is, counted from the indicators that are long enough to be forecast."""
    long = frame[frame.groupby("indicator")["period"].transform("nunique") >= PANEL_POINTS]
    return WORDS.format(
        series=long["series_id"].nunique(),
        regions=long["region"].nunique(),
        indicators=long["indicator"].nunique(),
        first=long["period"].min(),
        last=long["period"].max(),
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        respondents=RESPONDENTS,
        years_between=YEARS_BETWEEN,
        seed=SEED,
    )


if __name__ == "__main__":
    main()
