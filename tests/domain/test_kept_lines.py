"""Lines of cards that Kith keeps without knowing them."""

from crm.domain.kept_lines import blocks, in_groups, renewed

APPLE = "BDAY:1980-04-12\nitem1.X-ABDATE;type=pref:2019-05-01\nitem1.X-ABLabel:_$!<Anniversary>!$_\nX-PHONETIC:Ada"


def test_a_date_and_its_label_belong_together() -> None:
    assert [[name for name, _ in block] for block in blocks(APPLE)] == [
        ["BDAY"],
        ["X-ABDATE", "X-ABLABEL"],
        ["X-PHONETIC"],
    ]


def test_groups_are_numbered_behind_those_that_are_taken() -> None:
    assert list(in_groups(APPLE, 4)) == [
        "BDAY:1980-04-12",
        "item5.X-ABDATE;type=pref:2019-05-01",
        "item5.X-ABLabel:_$!<Anniversary>!$_",
        "X-PHONETIC:Ada",
    ]


def test_a_newer_card_replaces_what_it_says_again_and_leaves_the_rest() -> None:
    newer = "item1.X-ABRELATEDNAMES:Ida\nitem1.X-ABLabel:sister\nBDAY:1980-04-13"
    assert list(in_groups(renewed(APPLE, newer))) == [
        "item1.X-ABDATE;type=pref:2019-05-01",
        "item1.X-ABLabel:_$!<Anniversary>!$_",
        "X-PHONETIC:Ada",
        "item2.X-ABRELATEDNAMES:Ida",
        "item2.X-ABLabel:sister",
        "BDAY:1980-04-13",
    ]
    assert renewed("", newer) == "item1.X-ABRELATEDNAMES:Ida\nitem1.X-ABLabel:sister\nBDAY:1980-04-13"


def test_what_is_no_line_of_a_card_is_left_out() -> None:
    assert list(in_groups("no line\n:\n;\nX-A:1")) == ["X-A:1"]
