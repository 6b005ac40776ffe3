"""The documents cannot rot: commands, paths, links and sections named in them exist, and both READMEs say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import ROOT

MADE_HERE = ("var", "models", ".venv", ".env", ".git", ".rasa")
"""What the project makes or the operator writes: not in the repository, and yet in the documents."""

CACHES = ("__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis")

SECTIONS = ["Context", "Options", "Decision", "Status", "Consequences"]
LONGEST_DECISION = 60

ENDINGS = r"\.(?:py|yml|md|csv|sh|svg|toml|lock|example)"
PATH = re.compile(rf"[\w.-]+(?:/[\w.-]+)*(?:/|{ENDINGS})|Makefile|LICENSE")
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(([^)\s]+)\)")


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Every file of the project itself."""
    for entry in sorted(folder.iterdir()):
        if entry.name in CACHES or (folder == ROOT and entry.name in MADE_HERE):
            continue
        if entry.is_dir():
            yield from files(entry)
        elif entry.suffix != ".pyc":
            yield entry


FILES = list(files())
NAMES = {file.relative_to(ROOT).as_posix() for file in FILES}
PAGES = [file for file in FILES if file.suffix == ".md"]
DECISIONS = sorted((ROOT / "docs/adr").glob("*.md"))


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def called(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def prose(page: Path) -> str:
    """The page without its blocks of code."""
    return FENCE.sub("", text(page))


def in_backticks(page: Path) -> list[str]:
    return re.findall(r"`([^`\n]+)`", prose(page))


def commands(page: Path) -> list[str]:
    """What a reader types: the lines of shell blocks without comments, and what stands in backticks."""
    blocks = [block for language, block in FENCE.findall(text(page)) if language == "sh"]
    return [line.split("  #")[0].strip() for block in blocks for line in block.splitlines()] + in_backticks(page)


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):.*## ", text(ROOT / "Makefile"), flags=re.MULTILINE))


def exists(path: str) -> bool:
    """Whether a path is one of ours, or the end of one (`tables/steps.yml`, `steps.py`)."""
    if path.split("/")[0] in MADE_HERE:
        return True
    if path.endswith("/"):
        return any(f"/{name}".startswith(f"/{path}") or f"/{path}" in f"/{name}" for name in NAMES)
    return any(name == path or name.endswith(f"/{path}") for name in NAMES)


def slug(heading: str) -> str:
    """The anchor of a heading, as it is made on the web."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=called)
def test_each_make_target_named_exists(page: Path) -> None:
    named = {word for command in commands(page) for word in re.findall(r"(?:^|[|;&] *)make ([a-z-]+)", command)}
    assert named <= targets()


def test_each_make_target_is_explained_somewhere() -> None:
    told = text(ROOT / "README.md") + text(ROOT / "CONTRIBUTING.md")
    assert {target for target in targets() if f"make {target}" not in told} == set()


@pytest.mark.parametrize("page", PAGES, ids=called)
def test_each_path_named_exists(page: Path) -> None:
    named = [word for words in in_backticks(page) for word in words.split() if PATH.fullmatch(word)]
    assert [path for path in named if not exists(path)] == []


@pytest.mark.parametrize("page", PAGES, ids=called)
def test_each_module_named_exists(page: Path) -> None:
    named = re.findall(r"python -m ((?:bot|actions|ops|tests)[\w.]*)", text(page))
    paths = [module.replace(".", "/") for module in named]
    assert [path for path in paths if f"{path}.py" not in NAMES and f"{path}/__main__.py" not in NAMES] == []


@pytest.mark.parametrize("page", PAGES, ids=called)
def test_each_link_leads_somewhere(page: Path) -> None:
    for link in LINK.findall(prose(page)):
        if re.match(r"https?://", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        if anchor:
            assert anchor in {slug(heading) for heading in re.findall(r"^#+ (.+)$", text(target), re.MULTILINE)}, link


@pytest.mark.parametrize("page", DECISIONS, ids=called)
def test_a_decision_has_its_date_and_sections_and_is_short(page: Path) -> None:
    assert re.search(r"^Date: \d{4}-\d{2}-\d{2}$", text(page), flags=re.MULTILINE)
    assert re.findall(r"^## (.+)$", text(page), flags=re.MULTILINE) == SECTIONS
    assert len(text(page).splitlines()) <= LONGEST_DECISION


def test_decisions_are_numbered_without_holes() -> None:
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    assert [int(re.findall(r"^# (\d+)\. ", text(page))[0]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_every_page_can_be_reached_from_the_index() -> None:
    index = ROOT / "docs/README.md"
    linked = {(index.parent / link.partition("#")[0]).resolve() for link in LINK.findall(text(index))}
    assert [called(page) for page in PAGES if page.is_relative_to(ROOT / "docs") and page not in {*linked, index}] == []


def test_both_readmes_name_the_same_commands_and_paths() -> None:
    english, chinese = ROOT / "README.md", ROOT / "README.zh-CN.md"
    assert typed(english) == typed(chinese)
    assert links(english) - {"README.zh-CN.md"} == links(chinese) - {"README.md"}
    assert re.findall(r"^(#+) ", prose(english), re.M) == re.findall(r"^(#+) ", prose(chinese), re.M)


def typed(page: Path) -> set[str]:
    """Commands and names, without what is said in the example message."""
    found = {re.sub(r'"text": ".*?"', '"text"', command.split(" #")[0].strip()) for command in commands(page)}
    return found - {""}


def links(page: Path) -> set[str]:
    return set(LINK.findall(prose(page)))


def test_each_row_of_the_handbook_is_placed_once() -> None:
    rows: list[int] = []
    for cell in re.findall(r"^\| (H[^|]+?) \|", text(ROOT / "docs/handbook.md"), flags=re.MULTILINE):
        for part in cell.split(", "):
            first, _, last = part.replace("H", "").partition("–")
            rows += range(int(first), int(last or first) + 1)
    assert sorted(rows) == list(range(1, 139))


def test_fragments_of_changes_are_named_by_kind() -> None:
    for file in (ROOT / "changelog.d").iterdir():
        assert file.name == "README.md" or re.fullmatch(r"[a-z-]+\.(added|changed|mended|removed)\.md", file.name)


@pytest.mark.parametrize("foreign", ["pypi" + ".org", "files.python" + "hosted", "/wo" + "rk/"])
def test_no_file_names_a_registry_or_the_machine_it_was_written_on(foreign: str) -> None:
    assert [called(file) for file in FILES if foreign.encode() in file.read_bytes()] == []
