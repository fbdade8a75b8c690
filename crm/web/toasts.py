"""The line that says what was done, with its Undo."""

from typing import Any

from flask import flash

from crm.models import Step


def done(step: Step) -> None:
    """Say on the next page what a step did, and offer to take it back."""
    say(step.sentence, step)


def say(sentence: str, step: Step | None = None) -> None:
    """Say something on the next page; with a step, offer to take it back."""
    said: Any = {"text": sentence, "undo": step.id} if step else {"text": sentence}
    flash(said, "done")


def refuse(sentence: str) -> None:
    """Say why something was not done."""
    said: Any = {"text": sentence}
    flash(said, "error")
