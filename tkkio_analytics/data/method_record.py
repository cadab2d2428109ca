"""The method's measured record on the long Finnish panel, as shipped."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from tkkio_analytics.data.reference import read_table
from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.errors import CatalogError

NAME: Final = "method_record"
MEASURES: Final = ("n_points", "horizon", "origins", "region_origins", "skill", "c80", "c95", "slope")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MethodRecord:
    """What past forecasts of the method were worth, by length of history and years ahead.

    Parameters
    ----------
    table
        One row per (n_points, horizon), as tools/build_method_record.py writes it.
    panel
        What it was measured on, in words.
    producer, licence, public_copy, panel_sha256
        Where the panel comes from.
    """

    table: pd.DataFrame
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
            If a file is missing, or the table lacks a measure.
        """
        words = read_table(folder, NAME)
        path = folder / f"{NAME}.csv"
        try:
            table = pd.read_csv(path)
        except FileNotFoundError as error:
            raise CatalogError("reference_missing", file=path.name, folder=str(folder)) from error
        missing = [measure for measure in MEASURES if measure not in table.columns]
        if missing:
            reason = ", ".join(missing)
            raise CatalogError("schema_violation", file=path.name, where="header", reason=reason)
        return cls(
            table=table,
            panel=LocalizedText(**words["panel"]),
            producer=words["producer"],
            licence=words["licence"],
            public_copy=words["public_copy"],
            panel_sha256=words["panel_sha256"],
        )
