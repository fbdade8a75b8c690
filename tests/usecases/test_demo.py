"""The demo's network: believable, the same every time, and gone without a trace."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from crm.domain.cadence import Cadence
from crm.domain.moment import Moment
from crm.domain.refusals import Refused
from crm.models import (
    TABLES,
    Account,
    Company,
    ContactMethod,
    FeedReader,
    FollowUp,
    ImportChange,
    Note,
    Person,
    PersonTag,
    Position,
    SavedList,
    Tag,
    Touchpoint,
    TouchpointPerson,
)
from crm.usecases.add_person import add_person
from crm.usecases.demo import fill_demo, has_demo, remove_demo
from crm.usecases.person_page.origins import origins

pytestmark = pytest.mark.slow

SECRET = "a secret key for tests, long enough"
KINDS = {
    "email", "linkedin", "call", "video", "meeting", "coffee", "event", "thank-you", "second-note", "feedback-request",
    "congratulation", "other",
}  # fmt: skip


def test_the_demo_has_about_400_people_with_two_years_of_every_kind_of_touchpoint(
    account: Account, moment: Moment
) -> None:
    assert fill_demo(account, moment, secret=SECRET) == 400
    assert Person.of(account).count() == 400
    touched = list(Touchpoint.of(account))
    assert {touch.kind for touch in touched} == KINDS
    assert {touch.direction for touch in touched} == {"outgoing", "incoming", "mutual"}
    days = [touch.happened_on for touch in touched]
    assert moment.today - timedelta(days=740) < min(days) < moment.today - timedelta(days=640)
    assert moment.today - timedelta(days=1) <= max(days) <= moment.today


def test_nobody_was_touched_before_they_were_connected_long_ago(account: Account, moment: Moment) -> None:
    fill_demo(account, moment, secret=SECRET)
    after_today = Touchpoint.of(account).where(Touchpoint.happened_on > moment.today)
    assert after_today.count() == 0
    assert Person.of(account).where(Person.connected_on > moment.today).count() == 0


def test_there_is_something_for_every_screen(account: Account, moment: Moment) -> None:
    fill_demo(account, moment, secret=SECRET)
    assert Person.of(account).where(Person.do_not_contact).count() == 1
    assert Person.of(account).where(Person.archived_at.is_null(False)).count() == 1
    assert Person.of(account).where(Person.deleted_at.is_null(False)).count() == 1
    assert Person.of(account).where(Person.introduced_by.is_null(False)).count() > 2
    ada = Person.of(account).where(Person.name == "Ada Nwosu-Lind").get()
    assert [company for company, _ in origins(account, ada.id).interviews] == ["Fernhollow"]
    assert {saved.name for saved in SavedList.of(account)} == {
        "Interviewed me",
        "Can introduce me",
        "Old colleagues",
        "Rotterdam",
    }
    assert Tag.of(account).where(Tag.cadence_count.is_null(False)).count() >= 3
    assert Note.of(account).count() > 10
    assert ContactMethod.of(account).where(ContactMethod.kind == "phone").count() > 8
    kinds = Counter(change.kind for change in ImportChange.of(account))
    assert {"new_company", "new_title", "respelled"} <= set(kinds)
    assert Position.of(account).where(~Position.current).count() > 30
    assert FeedReader.of(account).count() == 3
    several = Company.of(account).where(Company.name == "Fernhollow").count()
    assert several == 1


def test_check_ins_are_overdue_due_today_and_to_come_and_news_waits(account: Account, moment: Moment) -> None:
    fill_demo(account, moment, secret=SECRET)
    open_ones = [found for found in FollowUp.of(account) if found.state == "open"]
    check_ins = [found.due_on for found in open_ones if found.kind == "check-in"]
    assert any(day < moment.today for day in check_ins)
    assert moment.today in check_ins
    assert sum(day > moment.today for day in check_ins) > 40
    assert max(Counter(day for day in check_ins if day > moment.today).values()) <= 5
    assert any(found.kind == "congratulation" for found in open_ones)
    assert all(found.because for found in open_ones)


def test_the_same_network_comes_every_time(account: Account, other_account: Account, moment: Moment) -> None:
    fill_demo(account, moment, secret=SECRET)
    fill_demo(other_account, moment, secret=SECRET)

    def told(owner: Account) -> tuple[list[str], list[tuple[str, ...]]]:
        names = sorted(f"{person.name}, {person.title}" for person in Person.of(owner))
        touches = sorted((str(t.happened_on), t.kind, t.direction, t.text) for t in Touchpoint.of(owner))
        return names, touches

    assert told(account) == told(other_account)


def test_an_account_with_people_is_left_alone(account: Account, moment: Moment) -> None:
    add_person(account, "Oda Lindqvist", moment)
    with pytest.raises(Refused):
        fill_demo(account, moment, secret=SECRET)
    assert Person.of(account).count() == 1


def test_removing_it_leaves_nothing_behind(account: Account, other_account: Account, moment: Moment) -> None:
    fill_demo(account, moment, secret=SECRET)
    fill_demo(other_account, moment, secret=SECRET)
    before = _counts(other_account)
    assert has_demo(account)
    assert remove_demo(account, moment) == 400
    assert not has_demo(account)
    assert {table: count for table, count in _counts(account).items() if count} == {}
    assert _counts(other_account) == before


def test_what_the_account_added_itself_stays(account: Account, moment: Moment) -> None:
    fill_demo(account, moment, secret=SECRET)
    mine, _ = add_person(
        account,
        "Oda Lindqvist",
        moment,
        company="Fernhollow",
        tags=["Interviewer", "Choir"],
        cadence=Cadence(3, "month"),
    )
    invented = Person.of(account).where(Person.source == "demo").first()
    shared = Touchpoint.create(
        account=account, kind="coffee", direction="mutual", happened_on=moment.today, source="hand",
        created_at=moment.instant, updated_at=moment.instant,
    )  # fmt: skip
    for person in (mine.id, invented.id):
        TouchpointPerson.create(account=account, touchpoint=shared.id, person=person)
    remove_demo(account, moment)
    assert [person.name for person in Person.of(account)] == ["Oda Lindqvist"]
    assert {tag.name for tag in Tag.of(account)} == {"Interviewer", "Choir"}
    assert PersonTag.of(account).count() == 2
    assert [company.name for company in Company.of(account)] == ["Fernhollow"]
    assert [touch.id for touch in Touchpoint.of(account)] == [shared.id]
    assert [pair.person for pair in TouchpointPerson.of(account)] == [mine.id]
    with pytest.raises(Refused):
        remove_demo(account, moment)


def _counts(owner: Account) -> dict[str, int]:
    """The rows of each table that are this account's."""
    return {model._meta.table_name: model.of(owner).count() for model in TABLES if hasattr(model, "of")}


@pytest.mark.parametrize("day", ["2028-02-29", "2027-01-01", "2026-12-31", "2026-03-29", "2026-10-25"])
def test_the_demo_fits_any_day(account: Account, day: str) -> None:
    then = Moment(datetime.fromisoformat(f"{day}T23:30:00+00:00"), "Europe/Lisbon")
    fill_demo(account, then, secret=SECRET)
    assert Touchpoint.of(account).where(Touchpoint.happened_on > then.today).count() == 0
    waiting = FollowUp.of(account).where(FollowUp.state == "open", FollowUp.due_on <= then.today)
    assert 4 <= waiting.count() <= 15
