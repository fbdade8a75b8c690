"""Which round an interview was, in words for a sentence."""

ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "final"})


def round_words(round_: str) -> str:
    """ "2" is "round 2" and "Second" is "second round"; a round with a name of its own stays as it is."""
    if round_.isdigit():
        return f"round {round_}"
    return f"{round_.lower()} round" if round_.lower() in ORDINALS else round_
