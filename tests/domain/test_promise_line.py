"""A line about a promise."""

from datetime import date

import pytest

from crm.domain.promise_line import read_promise_line

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("line", "side", "who", "text", "due_on"),
    [
        ("Rafael will introduce me to Émile by 4 Dec", "theirs", "Rafael", "Introduce me to Émile", "2026-12-04"),
        ("I owe Ada the drawing by Monday", "yours", "Ada", "The drawing", "2026-11-30"),
        ("I'll call Leilani Kaneakua tomorrow", "yours", "Leilani Kaneakua", "Call Leilani Kaneakua", "2026-11-25"),
        ("I promised Yusuf to tell how it went by 1 Dec", "yours", "Yusuf", "Tell how it went", "2026-12-01"),
        ("Fernhollow: they decide by Friday", "theirs", "Fernhollow", "Decide", "2026-11-27"),
        ("Keiko Hoshinaga promised to send it by 4 Dec.", "theirs", "Keiko Hoshinaga", "Send it", "2026-12-04"),
        ("Anna van der Wielen owes me the text by 27 Nov", "theirs", "Anna van der Wielen", "The text", "2026-11-27"),
        ("Priyanka said they will answer in two weeks", "theirs", "Priyanka", "Answer", "2026-12-08"),
        ("Mei-Lin’ll call on Thursday", "theirs", "Mei-Lin", "Call", "2026-11-26"),
    ],
)  # fmt: skip
def test_a_line_says_who_promised_what_and_by_when(line: str, side: str, who: str, text: str, due_on: str) -> None:
    read = read_promise_line(line, TUESDAY)
    assert (read.side, read.who[0], read.text, read.due_on) == (side, who, text, date.fromisoformat(due_on))


@pytest.mark.parametrize("line", ["", "by", "will", ":", "by Friday", "I owe", "…", "nobody at all", "will by Friday"])
def test_a_line_that_says_too_little_is_read_without_an_error(line: str) -> None:
    read = read_promise_line(line, TUESDAY)
    assert read.due_on in (None, date(2026, 11, 27))
