#!/bin/sh
# Usage: .ci/venv.sh REQUIREMENTS. Makes .venv and installs the locked dependencies, only when they changed.
set -eu
cd "$(dirname "$0")/.."
requirements=$1

python=
for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "Python 3.11 or newer is needed and was not found. Install it: apt-get install python3 python3-venv" >&2
    exit 1
fi

if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        echo "Python's venv module is missing. Install it: apt-get install python3-venv" >&2
        exit 1
    fi
    echo "Making .venv with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv
fi

# requirements-dev.txt holds everything that requirements.txt holds, so its stamp serves both.
stamp_of() { sha256sum < "$1" | cut -d' ' -f1; }
installed=$(cat .venv/installed 2>/dev/null || true)
for enough in "$requirements" requirements-dev.txt; do
    [ "$installed" = "$enough $(stamp_of "$enough")" ] && exit 0
done

echo "Installing $requirements into .venv"
rm -f .venv/installed
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r "$requirements"
echo "$requirements $(stamp_of "$requirements")" > .venv/installed
