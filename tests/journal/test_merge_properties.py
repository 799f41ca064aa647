"""However two copies of a workbook drifted apart, bringing them together loses nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from secure_base.journal import Journal, NotPossible, open_carried, open_local
from secure_base.journal.vault import Vault

from .conftest import an_id

ENTRIES = [an_id(1), an_id(2)]
FIELD = st.sampled_from(["kind", "cup", "sugar"])
WORDS = st.sampled_from(["", "green", "black", "mint"])

ENTRY = st.sampled_from(ENTRIES)
WRITE = st.tuples(st.just("write"), ENTRY, st.dictionaries(FIELD, WORDS, min_size=1))
OTHER = st.tuples(st.sampled_from(["undo", "delete", "restore"]), ENTRY, st.none())
ACTS = st.lists(WRITE | OTHER, max_size=6)


def perform(journal: Journal, acts: list[tuple[str, str, dict[str, str] | None]]) -> None:
    for act, entry, answers in acts:
        try:
            if act == "write":
                journal.write(entry, "tea", answers or {})
            else:
                getattr(journal, act)(entry)
        except NotPossible:
            pass


def revision_ids(journal: Journal) -> set[str]:
    vault: Vault = journal.vault
    return {r.id for e, _n in vault.store.latest() for r in vault.history(e)}


def standing(journal: Journal) -> dict[str, tuple[bool, dict[str, str]]]:
    every = [*journal.entries(), *journal.deleted()]
    return {e.id: (e.deleted, e.answers) for e in every}


def carried(journal: Journal) -> Journal:
    """A copy to look at, as fast as a test needs it: opened with the key at home."""
    content = journal.vault.store.to_bytes()
    return open_carried(content, beside=journal.path)


@settings(deadline=None, max_examples=40)
@given(ACTS, ACTS, ACTS)
def test_two_copies_come_together_and_lose_no_revision(
    before: list[tuple[str, str, dict[str, str] | None]],
    here_then: list[tuple[str, str, dict[str, str] | None]],
    there_then: list[tuple[str, str, dict[str, str] | None]],
) -> None:
    with (
        tempfile.TemporaryDirectory() as place,
        open_local(Path(place) / "here") as here,
        open_local(Path(place) / "there") as there,
    ):
        perform(here, before)
        there.take_in(carried(here))
        assert standing(there) == standing(here)
        perform(here, here_then)
        perform(there, there_then)
        written = revision_ids(here) | revision_ids(there)
        here.take_in(carried(there))
        there.take_in(carried(here))
        assert revision_ids(here) >= written
        assert revision_ids(there) == revision_ids(here)
        assert standing(here) == standing(there)
        assert here.take_in(carried(there)).revisions == 0
        for journal in (here, there):
            journal.vault.verify()
            journal.vault.read_all()
