"""Answers of the classification service: which municipality belongs to which county."""

import re
from typing import Any, Final
from urllib.parse import unquote

from tkkio_analytics.data.connectors.json_answers import read_json, unexpected
from tkkio_analytics.data.connectors.statfi.tables import SOURCE

NAME: Final = re.compile(r"correspondenceTables/(kunta_1_(\d{8})#hyvinvointialue_1_(\d{8}))$")
WHAT: Final = "correspondenceTables"


def county_correspondence(body: bytes, *, vintage: str | None) -> str:
    """Return the name of the table from municipalities to counties.

    Parameters
    ----------
    body
        List of the addresses of all tables.
    vintage
        Day of the division into municipalities, ``20260101``; None for the newest.

    Returns
    -------
    str
        As an address has it, with ``%23`` between its two classifications. Where there are several of one day of the
        municipalities, that of the newest counties.

    Raises
    ------
    SourceError
        If the body is no list of addresses, or no such table is in it.
    """
    listed = read_json(body, source=SOURCE, what=WHAT)
    if not isinstance(listed, list) or not all(isinstance(address, str) for address in listed):
        raise unexpected(SOURCE, WHAT, found=listed)
    found = [match for match in (NAME.search(unquote(address)) for address in listed) if match is not None]
    fitting = [(match[2], match[3], match[1]) for match in found if vintage in {None, match[2]}]
    if not fitting:
        raise unexpected(SOURCE, WHAT, found=f"kunta_1_{vintage or '*'}#hyvinvointialue_1_*")
    return max(fitting)[2].replace("#", "%23")


def county_of_municipality(body: bytes, *, correspondence: str) -> dict[str, str]:
    """Return the code of the county of each municipality: three and two digits, lost zeros put back.

    Raises
    ------
    SourceError
        If an entry lacks its codes, or a municipality has two counties.
    """
    what = f"{WHAT}/{correspondence}/maps"
    listed = read_json(body, source=SOURCE, what=what)
    if not isinstance(listed, list) or not listed:
        raise unexpected(SOURCE, what, found=listed)
    counties: dict[str, str] = {}
    for entry in listed:
        municipality, county = (_code(entry, name, what) for name in ("sourceItem", "targetItem"))
        if counties.setdefault(municipality.zfill(3), county.zfill(2)) != county.zfill(2):
            raise unexpected(SOURCE, what, found=entry)
    return counties


def _code(entry: Any, name: str, what: str) -> str:  # noqa: ANN401 - JSON may be anything
    item = entry.get(name) if isinstance(entry, dict) else None
    code = str(item.get("code")) if isinstance(item, dict) else ""
    code = code.removeprefix("KU").removeprefix("HVA")
    if not code.isdecimal():
        raise unexpected(SOURCE, what, found=entry)
    return code
