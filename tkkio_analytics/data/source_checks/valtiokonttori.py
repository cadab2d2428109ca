"""What the State Treasury is asked: whether the counties' reports are in its list, and under which business ids."""

from typing import Final

from tkkio_analytics.data.connectors.valtiokonttori import parser
from tkkio_analytics.data.source_checks.asking import Asking, Check, CheckedSource, Finding, listed
from tkkio_analytics.domain.message import message

COUNTIES: Final = 21
"""Helsinki reports as a city; how, the contract does not know."""
BUDGETS: Final = "HTAS"


def packages(asking: Asking) -> Finding:
    """Find the counties' reporting packages."""
    found = parser.county_packages(asking.get("/aineistot"))
    told = message("source_check.found.packages", count=sum(found.values()), packages=listed(found, most=20))
    return Finding(expected=BUDGETS in found, found=told)


def counties(asking: Asking) -> Finding:
    """Find the organisations that have handed in a budget as a county."""
    found = parser.reports(asking.get("/aineistot"), package=BUDGETS)
    ids = sorted({entry.business_id for entry in found})
    told = message("source_check.found.organisations", count=len(ids), ids=listed(ids, most=40))
    return Finding(expected=len(ids) >= COUNTIES, found=told)


VALTIOKONTTORI: Final = CheckedSource(
    id="valtiokonttori",
    name="Valtiokonttori",
    url="https://prodkuntarest.westeurope.cloudapp.azure.com/rest/v1/json",
    checks=(
        Check(id="valtiokonttori_packages", ask=packages),
        Check(id="valtiokonttori_counties", ask=counties),
    ),
)
