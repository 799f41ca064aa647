#!/usr/bin/env bash
# Makes a virtual environment in $1 with the first Python here that is 3.11 or newer.
set -euo pipefail

for python in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
  if [ -n "$python" ] && command -v "$python" >/dev/null &&
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    "$python" -m venv "$1" && exit 0
    echo "$python cannot make a virtual environment. On Debian or Ubuntu: apt install python3-venv" >&2
    exit 1
  fi
done
echo "This needs Python 3.11 or newer. Install it, or say where it is with PYTHON=/path/to/python." >&2
exit 1
