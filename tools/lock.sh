#!/usr/bin/env bash
# Writes requirements/*.txt from pyproject.toml: one set of versions, with hashes and without addresses,
# for every system and Python from 3.11. Needs uv (the `dev` extra).
set -euo pipefail
cd "$(dirname "$0")/.."
lock() {  # lock NAME SOURCE [OPTION...]: with no versions other than those of the first
  local name=$1; shift
  uv pip compile "$@" --universal --python-version 3.11 --generate-hashes --quiet --upgrade \
    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
    --output-file "requirements/$name.txt" >/dev/null
}
lock test pyproject.toml --extra test
lock run pyproject.toml --extra checkout --constraint requirements/test.txt
lock lab pyproject.toml --extra checkout --extra lab --constraint requirements/test.txt
lock node requirements/node.in
