"""Entries as a pandas table."""

from __future__ import annotations

from secure_base.insight import tables
from secure_base.program import load


def test_a_table_has_a_row_for_each_entry_oldest_first(entries):
    log = load().exercise("trigger-log")
    written = entries({"strength": 6, "feelings": ["uneasy"]}, {"strength": 8, "gone": "by now"})
    frame = tables.frame(log, written)
    assert list(frame["strength"]) == [6, 8]
    assert list(frame.columns)[:2] == ["written", "happened"]
    assert frame["gone"].tolist()[1] == "by now"


def test_an_empty_table_has_its_columns():
    frame = tables.frame(load().exercise("trigger-log"), [])
    assert len(frame) == 0
    assert {"written", "happened", "strength", "pull"} <= set(frame.columns)
