"""The answers of a source as received: kept by their hash, and found again by the question after an interruption."""

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from tkkio_analytics.data.snapshot import json_bytes, sha256
from tkkio_analytics.data.writing import write_file

FRESH: Final = timedelta(hours=24)
"""An answer of an interrupted refresh is used again for so long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One answer: its bytes, their hash and when it was received (UTC)."""

    content: bytes
    sha256: str
    received: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """The answers of one source.

    Parameters
    ----------
    folder
        Holds ``bodies/<hash>.gz`` and ``asked/<hash of the question>.json``.
    asked_at
        Address of the source; what another one has answered is not its answer.
    now
        The clock.
    """

    folder: Path
    asked_at: str
    now: Callable[[], datetime]

    def answer(self, question: str, ask: Callable[[], bytes]) -> Body:
        """Return the answer to a question: the one at hand if it is fresh, else a new one, kept before it is used.

        Parameters
        ----------
        question
            Names the question, its parameters included.
        ask
            Asks the source.
        """
        kept = self._kept(question)
        if kept is not None:
            return kept
        content = ask()
        digest, received = sha256(content), self.now()
        path = self._body(digest)
        if not path.is_file():
            # mtime=0: the same answer makes the same file.
            write_file(path, gzip.compress(content, mtime=0))
        entry = {"question": question, "sha256": digest, "received": received.isoformat()}
        write_file(self._asked(question), json_bytes(entry))
        return Body(content=content, sha256=digest, received=received)

    def forget(self) -> None:
        """Forget which questions were asked, once their answers have been used; the answers themselves stay."""
        for path in (self.folder / "asked").glob("*.json"):
            path.unlink()

    def _kept(self, question: str) -> Body | None:
        path = self._asked(question)
        if not path.is_file():
            return None
        entry: dict[str, Any] = json.loads(path.read_bytes())
        received = datetime.fromisoformat(entry["received"])
        body = self._body(entry["sha256"])
        if self.now() - received > FRESH or not body.is_file():
            return None
        content = gzip.decompress(body.read_bytes())
        if sha256(content) != entry["sha256"]:
            return None
        return Body(content=content, sha256=entry["sha256"], received=received)

    def _asked(self, question: str) -> Path:
        return self.folder / "asked" / f"{sha256(f'{self.asked_at} {question}'.encode())}.json"

    def _body(self, digest: str) -> Path:
        return self.folder / "bodies" / f"{digest}.gz"
