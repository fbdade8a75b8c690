"""The interviews that go into a feed."""

from collections.abc import Collection
from datetime import date, timedelta

from crm.feeds.meeting import Meeting
from crm.models.database import rows
from crm.models.fields import instant_of

_DAYS_BACK = timedelta(days=30)


def meetings(
    account_id: int, today: date, base: str, *, tags: Collection[int] = (), people: Collection[int] | None = None
) -> list[Meeting]:
    """Interviews from thirty days back on, by time, with links beneath `base`.

    Only those with somebody on the panel who has one of `tags`, or is among `people`, where these are given.
    """
    condition = ""
    with_tag = f"IN (SELECT person_id FROM person_tag WHERE tag_id IN ({', '.join('?' * len(tags))}))"
    if tags:
        condition = f"AND EXISTS (SELECT 1 FROM panelist n WHERE n.interview_id = i.id AND n.person_id {with_tag})"
    found = rows(
        "SELECT i.id, i.uuid, i.starts_at, i.minutes, i.round, i.kind, i.updated_at, i.sequence, i.place, o.id, "
        "c.name, o.role FROM interview i JOIN opportunity o ON o.id = i.opportunity_id "
        "JOIN company c ON c.id = o.company_id "
        "WHERE i.account_id = ? AND i.over_on >= ? "
        f"AND (o.outcome = '' OR i.over_on <= o.outcome_on) {condition} ORDER BY i.starts_at, i.id",
        (account_id, today - _DAYS_BACK, *tags),
    )
    panels: dict[int, list[str]] = {}
    wanted = None if people is None else set(people)
    theirs: set[int] = set()
    for number, person, name in rows(
        "SELECT n.interview_id, p.id, p.name FROM panelist n JOIN person p ON p.id = n.person_id "
        "JOIN interview i ON i.id = n.interview_id "
        "WHERE n.account_id = ? AND i.over_on >= ? AND p.deleted_at IS NULL ORDER BY n.id",
        (account_id, today - _DAYS_BACK),
    ):
        panels.setdefault(number, []).append(name)
        if wanted is not None and person in wanted:
            theirs.add(number)
    made = []
    for number, uid, starts, minutes, round_, kind, updated, sequence, place, opportunity, company, role in found:
        starts_at, updated_at = instant_of(starts), instant_of(updated)
        assert starts_at
        assert updated_at
        if wanted is not None and number not in theirs:
            continue
        told = [", ".join(part for part in (role, round_, kind) if part)]
        if number in panels:
            told.append(f"With {', '.join(panels[number])}.")
        told.append("At the end, ask when you will hear.")
        made.append(
            Meeting(
                uid,
                starts_at,
                starts_at + timedelta(minutes=minutes),
                f"Interview at {company}",
                "\n".join(filter(None, told)),
                f"{base}/opportunities/{opportunity}",
                updated_at,
                sequence,
                place,
            )
        )
    return made
