"""Text in three languages: keys and values in, words out."""

from tkkio_analytics.i18n.translator import LANGUAGES, Translator

__all__ = ["LANGUAGES", "Translator"]
