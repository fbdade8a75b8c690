"""The links that subscribe a calendar program."""

from urllib.parse import parse_qs, urlsplit

import pytest

from crm.feeds.subscribe_links import reachable_from_outside, subscribe_links

FEED = "https://kith.example/feed/7Qm2a-Zx_9/check-ins.ics"


def test_each_program_gets_the_form_it_takes() -> None:
    links = subscribe_links(FEED, "Kith & Ada")
    assert links.copy == FEED
    assert links.apple == "webcal://kith.example/feed/7Qm2a-Zx_9/check-ins.ics"
    google = urlsplit(links.google)
    assert (google.scheme, google.hostname, google.path) == ("https", "calendar.google.com", "/calendar/r")
    assert parse_qs(google.query) == {"cid": [links.apple]}
    for link, host in ((links.outlook, "outlook.live.com"), (links.outlook_at_work, "outlook.office.com")):
        outlook = urlsplit(link)
        assert (outlook.scheme, outlook.hostname, outlook.path) == ("https", host, "/calendar/0/addfromweb")
        assert parse_qs(outlook.query) == {"url": [FEED], "name": ["Kith & Ada"]}


def test_a_feed_on_the_own_machine_has_links_too() -> None:
    links = subscribe_links("http://127.0.0.1:8000/feed/x/check-ins.ics", "Kith")
    assert links.apple == "webcal://127.0.0.1:8000/feed/x/check-ins.ics"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "webcal://kith.example/x", "kith.example", "", "https://" + "a" * 250]
)
def test_an_address_of_another_kind_or_too_long_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="A feed's address"):
        subscribe_links(address, "Kith")


@pytest.mark.parametrize(
    ("address", "reachable"),
    [
        (FEED, True),
        ("https://8.8.8.8/feed/x.ics", True),
        ("http://localhost:8000/feed/x.ics", False),
        ("http://127.0.0.1:8000/feed/x.ics", False),
        ("http://[::1]:8000/feed/x.ics", False),
        ("http://192.168.1.20/feed/x.ics", False),
        ("http://kith.local/feed/x.ics", False),
        ("http://kith/feed/x.ics", False),
    ],
)
def test_what_google_cannot_reach_is_known_beforehand(address: str, reachable: bool) -> None:
    assert reachable_from_outside(address) is reachable
