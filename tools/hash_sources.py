"""Turns the source articles into hashes of their runs of eight words, so that a test can tell
borrowed sentences without the articles being in the repository.

    python tools/hash_sources.py FOLDER

reads every .txt file in FOLDER and writes tests/content/source-hashes.json. The salt stays the same
from one time to the next, so that only what changed in the sources shows as a change.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

RUN = 8
"""Words in a row. Eight in common by chance is rare; a borrowed sentence has more."""

DIGITS = 10
"""Hex digits kept of each hash: 40 bits, so that a chance hit among some thousands is unlikely."""

STORE = Path(__file__).resolve().parent.parent / "tests" / "content" / "source-hashes.json"

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def words(text: str) -> list[str]:
    """The words of a text in small letters: marks, dashes and markup do not count."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").casefold()
    return _WORD.findall(plain)


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of `RUN` words."""
    found = words(text)
    for start in range(len(found) - RUN + 1):
        yield tuple(found[start : start + RUN])


def sealed(run: Iterable[str], salt: str) -> str:
    """The salted hash of a run."""
    return hashlib.sha256(f"{salt} {' '.join(run)}".encode()).hexdigest()[:DIGITS]


def hashes(texts: Iterable[str], salt: str) -> list[str]:
    """The hashes of every run in the texts, in order and each once."""
    return sorted({sealed(run, salt) for text in texts for run in runs(text)})


def main(folder: Path) -> int:
    """Write the store from the articles in `folder`."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    if not texts:
        print(f"There is no .txt file in {folder}.", file=sys.stderr)
        return 1
    salt = json.loads(STORE.read_text())["salt"] if STORE.exists() else secrets.token_hex(16)
    made = hashes(texts, salt)
    lines = [" ".join(made[at : at + 8]) for at in range(0, len(made), 8)]
    STORE.write_text(json.dumps({"run": RUN, "salt": salt, "hashes": lines}, indent=0) + "\n")
    print(f"{len(made)} runs of {RUN} words from {len(texts)} articles.")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print("Name the folder that holds the articles.", file=sys.stderr)
        raise SystemExit(2)
    raise SystemExit(main(Path(sys.argv[1])))
