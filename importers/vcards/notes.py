"""Several notes in one, as Kith writes them into a card: a phone shows the whole, and their lengths tell them apart."""

import re

MOST = 1_000
LENGTH = re.compile(r"\s*([0-9]{1,7})\s*")  # of more figures Python makes no number, and no card has room for it


def told_apart(text: str, lengths: str) -> list[str]:
    """The notes that the text was made of, by their lengths with commas between; the whole text as one note where they
    do not fit any more, because somebody changed it on a phone."""
    numbers = [int(found[1]) for found in map(LENGTH.fullmatch, lengths.split(",", MOST)[:MOST]) if found]
    notes: list[str] = []
    at = 0
    for number in filter(None, numbers):
        while text[at : at + 1].isspace():
            at += 1
        note = text[at : at + number]
        at += number
        follows = text[at:].lstrip(" ")
        if len(note) < number or note != note.strip() or (follows and not follows.startswith("\n")):
            return [text]
        notes.append(note)
    return notes if notes and not text[at:].strip() else [text]
