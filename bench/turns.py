"""A turn over HTTP at one and at eight customers, in paired rounds with the starter bot that ``rasa init`` makes.

Run from the project's root: ``.venv/bin/python -m bench.turns`` (about six minutes, most of it the starter's training).
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import httpx

from bot.settings import ROOT

TOKEN = "bench-" + "t" * 40
OURS = [
    "你好",
    "我买的蓝牙耳机坏了",
    "AM26110342",
    "用了两天就没声音",
    "没有别的了",
    "退款",
    "对",
    "可以",
    "在这里留言",
    "谢谢",
]
STARTERS = ["hi", "i am sad", "no", "yes", "are you a bot?", "i am great", "bye", "hello", "very sad", "goodbye"]
Turn = Callable[[httpx.AsyncClient, str, str], Awaitable[None]]


def free_port() -> int:
    """A port nobody holds now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def process(command: list[str], folder: Path, **variables: str) -> Iterator[None]:
    """A server for the time of the block."""
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", **variables}
    child = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        child.terminate()
        child.wait(30)


async def ours(client: httpx.AsyncClient, sender: str, text: str) -> None:
    """One turn of Amends: logged, answered by a case, stored."""
    body = {"mid": uuid.uuid4().hex, "sender": sender, "text": text}
    response = await client.post("/webhooks/amends/turn", json=body, headers={"Authorization": f"Bearer {TOKEN}"})
    if not response.json()["replies"]:
        raise RuntimeError("silence")


async def starters(client: httpx.AsyncClient, sender: str, text: str) -> None:
    """One turn of the starter bot over its REST channel."""
    response = await client.post("/webhooks/rest/webhook", json={"sender": sender, "message": text})
    if not response.json():
        raise RuntimeError("silence")


async def talk(client: httpx.AsyncClient, turn: Turn, lines: list[str]) -> list[float]:
    """One customer's ten turns; milliseconds each."""
    sender, times = uuid.uuid4().hex, []
    for line in lines:
        begun = time.perf_counter()
        await turn(client, sender, line)
        times.append((time.perf_counter() - begun) * 1000)
    return times


async def measure(port: int, turn: Turn, lines: list[str], customers: int, talks: int) -> tuple[list[float], float]:
    """All turn times and the turns per second of `customers` that each hold `talks` talks one after the other."""
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=120, trust_env=False) as client:

        async def customer() -> list[float]:
            return [time for _ in range(talks) for time in await talk(client, turn, lines)]

        begun = time.perf_counter()
        times = [t for one in await asyncio.gather(*[customer() for _ in range(customers)]) for t in one]
        return times, len(times) / (time.perf_counter() - begun)


async def ready(port: int, turn: Turn, line: str) -> float:
    """Seconds until a real turn is answered."""
    begun = time.perf_counter()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=120, trust_env=False) as client:
        while time.perf_counter() - begun < 240:
            try:
                await turn(client, uuid.uuid4().hex, line)
                return time.perf_counter() - begun
            except (httpx.HTTPError, ValueError, KeyError, RuntimeError):
                await asyncio.sleep(0.2)
    raise SystemExit("no server came up")


def main() -> None:
    """Train the starter, start both, measure in turn, print a table."""
    rounds = argparse.ArgumentParser(description=__doc__)
    rounds.add_argument("--rounds", type=int, default=3)
    count = rounds.parse_args().rounds
    with tempfile.TemporaryDirectory() as made:
        starter = Path(made) / "starter"
        starter.mkdir()
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "rasa", "init", "--no-prompt", "--init-dir", str(starter)],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "RASA_TELEMETRY_ENABLED": "false"},
        )
        print(f"starter made and trained: {time.perf_counter() - begun:.0f} s", flush=True)
        run(Path(made), starter, count)


def run(made: Path, starter: Path, rounds: int) -> None:
    """Both servers side by side, rounds in turn."""
    mine, actions, theirs = free_port(), free_port(), free_port()
    settings = {
        "AMENDS_RASA_PORT": str(mine),
        "AMENDS_ACTIONS_PORT": str(actions),
        "AMENDS_RASA_TOKEN": TOKEN,
        "AMENDS_ACTIONS_TOKEN": TOKEN[::-1],
        "AMENDS_DATABASE_URL": f"sqlite:///{made / 'amends.db'}",
        "AMENDS_TRACKER_URL": f"sqlite:///{made / 'tracker.db'}",
    }
    with process([sys.executable, "-m", "ops.run"], ROOT, **settings):
        print(f"Amends ready after {asyncio.run(ready(mine, ours, '你好')):.0f} s", flush=True)
        with process([sys.executable, "-m", "rasa", "run", "--port", str(theirs), "-i", "127.0.0.1"], starter):
            print(f"starter ready after {asyncio.run(ready(theirs, starters, 'hi')):.0f} s", flush=True)
            print("| customers | bot | median ms | p95 ms | turns/s |\n|---|---|---|---|---|")
            for customers, talks in ((1, 8), (8, 2)):
                table(customers, talks, rounds, mine, theirs)


def table(customers: int, talks: int, rounds: int, mine: int, theirs: int) -> None:
    """Paired rounds at one load; prints a row a bot and the ratio of the medians."""
    times: dict[str, list[float]] = {"Amends": [], "starter": []}
    rates: dict[str, list[float]] = {"Amends": [], "starter": []}
    ratios = []
    for _ in range(rounds):
        medians = {}
        for name, port, turn, lines in (("starter", theirs, starters, STARTERS), ("Amends", mine, ours, OURS)):
            taken, rate = asyncio.run(measure(port, turn, lines, customers, talks))
            times[name] += taken
            rates[name].append(rate)
            medians[name] = statistics.median(taken)
        ratios.append(medians["Amends"] / medians["starter"])
    for name, taken in times.items():
        p95 = statistics.quantiles(taken, n=20)[18]
        rate = statistics.median(rates[name])
        print(f"| {customers} | {name} | {statistics.median(taken):.0f} | {p95:.0f} | {rate:.1f} |")
    print(f"ratio of medians, Amends / starter, by round: {', '.join(f'{ratio:.2f}' for ratio in ratios)}", flush=True)


if __name__ == "__main__":
    main()
