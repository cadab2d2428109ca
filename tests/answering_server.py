"""A server on loopback that answers what it was told to, by path, and misbehaves on demand."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from sotkanet_server import Fault, listening, send

Action = Callable[[BaseHTTPRequestHandler, bytes], None]


@dataclass(kw_only=True)
class Answers:
    """What the server says.

    Parameters
    ----------
    bodies
        Body by path with its query.
    faults
        What is done instead, by the beginning of a path.
    asked
        Paths that were asked for.
    refused_agents
        Answered with 403.
    """

    bodies: dict[str, bytes] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    refused_agents: tuple[str, ...] = ("python-requests",)

    def fail(self, begins: str, action: Action, *, times: int = 10**6) -> None:
        """Let paths that begin so go wrong, for ever or some times."""
        self.faults[begins] = Fault(action=action, times=times)

    def fault(self, path: str) -> Fault | None:
        """Return what is to go wrong with this question, counting it."""
        for begins, fault in self.faults.items():
            if path.startswith(begins) and fault.times > 0:
                fault.times -= 1
                return fault
        return None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    answers: Answers

    def do_GET(self) -> None:
        self.answers.asked.append(self.path)
        if any(name in self.headers.get("User-Agent", "") for name in self.answers.refused_agents):
            send(self, b"", status=403)
            return
        body, fault = self.answers.bodies.get(self.path), self.answers.fault(self.path)
        if fault is not None:
            fault.action(self, body or b"")
        elif body is None:
            send(self, b"", status=404)
        else:
            send(self, body)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.path = f"POST {self.path}"
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def serving(answers: Answers) -> AbstractContextManager[str]:
    """Serve on a free port of loopback and yield the address."""
    return listening(type("Handler", (_Handler,), {"answers": answers}))
