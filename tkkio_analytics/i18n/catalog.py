"""The texts of the locale files, by language and key."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final, TypeAlias

from tkkio_analytics.errors import CatalogError

LANGUAGES: Final = ("fi", "sv", "en")
"""Finnish first: the default."""

PLURAL_FORMS: Final = frozenset({"one", "other"})
"""Plural categories of whole numbers in Finnish, Swedish and English (CLDR)."""

Entry: TypeAlias = str | Mapping[str, str]


def namespaces(language: str) -> tuple[str, ...]:
    """Return the names of the locale files of ``language``, without ``.toml``.

    Examples
    --------
    >>> "ui" in namespaces("fi")
    True
    """
    folder = files("tkkio_analytics.i18n") / "locales" / language
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")))


@lru_cache(maxsize=64)
def entries(language: str, namespace: str) -> Mapping[str, Entry]:
    """Return the entries of one locale file by their full key.

    Parameters
    ----------
    language
        ``fi``, ``sv`` or ``en``.
    namespace
        Name of the file, the first part of its keys.

    Returns
    -------
    Mapping
        Text by key, or for a plural its forms ``one`` and ``other``.

    Raises
    ------
    CatalogError
        If there is no such file or it is not TOML.

    Examples
    --------
    >>> entries("en", "ui")["ui.language.name"]
    'English'
    """
    file = files("tkkio_analytics.i18n") / "locales" / language / f"{namespace}.toml"
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CatalogError("locale_file_missing", language=language, file=f"{namespace}.toml") from error
    except tomllib.TOMLDecodeError as error:
        detail = str(error)
        raise CatalogError("locale_file_broken", language=language, file=f"{namespace}.toml", detail=detail) from error
    return dict(_flat(table, prefix=namespace))


@lru_cache(maxsize=16384)
def entry(language: str, key: str) -> Entry:
    """Return the entry of ``key``.

    Raises
    ------
    CatalogError
        If the language has no such key.

    Examples
    --------
    >>> entry("sv", "ui.language.name")
    'Svenska'
    """
    found = entries(language, key.partition(".")[0]).get(key)
    if found is None:
        raise CatalogError("text_missing", language=language, text_key=key)
    return found


def _flat(table: Mapping[str, object], *, prefix: str) -> Iterator[tuple[str, Entry]]:
    for name, value in table.items():
        key = f"{prefix}.{name}"
        if not isinstance(value, Mapping):
            yield key, str(value)
        elif frozenset(value) == PLURAL_FORMS:
            yield key, {form: str(text) for form, text in value.items()}
        else:
            yield from _flat(value, prefix=key)
