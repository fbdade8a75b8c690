"""Whether a text thanks somebody."""

import pytest

from crm.domain.thanks import says_thanks


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for your time yesterday.",
        "Dear Ada, many thanks for the afternoon.",
        "I really appreciated how openly you spoke.",
        "THANKS!",
        "I am grateful for the conversation.",
        "Vielen Dank für das Gespräch.",
        "Merci beaucoup pour votre accueil.",
        "Muchas gracias por su tiempo.",
        "Obrigada pela conversa de ontem.",
        "Hartelijk dank voor het gesprek.",
        "Dziękuję za rozmowę.",
        "Tack för i går.",
        "Thanks to you and the whole team.",
    ],
)
def test_words_of_thanks_are_heard(text: str) -> None:
    assert says_thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Here is the drawing I spoke of.",
        "Could you send me the address? Thanks in advance.",
        "Happy Thanksgiving",
        "No thanks needed.",
        "A thankless task",
    ],
)
def test_what_only_sounds_like_thanks_is_not(text: str) -> None:
    assert not says_thanks(text)
