"""Talks come back as they were."""

from __future__ import annotations

import pytest

from bot.usecases.ports import Conflict
from tests.builders import a_conversation, a_customer
from tests.integration.storage.keeping import Work, keep


def test_a_talk_comes_back_as_it_was(any_work: Work) -> None:
    customer = a_customer()
    talk = a_conversation(id="x" * 64, language="en", asked="goods", asked_times=2, customer_id=customer.id)
    keep(any_work, customer, talk)
    with any_work() as unit:
        talk = unit.conversations.get("x" * 64)
    assert (talk.language, talk.asked, talk.asked_times, talk.customer_id) == ("en", "goods", 2, customer.id)
    assert (talk.owner, talk.epoch, talk.misunderstood, talk.case_id) == ("bot", 0, 0, None)


def test_a_talk_begins_once(any_work: Work) -> None:
    keep(any_work, a_conversation())
    with pytest.raises(Conflict):
        keep(any_work, a_conversation())


def test_an_unknown_owner_is_refused(work: Work) -> None:
    with pytest.raises(Conflict):
        keep(work, a_conversation(owner="nobody"))
