"""One way of writing a phone number and an e-mail, so that the same person is found again."""

from __future__ import annotations

import unicodedata


def plain_phone(phone: str) -> str:
    """The digits alone, without China's country code: ``+86 138-0013-8001`` is ``13800138001``."""
    digits = "".join(c for c in unicodedata.normalize("NFKC", phone) if c in "0123456789")
    for prefix in ("0086", "86"):
        if digits.startswith(prefix) and len(digits) == len(prefix) + 11:
            return digits[len(prefix) :]
    return digits


def plain_email(email: str) -> str:
    """Lower case, without spaces around it."""
    return unicodedata.normalize("NFKC", email).strip().lower()
