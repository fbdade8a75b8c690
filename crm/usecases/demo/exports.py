"""The LinkedIn exports that the demo's network would have yielded, as files, so that the real import reads them."""

import csv
import io
import zipfile
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote

from crm.usecases.demo.members import Member

_NOTES = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing. You will only'
    " see email addresses for connections who have allowed their connections to see or download their email address"
    " using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here"
    ' https://www.linkedin.com/help/linkedin/answer/261"\n'
    "\n"
)
_HEADER = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
#: Members whom LinkedIn withholds: all that is left of their rows is the day.
_WITHHELD = (412, 958, 1730, 2204)


def write_export(members: list[Member], ago: int, today: date, folder: Path) -> Path:
    """The ZIP that LinkedIn would have given out so many days ago, the newest connections first."""
    made = today - timedelta(days=ago)
    then = sorted((member for member in members if member.connected > ago), key=lambda member: member.connected)
    path = folder / f"Basic_LinkedInDataExport_{made:%m-%d-%Y}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", _connections(then, ago, today))
    return path


def _connections(members: list[Member], ago: int, today: date) -> str:
    lines = [(member.connected, _row(member, ago, today)) for member in members]
    lines += [(days, ["", "", "", "", "", "", _day(days, today)]) for days in _WITHHELD if days > ago]
    text = io.StringIO()
    text.write(_NOTES)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADER)
    writer.writerows(row for _, row in sorted(lines, key=lambda line: line[0]))
    return text.getvalue()


def _row(member: Member, ago: int, today: date) -> list[str]:
    job = member.job(ago)
    return [
        member.given,
        member.family + member.decoration,
        address_of(member),
        member.email if member.shows_email else "",
        job.company,
        job.title,
        _day(member.connected, today),
    ]


def address_of(member: Member) -> str:
    """The profile's address, which also tells the member apart from others of the same name."""
    return f"https://www.linkedin.com/in/{quote(member.slug)}"


def _day(ago: int, today: date) -> str:
    return f"{today - timedelta(days=ago):%d %b %Y}"
