"""How long an interview takes, in words."""

from crm.domain.days import counted


def length_words(minutes: int) -> str:
    """ "one hour", "half an hour", "90 minutes"."""
    hours, rest = divmod(minutes, 60)
    if hours and not rest:
        return counted(hours, "hour")
    return "half an hour" if minutes == 30 else f"{minutes} minutes"
