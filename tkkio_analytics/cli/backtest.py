"""`tkkio backtest`: how good the forecasts of a panel would have been."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import Final, NoReturn

from tqdm import tqdm

from tkkio_analytics import __version__
from tkkio_analytics.cli.plain import to_json
from tkkio_analytics.cli.terminal import paragraph, table, write
from tkkio_analytics.domain.message import Decimal, Share
from tkkio_analytics.errors import PanelError
from tkkio_analytics.i18n import Translator
from tkkio_analytics.services.backtest import (
    Backtest,
    ModelScore,
    backtest,
    content_hash,
    read_panel,
    write_predictions,
)

OLS: Final = "ols"
CLAIMED_COVERAGE: Final = 0.8
NOT_KNOWN: Final = "–"


class ProgressBars:
    """One bar a model on standard error.

    Parameters
    ----------
    translator
        Names the models.
    quiet
        Show nothing.
    """

    def __init__(self, translator: Translator, *, quiet: bool) -> None:
        self.translator = translator
        self.quiet = quiet
        self.model: str | None = None
        self.bar: tqdm[NoReturn] | None = None

    def close(self) -> None:
        """Finish the last bar."""
        if self.bar is not None:
            self.bar.close()

    def __call__(self, model: str, done: int, total: int) -> None:
        """Move the bar of ``model`` to ``done`` of ``total``."""
        if model != self.model:
            self.close()
            name = self.translator.text(f"cli.model.{model}")
            self.bar = tqdm(total=total, desc=name, disable=self.quiet, mininterval=0.5)
            self.model = model
        if self.bar is not None:
            self.bar.update(done - self.bar.n)


def run(options: Namespace, translator: Translator) -> int:
    """Back-test the panel file, print the scores, and write the files that are asked for."""
    file = Path(options.panel)
    for target in (options.json, options.predictions):
        refuse_unwritable(target)
    models = tuple(options.models.split(",")) if options.models else None
    with closing(ProgressBars(translator, quiet=options.quiet)) as progress:
        result = backtest(read_panel(file), horizon=options.horizon, models=models, on_progress=progress)
    if options.predictions:
        write_predictions(result.predictions, file=Path(options.predictions))
    if options.json:
        Path(options.json).write_text(
            to_json(summary(result, file=file), translator=translator) + "\n", encoding="utf-8"
        )
    write(report(result, translator=translator))
    return 0


def refuse_unwritable(target: str | None) -> None:
    """Say before the long work, not after it, that a result could not be written.

    Raises
    ------
    PanelError
        ``output_not_a_file`` (file).
    """
    if target and (Path(target).is_dir() or not Path(target).resolve().parent.is_dir()):
        raise PanelError("output_not_a_file", file=target)


def summary(result: Backtest, *, file: Path) -> dict[str, object]:
    """Return what a reader of the JSON file needs: which panel, how many forecasts, all scores."""
    return {
        "program": f"tkkio {__version__}",
        "panel": file.name,
        "panel_sha256": content_hash(file),
        "horizon": result.horizon,
        "series": result.series,
        "cutoffs": result.cutoffs,
        "models": result.scores,
    }


def report(result: Backtest, *, translator: Translator) -> list[str]:
    """Return the scores as lines: what was asked, the table, and what it means."""
    counts = {
        name: Decimal(value=count, decimals=0)
        for name, count in (("series", result.series), ("cutoffs", result.cutoffs), ("count", result.horizon))
    }
    columns = ("model", "mae", "crps", "c80", "c95", "skill", "slope", "ms")
    header = [translator.text(f"cli.backtest.column.{name}") for name in columns]
    rows = [_row(score, translator=translator) for score in result.scores]
    best = min(result.scores, key=lambda score: score.crps)
    lines = paragraph(translator.text("cli.backtest.asked", **counts))
    lines += ["", *table([header, *rows]), ""]
    lines += paragraph(translator.text("cli.backtest.best", model=translator.text(f"cli.model.{best.model}")))
    for score in result.scores:
        if score.model == OLS:
            lines += paragraph(ols_note(score, translator=translator))
    return lines + paragraph(translator.text("cli.backtest.legend"))


def ols_note(score: ModelScore, *, translator: Translator) -> str:
    """Return what the straight line is worth here, by its own measured record."""
    honest = score.coverage_80 >= CLAIMED_COVERAGE
    worth = "better" if (score.brier_skill or 0.0) > 0 else "worse"
    return translator.text(
        f"cli.backtest.ols.{'honest' if honest else 'narrow'}_{worth}", coverage=Share(value=score.coverage_80)
    )


def _row(score: ModelScore, *, translator: Translator) -> list[str]:
    def number(value: float | None, decimals: int) -> str:
        return NOT_KNOWN if value is None else translator.value(Decimal(value=value, decimals=decimals))

    return [
        translator.text(f"cli.model.{score.model}"),
        number(score.mae, 3),
        number(score.crps, 3),
        translator.value(Share(value=score.coverage_80)),
        translator.value(Share(value=score.coverage_95)),
        number(score.brier_skill, 3),
        number(score.calibration_slope, 2),
        number(score.ms_per_series, 3),
    ]
