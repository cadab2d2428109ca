"""Reports of counties on loopback, in the shapes of the State Treasury: stages of approval, taxonomies, codes."""

import json
from typing import Any

import pandas as pd
from answering_server import Answers

from tkkio_analytics.domain import observation as obs

BUDGET, PACKAGE = "operating_budget", "HTAS"
EXPENSES, INCOME, DRAFT = "632", "16", "1260"
VERSION = {"versio": "jhs-2019-03", "tekninen_versio": "2019-08-31"}
WHOLE = "Kaikki palvelu- ja tehtäväluokat"
AUTHORITY = "9999999-9"
"""A joint authority: it hands in the same package and is no area."""


def business_id(code: str) -> str:
    return f"90000{code}-1"


def report_path(owner: str, period: str, stage: str = "lopullinen") -> str:
    return f"/dokumentti/{stage}/{PACKAGE}/{owner}/{period}"


def report(euros: str, *, version: str = "jhs-2019-03/2019-08-31", code: str = EXPENSES) -> list[dict[str, Any]]:
    row = {"taksonomia": version, "osakokonaisuus": "k-t05", "kommentti": "", "tarkastushavainnot": []}
    return [
        row | {"tunnusluku": "62", "arvo": "9000001-1"},
        row | {"tunnusluku": "492", "arvo": "2024-12-31"},
        row | {"tunnusluku": INCOME, "arvo": "1000000"},
        row | {"tunnusluku": code, "arvo": euros},
        row | {"tunnusluku": DRAFT, "arvo": "123"},
    ]


def taxonomy_row(code: str, name: str, task: str, *, service: str = WHOLE) -> dict[str, Any]:
    return {"solutunniste": code, "tunnusluku": name, "tehtava": task, "palvelu": service} | VERSION


TAXONOMY = [
    taxonomy_row(EXPENSES, "Toimintamenot", "Talousarvio 202x"),
    taxonomy_row("700", "Toimintamenot", "Talousarvio 202x", service="Pelastustoimi"),
    taxonomy_row(DRAFT, "Toimintamenot", "Laadintakauden talousarvio 202x-1"),
    taxonomy_row(INCOME, "Toimintatulot", "Talousarvio 202x"),
]


def put(answers: Answers, path: str, value: object) -> None:
    """Let the server answer a path with JSON."""
    answers.bodies[path] = json.dumps(value, ensure_ascii=False).encode()


def taught(answers: Answers, published: pd.DataFrame, address: str) -> None:
    """Let the server know the budgets in force, as the State Treasury would tell them."""
    budgets = published[(published[obs.INDICATOR] == BUDGET) & published[obs.VALUE].notna()]
    listed = [_listed(address, "0100000-1", "2025", "Lopullinen", package="KTAS")]
    for row in budgets.itertuples(index=False):
        owner, euros = business_id(row.region_code), round(row.value * 1e6)
        listed += [_listed(address, owner, row.period, stage) for stage in ("Alustava", "Lopullinen")]
        put(answers, report_path(owner, row.period, "alustava"), report("1"))
        put(answers, report_path(owner, row.period), report(f"{euros},00"))
        listed.append(_listed(address, AUTHORITY, row.period, "Lopullinen"))
        put(answers, report_path(AUTHORITY, row.period), report("3000000000"))
    put(answers, "/aineistot", {"aineistot": listed})
    put(answers, "/taksonomia", [f"{address}/taksonomiat/{package}.json" for package in (PACKAGE, "KTAS")])
    put(answers, f"/taksonomiat/{PACKAGE}.json", TAXONOMY)


def _listed(address: str, owner: str, period: str, stage: str, *, package: str = PACKAGE) -> dict[str, str]:
    return {
        "ytunnus": owner,
        "raportointikokonaisuus": package,
        "raportointikausi": period,
        "hyvaksymisvaihe": stage,
        "hyvaksymispvm": f"{period}-01-15 10:00:00",
        "julkaisupvm": f"{period}-01-16 10:00:00",
        "tunnusluvut": f"{address}{report_path(owner, period, stage.casefold())}",
    }
