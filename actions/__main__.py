"""Start the action server: loopback only, with a token; Rasa's own launcher has neither."""

from __future__ import annotations

import hmac
import sys

from rasa_sdk.endpoint import create_app
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.logging_setup import seal, set_up_logging
from bot.settings import SettingsError, load
from bot.wiring import workshop


def main() -> int:
    """Serve until stopped; broken settings or rules end the start with one sentence."""
    try:
        settings = load()
        set_up_logging("actions")
        workshop()
    except (SettingsError, ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    app = create_app("actions", cors_origins="")
    expected = settings.actions_token.encode()

    @app.on_request
    async def check_token(request: Request) -> HTTPResponse | None:
        given = request.headers.get("X-Amends-Token", "").encode()
        if request.path == "/health" or hmac.compare_digest(given, expected):
            return None
        return json({"error": "token missing or wrong"}, status=401)

    seal()  # from here on customers' words come in
    app.run(host="127.0.0.1", port=settings.actions_port, workers=1, access_log=False, debug=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
