"""``python -m bot.wording check | lint FILE… | explain TEXT``: the guard from the command line."""

from __future__ import annotations

import sys

from bot.wording.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
