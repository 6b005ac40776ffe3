"""Trains the model when none fits the present data, and lets Rasa validate that data."""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bot.logging_setup import QUIET_ENVIRONMENT
from bot.settings import ROOT, SettingsError, environment
from ops.console import OpsError, complain, last_lines, say
from ops.tokens import private_directory

# What the model is made from; data/shop and the tests change nothing in it.
DATA = ("data/nlu", "data/rules", "data/stories", "data/responses")
SOURCES = ("domain.yml", "config.yml", *DATA, "bot/rasa_parts", "bot/understanding", "requirements.lock")
KEPT = 3
_COMPONENT = re.compile(r"Starting to train component '(\w+)'")


def fingerprint(root: Path) -> str:
    """Twelve hexadecimal digits over names and contents of everything the model is made from."""
    digest = hashlib.sha256()
    for source in SOURCES:
        for file in _files(root / source):
            content = file.read_bytes()
            digest.update(f"{file.relative_to(root).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()[:12]


def model_path(root: Path) -> Path:
    """Where the model for the present data is, or will be."""
    return root / "models" / f"amends-{fingerprint(root)}.tar.gz"


def ensure(root: Path = ROOT) -> Path:
    """The model for the present data, trained now if there is none.

    Raises:
        OpsError: the data cannot be trained on.
    """
    for needed in ("domain.yml", "config.yml"):
        if not (root / needed).is_file():
            raise OpsError(f"{needed} is missing in {root}, so there is nothing to train.")
    with _alone(root / "models"):
        model = model_path(root)
        if not model.is_file():
            _train(root, model)
        os.utime(model)  # in use: the last to be pruned
        prune(root / "models")
        return model


def prune(models: Path, kept: int = KEPT) -> None:
    """Remove all but the models used last."""
    by_use = sorted(models.glob("amends-*.tar.gz"), key=lambda model: model.stat().st_mtime, reverse=True)
    for model in by_use[kept:]:
        model.unlink()


def validate(root: Path = ROOT) -> None:
    """Let Rasa check domain, examples and rules against each other.

    Raises:
        OpsError: Rasa found faults; the sentence quotes them.
    """
    command = ["data", "validate", "--fail-on-warnings", "--domain", "domain.yml", "--config", "config.yml"]
    log = _log(root, "validate.log")
    with log.open("wb") as out:
        outcome = subprocess.run(
            [sys.executable, "-m", "rasa", *command, "--data", *_data(root)],
            cwd=root,
            env=_environment(root),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if outcome.returncode:
        raise OpsError(f"Rasa found faults in the data; the last lines of {log}:\n{last_lines(log, 20)}")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command ``python -m ops.train``."""
    parser = argparse.ArgumentParser(prog="python -m ops.train", description=__doc__)
    parser.add_argument("--validate", action="store_true", help="only let Rasa check the data")
    parser.add_argument("--path", action="store_true", help="only print where the model for the present data is")
    options = parser.parse_args(arguments)
    try:
        if options.path:
            say(str(model_path(ROOT)))
        elif options.validate:
            validate()
            say("Rasa finds the data in order.")
        else:
            say(f"The model fits the data: {ensure().relative_to(ROOT)}")
    except (OpsError, SettingsError) as error:
        return complain(error)
    except KeyboardInterrupt:
        return 130
    return 0


def _train(root: Path, model: Path) -> None:
    log, begun = _log(root, "train.log"), time.monotonic()
    say(f"Training the model {model.name}; the full log is {log} …")
    with tempfile.TemporaryDirectory(dir=model.parent, prefix=".training-") as made, log.open("wb") as out:
        # --force: Rasa's cache does not see a change in modules that our components import.
        command = ["train", "--force", "--domain", "domain.yml", "--config", "config.yml", "--out", made]
        process = subprocess.Popen(
            [sys.executable, "-m", "rasa", *command, "--fixed-model-name", model.stem[:-4], "--data", *_data(root)],
            cwd=root,
            env={**_environment(root), "LOG_LEVEL": "INFO"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        try:
            for line in process.stdout or ():
                out.write(line)
                out.flush()
                part = _COMPONENT.search(line.decode("utf-8", "replace"))
                if part:
                    say(f"  {time.monotonic() - begun:3.0f} s  {part.group(1)}")
            process.wait()
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
        trained = Path(made) / model.name
        if process.returncode or not trained.is_file():
            raise OpsError(f"Training failed; the last lines of {log}:\n{last_lines(log, 15)}")
        trained.replace(model)  # only a whole model ever stands under this name


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        for file in sorted(path.rglob("*")):
            hidden = "__pycache__" in file.parts or file.name.startswith(".") or file.suffix == ".pyc"
            if file.is_file() and not hidden:
                yield file


def _data(root: Path) -> list[str]:
    return [folder for folder in DATA if (root / folder).is_dir()]


def _log(root: Path, name: str) -> Path:
    return private_directory(private_directory(root / "var") / "log") / name


def _environment(root: Path) -> dict[str, str]:
    return {**environment(root), **QUIET_ENVIRONMENT, "RASA_TELEMETRY_ENABLED": "false", "PYTHONUNBUFFERED": "1"}


@contextmanager
def _alone(models: Path) -> Iterator[None]:
    """One training at a time; a second one waits and then finds the model made."""
    models.mkdir(parents=True, exist_ok=True)
    with (models / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    sys.exit(main())
