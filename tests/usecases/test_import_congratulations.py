"""Ticked news becomes a congratulation that is due today (Rule 7)."""

from datetime import timedelta

from crm.domain.cadence import Cadence
from crm.domain.moment import Moment
from crm.models import Account, FollowUp
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.history import result
from crm.usecases.import_people.undo import undo_import
from crm.usecases.let_be import let_be
from crm.usecases.log_touchpoint import log_touchpoint
from crm.usecases.set_cadence import set_cadence
from tests.usecases.network import AFTER, BEFORE, TRUTH, brought, decided, everything, looked_at, named, person_of

NEWS = ("new_company", "new_title", "started")


def news_of(account: Account, moment: Moment) -> list[int]:
    """The people who may be congratulated, in the file's order."""
    return [changed.person.id for changed in looked_at(account, AFTER, moment).news]


def congratulations(account: Account) -> dict[int, FollowUp]:
    found = FollowUp.of(account).where(FollowUp.kind == "congratulation")
    return {follow_up.person: follow_up for follow_up in found}


def test_news_is_another_employer_another_title_or_a_first_job(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    expected = {person_of(account, slug).id for kind in NEWS for slug in TRUTH["kinds"][kind]}
    assert set(news_of(account, moment)) == expected


def test_what_is_ticked_is_due_today_with_its_reason_and_the_rest_is_not(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    ada, kofi = person_of(account, "ada-nwosu-01"), person_of(account, "kofi-boatengmaa-08")
    decided(account, AFTER, moment, Choices(congratulate=frozenset({ada.id, kofi.id})))
    found = congratulations(account)
    assert set(found) == {ada.id, kofi.id}
    assert {(one.due_on, one.lapses_on, one.state) for one in found.values()} == {
        (moment.today, moment.today + timedelta(days=15), "open")
    }
    assert found[ada.id].because == "Now Director of engineering at Brackmoor. One line is enough."
    assert found[kofi.id].because == "Now Head of design at Fernhollow. One line is enough."


def test_who_has_no_news_cannot_be_congratulated(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    jomo, esther = person_of(account, "jomo-faleolo-27"), person_of(account, "esther-adomakoh-56")
    decided(account, AFTER, moment, Choices(congratulate=frozenset({jomo.id, esther.id, 999_999})))
    assert congratulations(account) == {}


def test_the_command_line_congratulates_nobody(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    brought(account, AFTER, moment)
    assert congratulations(account) == {}


def test_more_than_a_day_holds_are_spread(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    people = news_of(account, moment)
    assert len(people) == 9
    decided(account, AFTER, moment, Choices(congratulate=frozenset(people)))
    days = sorted((one.due_on - moment.today).days for one in congratulations(account).values())
    assert days == [0] * 5 + [1] * 4


def test_manners_move_it_and_do_not_contact_forbids_it(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    ada, kofi = person_of(account, "ada-nwosu-01"), person_of(account, "kofi-boatengmaa-08")
    log_touchpoint(account, [ada.id], moment, kind="email", on=moment.today - timedelta(days=2))
    let_be(account, kofi.id, moment)
    decided(account, AFTER, moment, Choices(congratulate=frozenset({ada.id, kofi.id})))
    found = congratulations(account)
    assert found[ada.id].due_on == moment.today + timedelta(days=3)
    assert kofi.id not in found or found[kofi.id].state != "open"


def test_the_result_names_them_with_their_last_touch(account: Account, moment: Moment, tmp_path: object) -> None:
    from pathlib import Path

    brought(account, BEFORE, moment)
    ada = person_of(account, "ada-nwosu-01")
    log_touchpoint(account, [ada.id], moment, kind="coffee", on=moment.today - timedelta(days=30))
    _, run = decided(account, AFTER, moment, Choices(congratulate=frozenset({ada.id})))
    told = result(account, run, Path(str(tmp_path)), moment)
    assert [(news.name, news.last_touch_on) for news in told.news] == [
        ("Ada Nwosu", moment.today - timedelta(days=30))
    ]  # fmt: skip


def test_undo_takes_open_congratulations_and_leaves_what_was_done(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    ada, kofi = person_of(account, "ada-nwosu-01"), person_of(account, "kofi-boatengmaa-08")
    _, run = decided(account, AFTER, moment, Choices(congratulate=frozenset({ada.id, kofi.id})))
    log_touchpoint(account, [ada.id], moment, kind="congratulation", text="Well deserved")
    assert congratulations(account)[ada.id].state == "done"
    undo_import(account, run, moment)
    assert {number: one.state for number, one in congratulations(account).items()} == {ada.id: "done"}
    assert len(everything(account)["touchpoint"]) == 1


def test_undo_gives_check_ins_that_made_room_their_day_back(account: Account, moment: Moment) -> None:
    brought(account, BEFORE, moment)
    busy = [named(account, name)[0] for name in ("Esther Adomakoh", "Giulia Ferrantelli", "Imani Otienoke")]
    for person in busy:
        log_touchpoint(account, [person.id], moment, kind="coffee", on=moment.today - timedelta(days=7))
        set_cadence(account, [person.id], Cadence(1, "week"), moment)
    tables = ("id", "person", "due_on", "state")
    before = sorted(FollowUp.of(account, *(getattr(FollowUp, name) for name in tables)).tuples())
    assert {row[2] for row in before if row[3] == "open"} == {moment.today}
    _, run = decided(account, AFTER, moment, Choices(congratulate=frozenset(news_of(account, moment))))
    undo_import(account, run, moment)
    assert sorted(FollowUp.of(account, *(getattr(FollowUp, name) for name in tables)).tuples()) == before
