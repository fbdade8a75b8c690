"""Every query belongs to one account."""

import uuid
from typing import Any

import pytest

from crm.domain.moment import Moment
from crm.domain.refusals import NotFound
from crm.models import Account, Person


def a_person(account: Account, moment: Moment, **columns: Any) -> Person:
    return Person.create(
        account=account,
        uuid=uuid.uuid4().hex,
        name="Ada",
        name_key="ada",
        sort_key="ada",
        created_at=moment.instant,
        updated_at=moment.instant,
        **columns,
    )


def test_another_accounts_person_is_not_found(
    account: Account, other_account: Account, moment: Moment, engine: str
) -> None:
    ada = a_person(account, moment)
    assert Person.find(account, ada.id).name == "Ada"
    with pytest.raises(NotFound):
        Person.find(other_account, ada.id)


@pytest.mark.parametrize("identifier", ["0", "-1", "x", "9" * 40, "", "1e3", "٣"])
def test_an_id_that_is_no_number_is_not_found(account: Account, identifier: str, engine: str) -> None:
    with pytest.raises(NotFound):
        Person.find(account, identifier)


def test_a_query_cannot_be_begun_without_an_account() -> None:
    for begin in (Person.select, Person.update, Person.delete):
        with pytest.raises(TypeError, match="belongs to an account"):
            begin()


def test_saving_a_row_writes_its_changed_columns(account: Account, moment: Moment, engine: str) -> None:
    ada = a_person(account, moment)
    ada.name = "Ada Nwosu-Lind"
    ada.save()
    assert Person.find(account, ada.id).name == "Ada Nwosu-Lind"
