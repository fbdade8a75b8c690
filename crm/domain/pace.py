"""How long a few notes take, in words."""

from crm.domain.days import number_words

MINUTES_A_NOTE = 4

_ABOUT = (
    (8, "a few minutes"),
    (14, "about ten minutes"),
    (18, "about a quarter of an hour"),
    (25, "about twenty minutes"),
    (38, "about half an hour"),
    (52, "about three quarters of an hour"),
    (75, "about an hour"),
)


def time_for(people: int) -> str:
    """How long writing to so many people takes: "Seven people, about half an hour." """
    whom = "One person" if people == 1 else f"{number_words(people).capitalize()} people"
    minutes = people * MINUTES_A_NOTE
    about = next((words for limit, words in _ABOUT if minutes <= limit), "more than an hour")
    return f"{whom}, {about}."
