"""From which day on a reminder is shown as late."""

from datetime import date

from crm.domain.advice import Settings
from crm.domain.followups import FollowUpKind
from crm.domain.working_days import days_after


def late_from(kind: str, rule_day: date, due: date, settings: Settings) -> date:
    """The first day on which a reminder is late: the day after it is due, but a thank-you note two days later (Rule 2).

    `rule_day` is the day the rule gave it; putting a thank-you note off does not make it less late.
    """
    if kind == FollowUpKind.THANK_YOU:
        return days_after(rule_day, settings.thank_you_late_days - settings.thank_you_days)
    return days_after(due, 1)
