#!/bin/sh
# Make the virtual environment: make-venv.sh PYTHON FOLDER
set -eu
python=$1
folder=$2

command -v "$python" > /dev/null || {
    echo "$python was not found: install Python 3.11 or newer, or run make with PYTHON=/path/to/python3" >&2
    exit 1
}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "$python is $("$python" --version), and 3.11 or newer is needed: run make with PYTHON=/path/to/python3" >&2
    exit 1
}
# Debian keeps the module that makes environments in a package of its own.
if ! "$python" -c 'import ensurepip' 2> /dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
        apt-get update -q
        DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends python3-venv
    else
        echo "$python cannot make environments yet; as root: apt-get install python3-venv" >&2
        exit 1
    fi
fi
"$python" -m venv --clear "$folder"
