"""Which items of the catalogue do these words mean: three languages, word forms, ids and euros."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from tkkio_analytics.domain.catalogue import CatalogueFilters, CatalogueItem, ItemKind, SearchIndex
from tkkio_analytics.domain.message import LocalizedText

DIGIT_GROUPS: Final = re.compile(r"(?<=\d)[\s\N{NO-BREAK SPACE}](?=\d{3}(?!\d))|(?<=\d),(?=\d{3}(?!\d))")
TOKEN: Final = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")
LITTLE_WORDS: Final = frozenset(
    {"ja", "tai", "sekä", "och", "eller", "i", "av", "för", "the", "of", "and", "or", "in", "a", "to", "m", "milj"}
)
ENDINGS: Final = tuple(
    sorted(
        [
            "n",
            "t",
            "a",
            "ta",
            "na",
            "ksi",
            "lla",
            "lle",
            "lta",
            "ssa",
            "sta",
            "tta",
            "en",
            "den",
            "ten",
            "iden",
            "jen",
            "ien",
            "tten",
            "een",
            "iin",
            "uun",
            "ille",
            "illa",
            "ilta",
            "issa",
            "ista",
            "ina",
            "ita",
            "ia",
            "ja",
            "kset",
            "ksen",
            "ksien",
            "ksista",
            "ksia",
            "et",
            "s",
            "er",
            "ar",
            "or",
            "ed",
            "erna",
            "arna",
            "orna",
            "ernas",
            "arnas",
            "ens",
            "ets",
            "ing",
            "ies",
            "es",
        ],
        key=len,
        reverse=True,
    )
)
"""Endings of Finnish cases and plurals, then of Swedish and English, diacritics folded; the longest first."""
KIND_WORDS: Final[Mapping[ItemKind, str]] = {
    ItemKind.GOAL: "tavoite mål goal target",
    ItemKind.INDICATOR: "mittari tunnusluku indikaattori mätare indikator indicator metric",
    ItemKind.ASSESSMENT: "mittari arvio asiantuntija-arvio bedömning assessment",
    ItemKind.PROPOSAL: "ehdotus suositus förslag rekommendation proposal recommendation",
    ItemKind.DECISION: "päätös laki beslut lag decision law",
    ItemKind.PROGRAMME: "ohjelma hanke program projekt programme project",
    ItemKind.RESULT: "tulos resultat result",
    ItemKind.GRANT: "avustus valtionavustus rahoitus bidrag statsunderstöd finansiering grant funding",
}
"""What people call each kind."""
SHORTEST_STEM: Final = 4
SHORTEST_PART: Final = 5
"""A shorter word is not looked for inside others: "hoito" is, "ala" is not."""
GRADATION: Final = (("kyvy", "kyky"), ("d", "t"), ("g", "k"), ("v", "p"))
DOUBLES: Final = re.compile(r"(.)\1")
PLURAL_S: Final = re.compile(r"(?<=[aeiouy])k?s$")
VERBAL_NOUN: Final = re.compile(r"mi(?:ne?|se?)$")
VOWELS: Final = "aeiouy"
SOFTENED: Final = re.compile(r"(?<=[nlrm])[tpk]")
EXACT, BEGINS, FORM, INSIDE = 1.0, 0.8, 0.6, 0.4
NAME, ID, MEANING, PLACE, REST = 7.0, 6.0, 3.0, 4.0, 2.0


def search_index(items: Sequence[CatalogueItem]) -> SearchIndex:
    """Return the index of a catalogue.

    Parameters
    ----------
    items
        In the order in which items of equal fit are given.
    """
    words: dict[str, dict[int, float]] = defaultdict(dict)
    for place, item in enumerate(items):
        for text, weight in _texts(item):
            for token in tokens(text):
                words[token][place] = max(weight, words[token].get(place, 0.0))
    return SearchIndex(items=tuple(items), words=words, stems={word: stem(word) for word in words})


def found_items(index: SearchIndex, query: str, *, filters: CatalogueFilters) -> tuple[CatalogueItem, ...]:
    """Return the items that have every word of a query, the best fit first.

    Parameters
    ----------
    index
        Of the whole catalogue.
    query
        Words in any of the three languages, ids, Sotkanet numbers or euros; empty finds everything.
    filters
        What the answer is narrowed to.

    Returns
    -------
    tuple of CatalogueItem
        In the catalogue's order where the fit is equal.
    """
    wanted = [token for token in dict.fromkeys(tokens(query)) if token not in LITTLE_WORDS]
    scores = [_scores(index, token) for token in wanted]
    common = set(range(len(index.items))).intersection(*scores)
    chosen = [place for place in common if _kept(index.items[place], filters)]
    chosen.sort(key=lambda place: (-sum(score[place] for score in scores), place))
    return tuple(index.items[place] for place in chosen)


def tokens(text: str) -> list[str]:
    """Return the words and numbers of a text, folded: no case, no diacritics, no digit groups, a decimal point.

    Examples
    --------
    >>> tokens("Työkyky 1,2 % ja 1 671 131 €")
    ['tyokyky', '1.2', 'ja', '1671131']
    """
    plain = DIGIT_GROUPS.sub("", text.replace("\N{SOFT HYPHEN}", ""))
    plain = re.sub(r"(?<=\d),(?=\d)", ".", plain)
    return TOKEN.findall(_folded(plain.replace("_", " ")))


def stem(word: str) -> str:
    """Return what the forms of a word have in common, as far as endings and consonant gradation tell.

    Examples
    --------
    >>> stem("hoidon") == stem("hoito"), stem("odottaneiden") == stem("odottaneet")
    (True, True)
    """
    if not word.isalpha():
        return word
    ending = next((end for end in ENDINGS if word.endswith(end) and len(word) - len(end) >= SHORTEST_STEM), "")
    bare = word.removesuffix(ending)
    bare = PLURAL_S.sub("", bare) if len(bare) > SHORTEST_STEM + 1 else bare
    base = SOFTENED.sub("", DOUBLES.sub(r"\1", bare))
    for strong, weak in GRADATION:
        base = base.replace(strong, weak)
    base = VERBAL_NOUN.sub("m", DOUBLES.sub(r"\1", base))
    shortened = base.rstrip(VOWELS)
    return shortened if len(shortened) >= SHORTEST_STEM else base


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _scores(index: SearchIndex, token: str) -> Mapping[int, float]:
    """Return the fit of one word by item; items without it are left out."""
    scores: dict[int, float] = {}
    root = stem(token)
    for word, places in index.words.items():
        fit = _fit(token, root, word=word, word_root=index.stems[word])
        if fit:
            for place, weight in places.items():
                scores[place] = max(fit * weight, scores.get(place, 0.0))
    return scores


def _fit(token: str, root: str, *, word: str, word_root: str) -> float:
    if word == token:
        return EXACT
    if not token.isalpha():
        return 0.0
    if word.startswith(token):
        return BEGINS
    if len(root) >= SHORTEST_STEM and word_root.startswith(root):
        return FORM
    if len(word_root) >= SHORTEST_PART and root.startswith(word_root) and len(root) - len(word_root) <= 1:
        return FORM
    return INSIDE if len(root) >= SHORTEST_PART and root in word_root else 0.0


def _kept(item: CatalogueItem, filters: CatalogueFilters) -> bool:
    return (
        (filters.kind is None or item.kind is filters.kind)
        and (filters.goal is None or item.goal == filters.goal)
        and (filters.topic is None or item.topic == filters.topic)
        and (filters.data is None or item.data is filters.data)
        and (filters.document is None or filters.document in {citation.document for citation in item.citations})
    )


def _texts(item: CatalogueItem) -> Iterator[tuple[str, float]]:
    """Yield the texts of an item with the weight of each."""
    yield from ((text, NAME) for text in _languages((item.name,)))
    yield from ((text, ID) for text in (item.id, item.source_id, item.indicator_id or "", item.target_id or ""))
    yield from ((text, PLACE) for text in (*item.keywords, *item.participants))
    yield from ((text, MEANING) for text in _languages((item.definition,)))
    for figure in item.figures:
        yield f"{figure.quantity.value:.10g}", MEANING
        if isinstance(figure.label, LocalizedText):
            yield from ((text, MEANING) for text in _languages((figure.label,)))
    for citation in item.citations:
        yield from ((text, REST) for text in (citation.quote or "", citation.place))
    yield KIND_WORDS[item.kind], REST
    yield from ((text, REST) for text in (item.source, *_languages((item.owner, *item.notes, item.no_data_note))))


def _languages(texts: Iterable[LocalizedText | None]) -> Iterator[str]:
    for text in texts:
        if text is not None:
            yield from (text.fi, text.sv, text.en)
