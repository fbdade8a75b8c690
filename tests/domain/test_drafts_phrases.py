"""Phrases as people write them down, and the patterns that find them."""

import re

import pytest

from crm.domain.drafts.english import ENGLISH
from crm.domain.drafts.language import Language
from crm.domain.drafts.phrases import COMPANY_MARK, compiled
from tests.domain.drafts_on_file import german

GROUPS = {"talk": "talk|long talk|<place>", "place": "lunch"}


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("thank you", "I thank  you all", "thank  you"),
        ("thank you", "THANK\nYOU", "THANK\nYOU"),
        ("thank you", "thankyou", None),
        ("thank you", "thank yourself", None),
        ("thank you", "thank, you", "thank, you"),
        ("thank you", "thank. You", None),
        ("(a|the) talk", "by the talk", "the talk"),
        ("the (long|very long)? talk", "the very long talk", "the very long talk"),
        ("the (long|very long)? talk", "the talk", "the talk"),
        ("(so)? good", "how good", "good"),
        ("so? good", "so good", "so good"),
        ("made * more", "made me want it more", "made me want it more"),
        ("made * more", "made me want all of it more", None),
        ("made ** more", "made me want all of it more", "made me want all of it more"),
        ("made ** more", "made me. And more", None),
        ("impress~ me", "impressed me", "impressed me"),
        ("how _ly you", "how kindly you", "how kindly you"),
        ("by _ now", "by whomever now", "by whomever now"),
        ("well-suited", "well suited, well-suited", "well suited"),
        ("our <talk>", "our long talk", "our long talk"),
        ("our <talk>", "our lunch", "our lunch"),
        ("at {company}", f"at {COMPANY_MARK * 5}", f"at {COMPANY_MARK * 5}"),
        ("don't go", "you don't go", "don't go"),
    ],
)
def test_a_phrase_finds_what_it_says(phrase: str, text: str, found: str | None) -> None:
    match = compiled([phrase], GROUPS).search(text)
    assert (match.group() if match else None) == found


@pytest.mark.parametrize(
    "phrase", ["", "(a", "a)", "a|b", "* a", "<nothing> a", "<loop>", "a + b", "(so)?", "{name}", "a ()"]
)
def test_a_phrase_that_cannot_be_read_is_named(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"The phrase “.*” (?:cannot be read|names)"):
        compiled([phrase], {"loop": "<loop>"})


def test_no_phrases_find_nothing() -> None:
    assert compiled([], {}).search("anything") is None


@pytest.mark.parametrize("language", [ENGLISH, german()], ids=lambda language: language.code)
def test_every_phrase_of_a_language_can_be_read_and_every_repetition_has_a_limit(language: Language) -> None:
    for name in language.phrases:
        language.finder(name).first("Thank you for your time.")
    for phrases in (*language.phrases.values(), *language.unless.values()):
        pattern = compiled(phrases, language.groups).pattern
        bare = re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]", "x", pattern)
        assert not re.search(r"(?<!\})[*+]", bare)
