"""The words under an axis, on a phone."""

from __future__ import annotations

from secure_base.insight.figure import Panels

DAYS = (["2026-09-08", "2026-10-13", "2026-11-17"], ["8 September", "13 October", "17 November"])


def under(panels):
    return panels.figure()["layout"]["xaxis"]


def test_three_days_stand_where_there_is_room():
    panels = Panels()
    panels.lines("", [("how", DAYS[0], [1, 2, 3])], ticks=DAYS, date=True)
    assert under(panels)["ticktext"] == DAYS[1]
    assert under(panels)["tickangle"] == 0


def test_beside_long_labels_the_first_and_the_last_day_stay():
    panels = Panels()
    panels.lines("", [("how", DAYS[0], [1, 2, 3])], ticks=DAYS, date=True)
    panels.bars("", [("Someone was further off", 2)])
    assert under(panels)["ticktext"] == ["8 September", "17 November"]
    assert under(panels)["tickvals"] == ["2026-09-08", "2026-11-17"]
