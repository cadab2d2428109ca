"""The one door to the network: who asks, how fast, how long it waits, and what is worth asking again."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final
from urllib.parse import urljoin, urlsplit

import requests
import stamina
import urllib3

from tkkio_analytics.errors import SourceError

# What goes wrong is told by our own errors; by default each repeated question would be logged on the terminal.
stamina.instrumentation.set_on_retry_hooks(())

CHUNK: Final = 64 * 1024
MEGABYTE: Final = 1024 * 1024
SHOWN: Final = 200
"""Characters of an unexpected answer that are shown back."""
LIBRARY_AGENT: Final = requests.utils.default_user_agent()
"""Who asks where nobody says so; some sources refuse it."""
Parameters = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Manners towards one source.

    Parameters
    ----------
    pace
        Least time between two questions, in seconds.
    asked_again
        HTTP statuses that pass; the others mean that the question itself is wrong.
    attempts
        Times that one question is asked at most.
    connect, silence, whole
        Longest wait for a connection, for the next bytes and for the whole answer, in seconds.
    longest_rest
        Longest pause that a source may ask for before it is given up, in seconds.
    largest
        Bytes that an answer may have.
    """

    pace: float = 1.0
    asked_again: frozenset[int] = frozenset({429, 500, 502, 503, 504})
    attempts: int = 4
    connect: float = 10.0
    silence: float = 60.0
    whole: float = 300.0
    longest_rest: float = 120.0
    largest: int = 256 * MEGABYTE


class _PassingError(Exception):
    """A failure that may pass; ``rest`` is the pause that the source asks for, in seconds."""

    def __init__(self, error: SourceError, *, rest: float | None = None) -> None:
        self.error = error
        self.rest = rest
        super().__init__(str(error))


class _OneHost(requests.Session):
    """A session that goes on to another address only at the host that was asked; elsewhere nobody has agreed to go."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """Return where the answer points to, or None where that is another host: its 3xx is then the answer."""
        target = super().get_redirect_target(resp)
        if target is None:
            return None
        here, there = urlsplit(resp.url), urlsplit(urljoin(resp.url, target))
        return target if here.hostname == there.hostname else None


@dataclass(slots=True, kw_only=True)
class Door:
    """A conversation with one source.

    Parameters
    ----------
    source
        Its name, for messages.
    user_agent
        Who asks. Sotkanet and THL refuse the ones that libraries send by default.
    policy
        Manners.
    sleep, clock
        Replaced in tests.
    """

    source: str
    user_agent: str
    policy: Policy = field(default_factory=Policy)
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _session: requests.Session = field(default_factory=_OneHost)
    _last: float | None = None

    def get(self, url: str, parameters: Parameters = ()) -> bytes:
        """Return the body of an answer.

        Parameters
        ----------
        url
            Address without a query.
        parameters
            Names and values of the query; a name may be repeated.

        Raises
        ------
        SourceError
            Naming the source, the address and the cause: not reached, too slow, cut short, too large, refused or
            broken.
        """
        return self._answered(url, parameters, None)

    def post(self, url: str, question: object) -> bytes:
        """Return the body of the answer to a question that is sent as JSON; raises as `get` does."""
        return self._answered(url, (), question)

    def _answered(self, url: str, parameters: Parameters, question: object) -> bytes:
        try:
            for attempt in stamina.retry_context(
                on=_rest, attempts=self.policy.attempts, timeout=None, wait_initial=max(self.policy.pace, 0.01)
            ):
                with attempt:
                    return self._asked(url, parameters, question)
        except _PassingError as failure:
            raise failure.error from failure
        raise AssertionError  # the loop above returns or raises

    def _asked(self, url: str, parameters: Parameters, question: object) -> bytes:
        self._keep_pace()
        try:
            with self._session.request(
                "GET" if question is None else "POST",
                url,
                params=list(parameters),
                json=question,
                headers={"User-Agent": self.user_agent, "Accept-Encoding": "gzip, deflate"},
                timeout=(self.policy.connect, self.policy.silence),
                allow_redirects=True,
                stream=True,
            ) as answer:
                self._refuse_failure(answer)
                return b"".join(self._body(answer))
        except requests.exceptions.SSLError as error:
            raise self._error("source_not_trusted", url, reason=str(error)) from error
        except (requests.exceptions.ConnectTimeout, requests.exceptions.ReadTimeout) as error:
            raise _PassingError(self._error("source_too_slow", url)) from error
        except urllib3.exceptions.ReadTimeoutError as error:
            raise _PassingError(self._error("source_too_slow", url)) from error
        except (urllib3.exceptions.HTTPError, ConnectionError) as error:
            raise _PassingError(self._error("source_cut_short", url)) from error
        except requests.exceptions.ConnectionError as error:
            raise _PassingError(self._error("source_not_reached", url)) from error
        except requests.exceptions.RequestException as error:
            raise self._error("source_not_reached", url) from error

    def _keep_pace(self) -> None:
        now = self.clock()
        if self._last is not None and now - self._last < self.policy.pace:
            self.sleep(self.policy.pace - (now - self._last))
        self._last = self.clock()

    def _refuse_failure(self, answer: requests.Response) -> None:
        if answer.status_code == HTTPStatus.OK:
            return
        error = self._error("source_refused", answer.url, status=answer.status_code, answer=_beginning(answer))
        if answer.status_code not in self.policy.asked_again:
            raise error
        rest = _seconds(answer.headers.get("Retry-After"))
        if rest is not None and rest > self.policy.longest_rest:
            raise self._error("source_asks_for_rest", answer.url, seconds=round(rest))
        raise _PassingError(error, rest=rest)

    def _body(self, answer: requests.Response) -> Iterator[bytes]:
        begun, size = self.clock(), 0
        # What has arrived, however little: `iter_content` would wait for a whole chunk of a source that drips.
        while part := answer.raw.read1(CHUNK, decode_content=True):
            size += len(part)
            if size > self.policy.largest:
                raise self._error("source_too_large", answer.url, megabytes=self.policy.largest // MEGABYTE)
            if self.clock() - begun > self.policy.whole:
                raise _PassingError(self._error("source_too_slow", answer.url))
            yield part
        promised = answer.headers.get("Content-Length", "")
        if promised.isdigit() and "Content-Encoding" not in answer.headers and int(promised) != size:
            raise _PassingError(self._error("source_cut_short", answer.url))

    def _error(self, key: str, url: str, **params: object) -> SourceError:
        return SourceError(key, source=self.source, url=url, **params)


def _rest(failure: Exception) -> bool | float:
    """Say whether to ask again, and after which pause if the source named one."""
    if not isinstance(failure, _PassingError):
        return False
    return True if failure.rest is None else failure.rest


def _seconds(text: str | None) -> float | None:
    """Return the pause that a Retry-After header asks for; a date, or anything else, leaves it to us."""
    return float(text) if text is not None and text.isdigit() else None


def _beginning(answer: requests.Response) -> str:
    first = answer.raw.read1(SHOWN, decode_content=True)
    return " ".join(first.decode("utf-8", errors="replace").split())[:SHOWN]
