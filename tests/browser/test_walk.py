"""The ten questions that a county's director asks before a negotiation are answered within three clicks.

``docs/walk.md`` is written from the walks below by ``pytest tests/browser/test_walk.py --update-golden``.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
from browser.harness import Server, Visit
from playwright.sync_api import Locator

BOOKMARK = {"scope": "county", "region": "13", "lang": "fi"}
"""Where each walk begins: the director's own county on Tilannekuva, kept as a bookmark."""
MOST_CLICKS = 3
MENU, LINK, FOLD, CHOICE, BUTTON = "valikko", "linkki", "avattava kohta", "valinta", "painike"
INTRODUCTION = """# Ten questions before a negotiation

A newcomer's walk: what the director of a county (here Pohjois-Savo) asks in the days before a steering negotiation,
where the answer is, and how many clicks away. Each walk begins from a bookmark of the county's Tilannekuva,
`?scope=county&region=13`. `tests/browser/test_walk.py` takes every walk in a browser and holds this page to it; the
names of controls are those on the screen.

| question | path from Tilannekuva | clicks | what is read there |
|---|---|---|---|
"""


@dataclass(frozen=True, kw_only=True)
class Walk:
    """A question, the clicks that lead to its answer, and words that stand in the answer."""

    question: str
    clicks: tuple[tuple[str, str], ...]
    answer: tuple[str, ...]
    read: str


WALKS = (
    Walk(
        question="Missä olemme tavoitteissamme nyt?",
        clicks=(),
        answer=("Arvioituja mittareita on Pohjois-Savossa", "Päivystyskäynnit"),
        read="the headline, and a row an indicator: level, place, course, three signals, probability",
    ),
    Walk(
        question="Mikä meillä on vaarassa jäädä saavuttamatta, ja miksi?",
        clicks=((MENU, "Riskit"), (FOLD, "Lisätiedot")),
        answer=("riskissä jäädä", "tarvitaan"),
        read="pairs at risk, the greatest first; each with its probability and reason",
    ),
    Walk(
        question="Miten vertaudumme muihin, ja onko ero muuta kuin sattumaa?",
        clicks=((MENU, "Aluevertailu"), (FOLD, "Miten arvio on testattu?")),
        answer=("Koko maata parempi", "Pohjois-Savo", "Ei erotu koko maasta"),
        read="dot plot with intervals, map, ranks with their intervals, and the test by its name",
    ),
    Walk(
        question="Ehdimmekö tavoitteeseen ajoissa, ja kuinka paljon arvioon voi luottaa?",
        clicks=((LINK, "Päivystyskäynnit"), (FOLD, "Mihin todennäköisyys perustuu")),
        answer=("Todennäköisyys, että arvo on Pohjois-Savossa", "Odotettu vuosi", "Mallin odottama muutos"),
        read="the probability in words and numbers, the fan, three paces, and how often such probabilities came true",
    ),
    Walk(
        question="Mitä tavoitteeseen pääsy vaatisi?",
        clicks=((MENU, "Mitä jos"),),
        answer=("Jos oletus toteutuu", "todennäköisyydellä"),
        read="the pace that 50, 75 and 90 % would take, and how often areas have moved as fast",
    ),
    Walk(
        question="Kestääkö väitteemme tarkistuksen?",
        clicks=((MENU, "Väitteiden tarkistus"), (FOLD, "Mitä tulos ei kerro")),
        answer=("Lääkärikäynti 7 päivässä", "Pohjois-Savossa"),
        read="the verdict, its evidence, and the strongest sentence that holds",
    ),
    Walk(
        question="Mikä on muuttunut viime tapaamisen jälkeen?",
        clicks=((CHOICE, "Valittuun päivään"),),
        answer=("Mikä muuttui", "Päivä"),
        read="figures, periods and risks that are new since a day that is typed",
    ),
    Walk(
        question="Mistä tämä luku tulee?",
        clicks=((LINK, "Päivystyskäynnit"), (LINK, "Mistä uusin luku tulee")),
        answer=("Luvun alkuperä", "918"),
        read="source row, snapshot line and hash, each step, release, model and its record",
    ),
    Walk(
        question="Paljonko valtionavustusta olemme saaneet muihin verrattuna?",
        clicks=((MENU, "Rahoitus"), (CHOICE, "Asukasta kohti")),
        answer=("Asukasta kohti eniten", "Pohjois-Savo"),
        read="grants by area and per resident, with the printed sums checked",
    ),
    Walk(
        question="Miten saan tämän mukaan neuvotteluun?",
        clicks=((MENU, "Neuvotteluaineisto"), (BUTTON, "Kirjoita tiedosto")),
        answer=("Pohjois-Savon hyvinvointialue: neuvotteluaineisto",),
        read="the pack on the screen, and its file (PowerPoint, PDF, Excel, web page) to be saved",
    ),
)

pytestmark = pytest.mark.browser


def control(visit: Visit, kind: str, name: str) -> Locator:
    """Return what is clicked."""
    page, main = visit.page, visit.page.locator("[data-testid=stMain]")
    if kind == MENU:
        return page.locator("[data-testid=stSidebarNav]").get_by_role("link", name=name, exact=True)
    if kind == FOLD:
        return main.locator("summary", has_text=name).first
    return main.get_by_role("link" if kind == LINK else "radio" if kind == CHOICE else "button", name=name).first


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.question)
def test_a_question_is_answered_within_three_clicks(server: Server, visit: Visit, walk: Walk) -> None:
    visit.open(server.link(**BOOKMARK))
    for kind, name in walk.clicks:
        control(visit, kind, name).click()
        visit.settle()
    said = visit.words()
    assert [words for words in walk.answer if words not in said] == []
    assert len(walk.clicks) <= MOST_CLICKS


def test_the_walks_are_written_down(root: Path, pytestconfig: pytest.Config) -> None:
    def path(walk: Walk) -> str:
        return " → ".join(f"{kind} *{name}*" for kind, name in walk.clicks) or "on the page itself"

    rows = "".join(f"| {walk.question} | {path(walk)} | {len(walk.clicks)} | {walk.read} |\n" for walk in WALKS)
    file = root / "docs" / "walk.md"
    if pytestconfig.getoption("--update-golden"):
        file.write_text(INTRODUCTION + rows, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == INTRODUCTION + rows
    assert len(WALKS) == 10
