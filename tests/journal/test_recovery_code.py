"""The recovery code survives handwriting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from secure_base.journal import WrongPassphrase, recovery

SECRETS = st.binary(min_size=16, max_size=16)


@given(SECRETS)
def test_a_code_is_read_as_it_was_written(secret: bytes) -> None:
    assert recovery.read(recovery.written(secret)) == secret


@given(SECRETS)
def test_a_code_has_seven_groups_and_no_letter_that_looks_like_a_number(secret: bytes) -> None:
    groups = recovery.written(secret).split("-")
    assert [len(group) for group in groups] == [4] * 7
    assert not set("ILOU") & set("".join(groups))


@given(SECRETS, st.randoms())
def test_reading_forgives_how_people_write(secret: bytes, chance: object) -> None:
    code = recovery.written(secret)
    for typed in (
        code.lower(),
        code.replace("-", ""),
        code.replace("-", " "),
        code.replace("-", " \u2013 "),
        f"  {code}\n",
        code.replace("0", "O").replace("1", "l"),
        code.replace("0", "o").replace("1", "I"),
        "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in code),
        code.replace("-", "\u200b.\u00a0"),
    ):
        assert recovery.read(typed) == secret


def test_nearly_every_slip_is_noticed() -> None:
    plain = recovery.written(bytes(range(16))).replace("-", "")
    noticed = 0
    for place in range(28):
        for symbol in recovery.ALPHABET:
            try:
                recovery.read(plain[:place] + symbol + plain[place + 1 :])
            except WrongPassphrase:
                noticed += 1
    assert noticed >= 28 * 31 - 3


@pytest.mark.parametrize("typed", ["", "no code", "1234-5678", "U" * 28, "=" * 28, "\u0663" * 28])
def test_something_else_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(WrongPassphrase, match=r"recovery code has|slip"):
        recovery.read(typed)
