"""What stands in a YAML file is what is read, and what cannot be read is told in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from secure_base.program.faults import Faulty
from secure_base.program.reading import LARGEST, Document, read


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "tea.yaml"


def reading(file: Path, content: str | bytes) -> Document:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(file)


def faults(file: Path, content: str | bytes) -> list[str]:
    try:
        document = reading(file, content)
    except Faulty as error:
        found = error.faults
    else:
        found = document.faults
    return [str(fault).removeprefix(f"{file}:") for fault in found]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'true'", "true"),
        ("12:30", "12:30"),
        ("2026-03-14", "2026-03-14"),
        ("5", 5),
        ("-5", -5),
        ("0", 0),
        ("0.5", 0.5),
        ("007", "007"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("+44", "+44"),
        ("=", "="),
        ("'5'", "5"),
        ("!!str 5", "5"),
    ],
)
def test_a_word_is_read_as_it_is_meant(file: Path, written: str, value: object) -> None:
    found = reading(file, f"word: {written}\n").value["word"]
    assert found == value
    assert type(found) is type(value)


def test_a_name_before_a_colon_is_always_text(file: Path) -> None:
    assert reading(file, "5: a\nno: b\ntrue: c\n").value == {"5": "a", "no": "b", "true": "c"}


def test_every_value_has_its_line(file: Path) -> None:
    lines = reading(file, "# one\ntitle: Tea\nlist:\n  - a\n  - {b: 1}\n").lines
    assert lines["title",] == 2
    assert lines["list", 0] == 4
    assert lines["list", 1, "b"] == 5


def test_a_byte_order_mark_is_no_matter(file: Path) -> None:
    assert reading(file, b"\xef\xbb\xbftitle: Tea\n").value == {"title": "Tea"}


def test_text_of_any_language_is_unchanged(file: Path) -> None:
    assert reading(file, 'a: "שלום 😀 \\x85"\n').value == {"a": "שלום 😀 \x85"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("a: 1\nb: 2\na: 3\n", "3: “a” stands here twice; the first is on line 1."),
        ("a:\n\tb: 1\n", "2: This line begins with a tab. Use spaces."),
        (
            b"a: 1\nb: \xff\n",
            "2: This is not UTF-8 text. Save the file again with the encoding UTF-8.",
        ),
        (
            "a: x\n".encode("utf-16"),
            "1: This is not UTF-8 text. Save the file again with the encoding UTF-8.",
        ),
        ("", "1: This file is empty."),
        (" \n \n", "1: This file is empty."),
        (
            "# only a comment\n",
            "1: This file should be made of “name: value” lines, such as “title: Tea”.",
        ),
        ("- a\n- b\n", "1: This file should be made of “name: value” lines, such as “title: Tea”."),
        (
            "just words\n",
            "1: This file should be made of “name: value” lines, such as “title: Tea”.",
        ),
        ("a: &x 1\nb: 2\n", "1: “&x” is not used here. Put text that begins with & in quotes."),
        ("a: 1\nb: *x\n", "2: “*x” refers to another place. Write the words again."),
        ("a: !thing 1\n", "1: “!” is not used here. Put text that begins with ! in quotes."),
        (
            "a: !!python/object:os.system x\n",
            "1: “!” is not used here. Put text that begins with ! in quotes.",
        ),
        ("a: 1\n---\nb: 2\n", "2: A second document begins here. Keep one to a file."),
        ("? [a, b]\n: 1\n", "1: A name before a colon should be one word."),
        ("a: One: two\n", "1: There is a second colon in this line. Put quotes around the text."),
        ("a: 1\nb: 'never closed\n", "2: A quotation mark is opened here and never closed."),
        ("a: {b: 1\n", "2: A { or [ is never closed, or a text inside it needs quotes."),
        ("a: @b\n", "1: This character cannot begin a text. Put quotes around the text."),
        ('a: "\\q"\n', "1: A \\ inside double quotes has a meaning of its own. Use single quotes."),
        ("a: b\n  c: d\n", "2: There is a second colon in this line. Put quotes around the text."),
        ("a: 1\nb: x\0y\n", "2: There is a character here that cannot be shown. Take it out."),
        ("a: " + "[" * 30 + "]" * 30 + "\n", "1: This is nested more than 24 levels deep."),
        ("a: " + "[" * 9000 + "\n", "1: This is nested more than 24 levels deep."),
    ],
)
def test_what_cannot_be_read_is_told(file: Path, content: str | bytes, told: str) -> None:
    assert faults(file, content)[0] == told


def test_a_file_that_is_too_large_is_refused_unread(file: Path) -> None:
    assert faults(file, b"a: " + b"x" * LARGEST) == [
        f"1: This file is larger than {LARGEST // 1024} kB. Split it in two."
    ]


def test_aliases_that_would_grow_without_end_are_refused(file: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert len(faults(file, bomb)) < 40


def test_a_folder_is_not_a_file(file: Path) -> None:
    file.mkdir()
    with pytest.raises(Faulty, match="This is not a file that can be read"):
        read(file)


def test_a_file_that_is_not_there_is_told(file: Path) -> None:
    with pytest.raises(Faulty, match="This is not a file that can be read"):
        read(file)


def test_several_mistakes_are_all_told(file: Path) -> None:
    assert len(faults(file, "a: 1\na: 2\nb: !x 1\n")) == 2
