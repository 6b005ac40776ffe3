"""Our own Rasa channel over HTTP: one message in, its stored answer out, 503 when nothing was stored."""

import hmac
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.logging_setup import bound, set_up_logging
from bot.rasa_parts.gateway import CHANNEL, Gateway, NotStored
from bot.rasa_parts.remote_actions import tame_remote_actions
from bot.settings import load
from bot.usecases.receive import LONGEST_MESSAGE, MessageRefused
from bot.wiring import workshop
from bot.wording.guard import default_guard

logger = logging.getLogger(__name__)

LARGEST_BODY = 64 * 1024
MESSAGE_ID = re.compile(r"[\w.:-]{1,60}", re.ASCII)
SENDER = re.compile(r"[\w.-]{1,64}", re.ASCII)

ERRORS: dict[str, dict[str, str]] = {
    "unauthorized": {
        "zh": "缺少访问令牌，或令牌不对。请在 Authorization 头里带上 Bearer 令牌。",
        "en": "The access token is missing or wrong. Send it as a Bearer token in the Authorization header.",
    },
    "body_too_large": {
        "zh": "请求内容超过 64 kB。请缩短后再发送。",
        "en": "The request is larger than 64 kB. Please shorten it and send it again.",
    },
    "malformed_json": {
        "zh": "请求内容不是有效的 JSON 对象。请检查后再发送。",
        "en": "The request is not a valid JSON object. Please check it and send it again.",
    },
    "bad_mid": {
        "zh": "字段 mid 需要 1–60 个字母、数字或 . _ : - 。",
        "en": "The field mid takes 1 to 60 letters, digits or . _ : - characters.",
    },
    "bad_sender": {
        "zh": "字段 sender 需要 1–64 个字母、数字或 . _ - 。",
        "en": "The field sender takes 1 to 64 letters, digits or . _ - characters.",
    },
    "bad_text": {
        "zh": "字段 text 需要是文字。",
        "en": "The field text takes a string.",
    },
    "message_too_long": {
        "zh": f"这条消息太长了，一次最多 {LONGEST_MESSAGE} 个字。麻烦您分几条发给我，内容都会保留。",
        "en": f"This message is too long; up to {LONGEST_MESSAGE} characters fit in one. "
        "Please send it in several parts, and all of it will be kept.",
    },
    "message_id_reused": {
        "zh": "这个 mid 已经用在另一条消息上了。请换一个新的 mid 再发送。",
        "en": "This mid belongs to another message already. Please send it again with a new mid.",
    },
    "not_stored": {
        "zh": "这条消息暂时没有处理成功。请稍等几秒，用同一个 mid 再发送一次。",
        "en": "This message could not be handled just now. Please wait a few seconds and send it again "
        "with the same mid.",
    },
}
"""Every error the channel can answer with, in both languages, each with what to do next."""


class AmendsInput(InputChannel):
    """``POST /webhooks/amends/turn`` with ``mid``, ``sender`` and ``text``; loopback only, with a token."""

    def __init__(self, token: str, action_seconds: float) -> None:
        self.token = token
        self.gateway: Gateway | None = None
        tame_remote_actions(action_seconds)

    @classmethod
    def name(cls) -> str:
        """The channel's place under ``/webhooks/``."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "AmendsInput":
        """Made at start; a missing secret or a broken wording rule stops it with a sentence."""
        settings = load()
        default_guard()
        set_up_logging("rasa")
        return cls(settings.rasa_token, settings.action_seconds)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes of the channel."""
        routes = Blueprint("amends_webhook", __name__)

        @routes.get("/")
        async def health(_: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            return await self._turn(request)

        return routes

    async def _turn(self, request: Request) -> HTTPResponse:
        if not hmac.compare_digest(request.headers.get("Authorization", "").encode(), f"Bearer {self.token}".encode()):
            return _error("unauthorized", 401)
        fields, problem = _read(request)
        if problem is not None:
            return problem
        if self.gateway is None or self.gateway.agent is not request.app.ctx.agent:
            self.gateway = Gateway(request.app.ctx.agent, workshop())
        try:
            with bound(conversation=fields["sender"], message=fields["mid"]):
                result = await self.gateway.turn(fields["sender"], fields["mid"], fields["text"])
        except MessageRefused as refused:
            return _error(refused.code, refused.status)
        except NotStored:
            return _error("not_stored", 503)
        except Exception:
            logger.exception("turn %s failed before it was stored", fields["mid"])
            return _error("not_stored", 503)
        return response.json(
            {
                "ok": True,
                "mid": fields["mid"],
                "replies": result.replies,
                "failed_actions": result.failed,
                "replayed": result.replayed,
            },
            ensure_ascii=False,
        )


def _read(request: Request) -> tuple[dict[str, str], HTTPResponse | None]:
    """The three fields of a turn, or the error that names the wrong one."""
    if len(request.body) > LARGEST_BODY:
        return {}, _error("body_too_large", 413)
    try:
        body = request.json
    except Exception:
        body = None
    if not isinstance(body, dict):
        return {}, _error("malformed_json", 400)
    mid, sender, text = body.get("mid"), body.get("sender"), body.get("text")
    if not isinstance(mid, str) or not MESSAGE_ID.fullmatch(mid):
        return {}, _error("bad_mid", 422)
    if not isinstance(sender, str) or not SENDER.fullmatch(sender):
        return {}, _error("bad_sender", 422)
    if not isinstance(text, str):
        return {}, _error("bad_text", 422)
    return {"mid": mid, "sender": sender, "text": text}, None


def _error(code: str, status: int) -> HTTPResponse:
    headers = {"Retry-After": "2"} if status == 503 else {}
    body = {"ok": False, "error": {"code": code, "message": ERRORS[code]}}
    return response.json(body, status=status, headers=headers, ensure_ascii=False)
