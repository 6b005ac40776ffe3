"""Writes down what the guard says of ordinary lines, so that changes show: ``python -m tests.wording.pool_verdicts``"""

from __future__ import annotations

import csv
import io

from bot.wording.guard import check
from tests.wording.sentences import FOLDER, LANGUAGES, pool

FILE = FOLDER / "pool" / "verdicts.csv"
HEADER = ["language", "line", "verdict", "rules"]


def rows() -> list[list[str]]:
    """Language, line number, verdict and rules of every line of the pool that does not simply pass."""
    found = []
    for language in LANGUAGES:
        for number, text in enumerate(pool(language), 1):
            verdict = check(text, language=language)
            if verdict.verdict != "pass":
                rules = sorted({hit.rule for hit in verdict.hits})
                found.append([language, str(number), verdict.verdict, " ".join(rules)])
    return found


def as_csv(found: list[list[str]]) -> str:
    """The rows as the file holds them."""
    sink = io.StringIO()
    csv.writer(sink, lineterminator="\n").writerows([HEADER, *found])
    return sink.getvalue()


if __name__ == "__main__":
    FILE.write_text(as_csv(rows()), encoding="utf-8")
    print("tests/wording/pool/verdicts.csv written; look over `git diff` before you commit it.")
