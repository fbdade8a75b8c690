"""The calendar page: addresses to subscribe to, the weeks ahead, who reads them, what goes in."""

from flask import Blueprint, Response, current_app, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from crm.domain.refusals import Refused
from crm.usecases.feeds import keep
from crm.usecases.feeds.choice import Choice, kinds_named, tags_here
from crm.usecases.feeds.copies import calendar_of
from crm.usecases.feeds.readers import forget_reader
from crm.usecases.roll_day import roll_day
from crm.web.addresses import base_url
from crm.web.calendar_page import calendar_page
from crm.web.signed_in import account, when
from crm.web.toasts import done, say

calendar = Blueprint("calendar", __name__)


@calendar.get("/calendar")
def index() -> str:
    """The page, about one of the addresses."""
    return _page(request.args.get("feed", ""), saved="saved" in request.args)


@calendar.post("/feeds")
def add() -> Answer | tuple[str, int]:
    """Make a further address."""
    name = request.form["name"] if "name" in request.form else keep.next_name(account())
    try:
        made, step = keep.add_feed(account(), name, when(), secret=_secret())
    except Refused as error:
        return _page("", errors={"new": str(error)}, typed=name), 422
    done(step)
    return redirect(f"/calendar?feed={made.id}", 303)


@calendar.post("/feeds/<int:feed_id>")
def change(feed_id: int) -> Answer | tuple[str, int]:
    """Rename a feed, and choose anew what goes in."""
    feed, sent = keep.live_feed(account(), feed_id), request.form
    choice = Choice(kinds_named(sent.getlist("kind")), tags_here(account(), sent.getlist("tag"), Choice.of(feed).tags))
    try:
        keep.change_feed(
            account(),
            feed_id,
            when(),
            name=sent.get("name", feed.name),
            choice=choice,
            alarm="alarm" in sent,
            interviews="interviews" in sent,
        )
    except Refused as error:
        return _page(str(feed_id), errors={"name": str(error)}, typed=sent.get("name", "")), 422
    return redirect(f"/calendar?feed={feed_id}&saved#goes-in", 303)


@calendar.post("/feeds/<int:feed_id>/rotate")
def rotate(feed_id: int) -> Answer:
    """Give a feed a new secret link."""
    _, step = keep.rotate_feed(account(), feed_id, when(), secret=_secret())
    done(step)
    return redirect(f"/calendar?feed={feed_id}", 303)


@calendar.post("/feeds/<int:feed_id>/revoke")
def revoke(feed_id: int) -> Answer:
    """Let a feed's address lead nowhere."""
    _, step = keep.revoke_feed(account(), feed_id, when())
    done(step)
    return redirect("/calendar", 303)


@calendar.post("/feeds/<int:feed_id>/readers/<int:feed_reader_id>/forget")
def forget(feed_id: int, feed_reader_id: int) -> Answer:
    """Forget a program that used to read a feed."""
    program = forget_reader(account(), keep.live_feed(account(), feed_id), feed_reader_id)
    say(f"Forgotten: {program}. It is listed again when it fetches again.")
    return redirect(f"/calendar?feed={feed_id}#readers", 303)


@calendar.get("/feeds/<int:feed_id>/download")
def download(feed_id: int) -> Response:
    """What the feed holds now, as a file, for a program that cannot subscribe."""
    feed = keep.live_feed(account(), feed_id)
    roll_day(account(), when())
    octets = calendar_of(account(), feed, when(), _secret(), base_url())
    answer = Response(octets, content_type="text/calendar; charset=utf-8")
    answer.headers.set("Content-Disposition", "attachment", filename=f"kith-{when().today}.ics")
    return answer


def _page(chosen: str, *, saved: bool = False, errors: dict[str, str] | None = None, typed: str = "") -> str:
    roll_day(account(), when())
    known = calendar_page(account(), when(), _secret(), base_url(), chosen)
    return render_template("calendar/index.html", saved=saved, errors=errors or {}, typed=typed, **known)


def _secret() -> str:
    return str(current_app.secret_key)
