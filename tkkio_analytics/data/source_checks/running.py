"""The checks of the sources, made: each source by itself, its questions in order and at its pace."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from tkkio_analytics.data.http import Door, Policy
from tkkio_analytics.data.source_checks.asking import Asking, CheckedSource
from tkkio_analytics.data.source_checks.declared import CHECKED
from tkkio_analytics.domain.message import Message
from tkkio_analytics.domain.source_check import CheckResult, CheckState, SourceCheck
from tkkio_analytics.errors import RefreshError, SourceError

ONCE: Final = Policy(attempts=1, connect=5.0, silence=30.0, whole=120.0, longest_rest=0.0)
"""A check asks once: it says how things are now."""
SILENT: Final = frozenset({"errors.source_not_reached", "errors.source_too_slow"})
"""After one of these the rest of a source is not tried."""
PASSING: Final = SILENT | {"errors.source_cut_short", "errors.source_not_trusted", "errors.source_asks_for_rest"}
WORKS_NOT: Final = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRequest:
    """What is to be checked.

    Parameters
    ----------
    user_agent
        Who asks.
    now
        The clock, in UTC.
    source_ids
        Only these sources; empty for every one.
    base_urls
        Where a source is asked instead of its own address, by its id.
    verified
        Ids of the sources of which genuine answers have been seen.
    policy
        Manners.
    sources
        What there is to check.
    """

    user_agent: str
    now: Callable[[], datetime]
    source_ids: Collection[str] = ()
    base_urls: Mapping[str, str] = field(default_factory=dict)
    verified: Collection[str] = ()
    policy: Policy = ONCE
    sources: Sequence[CheckedSource] = CHECKED


def check_sources(request: CheckRequest) -> SourceCheck:
    """Make the checks of the chosen sources, the sources side by side.

    Raises
    ------
    RefreshError
        If a source is not known.
    """
    known = [source.id for source in request.sources]
    strange = sorted({*request.source_ids, *request.base_urls} - set(known))
    if strange:
        raise RefreshError("source_check_unknown", source=strange[0], known=", ".join(known))
    chosen = [source for source in request.sources if not request.source_ids or source.id in request.source_ids]
    begun = request.now()
    with ThreadPoolExecutor(max_workers=max(len(chosen), 1)) as threads:
        found = list(threads.map(lambda source: list(_results(source, request)), chosen))
    return SourceCheck(begun=begun, ended=request.now(), results=tuple(result for each in found for result in each))


def _results(source: CheckedSource, request: CheckRequest) -> Iterator[CheckResult]:
    asking = Asking(
        source=source.name,
        door=Door(source=source.name, user_agent=request.user_agent, policy=request.policy),
        base_url=request.base_urls.get(source.id, source.url).rstrip("/"),
    )
    silence: Message | None = None
    for check in source.checks:
        if silence is None:
            try:
                finding = check.ask(asking)
                state, found = CheckState.OK if finding.expected else CheckState.DIFFERS, finding.found
            except SourceError as error:
                state, found = _state(error), Message(error.key, error.params)
                silence = found if error.key in SILENT else None
        else:
            state, found = CheckState.UNREACHABLE, silence
        yield CheckResult(
            check_id=check.id,
            source_id=source.id,
            source=source.name,
            verified=source.id in request.verified,
            url=asking.url,
            state=state,
            found=found,
        )


def _state(error: SourceError) -> CheckState:
    """Say whether a refusal is an answer, or only says that the source does not work now."""
    if error.key in PASSING or error.params.get("status") in WORKS_NOT:
        return CheckState.UNREACHABLE
    return CheckState.DIFFERS
