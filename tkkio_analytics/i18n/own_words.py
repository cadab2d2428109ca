"""What is said of every own indicator, wherever it is shown, in the three languages."""

from tkkio_analytics.domain.message import LocalizedText
from tkkio_analytics.domain.own_indicator import OwnWords
from tkkio_analytics.i18n.translator import Translator


def own_words() -> OwnWords:
    """Return the mark, the note and the advice that travel with every own indicator."""
    return OwnWords(
        mark=_in_every_language("store.own.mark"),
        note=_in_every_language("store.own.note"),
        no_data=_in_every_language("store.own.no_data"),
    )


def _in_every_language(key: str) -> LocalizedText:
    return LocalizedText(fi=Translator("fi").text(key), sv=Translator("sv").text(key), en=Translator("en").text(key))
