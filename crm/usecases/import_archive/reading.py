"""Reading what was chosen of an archive, beside the connections."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from crm.models import Account
from crm.usecases.import_archive.contacts import book_in
from crm.usecases.import_archive.owner import names_of_the_owner
from importers import Export, Unreadable
from importers.linkedin import contents
from importers.linkedin.contents import Owner
from importers.linkedin.conversations import Conversations
from importers.linkedin.endorsements import Endorsement
from importers.linkedin.invitations import Invitation
from importers.linkedin.jobs import Job
from importers.linkedin.recommendations import Recommendation

#: What is read here: everything but the connections.
THINGS = ("messages", "invitations", "recommendations", "endorsements", "jobs", "profile", "contacts")
#: How many unreadable rows are named.
_NAMED = 20


@dataclass
class Reading:
    """What was read. What was not chosen, or is not there, is empty."""

    as_of: date | None = None
    conversations: Conversations | None = None
    invitations: list[Invitation] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    endorsements: list[Endorsement] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    owner: Owner | None = None
    book: Export | None = None
    #: Sentences about rows and files that could not be read.
    problems: list[str] = field(default_factory=list)


def read_archive(
    account: Account, export: Export, include: Collection[str], told: Callable[..., None] = lambda *_: None
) -> Reading:
    """Read the chosen kinds. Never fails: what cannot be read is named among the problems."""
    reading = Reading(export.as_of)
    chosen = set(include) & set(export.kinds)
    if "messages" in chosen:
        told("Reading the messages")
        reading.conversations = contents.read_conversations(export, names_of_the_owner(account))
        reading.problems += _said("Messages", reading.conversations.unreadable)
    if "invitations" in chosen:
        invitations = contents.read_archived_invitations(export)
        reading.invitations = invitations.records
        reading.problems += _said("Invitations", invitations.unreadable)
    if "recommendations" in chosen:
        recommendations = contents.read_archived_recommendations(export)
        reading.recommendations = recommendations.records
        reading.problems += _said("Recommendations", recommendations.unreadable)
    if "endorsements" in chosen:
        endorsements = contents.read_archived_endorsements(export)
        reading.endorsements = endorsements.records
        reading.problems += _said("Endorsements", endorsements.unreadable)
    if "jobs" in chosen:
        jobs = contents.read_archived_jobs(export)
        reading.jobs = jobs.records
        reading.problems += _said("Job applications", jobs.unreadable)
    if "profile" in chosen:
        reading.owner = contents.read_owner(export)
    if "contacts" in chosen:
        reading.book, unreadable = book_in(export)
        reading.problems += _said("Imported contacts", unreadable)
    return reading


def _said(what: str, unreadable: Iterable[Unreadable]) -> list[str]:
    rows = list(unreadable)
    said = [row.reason if not row.cells else f"{what}, line {row.line}: {row.reason}" for row in rows[:_NAMED]]
    more = len(rows) - len(said)
    return [*said, f"{what}: {more:,} more rows could not be read."] if more > 0 else said
