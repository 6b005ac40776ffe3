"""Writes the golden tables anew: ``python -m tests.contract.golden``."""

from __future__ import annotations

from tests.contract.golden.tables import FOLDER, TABLES, as_csv, shop_policy

if __name__ == "__main__":
    for name, rows in TABLES.items():
        (FOLDER / name).write_text(as_csv(rows(shop_policy())), encoding="utf-8")
        print(f"tests/contract/golden/{name} written; look over `git diff` before you commit it.")
