"""Invitations, recommendations, endorsements, jobs and the owner: each by choice, once, and undone with its import."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from crm.models import Account, Company, FollowUp, Opportunity, Person, Profile, Touchpoint
from crm.usecases.drafts.occasion import occasion
from crm.usecases.import_archive.in_words import sentences
from crm.usecases.import_archive.planned import Book
from crm.usecases.import_people.choices import Choices
from crm.usecases.import_people.plan import plan_import
from crm.usecases.import_people.undo import undo_import
from crm.usecases.opportunities.interview_form import InterviewForm
from crm.usecases.opportunities.listed import opportunities
from crm.usecases.opportunities.outcome import record_outcome
from crm.usecases.opportunities.record_interview import record_interview
from crm.usecases.opportunities.story import story
from importers import open_export
from tests.usecases.acquaintances import at, day
from tests.usecases.archives import (
    ADA,
    KNOWN,
    KOFI,
    LENA,
    ME,
    STRANGER,
    archive_of,
    asked,
    imported,
    passed,
    table,
    wrote,
)
from tests.usecases.network import changed_tables, everything, named
from tests.usecases.test_import_by_hand import edited

TODAY = at("2026-11-24")
INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
RECOMMENDED = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
ENDORSED = "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status"
APPLIED = "Application Date,Company Name,Job Title,Job Url,Resume Name"
SAVED = "Saved Date,Job Url,Job Title,Company Name"
JOB = "http://www.linkedin.com/jobs/view/"
EVERY = ("messages", "invitations", "recommendations", "endorsements", "jobs", "profile")


def invited(folder: Path, *rows: list[str], messages: tuple[list[str], ...] = ()) -> Path:
    return archive_of(folder, *messages, files={"Invitations.csv": table(INVITATIONS, rows)})


def jobs(folder: Path, applied: list[list[str]], saved: list[list[str]], name: str = "11-02-2026") -> Path:
    held = {"Jobs/Job Applications.csv": table(APPLIED, applied), "Jobs/Saved Jobs.csv": table(SAVED, saved)}
    return archive_of(folder, files=held, day=name)


def application(at: str, company: str, title: str, number: str = "") -> list[str]:
    return [at, company, title, f"{JOB}{number}" if number else "", "cv.pdf"]


def everything_of(folder: Path) -> Path:
    """An archive with something of each kind."""
    return archive_of(
        folder,
        wrote(ADA, ME, "2026-05-04 08:00", "Good morning"),
        wrote(ME, KOFI, "2026-05-04 08:00", "Hello Kofi"),
        files={
            "Invitations.csv": table(
                INVITATIONS,
                [asked(ME, LENA, "4/30/26, 11:00 AM", "May I?"), asked(KOFI, ME, "1/8/26, 6:14 PM")],
            ),
            "Recommendations_Received.csv": table(
                RECOMMENDED, [["Ada", "Nwosu", "", "", "Reliable.", "04/15/24, 09:25 PM", "VISIBLE"]]
            ),
            "Endorsement_Received_Info.csv": table(
                ENDORSED, [["2024/12/15 08:53:43 UTC", "SQL", "Kofi", "Boatengmaa", KOFI[1][8:], "ACCEPTED"]]
            ),
            "Jobs/Job Applications.csv": table(
                APPLIED, [application("5/2/26, 7:30 PM", "Tallowick", "Analyst", "77001")]
            ),
            "Positions.csv": b"Company Name,Title,Started On,Finished On\nOsterbrook,Lead,Jun 2021,\n",
        },
    )


def test_everything_of_an_archive_can_be_taken_back_and_comes_once(account: Account, tmp_path: Path) -> None:
    imported(account, archive_of(tmp_path), TODAY)
    before = everything(account)
    plan, run = imported(account, everything_of(tmp_path), TODAY, *EVERY)
    assert plan.things.counts["opportunities"] == 1
    assert imported(account, everything_of(tmp_path), TODAY, *EVERY)[0].things.amount == 0
    assert {row.source for row in Touchpoint.of(account)} == {
        "linkedin",
        "linkedin-invitation",
        "linkedin-recommendation",
        "linkedin-endorsement",
    }
    assert undo_import(account, run, TODAY) == []
    assert changed_tables(before, everything(account)) == {}


def test_only_what_was_chosen_is_read(account: Account, tmp_path: Path) -> None:
    imported(account, everything_of(tmp_path), TODAY, "endorsements")
    assert passed(account, "Kofi Boatengmaa", "linkedin-endorsement") == [(date(2024, 12, 15), "incoming", "SQL")]
    assert Touchpoint.of(account).count() == 1
    assert Opportunity.of(account).count() == Profile.of(account).count() == 0


def test_an_invitation_tells_how_one_met_and_with_words_it_is_a_touchpoint(account: Account, tmp_path: Path) -> None:
    path = invited(
        tmp_path,
        asked(ME, ADA, "4/30/26, 11:00 AM", "Hello Ada,\nmay I?"),
        asked(KOFI, ME, "1/8/26, 6:14 PM"),
        asked(STRANGER, ME, "1/8/26, 6:14 PM", "Buy"),
    )
    plan, _ = imported(account, path, TODAY, "invitations")
    (ada,), (kofi,), (lena,) = (named(account, name) for name, _ in KNOWN)
    assert (ada.met_on, ada.met_how) == (
        date(2026, 4, 30),
        "You asked to connect on LinkedIn. “Hello Ada, may I?”",
    )
    assert (kofi.met_on, kofi.met_how) == (date(2026, 1, 8), "Asked you to connect on LinkedIn.")
    assert (lena.met_on, lena.met_how) == (None, "")
    assert passed(account, source="linkedin-invitation") == [(date(2026, 4, 30), "outgoing", "Hello Ada,\nmay I?")]
    assert (ada.last_touch_on, kofi.last_touch_on) == (date(2026, 4, 30), None)
    assert len(plan.things.unknown) == 1


def test_what_is_written_of_how_one_met_stays(account: Account, tmp_path: Path) -> None:
    imported(account, archive_of(tmp_path), TODAY)
    (ada,), (kofi,) = named(account, "Ada Nwosu"), named(account, "Kofi Boatengmaa")
    edited(account, ada, TODAY, met_how="At the depot fair")
    edited(account, kofi, TODAY, met_how="At a fair")
    edited(account, Person.find(account, kofi.id), TODAY, met_how="")
    path = invited(tmp_path, asked(ME, ADA, "4/30/26, 11:00 AM"), asked(ME, KOFI, "4/30/26, 11:00 AM"))
    imported(account, path, TODAY, "invitations")
    assert Person.find(account, ada.id).met_how == "At the depot fair"
    assert Person.find(account, ada.id).met_on is None
    assert Person.find(account, kofi.id).met_how == ""


def test_words_that_are_among_the_messages_are_told_once(account: Account, tmp_path: Path) -> None:
    words = "Hello Ada, may I?"
    path = invited(
        tmp_path,
        asked(ME, ADA, "4/30/26, 11:00 AM", words),
        messages=(wrote(ME, ADA, "2026-05-01 08:00", words), wrote(ME, KOFI, "2026-05-01 08:00", "Hi")),
    )
    imported(account, path, TODAY, "messages", "invitations")
    assert passed(account, source="linkedin-invitation") == []
    assert len(passed(account, "Ada Nwosu")) == 1


def test_recommendations_count_and_endorsements_are_one_a_day_that_does_not(account: Account, tmp_path: Path) -> None:
    rows = [
        ["2024/12/15 08:53:43 UTC", skill, "Kofi", "Boatengmaa", KOFI[1][8:], "ACCEPTED"]
        for skill in ("SQL", "Depots", "SQL")
    ]
    files = {
        "Recommendations_Given.csv": table(
            RECOMMENDED, [["Ada", "Nwosu, MBA", "Fernhollow", "", "Reliable,\nkind.", "04/15/24, 09:25 PM", "VISIBLE"]]
        ),
        "Endorsement_Received_Info.csv": table(ENDORSED, rows),
    }
    imported(account, archive_of(tmp_path, files=files), TODAY, "recommendations", "endorsements")
    assert passed(account, "Ada Nwosu", "linkedin-recommendation") == [
        (date(2024, 4, 15), "outgoing", "Reliable,\nkind.")
    ]
    assert passed(account, source="linkedin-endorsement") == [(date(2024, 12, 15), "incoming", "SQL, Depots")]
    (ada,), (kofi,) = named(account, "Ada Nwosu"), named(account, "Kofi Boatengmaa")
    assert (ada.last_touch_on, kofi.last_touch_on) == (date(2024, 4, 15), None)


def test_jobs_of_the_last_year_become_opportunities_without_an_interview(account: Account, tmp_path: Path) -> None:
    applied = [
        application("5/2/26, 7:30 PM", "Tallowick", "Analyst", "77001"),
        application("5/2/24, 7:30 PM", "Merrowdale", "Analyst", "77002"),
    ]
    saved = [
        ["4/29/26, 4:35 AM", f"{JOB}77003", "Depot lead", "Fernhollow"],
        ["4/29/26, 4:35 AM", f"{JOB}77001", "Analyst", "Tallowick"],
    ]
    plan, _ = imported(account, jobs(tmp_path, applied, saved), TODAY, "jobs")
    assert (plan.things.counts["opportunities"], plan.things.old_jobs) == (2, 1)
    waiting, ended = opportunities(account, TODAY)
    assert ended == []
    assert [(one.company, one.role, one.applied_on, one.rounds) for one in waiting] == [
        ("Fernhollow", "Depot lead", None, 0),
        ("Tallowick", "Analyst", date(2026, 5, 2), 0),
    ]
    told = story(account, waiting[1].id, TODAY)
    assert (told.link, told.rounds, told.plan) == (f"{JOB}77001", (), ())
    assert FollowUp.of(account).count() == 0
    # Both people and a job are at Fernhollow: one company.
    assert Company.of(account).where(Company.name == "Fernhollow").count() == 1


def test_the_same_job_that_waits_already_learns_when_it_was_applied_for(account: Account, tmp_path: Path) -> None:
    starts = datetime(2026, 5, 20, 14)
    recorded = record_interview(account, InterviewForm(company="Tallowick", role="Analyst", starts=starts), TODAY)
    before = everything(account)
    applied = [application("5/2/26, 7:30 PM", "TALLOWICK", "analyst", "77001")]
    imported(account, archive_of(tmp_path), TODAY)
    plan, run = imported(account, jobs(tmp_path, applied, []), TODAY, "jobs")
    assert (plan.things.counts["opportunities"], plan.things.counts["jobs_known"]) == (0, 1)
    (one,) = Opportunity.of(account)
    assert (one.id, one.applied_on, one.link) == (recorded.opportunity, date(2026, 5, 2), f"{JOB}77001")
    undo_import(account, run, TODAY)
    assert everything(account)["opportunity"] == before["opportunity"]


def test_a_job_that_was_saved_and_then_applied_for_is_one_opportunity(account: Account, tmp_path: Path) -> None:
    saved = [["4/29/26, 4:35 AM", f"{JOB}77001", "Analyst", "Tallowick"]]
    imported(account, jobs(tmp_path, [], saved), TODAY, "jobs")
    applied = [application("5/2/26, 7:30 PM", "Tallowick", "Analyst", "77001")]
    imported(account, jobs(tmp_path, applied, saved), TODAY, "jobs")
    (one,) = Opportunity.of(account)
    assert one.applied_on == date(2026, 5, 2)


@pytest.mark.parametrize("with_interview", [True, False])
def test_an_opportunity_that_went_on_stays_when_its_import_is_taken_back(
    account: Account, tmp_path: Path, with_interview: bool
) -> None:
    applied = [application("5/2/26, 7:30 PM", "Tallowick", "Analyst", "77001")]
    _, run = imported(account, jobs(tmp_path, applied, []), TODAY, "jobs")
    (one,) = Opportunity.of(account)
    if with_interview:
        form = InterviewForm(company="Tallowick", role="Analyst", starts=datetime(2026, 11, 20, 14))
        assert record_interview(account, form, TODAY).opportunity == one.id
    else:
        record_outcome(account, one.id, "rejected", TODAY, keep=())
    assert "Analyst at Tallowick was edited since and stays." in undo_import(account, run, TODAY)
    assert Opportunity.of(account).count() == 1
    assert Company.of(account).where(Company.name == "Tallowick").count() == 1


def test_the_owner_is_kept_for_letters_and_a_newer_archive_wins(account: Account, tmp_path: Path) -> None:
    def owner(headline: str, name: str) -> Path:
        profile = f"First Name,Last Name,Maiden Name,Headline\nInes,Valderrey,,{headline}\n".encode()
        return archive_of(tmp_path, files={"Profile.csv": profile}, day=name)

    imported(account, everything_of(tmp_path), TODAY, "profile")
    (kept,) = Profile.of(account)
    assert (kept.name, kept.headline) == ("Ines Valderrey", "Head of depots")
    assert json.loads(kept.positions)[0]["title"] == "Lead"
    (ada,) = named(account, "Ada Nwosu")
    facts = occasion(account, ada.id, TODAY, kind="check-in").facts
    assert (facts.headline, facts.own_role, facts.own_company) == ("Head of depots", "Lead", "Osterbrook")
    before = everything(account)
    _, run = imported(account, owner("Director", "11-02-2026"), TODAY, "profile")
    imported(account, owner("Intern", "01-02-2020"), TODAY, "profile")
    (kept,) = Profile.of(account)
    assert (kept.headline, kept.as_of) == ("Director", day("2026-11-02"))
    assert json.loads(kept.positions)[0]["title"] == "Lead"
    undo_import(account, run, TODAY)
    assert everything(account)["profile"] == before["profile"]


def test_a_contact_with_the_name_of_a_new_connection_is_compared_when_that_one_is_here(
    account: Account, tmp_path: Path
) -> None:
    book = table("FirstName,LastName,Emails,PhoneNumbers", [["Ada", "Nwosu", "", "+351 213 000 000"]])
    path = archive_of(tmp_path, files={"ImportedContacts.csv": book})
    choices = Choices(include=frozenset(("connections", "contacts")))
    looked = plan_import(account, open_export(path, today=TODAY.today), choices, TODAY)
    assert (looked.things.book, looked.things.open) == (Book(0, 0, 0, 1), [])
    assert sentences(looked.things.counts, would=True) == [
        "1 contact of an old address book has the name or address of a new connection: "
        "it is compared when that one is here."
    ]
    plan, _ = imported(account, path, TODAY, "contacts")
    assert (plan.things.book, [row.person.name for row in plan.things.open]) == (Book(0, 0, 1), ["Ada Nwosu"])


def test_an_old_address_book_is_read_only_when_asked_for_and_guesses_nobody(account: Account, tmp_path: Path) -> None:
    contacts = "FirstName,MiddleName,LastName,Title,Emails,PhoneNumbers,CreatedAt"
    rows = [
        ["Marta", "", "Ferreira", "", "marta@ferreira.example", "", ""],
        ["Ada", "", "Nwosu", "", "", "+351 213 000 000", ""],
    ]
    path = archive_of(tmp_path, files={"ImportedContacts.csv": table(contacts, rows)})
    imported(account, path, TODAY)
    assert named(account, "Marta Ferreira") == []
    before = everything(account)
    plan, run = imported(account, path, TODAY, "contacts")
    assert (plan.rows, len(plan.new), plan.things.book) == (3, 0, Book(1, 0, 1))
    assert len(named(account, "Marta Ferreira")) == len(named(account, "Ada Nwosu")) == 1
    again, _ = imported(account, path, TODAY, "contacts")
    assert again.things.book == Book(0, 0, 1)
    assert undo_import(account, run, TODAY) == []
    assert changed_tables(before, everything(account)) == {}
