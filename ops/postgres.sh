#!/bin/sh
# Sees to it that PostgreSQL's programs are there for the tests: installs Debian's when they are missing and we are root.
set -eu

found() {
    command -v initdb >/dev/null 2>&1 && return 0
    for program in /usr/lib/postgresql/*/bin/initdb; do [ -x "$program" ] && return 0; done
    return 1
}

found && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    printf '%s\n' "Installing PostgreSQL for the tests …"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update >/dev/null || true
    apt-get -qq install --yes --no-install-recommends postgresql >/dev/null || true
    found && exit 0
fi
printf '%s\n' "The tests need PostgreSQL's initdb and found none: install the package postgresql and run this again." >&2
exit 1
