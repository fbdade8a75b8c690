"""Which program fetched the feed."""

import pytest

from crm.feeds.readers import ANOTHER, reader


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        ("Google-Calendar-Importer", "Google Calendar"),
        ("Mozilla/5.0 (compatible; Google-Calendar-Importer)", "Google Calendar"),
        ("iOS/26.6 (23G71) dataaccessd/1.0", "Calendar on iPhone"),
        ("macOS/26.6.2 (25G83) dataaccessd/1.0", "Apple Calendar"),
        ("Mac+OS+X/10.11.6 (15G1217) CalendarAgent/361.2", "Apple Calendar"),
        ("Microsoft.Exchange/15.20 (Windows NT 10.0; Win64; x64)", "Outlook"),
        ("Microsoft Exchange/15.20", "Outlook"),
        ("Outlook-iOS/2.0", "Outlook"),
        ("Mozilla/4.0 (compatible; ms-office; Microsoft Outlook 16.0)", "Outlook"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.5.0", "Thunderbird"),
        ("ICSx5/2.4.3 (ical4j/3.2.19 okhttp/5.3.2 Android/16)", "ICSx5"),
        ("DAVx5/4.5 (dav4jvm; okhttp/4.12.0) Android/15", "DAVx5"),
        ("Evolution/3.60.2", "Evolution"),
        ("Nextcloud Webcal Service", "Nextcloud"),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15",
            "a web browser",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/131.0 Mobile Safari/604.1", "a web browser"),
        ("Mozilla/5.0 (compatible; SomeBot/1.0)", "another program"),
        ("curl/8.5.0", "another program"),
        ("", "another program"),
        (None, "another program"),
    ],
)
def test_a_program_is_known_by_its_user_agent(user_agent: str | None, name: str) -> None:
    assert reader(user_agent).name == name


def test_a_known_program_has_a_sentence_on_how_often_it_looks() -> None:
    assert reader("Google-Calendar-Importer").how_often == "Google looks a few times a day."
    assert reader("iOS/26.6 (23G71) dataaccessd/1.0").how_often.endswith(".")
    assert ANOTHER.how_often == ""
