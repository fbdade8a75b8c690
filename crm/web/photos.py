"""Photos of people."""

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as Answer

from crm.usecases.person_page.facts import identifier
from crm.usecases.photos import photo_of, remove_photo
from crm.web.signed_in import account, when
from crm.web.toasts import done

photos = Blueprint("photos", __name__)


@photos.get("/people/<person_id>/photo")
def show(person_id: str) -> Answer:
    """The photo. A page asks for it with the instant at which it came, so that a browser may keep it."""
    image, since = photo_of(account(), identifier(person_id))
    answer = Response(image, mimetype="image/jpeg")
    answer.set_etag(f"{since:%Y%m%d%H%M%S}-{len(image)}")
    answer.last_modified = since
    if "since" in request.args:
        answer.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    else:
        answer.headers["Cache-Control"] = "private, no-cache"
    return answer.make_conditional(request)


@photos.post("/people/<person_id>/photo/removal")
def remove(person_id: str) -> Answer:
    """Remove it."""
    number = identifier(person_id)
    done(remove_photo(account(), number, when()))
    return redirect(f"/people/{number}/edit", 303)
