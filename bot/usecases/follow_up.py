"""Plan the call back by the customer's wish (H22, H23), then close the case on the yes that was given."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from bot.casework import promises, steps, vocabulary
from bot.casework.case import Case, FollowUp
from bot.usecases.proceed import proceed
from bot.usecases.propose import describe
from bot.usecases.turn import Turn


def plan_follow_up(turn: Turn, channel: str, contact: str, date: str = "") -> None:
    """Put the follow-up on record with channel, contact and due time, and close the case.

    When the case is elsewhere by now, it goes on from there.

    Args:
        channel: a key of ``tables/channels.yml``, or ``none`` when they want no call back.
        contact: what was given for it; empty for chat.
        date: the day the customer wished for (ISO), or empty for the shop's own delay; a day in the past is ignored.
    """
    case = turn.the_case()
    if case.status != "open" or steps.next_move(case).kind != "plan_follow_up":
        proceed(turn)
        return
    due = _wished_day(turn, date) or _after_what_was_promised(turn, case)
    planned = channel != "none"
    case.follow_ups.append(
        FollowUp(
            channel=channel if planned else "chat",
            contact=contact,
            due_at=due,
            planned_at=turn.now,
            message_id=turn.heard.message_id,
            status="planned" if planned else "cancelled",
        )
    )
    if planned:
        promises.make(turn.policy, case, "follow_up", turn.now, turn.heard.message_id).due_at = due
        turn.say(
            "utter_follow_up__planned",
            channel=vocabulary.label("channels", channel, turn.language),
            due=turn.in_words(due),
        )
    steps.complete(case, "follow_up", now=turn.now, message_id=turn.heard.message_id)
    _close(turn, case)


def _after_what_was_promised(turn: Turn, case: Case) -> datetime:
    """So long after the last promised remedy is due that the customer can say how it turned out."""
    promised = [promise for promise in case.promises if promise.offer_id is not None]
    return max(promises.follow_up_due(turn.policy, promise.what, promise.due_at) for promise in promised)


def _wished_day(turn: Turn, date: str) -> datetime | None:
    """The end of contact hours on the day the customer named; a day that is not ahead is no wish."""
    if not date:
        return None
    day = datetime.fromisoformat(date).replace(tzinfo=ZoneInfo(turn.policy.calendar.zone))
    evening = day + timedelta(minutes=turn.policy.contact_hours.end)
    return evening.astimezone(timezone.utc) if day > turn.now else None


def _close(turn: Turn, case: Case) -> None:
    """A case closes on the customer's yes (promise 5): the accepted offer's answer is the evidence."""
    yes = [offer for offer in case.offers if offer.status == "accepted"]
    steps.complete(case, "closed", now=turn.now, message_id=turn.heard.message_id)
    case.status, case.closed_at = "closed", turn.now
    case.close_reason, case.close_message_id = "customer_yes", yes[-1].answered_by
    turn.settle()
    mark = "、" if turn.language == "zh" else ", "
    turn.say("utter_closing__summary", number=case.number, agreed=mark.join(describe(turn, o) for o in yes))
