"""The method's measured record on the long Finnish panel, as shipped."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from tkkio_analytics.data.reference import read_table, records, reference_file
from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.domain.track_record import BenchmarkPanel
from tkkio_analytics.errors import CatalogError

NAME: Final = "method_record"
SURVEYS: Final = "survey_record"
JOINT: Final = "joint_record"
BENCHMARKS: Final = "benchmark_record"
CLAIMS: Final = "claim_record"
CLAIM_MEASURES: Final = ("kind", "periods", "world", "panels", "claims", "false_supported", "power_4")
JOINT_MEASURES: Final = (
    "n_points",
    "horizon",
    "origins",
    "counts",
    "coverage",
    "coverage_independent",
    "coverage_stated",
)
BENCHMARK_MEASURES: Final = ("measured", "panel", "model", "horizon", "crps", "c80", "skill")
MEASURES: Final = ("n_points", "horizon", "origins", "region_origins", "skill", "c80", "c95", "slope")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MethodRecord:
    """What past forecasts of the method were worth, by length of history and years ahead.

    Parameters
    ----------
    table
        One row per (n_points, horizon), as tools/build_method_record.py writes it.
    surveys
        The same for the survey model on that panel read as a survey; ``n_points`` counts rounds.
    joint
        Record of joint statements over areas on the same panel, one row per (n_points, horizon), as
        tools/measure_joint.py writes it.
    benchmarks
        Scores of the models on real panels beside other methods, one row per (panel, model), as
        tools/bench_forecasts.py writes it.
    benchmark_panels
        What is known of these panels.
    claims
        How tests of claims did on simulated panels, one row per (kind, periods, world), as tools/measure_claims.py
        writes it.
    panel
        What the first three were measured on, in words.
    producer, licence, public_copy, panel_sha256
        Where the panel comes from.
    """

    table: pd.DataFrame
    surveys: pd.DataFrame
    joint: pd.DataFrame
    benchmarks: pd.DataFrame
    benchmark_panels: tuple[BenchmarkPanel, ...]
    claims: pd.DataFrame
    panel: LocalizedText
    producer: str
    licence: str
    public_copy: str
    panel_sha256: str

    @classmethod
    def from_folder(cls, folder: Path) -> "MethodRecord":
        """Read the record from the reference folder.

        Raises
        ------
        CatalogError
            If a file is missing, a table lacks a measure, or the two records are of different panels.
        """
        words = read_table(folder, NAME)
        joint = read_table(folder, JOINT)
        if joint["panel_sha256"] != words["panel_sha256"]:
            reason = f"{NAME}.toml: {words['panel_sha256']}"
            raise CatalogError("schema_violation", file=f"{JOINT}.toml", where="panel_sha256", reason=reason)
        return cls(
            table=_measured(reference_file(folder, f"{NAME}.csv"), MEASURES),
            surveys=_measured(reference_file(folder, f"{SURVEYS}.csv"), MEASURES),
            joint=_measured(reference_file(folder, f"{JOINT}.csv"), JOINT_MEASURES),
            benchmarks=_measured(reference_file(folder, f"{BENCHMARKS}.csv"), BENCHMARK_MEASURES),
            benchmark_panels=records(BenchmarkPanel, read_table(folder, BENCHMARKS)["panels"]),
            claims=_measured(reference_file(folder, f"{CLAIMS}.csv"), CLAIM_MEASURES),
            panel=LocalizedText(**words["panel"]),
            producer=words["producer"],
            licence=words["licence"],
            public_copy=words["public_copy"],
            panel_sha256=words["panel_sha256"],
        )


def _measured(path: Path, measures: tuple[str, ...]) -> pd.DataFrame:
    try:
        table = pd.read_csv(path)
    except FileNotFoundError as error:
        raise CatalogError("reference_missing", file=path.name, folder=str(path.parent)) from error
    missing = [measure for measure in measures if measure not in table.columns]
    if missing:
        raise CatalogError("schema_violation", file=path.name, where="header", reason=", ".join(missing))
    return table
