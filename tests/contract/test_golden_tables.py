"""The rules come to what the golden tables say, line by line."""

from __future__ import annotations

import pytest

from tests.contract.golden.tables import FOLDER, TABLES, as_csv, shop_policy


@pytest.mark.parametrize("name", TABLES)
def test_the_rules_come_to_what_the_table_says(name: str) -> None:
    written = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    now = as_csv(TABLES[name](shop_policy())).splitlines()
    changed = [f"- {line}" for line in written if line not in set(now)][:10]
    changed += [f"+ {line}" for line in now if line not in set(written)][:10]
    hint = "look these over, then run `python -m tests.contract.golden`"
    assert now == written, "\n".join([f"{name} has changed; {hint}:", *changed])
