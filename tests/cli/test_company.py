"""`crm company`."""

from collections.abc import Callable
from datetime import datetime

from crm.domain.moment import Moment
from crm.models import Account
from crm.usecases.company.find import find_company
from tests.cli.conftest import Ran
from tests.usecases.test_company import know, met, used_to_work


def test_it_tells_whom_one_knows_there_now_and_formerly_warmest_first(
    crm: Callable[..., Ran], account: Account, moment: Moment
) -> None:
    know(account, "Bastien Oyarzun", moment, "FERNHOLLOW B.V.", "Engineer")
    met(account, moment, "Fernhollow", "Routing lead", datetime(2026, 11, 23, 10), "Ada Nwosu")
    here = find_company(account, "fernhollow").id
    used_to_work(account, know(account, "Yusuf Karadere", moment, "Brackmoor"), here, "Director", "2019", "2021")
    document = crm("company", "Férnhollow GmbH", "--json").json
    assert document["company"] == "FERNHOLLOW B.V."
    assert document["aliases"] == ["Fernhollow"]
    assert [one["name"] for one in document["now"]] == ["Ada Nwosu", "Bastien Oyarzun"]
    (yusuf,) = document["formerly"]
    assert yusuf["company"] == "Brackmoor"
    assert yusuf["because"] == "Director, 2019 to 2021. Now at Brackmoor."
    everybody = crm("people", "--json").json
    assert {key for one in everybody for key in one} <= set(yusuf)
    assert document["now"][0]["interviewed"] == ["2026-11-23"]
    plain = crm("company", "fernhollow")
    assert "There formerly:" in plain.out


def test_no_company_and_several_are_one_sentence_each_and_status_1(
    crm: Callable[..., Ran], account: Account, moment: Moment
) -> None:
    know(account, "Ada Nwosu", moment, "Fernhollow Logistics")
    know(account, "Jonas Verbeek", moment, "Fernhollow Bank")
    several = crm("company", "Fernhollow", "--json")
    assert (several.status, several.out) == (1, "")
    assert "Fernhollow Bank; Fernhollow Logistics" in several.err
    nobody = crm("company", "Brackmoor")
    assert (nobody.status, nobody.err) == (1, "There is no company called “Brackmoor” here.\n")
