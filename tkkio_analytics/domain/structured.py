"""Values of the domain as plain text, numbers and lists, and back: what files and databases hold of them."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, asdict, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


def plain(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any dataclass
    """Return the fields of a frozen dataclass as text, numbers and lists.

    Examples
    --------
    >>> from tkkio_analytics.domain.own_indicator import OwnValue
    >>> plain(OwnValue(indicator_id="own_a", region_code="11", year=2025, value=1.5))
    {'indicator_id': 'own_a', 'region_code': '11', 'year': 2025, 'value': 1.5}
    """
    written: dict[str, Any] = json.loads(json.dumps(asdict(value), ensure_ascii=False, allow_nan=False))
    return written


def structured(kind: Any, value: Any) -> Any:  # noqa: ANN401 - plain values become any field type
    """Return a plain value as ``kind``: dataclass, enum, tuple or plain value.

    Parameters
    ----------
    kind
        A dataclass or the annotation of a field.
    value
        As TOML or JSON gives it, keeping its schema.

    Examples
    --------
    >>> from tkkio_analytics.domain.indicator import Polarity
    >>> structured(tuple[Polarity, ...], ["neutral"])
    (<Polarity.NEUTRAL: 'neutral'>,)
    """
    if isinstance(kind, UnionType) or get_origin(kind) is Union:
        named = [part for part in get_args(kind) if isinstance(part, type) and issubclass(part, Enum)]
        if value is None or (isinstance(value, str) and not named):
            return value
        return structured(next(part for part in named or get_args(kind) if part is not NoneType), value)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), value)
    if is_dataclass(kind) and isinstance(value, dict):
        return _dataclass_from(kind, value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    return value


@cache
def hints(kind: type) -> Mapping[str, Any]:
    """Return the annotations of a dataclass's fields."""
    return get_type_hints(kind)


def _tuple(kinds: tuple[Any, ...], values: Any) -> tuple[Any, ...]:  # noqa: ANN401
    if kinds[-1] is Ellipsis:
        return tuple(structured(kinds[0], entry) for entry in values)
    return tuple(structured(kind, entry) for kind, entry in zip(kinds, values, strict=True))


def _dataclass_from(kind: Any, table: dict[str, Any]) -> Any:  # noqa: ANN401
    given = {
        field.name: structured(hints(kind)[field.name], table.get(field.name))
        for field in fields(kind)
        if field.name in table or field.default is field.default_factory is MISSING
    }
    return kind(**given)
