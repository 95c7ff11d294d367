#!/bin/sh
# Prepares a Debian machine and the virtual environment. Safe to run again: what is there is left alone.
set -eu
cd "$(dirname "$0")/.."

missing=""
for package in $(sed 's/#.*//' packaging/apt.txt); do
    # A Python of one's own (3.11 or newer) brings venv along.
    [ "$package" = python3-venv ] && python3 -c 'import ensurepip' 2>/dev/null && continue
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
if [ -n "$missing" ]; then
    if [ "$(id -u)" = 0 ]; then sudo=""; else sudo="sudo"; fi
    echo "installing system packages:$missing"
    $sudo apt-get update -q
    # shellcheck disable=SC2086 # a list of names
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
fi

python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Tingxu needs Python 3.11 or newer; python3 is $(python3 --version)." >&2
    exit 1
}
stamp=.venv/.tingxu-locked
if ! cmp -s requirements.lock "$stamp"; then
    echo "setting up .venv (once; a minute or two)"
    [ -x .venv/bin/python ] || python3 -m venv .venv
    .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
    PYTHONWARNINGS=ignore .venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
    cp requirements.lock "$stamp"
fi
.venv/bin/python -c "from ui_common.translator import compile_translations; compile_translations()"
# Where programs may not write beside their sources, each start would compile them again.
.venv/bin/python -m compileall -q hall upkeep appointments hub devices ui_common kiosk_app counter_app queue_display tingxu
