"""`tkkio backtest` scores a panel, writes what others need to score it, and refuses a broken one in words."""

import json
from pathlib import Path

import pandas as pd
import pytest

from tkkio_analytics.cli import main
from tkkio_analytics.services.backtest import ALL_MODELS, backtest, read_panel

QUANTILES = ["0.025", "0.05", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "0.95", "0.975"]
QUICK = "panel,last_value,drift,ols"


def test_the_table_names_each_model_and_says_what_the_straight_line_is(
    panel_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backtest", str(panel_file), "--horizon", "2", "--models", QUICK, "--quiet", "--lang", "en"]) == 0
    printed = capsys.readouterr()
    for name in ("TKKIO", "Last value", "Mean change", "OLS line"):
        assert f"\n{name} " in printed.out
    assert "8 series, 48 cutoffs, 1–2 years ahead." in printed.out
    assert "The OLS line is here because most dashboards draw it" in printed.out
    assert printed.err == ""


def test_predictions_hold_every_question_with_its_quantiles(panel_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "predictions.csv"
    main(["backtest", str(panel_file), "--horizon", "2", "--models", QUICK, "--quiet", "--predictions", str(file)])
    written = pd.read_csv(file, dtype={"cutoff": str})
    assert list(written.columns) == ["model", "series_id", "cutoff", "horizon", "observed", *QUANTILES]
    assert sorted(written["cutoff"].unique()) == ["2013", "2014", "2015", "2016", "2017", "2018"]
    assert written.groupby("model").size().to_dict() == dict.fromkeys(QUICK.split(","), 8 * (6 + 5))


def test_what_was_observed_is_what_the_file_says_bit_for_bit(
    rows: pd.DataFrame, panel_file: Path, tmp_path: Path
) -> None:
    file = tmp_path / "predictions.csv"
    main(["backtest", str(panel_file), "--horizon", "1", "--models", "panel", "--quiet", "--predictions", str(file)])
    written = pd.read_csv(file)
    truth = {(row.series_id, int(row.period)): row.value for row in rows.itertuples()}
    assert [truth[row.series_id, row.cutoff + 1] for row in written.itertuples()] == list(written["observed"])


def test_the_json_file_says_which_panel_and_every_score(panel_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "scores.json"
    main(["backtest", str(panel_file), "--horizon", "2", "--models", "panel,ols", "--quiet", "--json", str(file)])
    written = json.loads(file.read_text())
    assert written["panel"] == "panel.csv"
    assert len(written["panel_sha256"]) == 64
    assert (written["series"], written["cutoffs"], written["horizon"]) == (8, 48, 2)
    assert [score["model"] for score in written["models"]] == ["panel", "ols"]
    assert {"mae", "crps", "coverage_80", "coverage_95", "brier_skill", "calibration_slope", "ms_per_series"} <= set(
        written["models"][0]
    )


def test_slow_models_are_asked_the_same_questions(rows: pd.DataFrame) -> None:
    told: list[tuple[str, int, int]] = []
    result = backtest(rows, horizon=2, models=["ets", "theta"], on_progress=lambda *step: told.append(step), jobs=1)
    asked = result.predictions.groupby("model").size()
    assert asked.to_dict() == {"ets": 88, "theta": 88}
    assert [score.model for score in result.scores] == ["ets", "theta"]
    assert ("theta", 1, 1) in told


def test_the_future_changes_nothing_that_was_said_before_it(rows: pd.DataFrame) -> None:
    changed = rows.copy()
    changed.loc[changed["period"] == "2019", "value"] += 25.0
    before, after = (
        backtest(frame, horizon=1, models=["panel", "drift"]).predictions.query("cutoff < '2019'")
        for frame in (rows, changed)
    )
    pd.testing.assert_frame_equal(before[QUANTILES], after[QUANTILES])


def test_progress_goes_to_standard_error(panel_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["backtest", str(panel_file), "--models", "panel,drift"])
    printed = capsys.readouterr()
    assert "Keskimuutos" in printed.err
    assert "%|" not in printed.out


def test_every_model_has_a_name_in_every_language(rows: pd.DataFrame) -> None:
    assert set(ALL_MODELS) == {"panel", "last_value", "seasonal_naive", "drift", "ols", "ets", "theta"}
    assert len(rows) == 80


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda rows: rows.drop(columns="unit"), "unit"),
        (lambda rows: rows.assign(freq="weekly"), "weekly"),
        (lambda rows: rows.assign(value=["x", *rows["value"][1:]]), "2"),
        (lambda rows: pd.concat([rows, rows.head(1)]), "82"),
        (lambda rows: rows.head(0), ""),
        (lambda rows: rows[rows["period"] < "2013"], "5"),
    ],
    ids=["column", "frequency", "number", "twice", "empty", "short"],
)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_broken_panel_is_refused_in_words(
    rows: pd.DataFrame, tmp_path: Path, capsys: pytest.CaptureFixture[str], change: object, words: str, language: str
) -> None:
    file = tmp_path / "broken.csv"
    change(rows).to_csv(file, index=False)  # type: ignore[operator]  # a lambda in a table
    assert main(["backtest", str(file), "--quiet", "--lang", language]) == 2
    printed = capsys.readouterr()
    assert words in printed.err
    assert "Traceback" not in printed.err
    assert printed.out == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["missing.csv"], "There is no file missing.csv."),
        (["{panel}", "--horizon", "0"], "at least one year ahead, not 0."),
        (["{panel}", "--json", "nowhere/out.json"], "cannot be written to nowhere/out.json"),
        (["{panel}", "--models", "oracle"], "oracle"),
    ],
)
def test_what_cannot_be_done_is_said_before_the_work(
    panel_file: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    given = [argument.format(panel=panel_file) for argument in arguments]
    assert main(["backtest", *given, "--quiet", "--lang", "en"]) == 2
    assert words in capsys.readouterr().err


def test_a_file_that_is_no_csv_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "picture.csv"
    file.write_bytes(b"\x89PNG\xff\xfe\x00")
    assert main(["backtest", str(file), "--lang", "en"]) == 2
    assert "must be CSV in UTF-8" in capsys.readouterr().err


def test_codes_that_look_like_missing_values_are_kept(rows: pd.DataFrame, tmp_path: Path) -> None:
    file = tmp_path / "namibia.csv"
    rows.assign(region="NA", series_id="NA" + rows["series_id"]).to_csv(file, index=False)
    assert set(read_panel(file)["region"]) == {"NA"}
