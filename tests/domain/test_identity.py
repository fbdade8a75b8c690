"""Keys: when two spellings of an address, a number, an employer or a title are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.employers import SELF_EMPLOYED, company_key, same_company
from crm.domain.identity import email_key, is_shared_mailbox, phone_key
from crm.domain.links import link_key, profile_address, profile_slug, safe_link
from crm.domain.titles import title_key

SLUGS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789-áöžабв王", min_size=1, max_size=40)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/in/ada-nwosu-1a2b",
        "http://www.linkedin.com/in/ada-nwosu-1a2b/",
        "https://de.linkedin.com/in/ada-nwosu-1a2b",
        "linkedin.com/in/ada-nwosu-1a2b?trk=people",
        "www.linkedin.com/in/ada-nwosu-1a2b/de",
        "HTTPS://WWW.LinkedIn.com/in/ADA-NWOSU-1A2B",
        " https://m.linkedin.com/in/ada-nwosu-1a2b/?originalSubdomain=de#about ",
        "//linkedin.com/in/ada-nwosu-1a2b",
        "https://www.linkedin.com:443/mwlite/in/ada-nwosu-1a2b",
        "https://www.linkedin.com/in/ada%2Dnwosu%2d1a2b",
        "https://www.linkedin.com/pub/ada-nwosu/b/2/1a",
    ],
)
def test_every_spelling_of_a_profile_address_leads_to_one_slug(url: str) -> None:
    expected = "ada-nwosu-01a002b" if "/pub/" in url else "ada-nwosu-1a2b"
    assert profile_slug(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "https://evil.example/in/ida",
        "https://www.linkedin.com.evil.example/in/ida",
        "https://www.linkedin.com@evil.example/in/ida",
        "https://www.linkedin.com/company/copperloom",
        "https://www.linkedin.com/in/",
        "https://www.linkedin.com/in/../../admin",
        "https://www.linkedin.com/in/%00%zz",
        "https://notlinkedin.com/in/ida",
        "http://[bad",
    ],
)
def test_what_leads_to_no_profile_has_no_slug(url: str) -> None:
    assert profile_slug(url) == ""


@given(
    SLUGS, st.sampled_from(["http://", "https://", "", "HTTPS://"]), st.sampled_from(["", "www.", "de.", "m.", "WWW."])
)
def test_any_spelling_of_any_slug_is_canonical_once_and_for_all(slug: str, scheme: str, host: str) -> None:
    address = profile_address(slug).removeprefix("https://www.linkedin.com")
    for tail in ("", "/", "?trk=x", "/en", "#about"):
        assert profile_slug(f"{scheme}{host}linkedin.com{address}{tail}") == slug
    assert profile_slug(profile_address(slug)) == slug


@given(st.text())
def test_no_text_is_too_strange_for_the_readers_of_addresses(text: str) -> None:
    for read in (profile_slug, safe_link, link_key, email_key, phone_key, company_key, title_key):
        assert isinstance(read(text), str)


@given(st.text())
def test_a_safe_link_has_a_harmless_scheme_and_nothing_unseen(text: str) -> None:
    link = safe_link(text)
    assert not link or link.lower().startswith(("http://", "https://", "mailto:", "tel:"))
    assert link.isprintable()
    assert not set(link) & set("<>\"' \n\t") - {"'"}


def test_only_web_mail_and_telephone_addresses_are_links() -> None:
    assert safe_link("ada.example/cv") == "https://ada.example/cv"
    assert safe_link("mailto:ada@fernhollow.example") == "mailto:ada@fernhollow.example"
    assert safe_link("tel:+442079460321") == "tel:+442079460321"
    for unsafe in (
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "file:///etc",
        "ftp://a.example",
    ):
        assert safe_link(unsafe) == ""


def test_two_spellings_of_a_web_address_have_one_key() -> None:
    assert link_key("HTTP://www.Ada.example:80/cv/?utm_source=x&b=1#top") == link_key("ada.example/cv?b=1")
    assert link_key("https://ada.example/cv") != link_key("https://ada.example/talks")


def test_case_and_mailto_make_no_difference_to_an_email_address() -> None:
    assert email_key(" Mailto:Ada@Fernhollow.Example ") == "ada@fernhollow.example"


@pytest.mark.parametrize(
    "text", ["", "ada", "ada@", "@x.example", "a b@x.example", "a@x.example,b@y.example", "a@x.example\nBcc: b"]
)
def test_what_is_not_one_email_address_has_no_key(text: str) -> None:
    assert email_key(text) == ""


def test_an_office_mailbox_identifies_nobody() -> None:
    assert is_shared_mailbox("info@copperloom.example")
    assert is_shared_mailbox("jobs+berlin@copperloom.example")
    assert not is_shared_mailbox("ada@copperloom.example")


@pytest.mark.parametrize(
    "number",
    ["+44 20 7946 0321", "0044 20 7946 0321", "+44 (0)20 7946-0321", "tel:+442079460321", "+44 20 7946 0321 ext. 12"],
)
def test_spellings_of_a_phone_number_have_one_key(number: str) -> None:
    assert phone_key(number) == "+442079460321"


def test_a_number_as_dialled_at_home_is_completed_only_with_the_countrys_code() -> None:
    assert phone_key("030 23125 099", "49") == "+493023125099"
    assert phone_key("030 23125 099") == "03023125099"
    assert phone_key("112") == ""


@pytest.mark.parametrize(
    "spellings",
    [
        (
            "Northwind",
            "Northwind, Inc.",
            "NORTHWIND",
            "Northwind®",
            "The Northwind Co",
            "Northwind – Berlin",
            "Northwind GmbH",
            "  northwind  ",
        ),
        (
            "Northwind",
            "Northwind & Co. KG",
            "Northwind Sp. z o.o.",
            "Northwind S.p.A.",
            "Northwind A/S",
            "Northwind Pvt. Ltd.",
            "Northwind Pty Ltd",
        ),
        (
            "Northwind",
            "Northwind Lda.",
            "Northwind S.L.",
            "Northwind B.V.",
            "Northwind Oy",
            "Northwind Group",
            "Northwind (Berlin)",
            "Northwind, London",
        ),
        ("Smith & Jones", "Smith and Jones", "Smith + Jones LLP"),
        ("주식회사 등대직조", "(주)등대직조", "㈜등대직조", "등대직조"),
        ("株式会社灯台ワークス", "灯台ワークス株式会社", "灯台ワークス"),
        ("ООО «Северный ткач»", "Северный ткач"),
        ("Υφαντουργία Αιγαίου Α.Ε.", "υφαντουργία αιγαίου"),
        ("אריגת הים בע״מ", "אריגת הים"),
        ("Société d'Étoffes & Cie", "Societe d’Etoffes"),
        ('"Die Werkstatt" e.V.', "Die Werkstatt"),
        ("Freelance", "Self-employed", "Self Employed", "Selbstständig", "Indépendante", "Autónomo"),
    ],
)
def test_spellings_of_an_employer_are_one_company(spellings: tuple[str, ...]) -> None:
    assert len({company_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("WILLOWRIDGE", "Willowloom"),
        ("Umberridge Energy", "Umberridge Bank"),
        ("Northwind", "Northwind Robotics"),
        ("24/7", "007"),
        ("Day Spa", "Day"),
    ],
)
def test_different_employers_stay_different(one: str, other: str) -> None:
    assert company_key(one) != company_key(other)


def test_two_freelancers_work_for_no_common_employer() -> None:
    assert company_key("Freelance") == SELF_EMPLOYED
    assert not same_company("Freelance", "Self-employed")
    assert same_company("Northwind", "Northwind, Inc.")
    assert not same_company("", " ")


@given(st.text(min_size=1).filter(str.strip))
def test_an_employer_that_shows_something_has_a_key(name: str) -> None:
    assert company_key(name)


@given(
    st.sampled_from(["Ltd", ", Inc.", " GmbH", " – Berlin", "®", " Group", " & Co. KG"]),
    st.sampled_from(["Northwind", "Smith & Jones", "24/7"]),
)
def test_a_legal_form_more_is_the_same_company(tail: str, name: str) -> None:
    assert company_key(f"{name} {tail}") == company_key(name)


def test_spellings_of_a_title_are_one_title() -> None:
    assert title_key("Sr. Engineer (m/w/d)") == title_key("Senior  engineer")
    assert title_key("VP, Talent & People") == title_key("Vice President Talent and People")
    assert title_key("Engineer") != title_key("Senior Engineer")
    assert title_key("エンジニア") == "エンジニア"
