"""A journal in a folder of its own, and parts that remember what they told the page."""

from __future__ import annotations

import secrets

import pytest
from secure_base.journal import open_local
from secure_base.program import load


@pytest.fixture
def journal(tmp_path):
    with open_local(tmp_path) as opened:
        yield opened


@pytest.fixture
def program():
    return load()


@pytest.fixture
def write(journal):
    def written(exercise, session=None, **answers):
        return journal.write(secrets.token_hex(16), exercise, answers, session=session).entry

    return written


@pytest.fixture
def ask():
    def asked(part, type, buffers=(), **body):
        message, attached = part.answer({"type": type, "serial": "s-1", **body}, list(buffers))
        assert message.pop("serial") == "s-1"
        return (message, attached) if attached else message

    return asked


@pytest.fixture
def heard(monkeypatch):
    def listen(part):
        said = []
        monkeypatch.setattr(part, "tell", lambda message, buffers=None: said.append(message))
        return said

    return listen
