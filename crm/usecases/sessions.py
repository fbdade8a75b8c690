"""Signed-in browsers: begun, found again, listed and ended."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from crm.domain.moment import Moment
from crm.models import Account, Session

# Long enough for one's own machine; each visit begins it anew.
LASTS = timedelta(days=60)
# Without "stay signed in" the browser forgets its cookie when it closes; should it not, this ends the session.
LASTS_A_SITTING = timedelta(hours=12)
# Written no more often than this, so that a page view is not a write.
SEEN_EVERY = timedelta(minutes=15)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def begin(account: Account, when: Moment, *, address: str = "", program: str = "", stays: bool = True) -> str:
    """A new session; returns its token, of which only a hash is stored. Sessions that have lapsed are cleared away."""
    token = secrets.token_urlsafe(32)
    Session.drop(account).where(~_lives(when)).execute()
    Session.create(
        account=account,
        token_hash=_digest(token),
        created_at=when.instant,
        seen_at=when.instant,
        address=address[:64],
        program=program[:200],
        stays=stays,
    )
    return token


def found(token: str, when: Moment) -> tuple[Account, int] | None:
    """The account and session id of a token, in one query; None where it was ended or has lapsed."""
    known = Session.with_account(_digest(token))
    if known is None:
        return None
    account, session_id, seen_at, stays = known
    unseen = when.instant - seen_at
    if unseen >= (LASTS if stays else LASTS_A_SITTING):
        return None
    if unseen > SEEN_EVERY:
        Session.change(account, seen_at=when.instant).where(Session.id == session_id).execute()
    return account, session_id


def open_sessions(account: Account, when: Moment) -> list[Session]:
    """The account's sessions, the last used first."""
    return list(Session.of(account).where(_lives(when)).order_by(Session.seen_at.desc(), Session.id.desc()))


def end(account: Account, session_id: int | str) -> None:
    """Sign one browser out. Raises NotFound for another account's session."""
    Session.find(account, session_id).delete_instance()


def end_all(account: Account, *, but: int | None = None) -> int:
    """Sign every browser out, except perhaps the one in use; says how many."""
    gone = Session.drop(account)
    if but is not None:
        gone = gone.where(Session.id != but)
    return int(gone.execute())


def _lives(when: Moment) -> Any:
    sitting = Session.stays | (Session.seen_at > when.instant - LASTS_A_SITTING)
    return (Session.seen_at > when.instant - LASTS) & sitting
