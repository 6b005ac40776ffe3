"""Take the case one move further: say what the record asks for next, until a question is on the table (H1)."""

from __future__ import annotations

from bot.casework import expectations, facts, steps, vocabulary
from bot.casework.reasonable import judge
from bot.usecases.ask_back import ask_again_or_skip
from bot.usecases.hand_over import hand_over
from bot.usecases.look_up_order import goods_of, named_in
from bot.usecases.propose import describe, propose
from bot.usecases.turn import Turn

PATIENCE = 2
"""How often one question is put before the talk goes another way."""


def proceed(turn: Turn) -> None:
    """Say the next thing the case needs. Each pass puts a question, ends the bot's part, or completes a step."""
    for _ in range(len(steps.ORDER) + 4):
        move = steps.next_move(turn.the_case())
        if _make(turn, move):
            return
    raise RuntimeError(f"case {turn.the_case().number} makes no progress at {move}")


def _make(turn: Turn, move: steps.Move) -> bool:
    """Do one move; True when it is the customer's turn now."""
    case, now, message_id = turn.the_case(), turn.now, turn.heard.message_id
    if move.kind == "listen":
        steps.complete(case, "vent", now=now, message_id=message_id)
        return False
    if move.kind == "apologise":
        turn.say("utter_apology__sorry")
        steps.complete(case, "apology", now=now, message_id=message_id)
        return False
    if move.kind == "ask":
        return ask_again_or_skip(turn, move.subject)
    if move.kind == "confirm_facts":
        return _repeat_back(turn)
    if move.kind == "rank":
        return _ask_ranking(turn)
    if move.kind == "propose":
        return propose(turn, move.subject)
    if move.kind == "await_answer":
        return _ask_for_answer(turn)
    if move.kind == "forward":
        hand_over(turn, "no_agreement")
        return True
    if move.kind == "plan_follow_up":
        turn.conversation.asked = "follow_up"
        turn.reply.start_form = True
        return True
    _say_where_it_stands(turn, move)
    return True


def _repeat_back(turn: Turn) -> bool:
    """Repeat in few words what was understood and ask for a yes (H13, H111); the third no goes to a person."""
    conversation = turn.conversation
    if conversation.asked == "confirm" and conversation.asked_times > PATIENCE:
        hand_over(turn, "misunderstood")
        return True
    _compute_reasonable(turn)
    turn.ask("confirm", "utter_confirm__repeat_back", points=_points(turn))
    return True


def _points(turn: Turn) -> str:
    """The confirmed-to-be facts as lines, each with its label, the customer's own words shortened."""
    case = turn.the_case()
    told = {
        "goods": named_in(goods_of(turn), turn.language),
        "what_happened": facts.value(case, "what_happened"),
        "how_happened": facts.value(case, "how_happened"),
        "sales_person": facts.value(case, "sales_person") if case.category == "service_attitude" else "",
        "other_reasons": facts.value(case, "other_reasons"),
        "wanted_solution": facts.value(case, "wanted_solution"),
    }
    if told["how_happened"] == told["what_happened"]:
        told["how_happened"] = ""
    mark = "：" if turn.language == "zh" else ": "
    return "\n".join(
        f"· {vocabulary.label('facts', point, turn.language)}{mark}{facts.shortened(text, turn.language)}"
        for point, text in told.items()
        if text
    )


def _compute_reasonable(turn: Turn) -> None:
    """H15: judged from the talk, shown to agents, never asked."""
    case = turn.the_case()
    texts = [m.body for m in turn.uow.messages.of(turn.conversation.id) if m.author_kind == "customer"]
    judgement = judge(case, texts)
    facts.replace(
        case,
        "reasonable",
        judgement.level,
        words="; ".join(judgement.evidence),
        source="computed",
        now=turn.now,
        message_id=turn.heard.message_id,
    )


def _ask_ranking(turn: Turn) -> bool:
    """Which wish matters most is the customer's to say (H55, H57); asked once, then their order of mention holds."""
    case, conversation = turn.the_case(), turn.conversation
    if conversation.asked == "rank" and conversation.asked_times >= PATIENCE:
        expectations.rank(case, [wish.resolution for wish in expectations.open_ones(case)])
        turn.settle()
        return False
    labels = [vocabulary.label("resolutions", w.resolution, turn.language) for w in expectations.open_ones(case)]
    turn.ask("rank", "utter_solution__rank", *labels, wishes=("、" if turn.language == "zh" else ", ").join(labels))
    return True


def _ask_for_answer(turn: Turn) -> bool:
    """The offer stands; asked twice without an answer, the customer's own opinion is asked (H19)."""
    offer = steps.pending_offer(turn.the_case())
    if offer is None:
        return False
    if turn.conversation.asked == "accept" and turn.conversation.asked_times > PATIENCE:
        turn.ask("opinion", "utter_opinion__ask")
    else:
        turn.ask("accept", "utter_offer__still", offer=describe(turn, offer))
    return True


def _say_where_it_stands(turn: Turn, move: steps.Move) -> None:
    if move.kind == "over":
        turn.say("utter_closing__already", number=turn.the_case().number)
    else:
        turn.say("utter_hand_over__waiting", number=turn.the_case().number)
