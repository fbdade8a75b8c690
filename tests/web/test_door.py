"""The way in and out."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from crm.domain.moment import Moment
from crm.models import Account, Session
from crm.usecases import sessions
from crm.usecases.accounts import create_account, email_key
from tests.web.visitor import Visitor, csrf_token

PASSWORD = "three odd words: kelp, ladder, noon"
INES = {"name": "Ines Valderrey", "email": "ines@valderrey.example", "password": PASSWORD, "timezone": "Europe/Lisbon"}


@pytest.fixture
def ines(database: object, moment: Moment) -> Account:
    return create_account(INES["email"], PASSWORD, moment, name=INES["name"], timezone="Europe/Lisbon")


def sign_in(visitor: Visitor, password: str = PASSWORD, email: str = INES["email"], **more: str) -> int:
    return visitor.post("/sign-in", data={"email": email, "password": password, **more}).status_code


def is_signed_in(visitor: Visitor) -> bool:
    return visitor.get("/welcome/choose").status_code == 200


def test_an_empty_kith_leads_from_any_page_to_the_welcome_screen(anonymous: Visitor) -> None:
    for path in ("/welcome/choose", "/sign-in"):
        assert anonymous.get(path).location == "/welcome"
    assert "Make it yours" in anonymous.get("/welcome").text


def test_the_welcome_screen_makes_the_first_account_and_signs_it_in(anonymous: Visitor) -> None:
    answer = anonymous.post("/welcome", data=INES)
    assert (answer.status_code, answer.location) == (302, "/welcome/choose")
    made = Account.by_email(INES["email"])
    assert made is not None
    assert (made.name, made.timezone, made.password_hash[:9]) == ("Ines Valderrey", "Europe/Lisbon", "$argon2id")
    assert "Who do you know?" in anonymous.get("/welcome/choose").text


def test_the_pages_own_form_with_its_own_token_makes_an_account(anonymous: Visitor) -> None:
    page = anonymous.get("/welcome")
    fields = set(re.findall(r'name="(\w+)"', page.text.split("<main")[1]))
    assert fields == {"csrf_token", "name", "email", "password", "timezone"}
    answer = anonymous.post("/welcome", data={**INES, "csrf_token": csrf_token(page)}, csrf=False)
    assert answer.location == "/welcome/choose"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("email", "ines", "is not an email address"),
        ("email", "", "Write the address"),
        ("name", "", "Write the name"),
        ("name", "I" * 201, "200 characters"),
        ("password", "eleven char", "12 characters or more"),
        ("password", "a" * 40, "different characters"),
        ("password", "three odd words " * 100, "at most 1,000"),
        ("timezone", "Europe/Atlantis", "no time zone called"),
    ],
)
def test_what_cannot_be_used_is_said_beside_its_field(
    anonymous: Visitor, field: str, value: str, sentence: str
) -> None:
    answer = anonymous.post("/welcome", data={**INES, field: value})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'aria-describedby="f-{field}-error"' in answer.text or field == "timezone"
    assert PASSWORD not in answer.text
    assert not Account.select().exists()


def test_a_browser_may_know_its_zone_by_an_older_name(anonymous: Visitor) -> None:
    assert anonymous.post("/welcome", data={**INES, "timezone": "Asia/Calcutta"}).status_code == 302


def test_after_the_first_account_registration_is_over(anonymous: Visitor, ines: Account) -> None:
    assert anonymous.get("/welcome").location == "/sign-in"
    answer = anonymous.post("/welcome", data={**INES, "email": "olu@adebanjo.example"})
    assert answer.status_code == 400
    assert "has its account already" in answer.text
    assert "/welcome" not in anonymous.get("/sign-in").text


class TestOpenRegistration:
    @pytest.fixture
    def environment(self) -> dict[str, str]:
        return {"KITH_REGISTRATION": "open", "KITH_NOW": "2026-11-24T09:00Z"}

    def test_everybody_may_make_an_account(self, anonymous: Visitor, ines: Account) -> None:
        assert 'href="/welcome"' in anonymous.get("/sign-in").text
        assert "Make an account" in anonymous.get("/welcome").text
        answer = anonymous.post("/welcome", data={**INES, "email": "olu@adebanjo.example"})
        assert answer.location == "/welcome/choose"

    def test_an_address_in_another_spelling_is_the_same_account(self, anonymous: Visitor, ines: Account) -> None:
        answer = anonymous.post("/welcome", data={**INES, "email": " Ines@Valderrey.EXAMPLE "})
        assert answer.status_code == 422
        assert "already" in answer.text

    @pytest.mark.slow
    def test_one_address_makes_ten_accounts_and_then_rests(self, anonymous: Visitor, ines: Account) -> None:
        statuses = [
            anonymous.post("/welcome", data={**INES, "email": f"{number}@valderrey.example"}).status_code
            for number in range(11)
        ]
        assert statuses == [302] * 10 + [429]


class TestClosedRegistration:
    @pytest.fixture
    def environment(self) -> dict[str, str]:
        return {"KITH_REGISTRATION": "closed", "KITH_NOW": "2026-11-24T09:00Z"}

    def test_nobody_makes_an_account_in_the_browser(self, anonymous: Visitor) -> None:
        assert anonymous.get("/welcome").location == "/sign-in"
        assert anonymous.get("/sign-in").status_code == 200
        assert anonymous.post("/welcome", data=INES).status_code == 400
        assert not Account.select().exists()


def test_signing_in_leads_back_to_the_page_that_was_asked_for(anonymous: Visitor, ines: Account) -> None:
    asked = anonymous.get("/welcome/choose?from=a&to=b")
    assert asked.location == "/sign-in?next=%2Fwelcome%2Fchoose%3Ffrom%3Da%26to%3Db"
    assert 'value="/welcome/choose?from=a&amp;to=b"' in anonymous.get(asked.location).text
    data = {"email": INES["email"], "password": PASSWORD, "next": "/welcome/choose?from=a&to=b"}
    assert anonymous.post("/sign-in", data=data).location == "/welcome/choose?from=a&to=b"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "\\\\elsewhere.example",
        "/\t/elsewhere.example",
        "/\n/elsewhere.example",
        "///elsewhere.example",
        "javascript:alert(1)",
        "elsewhere.example",
        " //elsewhere.example",
        "/%09/elsewhere.example\r\nSet-Cookie: a=b",
    ],
)
def test_signing_in_never_leads_to_another_site(anonymous: Visitor, ines: Account, elsewhere: str) -> None:
    data = {"email": INES["email"], "password": PASSWORD, "next": elsewhere}
    assert anonymous.post("/sign-in", data=data).location == "/"
    assert "elsewhere" not in anonymous.get("/sign-in", query_string={"next": elsewhere}).location


def test_the_wrong_password_and_the_wrong_address_get_the_same_answer(anonymous: Visitor, ines: Account) -> None:
    wrong_password = anonymous.post("/sign-in", data={"email": INES["email"], "password": "another long one"})
    nobody = anonymous.post("/sign-in", data={"email": "nobody@valderrey.example", "password": "another long one"})
    assert wrong_password.status_code == nobody.status_code == 422
    plain = [page.text.replace("nobody@", "ines@") for page in (wrong_password, nobody)]
    without_tokens = [re.sub(r'(csrf[-_]token" (?:value|content)=")[^"]+', r"\1", page) for page in plain]
    assert without_tokens[0] == without_tokens[1]
    assert "That email and password do not match. Four more tries, then a ten minute rest." in wrong_password.text


@pytest.mark.slow
def test_after_five_wrong_tries_the_right_password_must_wait_too(anonymous: Visitor, ines: Account) -> None:
    for _ in range(5):
        assert sign_in(anonymous, "another long one") == 422
    answer = anonymous.post("/sign-in", data={"email": INES["email"], "password": PASSWORD})
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "600")
    assert "Too many tries. Wait 10 minutes, then try again." in answer.text
    assert not is_signed_in(anonymous)


@pytest.mark.slow
def test_an_account_that_nobody_has_rests_after_five_tries_too(anonymous: Visitor, ines: Account) -> None:
    statuses = [sign_in(anonymous, email="nobody@valderrey.example") for _ in range(6)]
    assert statuses == [422] * 5 + [429]


def test_an_account_without_a_password_cannot_be_signed_in_to(anonymous: Visitor, account: Account) -> None:
    for password in ("", "a long enough password"):
        assert sign_in(anonymous, password, account.email) == 422


def test_signing_out_ends_the_session_for_a_copied_cookie_too(anonymous: Visitor, ines: Account) -> None:
    sign_in(anonymous, stay="1")
    copied = anonymous.get_cookie("kith")
    assert copied is not None
    assert anonymous.post("/sign-out").location == "/sign-in"
    assert not is_signed_in(anonymous)
    anonymous.set_cookie("kith", copied.value)
    assert not is_signed_in(anonymous)


def test_signing_out_takes_a_post(client: Visitor) -> None:
    assert client.get("/sign-out").status_code == 405
    assert is_signed_in(client)


def test_a_session_prepared_by_somebody_else_is_not_carried_over(
    anonymous: Visitor, signed_in: Callable[[Account], Visitor], ines: Account, other_account: Account
) -> None:
    """Session fixation: whoever planted the cookie holds nothing once the victim has signed in."""
    theirs = signed_in(other_account)
    planted = theirs.get_cookie("kith")
    assert planted is not None
    anonymous.set_cookie("kith", planted.value)
    sign_in(anonymous)
    mine = anonymous.get_cookie("kith")
    assert mine is not None
    assert mine.value != planted.value
    assert not is_signed_in(theirs)
    assert [session.account_id for session in Session.of(ines)] == [ines.id]


def test_a_token_from_before_signing_in_is_worth_nothing_after_it(anonymous: Visitor, ines: Account) -> None:
    before = csrf_token(anonymous.get("/sign-in"))
    sign_in(anonymous)
    assert anonymous.post("/sign-out", data={"csrf_token": before}, csrf=False).status_code == 400


def test_without_staying_signed_in_the_browser_forgets_the_cookie_when_it_closes(
    anonymous: Visitor, ines: Account
) -> None:
    sign_in(anonymous)
    sitting = anonymous.get_cookie("kith")
    sign_in(anonymous, stay="1")
    staying = anonymous.get_cookie("kith")
    assert sitting is not None
    assert sitting.expires is None
    assert staying is not None
    assert staying.max_age is None or staying.max_age > 0
    assert staying.expires is not None


def test_a_session_lapses_after_sixty_days_without_a_visit_and_a_sitting_after_twelve_hours(
    database: object, ines: Account, moment: Moment
) -> None:
    stays = sessions.begin(ines, moment)
    sitting = sessions.begin(ines, moment, stays=False)
    after = lambda **time: Moment(moment.instant + timedelta(**time), "UTC")  # noqa: E731
    assert sessions.found(stays, after(days=59)) is not None
    assert sessions.found(stays, after(days=59 + 60)) is None
    assert sessions.found(sitting, after(hours=11)) is not None
    assert sessions.found(sitting, after(hours=11 + 13)) is None


def test_a_cookie_that_nobody_signed_is_nobody(anonymous: Visitor, ines: Account) -> None:
    for value in ("", "x", "eyJ0b2tlbiI6ImEifQ.aSQ.x", "a" * 4000):
        anonymous.set_cookie("kith", value)
        assert not is_signed_in(anonymous)


def test_the_password_is_kept_as_a_hash_alone(anonymous: Visitor, ines: Account) -> None:
    assert PASSWORD not in ines.password_hash
    assert email_key(INES["email"]) == ines.email_key


def test_a_part_of_a_page_asked_for_without_a_session_makes_the_page_load_anew(
    anonymous: Visitor, ines: Account
) -> None:
    assert anonymous.get("/welcome/choose", headers={"HX-Request": "true"}).status_code == 401
