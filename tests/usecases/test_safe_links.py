"""Only links that a page may offer are saved."""

import pytest

from crm.domain.refusals import Refused
from crm.usecases.contact_methods import read_method


@pytest.mark.parametrize(
    "link",
    [
        "https://ada.example/cv?a=b#c",
        "http://ada.example",
        "mailto:ada@fernhollow.example",
        "tel:+442079460321",
        "HTTPS://ADA.example",
        "ada.example/cv",
        "https://www.linkedin.com/in/ada-nwosu",
    ],
)
def test_a_link_of_the_four_kinds_is_kept(link: str) -> None:
    kept = read_method("link", link)
    assert kept is not None
    assert kept.value.lower().startswith(("https://", "http://", "mailto:", "tel:"))


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "javascript&colon;alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "ftp://ada.example",
        "blob:https://ada.example/1",
        "//elsewhere.example",
        "https:javascript:alert(1)",
        "https://",
        "mailto:",
        'https://ada.example/"onmouseover="alert(1)',
        "https://ada.example/<script>",
        "https://ines:secret@ada.example/",
    ],
)
def test_any_other_link_is_refused_with_a_remedy(link: str) -> None:
    with pytest.raises(Refused, match="is not a link that Kith keeps"):
        read_method("link", link)


@pytest.mark.parametrize(("kind", "text"), [("email", "javascript:alert(1)"), ("phone", "javascript:alert(1)")])
def test_what_is_no_address_or_number_becomes_no_link_either(kind: str, text: str) -> None:
    with pytest.raises(Refused):
        read_method(kind, text)
