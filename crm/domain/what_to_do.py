"""What a reminder asks for, in the few words that a calendar has room for."""

from crm.domain.followups import FollowUpKind

_TO_SOMEBODY = {
    FollowUpKind.THANK_YOU: "Thank {}",
    FollowUpKind.SECOND_NOTE: "Second note to {}",
    FollowUpKind.FEEDBACK_REQUEST: "Ask {} for feedback",
    FollowUpKind.CONNECT: "Connect with {}",
    FollowUpKind.CONGRATULATION: "Congratulate {}",
}
_TO_NOBODY = {
    FollowUpKind.THANK_YOU: "Find out whom to thank",
    FollowUpKind.SECOND_NOTE: "Find whom to ask",
    FollowUpKind.ASK_WHEN: "Ask when you will hear",
    FollowUpKind.CALL_IT_QUIET: "Call it quiet?",
}


def what_to_do(kind: str, name: str) -> str:
    """Such as "Write to Ada" and "Congratulate Ada"; `name` is empty for a reminder about nobody in particular."""
    if not name or kind in (FollowUpKind.ASK_WHEN, FollowUpKind.CALL_IT_QUIET):
        return _TO_NOBODY.get(FollowUpKind(kind), "Reminder")
    return _TO_SOMEBODY.get(FollowUpKind(kind), "Write to {}").format(name)
