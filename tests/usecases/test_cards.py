"""Stored people as cards."""

import uuid

import pytest

from crm.domain.moment import Moment
from crm.domain.refusals import NotFound
from crm.feeds.card import Labelled
from crm.models import Account
from crm.usecases.add_person import add_person
from crm.usecases.archive import archive
from crm.usecases.bin import delete_people
from crm.usecases.cards import card_of, cards
from crm.usecases.contact_methods import read_method
from crm.usecases.notes import add_note


def test_a_card_holds_what_is_known(account: Account, moment: Moment, engine: str) -> None:
    methods = [
        read_method("email", "ada@fernhollow.example", "Work"),
        read_method("phone", "+44 20 7946 0321", "Mobile"),
        read_method("link", "https://www.linkedin.com/in/ada"),
    ]
    ada, _ = add_person(
        account,
        "Ada Nwosu-Lind, PhD",
        moment,
        methods=[method for method in methods if method],
        company="Fernhollow",
        title="Lead",
        place="Rotterdam",
        tags=["Routing", "Interviewer"],
        met_how="At the regatta.",
        note="Plays bassoon.",
    )
    add_note(account, ada.id, "Two children.", moment)
    card = card_of(account, ada.id)
    assert uuid.UUID(card.uid).hex == ada.uuid
    assert (card.name, card.given, card.family, card.suffix) == ("Ada Nwosu-Lind", "Ada", "Nwosu-Lind", "PhD")
    assert (card.company, card.title, card.place) == ("Fernhollow", "Lead", "Rotterdam")
    assert list(card.emails) == [Labelled("ada@fernhollow.example", "Work")]
    assert list(card.phones) == [Labelled("+44 20 7946 0321", "Mobile")]
    assert list(card.links) == [Labelled("https://www.linkedin.com/in/ada", "LinkedIn")]
    assert list(card.tags) == ["Interviewer", "Routing"]
    assert card.note == "At the regatta.\n\nPlays bassoon.\n\nTwo children."
    assert card.rev == moment.instant


def test_everybody_is_those_in_view_and_a_selection_may_be_archived(
    account: Account, other_account: Account, moment: Moment, engine: str
) -> None:
    people = {name: add_person(account, name, moment)[0].id for name in ("Zora Ahl", "Ada Lind", "Olu Berg", "Ida Eco")}
    stranger, _ = add_person(other_account, "Ada Quist", moment)
    archive(account, [people["Olu Berg"]], moment)
    delete_people(account, [people["Ida Eco"]], moment)
    assert [card.name for card in cards(account)] == ["Zora Ahl", "Ada Lind"]
    assert [card.name for card in cards(account, [*people.values(), stranger.id])] == [
        "Zora Ahl",
        "Olu Berg",
        "Ada Lind",
    ]
    with pytest.raises(NotFound):
        card_of(account, stranger.id)
    with pytest.raises(NotFound):
        card_of(account, people["Ida Eco"])


def test_cards_take_five_statements_however_many_people(
    account: Account, moment: Moment, statements: list[str], engine: str
) -> None:
    for number in (3, 30):
        for more in range(number):
            add_person(account, f"Ada {number} {more}", moment, emails=["ada@lind.example"], tags=["A"])
        statements.clear()
        assert len(list(cards(account))) >= number
        assert len(statements) == 5


def test_a_selection_of_very_many_is_read_in_one_go(account: Account, moment: Moment, engine: str) -> None:
    ada, _ = add_person(account, "Ada", moment)
    olu, _ = add_person(account, "Olu", moment)
    assert [card.name for card in cards(account, [olu.id, *range(10**6, 10**6 + 600)])] == ["Olu"]
    assert list(cards(account, [])) == []
    assert ada.id != olu.id
