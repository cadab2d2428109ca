"""A reader without a browser: speaks Streamlit's protocol with the app, and times each answer."""

import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

FAULTS = ('class="tk-notice"',)
LARGEST_MESSAGE = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back for one question: how long it took in all, how much it was, and what was wrong with it."""

    page: str
    seconds: float
    messages: int
    bytes: int
    fault: str | None


@dataclass(kw_only=True)
class Reader:
    """One session of the app.

    Parameters
    ----------
    connection
        Where it speaks.
    pages
        Hash of each page by its name, as the app has told it.
    choices
        The latest selection lists by their key: their ids and what they offer.
    """

    connection: ClientConnection
    page: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    choices: dict[str, tuple[str, list[str]]] = field(default_factory=dict)

    async def open(self, page: str, **parameters: str) -> Answer:
        """Open or change to a page by its address."""
        question = BackMsg()
        question.rerun_script.query_string = urlencode(parameters)
        if page in self.pages:
            question.rerun_script.page_script_hash = self.pages[page]
        else:
            question.rerun_script.page_name = page
        self.page, self.choices = page, {}
        return await self._ask(question)

    async def choose(self, key: str, option: str, **parameters: str) -> Answer:
        """Choose in a selection list of the page."""
        question = BackMsg()
        question.rerun_script.query_string = urlencode(parameters)
        question.rerun_script.page_script_hash = self.pages[self.page]
        state = question.rerun_script.widget_states.widgets.add()
        state.id, state.string_value = self.choices[key][0], option
        return await self._ask(question)

    async def _ask(self, question: BackMsg) -> Answer:
        begun = time.perf_counter()
        await self.connection.send(question.SerializeToString())
        messages = size = 0
        fault = None
        while True:
            content = await self.connection.recv(decode=False)
            messages, size = messages + 1, size + len(content)
            message = ForwardMsg.FromString(content)
            kind = message.WhichOneof("type")
            if kind == "navigation":
                self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
                self.pages |= {"": message.navigation.page_script_hash} if not self.page else {}
            elif kind == "delta":
                fault = self._noted(message.delta) or fault
            elif kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    fault = ForwardMsg.ScriptFinishedStatus.Name(message.script_finished)
                break
        seconds = time.perf_counter() - begun
        return Answer(page=self.page, seconds=seconds, messages=messages, bytes=size, fault=fault)

    def _noted(self, delta: Delta) -> str | None:
        """Note a selection list, and return what is wrong with an element."""
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "selectbox":
            key = element.selectbox.id.rpartition("-choice.")[2]
            self.choices[key] = element.selectbox.id, list(element.selectbox.options)
        if kind == "exception":
            return str(element.exception.message or element.exception.type)
        if kind == "html" and any(mark in element.html.body for mark in FAULTS):
            return element.html.body[:300]
        return None


def reading(address: str) -> connect:
    """Return the way into a new session of the app at an address."""
    return connect(
        address.replace("http://", "ws://") + "/_stcore/stream",
        subprotocols=["streamlit"],
        origin=address,
        max_size=LARGEST_MESSAGE,
    )
