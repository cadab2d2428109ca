"""What Kela is asked: the columns of its package, and which of them names the county."""

from typing import Final

from tkkio_analytics.data.connectors.kela import parser
from tkkio_analytics.data.source_checks.asking import Asking, Check, CheckedSource, Finding, listed
from tkkio_analytics.domain.message import message

COUNTY: Final = "hyvinvointialue"


def columns(asking: Asking) -> Finding:
    """Find the columns of the package."""
    table = parser.table_of(asking.get("/data/dat_hva.json"))
    names, area = tuple(table[0]), parser.area_column(table, names_area=lambda text: COUNTY in text.casefold())
    told = message(
        "source_check.found.columns", columns=listed(names), area=listed([area] if area else ()), count=len(table)
    )
    return Finding(expected=set(parser.KEYS) <= set(names) and area is not None, found=told)


KELA: Final = CheckedSource(
    id="kela",
    name="Kela",
    url="https://hva-tietopaketti.kela.fi",
    checks=(Check(id="kela_columns", ask=columns),),
)
