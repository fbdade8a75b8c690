"""`crm duplicates` and `crm merge`."""

from collections.abc import Callable

from crm.models import Account
from tests.cli.conftest import Ran


def test_pairs_are_told_with_the_reason_and_made_one(crm: Callable[..., Ran], account: Account) -> None:
    first = crm("person", "add", "Y. Karadere", "--email", "yusuf@karadere.example", "--json").json
    second = crm(
        "person", "add", "Yusuf Karadere", "--email", "YUSUF@karadere.example", "--company", "Brackmoor", "--json"
    )
    assert crm("log", str(second.json["id"]), "coffee", "--json").status == 0
    (pair,) = crm("duplicates", "--json").json
    assert [person["name"] for person in pair["people"]] == ["Yusuf Karadere", "Y. Karadere"]
    assert (pair["how"], pair["because"]) == ("sure", "Both have yusuf@karadere.example.")
    assert crm("duplicates").out == (
        f"sure    {second.json['id']:>6} Yusuf Karadere, {first['id']} Y. Karadere. Both have yusuf@karadere.example.\n"
    )
    merged = crm("merge", str(first["id"]), "Yusuf Karadere", "--json").json
    assert (merged["id"], merged["name"], merged["company"]) == (first["id"], "Yusuf Karadere", "Brackmoor")
    assert merged["last_touch"]
    assert crm("duplicates", "--json").json == []
    assert crm("duplicates").out == "Nobody is here twice.\n"
    # The number of the one who went away, and the other name, still mean the one who stayed.
    for typed in (str(second.json["id"]), "yusuf@karadere.example", "Y. Karadere", "y karadere"):
        assert crm("cadence", typed, "3 months", "--json").json["id"] == first["id"]


def test_nobody_is_merged_with_themselves(crm: Callable[..., Ran], account: Account) -> None:
    one = crm("person", "add", "Ada Nwosu", "--json").json
    done = crm("merge", str(one["id"]), "Ada Nwosu", "--json")
    assert (done.status, done.out, done.err) == (1, "", "Ada Nwosu is one person already.\n")
