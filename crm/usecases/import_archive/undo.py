"""Taking back what an archive added beside its people: what the account or a later import changed since stays."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from crm.domain.days import calendar_day
from crm.domain.moment import Moment
from crm.models import Account, Import, ImportedThing, Opportunity, Profile, Touchpoint
from crm.models.database import rows
from crm.models.fields import date_of

_EDITED = """
    SELECT t.id, t.happened_on FROM touchpoint t WHERE t.account_id = ? AND t.import_id = ? AND (
        t.updated_at <> t.created_at OR EXISTS (SELECT 1 FROM promise x WHERE x.touchpoint_id = t.id)
    )
"""
# What a later import changed, and has not taken back.
_LATER = """
    SELECT r.table_name, r.row_key FROM step_row r JOIN step s ON s.id = r.step_id
    WHERE r.account_id = ? AND r.table_name IN ('imported_thing', 'profile')
    AND s.import_id IS NOT NULL AND s.import_id <> ? AND s.undone_at IS NULL
"""
_OPPORTUNITIES = """
    SELECT o.id, o.role, c.name FROM opportunity o JOIN company c ON c.id = o.company_id
    WHERE o.account_id = ? AND o.import_id = ? AND (
        o.outcome <> '' OR o.updated_at <> o.created_at OR o.main_contact_id IS NOT NULL
        OR EXISTS (SELECT 1 FROM interview x WHERE x.opportunity_id = o.id)
        OR EXISTS (SELECT 1 FROM promise x WHERE x.opportunity_id = o.id)
        OR EXISTS (SELECT 1 FROM draft x WHERE x.opportunity_id = o.id)
        OR EXISTS (SELECT 1 FROM follow_up x WHERE x.opportunity_id = o.id AND x.state <> 'cancelled')
    ) ORDER BY o.id
"""


# Who took part in its touchpoints, and whom it told something of (how they were met).
_TOUCHED = """
    SELECT CAST(x.person_id AS TEXT) FROM touchpoint_person x JOIN touchpoint t ON t.id = x.touchpoint_id
    WHERE t.account_id = ? AND t.import_id = ?
    UNION SELECT r.row_key FROM step_row r JOIN step s ON s.id = r.step_id
    WHERE r.account_id = ? AND s.import_id = ? AND r.table_name = 'person'
"""


@dataclass
class Staying:
    """What stays: ids, and a sentence for each. `people` took part in the touchpoints that stay."""

    touchpoints: list[int] = field(default_factory=list)
    opportunities: list[int] = field(default_factory=list)
    people: set[int] = field(default_factory=set)
    profile: bool = False
    sentences: list[str] = field(default_factory=list)


def what_stays(account: Account, run: Import, when: Moment) -> Staying:
    """What was edited by hand or added to by a later import since. To be asked before anything is taken back."""
    staying = Staying()
    edited = {number: date_of(day) for number, day in rows(_EDITED, (account.id, run.id))}
    later = rows(_LATER, (account.id, run.id))
    staying.profile = any(table == "profile" for table, _ in later)
    things = ", ".join(str(int(key)) for table, key in later if table == "imported_thing")
    if things:
        added_to = rows(
            "SELECT t.id, t.happened_on FROM imported_thing i JOIN touchpoint t ON t.id = i.touchpoint_id "
            f"WHERE i.account_id = ? AND t.import_id = ? AND i.id IN ({things})",
            (account.id, run.id),
        )
        edited |= {number: date_of(day) for number, day in added_to}
    for number, day in sorted(edited.items()):
        staying.touchpoints.append(number)
        words = calendar_day(day, when.today) if day else "that day"
        staying.sentences.append(f"A touchpoint of {words} was edited since and stays.")
    if edited:
        sql = f"SELECT person_id FROM touchpoint_person WHERE account_id = ? AND touchpoint_id IN ({_listed(edited)})"
        staying.people = {person for (person,) in rows(sql, (account.id,))}
    for number, role, company in rows(_OPPORTUNITIES, (account.id, run.id)):
        staying.opportunities.append(number)
        at = f"{role} at {company}" if role else f"The opportunity at {company}"
        staying.sentences.append(f"{at} was edited since and stays.")
    return staying


def take_back_things(account: Account, run: Import, staying: Staying) -> set[int]:
    """Delete what the import added, but what stays; says whose dates and words may change by it."""
    touched = {int(person) for (person,) in rows(_TOUCHED, (account.id, run.id) * 2)}
    things = ImportedThing.drop(account).where(ImportedThing.import_id == run.id)
    touchpoints = Touchpoint.drop(account).where(Touchpoint.import_id == run.id)
    opportunities = Opportunity.drop(account).where(Opportunity.import_id == run.id)
    if staying.touchpoints:
        kept = ImportedThing.touchpoint.in_(staying.touchpoints)
        things = things.where(ImportedThing.touchpoint.is_null() | ~kept)
        touchpoints = touchpoints.where(Touchpoint.id.not_in(staying.touchpoints))
    if staying.opportunities:
        kept = ImportedThing.opportunity.in_(staying.opportunities)
        things = things.where(ImportedThing.opportunity.is_null() | ~kept)
        opportunities = opportunities.where(Opportunity.id.not_in(staying.opportunities))
    things.execute()
    touchpoints.execute()
    opportunities.execute()
    if not staying.profile:
        Profile.drop(account).where(Profile.import_id == run.id).execute()
    return touched


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(str(int(number)) for number in numbers)
