"""The name of the file that a card is saved as."""

import pytest
from hypothesis import given

from crm.feeds.file_names import file_name
from tests.feeds.texts import anything


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Ada Nwosu-Lind", "Ada Nwosu-Lind.vcf"),
        ("Zoë O'Brien", "Zoë O'Brien.vcf"),
        ("周美玲", "周美玲.vcf"),
        ("../../etc/passwd", "etc passwd.vcf"),
        ("C:\\Windows\\x", "C Windows x.vcf"),
        ("Ada\r\nSet-Cookie: a=b", "Ada Set-Cookie a=b.vcf"),
        ("Ada\u202efdp", "Ada fdp.vcf"),
        ("CON", "person CON.vcf"),
        ("...", "person.vcf"),
        ("", "person.vcf"),
    ],
)
def test_a_name_becomes_a_file_name(name: str, file: str) -> None:
    assert file_name(name) == file


@given(anything)
def test_any_name_makes_a_file_name_that_every_system_takes(name: str) -> None:
    file = file_name(name)
    assert file.endswith(".vcf")
    assert len(file.encode()) <= 255
    assert not set(file) & set('/\\:*?"<>|\0\r\n')
    assert not file.startswith((".", "-", " "))
    assert len(file.splitlines()) == 1
