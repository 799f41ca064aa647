#!/usr/bin/env bash
# Writes requirements/*.txt and binder/requirements.txt from pyproject.toml: one set of versions, with
# hashes and without addresses, for every system and Python from 3.11. Needs uv (the `dev` extra).
set -euo pipefail
cd "$(dirname "$0")/.."
lock() {  # lock NAME SOURCE [OPTION...]: --constraint keeps to the versions of the first
  local name=$1; shift
  uv pip compile "$@" --universal --python-version 3.11 --generate-hashes --quiet --upgrade \
    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
    --output-file "$name.txt" >/dev/null
}
lock requirements/test pyproject.toml --extra test
lock requirements/run pyproject.toml --extra checkout --constraint requirements/test.txt
lock requirements/lab pyproject.toml --extra checkout --extra lab --constraint requirements/test.txt
lock binder/requirements pyproject.toml --extra binder --constraint requirements/test.txt
lock requirements/node requirements/node.in
