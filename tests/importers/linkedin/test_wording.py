"""Texts that came as HTML, and texts that only look like it."""

import pytest

from importers.linkedin.wording import text_of

PARAGRAPH = '<p class="spinmail-quill-editor__spin-break">'


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Hello,\r\nAda  \r\n", "Hello,\nAda"),
        (" a < b, and <b> is not HTML ", "a < b, and <b> is not HTML"),
        ("&amp; stays as it is", "&amp; stays as it is"),
        ("bell\x07 and nul\0", "bell and nul"),
        (f"{PARAGRAPH}Hi Robin,</p>{PARAGRAPH}<br></p>{PARAGRAPH}R&amp;D &lt;3 &#128075;</p>", "Hi Robin,\nR&D <3 👋"),
        ("<p>one\ntwo <b>three</b></p><ul><li>four<li>five</ul>", "one two three\nfour\nfive"),
        ('<p>See <a href="https://a.example/?q=1&amp;r">this</a>, 1 < 2', "See this, 1 < 2"),
        ("<p>a</p><style>p { color: red }</style><script>alert('<p>')</script><p>b</p>", "a\nb"),
        ("<p>open <a href=", "open"),
        ("<div><!-- not shown -->shown</div>", "shown"),
        ("<p>&#99999999999999999999;&unknownname;&#0;</p>", "&#99999999999999999999;&unknownname;�"),
    ],
)
def test_a_text_is_what_a_person_would_read(cell: str, text: str) -> None:
    assert text_of(cell) == text


@pytest.mark.parametrize("piece", ["<a ", "<!--", "<", "&", "<p", "<style>", "</p>", "&#", "<p>&lt;", " \n", "\r"])
def test_no_text_takes_long(piece: str) -> None:
    text_of("<p>" + piece * 60_000)
