"""What a note is logged as."""

from crm.domain.drafts.points import NoteKind
from crm.domain.touches import TouchKind

_LOGGED_AS = {
    NoteKind.THANK_YOU: TouchKind.THANK_YOU,
    NoteKind.GOOD_NEWS: TouchKind.THANK_YOU,
    NoteKind.SECOND_NOTE: TouchKind.SECOND_NOTE,
    NoteKind.FEEDBACK_REQUEST: TouchKind.FEEDBACK_REQUEST,
    NoteKind.CONGRATULATION: TouchKind.CONGRATULATION,
    NoteKind.CONNECT: TouchKind.LINKEDIN,
}


def touch_kind(kind: NoteKind, *, emails: bool = True, profile: bool = False) -> TouchKind:
    """The kind of touchpoint a note becomes; one that has no kind of its own, the way in which it can go."""
    usual = TouchKind.EMAIL if emails else TouchKind.LINKEDIN if profile else TouchKind.OTHER
    return _LOGGED_AS.get(kind, usual)
