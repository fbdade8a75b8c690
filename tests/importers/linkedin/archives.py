"""Archives of each year, packed from the folders of example files; and messages.csv in the form of 2026."""

from collections.abc import Iterable
from pathlib import Path

from importers import Export, open_export
from importers.linkedin.contents import read_conversations
from importers.linkedin.conversations import Conversation, Conversations, conversations
from importers.linkedin.messages import read_messages
from tests.importers.examples import TODAY, archive

ARCHIVES = Path(__file__).parents[2] / "data" / "archives"
PROFILE = "https://www.linkedin.com/in/"
HEADER = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
    "DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
)


def of_year(year: str, folder: Path) -> Export:
    """The archive of a year as LinkedIn would send it."""
    files = {path.relative_to(ARCHIVES / year).as_posix(): path.read_bytes() for path in files_of(year)}
    return open_export(archive(folder, files, f"{year}.zip"), connections=False, today=TODAY)


def files_of(year: str) -> list[Path]:
    return sorted((ARCHIVES / year).rglob("*.csv"))


def talks_of(year: str, folder: Path) -> dict[str, Conversation]:
    """The conversations of a year's archive by their key."""
    return {one.key: one for one in read_conversations(of_year(year, folder)).items}


def messages(*rows: Iterable[str]) -> bytes:
    """A messages.csv with these rows: key, sender's slug, recipients' slugs joined by commas, and the text."""
    lines = [HEADER]
    for hour, (key, sender, recipients, text) in enumerate(rows):
        addresses = ",".join(PROFILE + slug for slug in recipients.split(",") if slug)
        url = PROFILE + sender if sender else ""
        cells = [key, "", sender.title() or "LinkedIn Member", url, recipients.title(), addresses]
        cells += [f"2026-01-{1 + hour // 24:02} {hour % 24:02}:00:00 UTC", "", text, "INBOX", "", "No", "No"]
        lines.append(",".join('"' + cell.replace('"', '""') + '"' for cell in cells))
    return ("\n".join(lines) + "\n").encode()


def talks(*rows: Iterable[str]) -> Conversations:
    return conversations(read_messages(messages(*rows)))
