"""The names of areas in every Finnish case, from the few forms that the others follow from."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from tkkio_analytics.domain.claim_text import AreaName, ClaimWords, Noun

BACK_VOWELS: Final = frozenset("aouå")
LOCAL_ENDINGS: Final = ("ssä", "stä", "llä", "ltä", "lle", "ksi")


class Case(StrEnum):
    """The cases that a claim tells apart; the rest only say that an area is named."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    PARTITIVE = "partitive"
    ILLATIVE = "illative"
    LOCAL = "local"


def declined(noun: Noun) -> Mapping[str, str]:
    """Return the forms of a noun by case: the three basic ones, the illative, and each local ending.

    Parameters
    ----------
    noun
        By the forms from which the others follow.

    Returns
    -------
    Mapping
        Form by ``nominative``, ``genitive``, ``partitive``, ``illative`` and the front form of each ending.

    Examples
    --------
    >>> lappi = Noun(nominative="Lappi", stem="Lapi", partitive="Lappia", illative="Lappiin")
    >>> [declined(lappi)[case] for case in ("genitive", "ssä", "ltä")]
    ['Lapin', 'Lapissa', 'Lapilta']
    """
    back = not BACK_VOWELS.isdisjoint(noun.nominative.casefold())
    endings = {ending: ending.replace("ä", "a") if back else ending for ending in LOCAL_ENDINGS}
    return {
        Case.NOMINATIVE: noun.nominative,
        Case.GENITIVE: noun.genitive or f"{noun.stem}n",
        Case.PARTITIVE: noun.partitive,
        Case.ILLATIVE: noun.illative,
        **{ending: f"{noun.stem}{written}" for ending, written in endings.items()},
    }


def forms(area: AreaName, *, words: ClaimWords) -> Iterator[tuple[str, Case]]:
    """Yield every form of an area's name with its case, alone and followed by a head noun.

    Parameters
    ----------
    area
        Which name.
    words
        Its nouns and usual heads.

    Examples
    --------
    >>> maa = Noun(nominative="maa", stem="maa", partitive="maata", illative="maahan")
    >>> words = ClaimWords(nouns=(maa,), heads=(), areas=(), indicators=())
    >>> dict(forms(AreaName(codes=("08",), name=("Pirkan", "maa")), words=words))["Pirkanmaalla"].value
    'local'
    """
    nouns = {noun.nominative: declined(noun) for noun in words.nouns}
    if not area.head_needed:
        yield from _forms_of(area.name, nouns)
    whole = _written(area.name, nouns, Case.GENITIVE)
    for head in words.heads if area.heads is None else area.heads:
        yield from ((f"{whole} {form}", case) for form, case in _forms_of((head,), nouns))


def _forms_of(name: Sequence[str], nouns: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, Case]]:
    for case in (Case.NOMINATIVE, Case.GENITIVE, Case.PARTITIVE, Case.ILLATIVE):
        yield _written(name, nouns, case), case
    for ending in LOCAL_ENDINGS:
        yield _written(name, nouns, ending), Case.LOCAL


def _written(name: Sequence[str], nouns: Mapping[str, Mapping[str, str]], case: str) -> str:
    return "".join(nouns[part][case] if part in nouns else part for part in name)
