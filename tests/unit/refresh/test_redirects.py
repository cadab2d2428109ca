"""The door goes where a source sends it within the source's own host, and nowhere else."""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest
from answering_server import Answers, serving

from tkkio_analytics.data.http import Door, Policy
from tkkio_analytics.errors import SourceError


def sends_to(target: str) -> Callable[[BaseHTTPRequestHandler, bytes], None]:
    def act(handler: BaseHTTPRequestHandler, _body: bytes) -> None:
        handler.send_response(302)
        handler.send_header("Location", target)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return act


def test_a_redirect_is_followed_at_the_same_host_only() -> None:
    answers, door = Answers(bodies={"/new": b"found"}), Door(source="Kela", user_agent="t", policy=Policy(pace=0.0))
    with serving(answers) as address:
        answers.fail("/old", sends_to("/new"))
        answers.fail("/away", sends_to(address.replace("127.0.0.1", "localhost") + "/new"))
        assert door.get(f"{address}/old") == b"found"
        with pytest.raises(SourceError) as refused:
            door.get(f"{address}/away")
    assert refused.value.key == "errors.source_refused"
    assert refused.value.params["status"] == 302
    assert answers.asked == ["/old", "/new", "/away"]
