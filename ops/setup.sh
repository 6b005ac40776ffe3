#!/bin/sh
# Makes .venv from requirements.lock with Python 3.10; does nothing when it is up to date; safe to interrupt and repeat.
set -eu
cd "$(dirname "$0")/.."

venv=.venv
stamp=$venv/.amends-lock          # the lock this environment was built from, written last
unfinished=$venv/.amends-unfinished # present while an installation runs: found at the start, it tells of a broken one

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# One set-up at a time where the system has flock; `make run` and `make test` may be started together.
if [ -z "${SETUP_LOCKED-}" ] && command -v flock >/dev/null 2>&1; then
    mkdir -p var && chmod 700 var
    SETUP_LOCKED=yes exec flock var/setup.lock sh ops/setup.sh "$@"
fi

# A shim of that name may exist and fail, or lack parts it was not built with: only running it tells.
is_python310() {
    "$1" -c 'import ctypes, sqlite3, ssl, sys, zlib; sys.exit(sys.version_info[:2] != (3, 10))' >/dev/null 2>&1
}
runs() { "$1" --version >/dev/null 2>&1; }

fingerprint() { "$1" -c 'import hashlib, sys; print(hashlib.sha256(open("requirements.lock", "rb").read()).hexdigest())'; }

find_python() {
    for candidate in python3.10 python3 python "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.10*/bin/python3.10; do
        if is_python310 "$candidate"; then
            # Its real place: a virtual environment must not hang on a shim.
            "$candidate" -c 'import sys; print(getattr(sys, "_base_executable", None) or sys.executable)'
            return
        fi
    done
}

find_uv() {
    for candidate in uv "$HOME/.local/bin/uv" "$HOME/.cargo/bin/uv" /usr/local/bin/uv \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/*/bin/uv; do
        if runs "$candidate"; then printf '%s\n' "$candidate"; return; fi
    done
}

if is_python310 "$venv/bin/python" && [ ! -e "$unfinished" ]; then
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint "$venv/bin/python")" ] && exit 0
else
    rm -rf "$venv"
fi

uv=$(find_uv)
python=$(find_python)
if [ -z "$uv" ] && [ -z "$python" ]; then
    fail "Amends needs Python 3.10 and found neither it nor uv: install one of them" \
        "(Python 3.10 from https://www.python.org, uv from https://docs.astral.sh/uv) and run this again."
fi

if [ ! -d "$venv" ]; then
    say "Making $venv with ${python:-a Python 3.10 that uv downloads} …"
    if [ -n "$uv" ]; then
        "$uv" venv --quiet --python "${python:-3.10}" "$venv" ||
            fail "uv could not make $venv with Python 3.10; install Python 3.10 and run this again."
    else
        "$python" -m venv "$venv" ||
            fail "$python cannot make virtual environments; install its venv part (Debian: apt install python3.10-venv) or uv."
    fi
fi

: >"$unfinished"
say "Installing the packages of requirements.lock …"
if [ -n "$uv" ]; then
    "$uv" pip sync --quiet --require-hashes --python "$venv/bin/python" requirements.lock ||
        fail "The packages could not be installed with uv (see above); is the network there? Run this again to go on."
else
    "$venv/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock ||
        fail "The packages could not be installed with pip (see above); is the network there? Run this again to go on."
fi
fingerprint "$venv/bin/python" >"$stamp.new"
mv "$stamp.new" "$stamp"
rm -f "$unfinished"
say "Set-up is done."
