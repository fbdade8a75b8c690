"""Surnames in capitals."""

import pytest

from crm.domain.shouting import in_small_letters


@pytest.mark.parametrize(
    ("given", "family", "written"),
    [
        ("Jurre", "DE GRAAFF", "de Graaff"),
        ("Zoë", "O'BRIEN-LÉVY", "O'Brien-Lévy"),
        ("Ada", "Lind", "Lind"),
        ("ADA", "LIND", "LIND"),
        ("Ada", "L.", "L."),
        ("", "ACME LTD", "ACME LTD"),
        ("美玲", "张", "张"),
    ],
)
def test_a_surname_that_alone_stands_in_capitals_is_written_small(given: str, family: str, written: str) -> None:
    assert in_small_letters(family, given) == written
