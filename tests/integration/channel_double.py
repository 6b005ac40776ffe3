"""A stand-in for Rasa and its channel, for tests of what talks to it: it answers as told and remembers the turns."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, dict[str, Any]]


def replies(*texts: str, buttons: tuple[str, ...] = (), failed: tuple[str, ...] = ()) -> Answer:
    """An answered turn; the buttons stand under its last reply."""
    parts: list[dict[str, Any]] = [{"text": text, "buttons": []} for text in texts]
    if parts:
        parts[-1]["buttons"] = [{"title": title} for title in buttons]
    return 200, {"ok": True, "mid": "x", "replies": parts, "failed_actions": list(failed), "replayed": False}


def refusal(status: int, code: str) -> Answer:
    """A turn that the channel does not take."""
    return status, {"ok": False, "error": {"code": code, "message": {"zh": "说得太长了", "en": "Too long"}}}


class ChannelDouble:
    """The turns that came, and the port they came to."""

    def __init__(self, answer: Callable[[dict[str, Any]], Answer], token: str) -> None:
        self.turns: list[dict[str, Any]] = []
        double = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if self.path != "/webhooks/amends/turn" or self.headers["Authorization"] != f"Bearer {token}":
                    self._answer(*refusal(401, "not_authorised"))
                    return
                double.turns.append(body)
                self._answer(*answer(body))

            def _answer(self, status: int, content: dict[str, Any]) -> None:
                data = json.dumps(content).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]


@contextmanager
def serving(answer: Callable[[dict[str, Any]], Answer], token: str) -> Iterator[ChannelDouble]:
    """A double that serves while the block runs."""
    double = ChannelDouble(answer, token)
    thread = threading.Thread(target=double.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield double
    finally:
        double.server.shutdown()
        thread.join()
        double.server.server_close()
