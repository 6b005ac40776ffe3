"""Plan the call back by the customer's wish (H22, H23), then close the case on the yes that was given."""

from __future__ import annotations

from bot.casework import promises, steps, vocabulary, when
from bot.casework.case import Case, FollowUp
from bot.usecases.propose import describe
from bot.usecases.turn import Turn


def plan_follow_up(turn: Turn, channel: str, contact: str, date: str = "") -> None:
    """Put the follow-up on record with channel, contact and due time, and close the case.

    Args:
        channel: a key of ``tables/channels.yml``, or ``none`` when they want no call back.
        contact: what was given for it; empty for chat.
        date: the day the customer wished for (ISO), or empty for the shop's own delay; a day in the past is ignored.
    """
    case = turn.the_case()
    if case.status != "open" or steps.next_move(case).kind != "plan_follow_up":
        return
    due = promises.follow_up_due(turn.policy, case, turn.now, wish=date)
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
        case.promises.append(promises.make(turn.policy, case, "follow_up", turn.now, turn.heard.message_id, due_at=due))
        turn.say(
            "utter_follow_up__planned",
            channel=vocabulary.label("channels", channel, turn.language),
            due=when.in_words(due, turn.now, turn.policy, turn.language),
        )
    steps.complete(case, "follow_up", now=turn.now, message_id=turn.heard.message_id)
    _close(turn, case)


def _close(turn: Turn, case: Case) -> None:
    """A case closes on the customer's yes (promise 5): the accepted offer's answer is the evidence."""
    yes = [offer for offer in case.offers if offer.status == "accepted"]
    steps.complete(case, "closed", now=turn.now, message_id=turn.heard.message_id)
    case.status, case.closed_at = "closed", turn.now
    case.close_reason, case.close_message_id = "customer_yes", yes[-1].answered_by
    turn.settle()
    mark = "、" if turn.language == "zh" else ", "
    turn.say("utter_closing__summary", number=case.number, agreed=mark.join(describe(turn, o) for o in yes))
