"""The secret addresses that calendar programs fetch, and the rules for those that search the web."""

import gzip
import logging
from datetime import datetime
from functools import lru_cache

from flask import Blueprint, Response, current_app, redirect, request
from werkzeug.http import http_date, parse_date, parse_etags
from werkzeug.wrappers import Response as Answer

from crm.feeds.readers import reader
from crm.models import connected
from crm.settings import Settings
from crm.usecases.feeds.answer import Asked, ask, bytes_of, note
from crm.usecases.feeds.copies import Copy, kept_copy
from crm.web.addresses import base_url
from crm.web.signed_in import without_account

feeds = Blueprint("feeds", __name__)
log = logging.getLogger("kith")

_WITH_GZIP = "-gzip"
_KEPT = (("Cache-Control", "private, max-age=900"), ("Vary", "Accept-Encoding"))
#: The address is a secret: no page may be told of it, and no search engine keep it.
_SECRET = (("Referrer-Policy", "no-referrer"), ("X-Robots-Tag", "noindex"))
_PROGRAMS = lru_cache(maxsize=256)(reader)


@feeds.get("/feed/<token>/<name>.ics")
@without_account
def calendar(token: str, name: str) -> Answer:
    """A feed, to whoever has its address. The name at the end is for people and programs to read.

    Never an error of the server's own: some programs give a calendar up that answers one.
    """
    kith = current_app.extensions["kith"]
    if _came_in_clear(kith.settings):
        return redirect(f"{kith.settings.base_url}{request.path}", 301)
    base, program = base_url(), _PROGRAMS(request.environ.get("HTTP_USER_AGENT")).name
    with connected():
        asked = ask(token, program, kith.clock.moment, base)
        if asked is None:
            return _words("There is no such calendar.\n", 404)
        if asked.revoked:
            return _words("This calendar's address was revoked. Its owner can give you another.\n", 410)
        if asked.fresh and (etag := _still_has(asked.etag, asked.modified_at)):
            note(asked, program, asked.modified_at)
            return _not_modified(etag)
        copy = _copy(asked, base)
        if copy is None:
            return _words("The calendar cannot be read just now. Ask again later.\n", 503)
        note(asked, program, copy.modified_at)
    if etag := _still_has(copy.etag, copy.modified_at):
        return _not_modified(etag)
    if request.accept_encodings.quality("gzip") <= 0:
        return _whole(copy.etag, copy.modified_at, copy.body)
    answer = _whole(copy.etag + _WITH_GZIP, copy.modified_at, gzip.compress(copy.body, 6, mtime=0))
    answer.headers["Content-Encoding"] = "gzip"
    return answer


@feeds.get("/robots.txt")
@without_account
def robots() -> Response:
    """Nothing here is for search engines. Google fetches a subscribed calendar only where this file lets it."""
    return Response("User-agent: *\nAllow: /feed/\nDisallow: /\n", mimetype="text/plain")


def _came_in_clear(settings: Settings) -> bool:
    """Whether a proxy passes on a request that was not encrypted: some programs make http of a webcal address."""
    return bool(settings.trusted_proxies) and settings.base_url.startswith("https:") and request.scheme == "http"


def _copy(asked: Asked, base: str) -> Copy | None:
    """The feed's bytes; where they cannot be made, those made last."""
    try:
        return bytes_of(asked, str(current_app.secret_key), base)
    except Exception:
        log.exception("feed %s cannot be rendered", asked.feed)
        return kept_copy(asked.feed)


def _still_has(etag: str, modified_at: datetime | None) -> str:
    """The ETag of what the program has, where that is what there is to be had; else nothing (RFC 9110, 13.2.2).

    If-None-Match decides where it is sent, and the date is not looked at then.
    """
    if (sent := request.environ.get("HTTP_IF_NONE_MATCH")) is not None:
        tags = parse_etags(sent)
        return next((tag for tag in (etag, etag + _WITH_GZIP) if tags.contains_weak(tag)), "")
    since = parse_date(request.environ.get("HTTP_IF_MODIFIED_SINCE"))
    if since is None or modified_at is None or modified_at > since:
        return ""
    return etag


def _not_modified(etag: str) -> Response:
    """What the program has still holds; a 304 says no more than that (RFC 9110, 15.4.5)."""
    return Response(status=304, headers=[("ETag", f'"{etag}"'), *_KEPT])


def _whole(etag: str, modified_at: datetime, body: bytes) -> Response:
    headers = [("ETag", f'"{etag}"'), ("Last-Modified", http_date(modified_at)), *_KEPT, *_SECRET]
    answer = Response(body, 200, headers, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = "inline"
    return answer


def _words(sentence: str, status: int) -> Response:
    answer = Response(sentence, status, list(_SECRET), mimetype="text/plain")
    if status == 503:
        answer.headers["Retry-After"] = "900"
    return answer
