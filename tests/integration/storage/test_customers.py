"""The archive finds the same person again by phone or e-mail (H46)."""

from __future__ import annotations

from datetime import timedelta

from tests.builders import NOW, a_customer
from tests.integration.storage.keeping import Work, keep


def test_a_card_is_found_by_id_phone_and_email(any_work: Work) -> None:
    card = a_customer(phone="13800138001", email="lixuemei@example.cn")
    keep(any_work, card)
    with any_work() as unit:
        assert unit.customers.get(card.id).name == "李雪梅"
        assert unit.customers.by_contact(phone="13800138001").id == card.id
        assert unit.customers.by_contact(email="lixuemei@example.cn").id == card.id
        assert unit.customers.by_contact(phone="13900000000") is None


def test_no_contact_finds_nobody_even_among_cards_without_one(any_work: Work) -> None:
    keep(any_work, a_customer(phone="", email=""))
    with any_work() as unit:
        assert unit.customers.by_contact() is None
        assert unit.customers.by_contact(email="a@example.cn") is None


def test_a_contact_is_found_however_it_is_written(work: Work) -> None:
    keep(work, a_customer(phone="13800138001", email="lixuemei@example.cn"))
    with work() as unit:
        for phone in ("+86 138-0013-8001", "８６13800138001", "138 0013 8001", "008613800138001"):
            assert unit.customers.by_contact(phone=phone) is not None, phone
        assert unit.customers.by_contact(email=" LiXueMei@Example.CN ") is not None


def test_a_verified_card_is_preferred_then_the_oldest(any_work: Work) -> None:
    old = a_customer(name="old", created_at=NOW - timedelta(days=9))
    new = a_customer(name="new")
    keep(any_work, new, old)
    with any_work() as unit:
        assert unit.customers.by_contact(phone="13800138001").name == "old"
    keep(any_work, a_customer(name="sure", verified=True))
    with any_work() as unit:
        assert unit.customers.by_contact(phone="13800138001").name == "sure"
