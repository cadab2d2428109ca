"""Any text at all is read without a fault, in bounded time, and no word of it is lost."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.i18n import LANGUAGES, Translator
from tkkio_analytics.services.claim_text import LONGEST, Known, claim_of, read_claim, vocabulary

LONGEST_SECONDS = 2.0
REPOSITORY = Repository.from_folder(Path(__file__).resolve().parents[2] / "data")
KNOWN: Known = vocabulary(REPOSITORY)
SAID = [
    "Kainuu",
    "Lapin",
    "Savossa",
    "Lappia",
    "maan",
    "keskiarvoa",
    "HUS",
    "päivystyskäynnit",
    "hoitoonpääsyä",
    "hoidon",
    "jatkuvuus",
    "parantunut",
    "vähentyneet",
    "eniten",
    "nopeimmin",
    "paras",
    "parempi",
    "kuin",
    "ei",
    "saavuttaa",
    "80",
    "prosentin",
    "tavoitteen",
    "%",
    "vuodesta",
    "vuoden",
    "vuosina",
    "vuonna",
    "vuoteen",
    "2022",
    "2019-2024",
    "jälkeen",
    "ja",
    "sote-uudistuksen",
    "tuli",
    "välillä",
    "mennessä",
    ".",
    "Etelä-",
    "54,5",
    "selvästi",
    "lähtien",
    "sitten",
]
sentences = st.lists(st.sampled_from(SAID), max_size=14).map(" ".join)


def assert_read(text: str) -> None:
    reading = read_claim(text, known=KNOWN)
    assert reading.sentence == text
    for language in LANGUAGES:
        translator = Translator(language)
        for line in reading.refusals:
            assert translator.message(line)
        for piece in reading.pieces:
            assert all(translator.value(part) for part in piece.meaning)
    if reading.complete:
        indicator = REPOSITORY.catalog.indicator(reading.draft.indicator_id or "")
        claim = claim_of(reading.draft, indicator=indicator)
        assert claim.region_codes


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=200)
def test_any_text_is_read_without_a_fault(text: str) -> None:
    assert_read(text)


@given(sentences)
@settings(deadline=None, max_examples=400)
def test_any_order_of_known_words_is_read_without_a_fault(text: str) -> None:
    assert_read(text)


@given(sentences)
@settings(deadline=None, max_examples=200)
def test_a_denied_claim_is_never_put_to_the_data(text: str) -> None:
    reading = read_claim(f"{text} ei", known=KNOWN)
    assert not reading.complete
    assert not reading.usable


@given(st.text(alphabet="bcdfghjklmnpqrstvwxz", min_size=4, max_size=12))
@settings(deadline=None, max_examples=100)
def test_an_unknown_word_keeps_a_sentence_from_being_whole(word: str) -> None:
    reading = read_claim(f"Kainuu on {word} Lappia parempi hoidon jatkuvuudessa", known=KNOWN)
    assert reading.unknown == (word,)
    assert not reading.complete


@pytest.mark.parametrize(
    "text",
    [
        "a" * LONGEST,
        "1" * LONGEST,
        "Lappi saavuttaa 1" + "0" * 999,
        "Kainuu " * (LONGEST // 7),
        "1 " * (LONGEST // 2),
        "Etelä- ja " * (LONGEST // 10),
        "-" * LONGEST,
    ],
)
def test_the_longest_text_is_read_in_bounded_time(text: str) -> None:
    begun = time.perf_counter()
    read_claim(text[:LONGEST], known=KNOWN)
    assert time.perf_counter() - begun < LONGEST_SECONDS


def test_every_word_is_understood_or_named() -> None:
    words = re.findall(r"\w+", "kissa istuu ikkunalla")
    assert read_claim("kissa istuu ikkunalla", known=KNOWN).unknown == tuple(words)
