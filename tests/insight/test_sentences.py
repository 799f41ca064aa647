"""What the sentence over a chart says, word for word."""

from __future__ import annotations

from secure_base.insight import draw


def log(sheets, entries, *rows):
    keys = ("when", "strength", "pull", "happened")
    written = [dict(zip(keys, row, strict=False)) for row in rows]
    return lambda name: draw(name, entries(*written), sheets["themes"])["sentence"]


def test_a_few_sheets_are_listed_and_never_compared(sheets, entries):
    drawn = log(
        sheets,
        entries,
        ("2026-02-28", 6, "closer"),
        ("2026-03-04", 8, "still"),
        ("2026-03-07", 5, "away"),
        ("2026-03-10", 4, "closer"),
    )
    assert drawn("strength-over-time") == (
        "Four sheets in eleven days. The strongest was 8; those since then were 5 and 4. "
        "Four is too few to call it a direction."
    )
    assert drawn("by-pull") == (
        "Four sheets with a pull: closer twice, away once and I froze once. "
        "Four is too few to call it a pattern."
    )
    assert drawn("themes") == (
        "Four sheets in eleven days. The strongest was 8, the mildest 4. "
        "The pull you named most is “closer”, twice. "
        "Where you gave no time, the time you wrote it stands in. "
        "Four is too few to call it a pattern."
    )


def test_one_sheet_is_one_sheet(sheets, entries):
    drawn = log(sheets, entries, ("2026-03-14T19:05", 7))
    assert drawn("strength-over-time") == (
        "One sheet on 14 March. The strength was 7. One is too few to call it a direction."
    )


def test_many_sheets_are_compared_with_care(sheets, entries):
    rows = [(f"2026-03-{day:02}", 8 if day < 6 else 4) for day in range(1, 11)]
    assert log(sheets, entries, *rows)("strength-over-time").endswith(
        "The middle of the earlier half is 8, of the later half 4. "
        "Weeks differ for many reasons; this is only what you wrote."
    )


def test_two_pulls_named_as_often_leave_no_favourite(sheets, entries):
    drawn = log(sheets, entries, ("2026-03-14T19:05", 7, "closer"), ("2026-03-14", 5, "away"))
    assert "pull you named most" not in drawn("themes")


def test_words_come_back_only_from_two_sheets(sheets, entries):
    rows = [
        ("2026-03-01T10:00", 5, "away", "The bus was late. Late again, and the phone silent."),
        ("2026-03-02T10:00", 5, "away", "Phone in the drawer; dinner LATE."),
    ]
    written = [
        dict(zip(("when", "strength", "pull", "happened"), row, strict=True)) for row in rows
    ]
    rows = draw("themes", entries(*written), sheets["themes"])["table"]["rows"]
    came_back = [row[1:] for row in rows if row[0] == "Words that come back in what happened"]
    assert came_back == [["late", "2"], ["phone", "2"]]


def test_told_in_time_counts_as_kept(sheets, entries):
    went = ["kept", "told", "missed", None]
    written = entries(*[{"by": "2026-03-20", "outcome": outcome} for outcome in went])
    assert draw("reliability", written, sheets["reliability"])["sentence"] == (
        "Three commitments looked back on. "
        "Kept, or told in time, which counts the same here: two of three. Still open: one."
    )


def test_relief_is_told_as_it_was_rated(sheets, entries):
    written = entries({"relief_now": 8, "relief_hour": 4, "relief_day": 2})
    assert draw("fading", written, sheets["fading"])["sentence"] == (
        "Relief rated once. It was 8 at once, 4 after an hour and 2 the next day. "
        "Wanting comfort is human, whatever the line does."
    )


def test_a_belief_looked_at_again_says_that_the_worry_may_be_right(sheets, entries):
    written = entries({"belief": 80, "belief_after": 55})
    assert draw("before-after", written, sheets["before-after"])["sentence"] == (
        "Before it was 80, after it 55. "
        "Sometimes the worry is right. The point is to look, not to talk yourself out of it."
    )


def test_a_map_says_what_moved_and_labels_nobody(sheets, entries):
    written = entries(
        {"relationship": "My sister", "place": {"across": 6, "up": 3}},
        {"relationship": "Sam", "place": {"across": 2, "up": 2}},
        {"relationship": "my  sister", "place": {"across": 4, "up": 3}},
    )
    assert draw("plane-map", written, sheets["plane-map"])["sentence"] == (
        "Two relationships on two dials. These have moved since you first placed them: my  sister. "
        "Open marks are earlier, filled ones are the latest. "
        "A place on the map is how it was that day, not what anyone is."
    )


def test_a_wave_is_told_from_start_to_end(sheets, entries):
    points = [{"minute": minute, "rating": rating} for minute, rating in ((0, 6), (4, 9), (12, 3))]
    assert draw("wave", entries({"wave": points}), sheets["wave"])["sentence"] == (
        "It began at 6, was highest at 9 in minute 4, and stood at 3 in minute 12."
    )


def test_a_first_letter_with_its_full_stop_ends_a_sentence_once(sheets, entries):
    written = entries(
        {"relationship": "T.", "place": {"across": 6, "up": 3}},
        {"relationship": "T.", "place": {"across": 4, "up": 3}},
    )
    assert (
        "placed them: T. Open marks" in draw("plane-map", written, sheets["plane-map"])["sentence"]
    )


def test_a_name_that_comes_back_keeps_its_capital(sheets, entries):
    written = entries({"happened": "Tess waited. Silence."}, {"happened": "A silence from Tess."})
    rows = draw("themes", written, sheets["themes"])["table"]["rows"]
    told = {cell for row in rows for cell in row}
    assert "Tess" in told
    assert "silence" in told
