"""Domain objects as plain JSON values, numbers at full precision."""

import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from numbers import Integral, Real

from tkkio_analytics.domain.message import Message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.i18n import Translator


def plain(value: object, *, translator: Translator) -> object:
    """Return a value as JSON can hold it.

    Parameters
    ----------
    value
        A domain object, or what such an object holds.
    translator
        Puts each finding into words beside its key and values.

    Returns
    -------
    object
        dict, list, str, int, float, bool or None; NaN becomes None.

    Raises
    ------
    TypeError
        If the value is nothing that a domain object may hold.

    Examples
    --------
    >>> plain({2027: 0.25, 2028: float("nan")}, translator=Translator("fi"))
    {'2027': 0.25, '2028': None}
    """
    if isinstance(value, Message):
        params = {name: plain(part, translator=translator) for name, part in value.params.items()}
        return {"key": value.key, "text": translator.message(value), "params": params}
    if isinstance(value, Mapping):
        return {str(name): plain(part, translator=translator) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part, translator=translator) for part in value]
    if isinstance(value, Period):
        return value.code
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name), translator=translator) for field in fields(value)}
    return _scalar(value)


def _scalar(value: object) -> str | float | None:
    match value:
        case Enum():
            return str(value.value)
        case None | str() | bool():
            return value
        case Integral():
            return int(value)
        case Real():
            return None if math.isnan(value) else float(value)
        case date():
            return value.isoformat()
    raise TypeError(type(value).__name__)


def to_json(value: object, *, translator: Translator) -> str:
    """Return a value as indented JSON text, letters as they are."""
    return json.dumps(plain(value, translator=translator), ensure_ascii=False, indent=2, allow_nan=False)
