"""Where somebody is now who became one with another: their old address leads to the one who stayed."""

import re

from flask import request

from crm.usecases.merge_people.became import became
from crm.web.signed_in import account

_OF_A_PERSON = re.compile(r"/people/(?P<id>[0-9]{1,18})(?P<rest>\.vcf|/phone|/edit|/photo|/write)?")


def moved() -> str:
    """The present address of the person whose page was asked for; empty where nobody was merged."""
    asked = _OF_A_PERSON.fullmatch(request.path)
    if asked is None or request.method not in ("GET", "HEAD"):
        return ""
    stayed = became(account(), asked["id"])
    return f"/people/{stayed}{asked['rest'] or ''}" if stayed else ""
