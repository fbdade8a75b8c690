"""Why somebody is worth asking about a company, in one sentence."""

from datetime import date

from crm.domain.days import MONTHS, counted, on_day
from crm.domain.interview_round import round_words
from crm.usecases.company.people import Acquaintance, Held, Sat


def because(one: Acquaintance, today: date) -> str:
    """What links the account with somebody there; never empty. A former colleague's sentence begins with what they
    were; what somebody is now is not repeated."""
    told = []
    if one.formerly:
        told.append(_was(one.held[0], today))
        told.append(_is_now(one))
    elif not one.now:
        told.append(_is_now(one))
    here = [sat for sat in one.interviewed if sat.day <= today]
    to_come = [sat for sat in one.interviewed if sat.day > today]
    if here:
        told.append(_interviewed(here, [sat for sat in one.sat if not sat.here and sat.day <= today], today))
    if to_come:
        told.append(f"On the panel {on_day(to_come[-1].day, today)}.")
    if any(sat.main and sat.waiting for sat in one.interviewed):
        told.append("Your main contact.")
    if not one.interviewed and (not one.formerly or len([part for part in told if part]) < 2):
        told.append(_link(one, today))
    return " ".join(part for part in told if part)


def _interviewed(here: list[Sat], elsewhere: list[Sat], today: date) -> str:
    last = here[0]
    ended = not any(sat.waiting for sat in here)
    if len(here) > 2:
        words = f"{counted(len(here), 'round').capitalize()}, the last {on_day(last.day, today)}"
    elif len(here) == 2:
        words = f"{_round(here[1])} {on_day(here[1].day, today)}, and {_round(last).lower()} {on_day(last.day, today)}"
    else:
        words = f"{_round(last)} {on_day(last.day, today)}"
    if ended and last.role:
        words += f", for {last.role}"
    if elsewhere:
        words += f", and at {elsewhere[0].company} in {elsewhere[0].day.year}"
    return f"{words}."


def _round(sat: Sat) -> str:
    return round_words(sat.round) if sat.round else "Interviewed you"


def _was(job: Held, today: date) -> str:
    title = job.title or "There"
    first, last = job.started[:4], job.ended[:4]
    if first and last and first != last:
        return f"{title}, {first} to {last}."
    if last:
        this_year = last == str(today.year) and len(job.ended) >= 7
        return f"{title} until {MONTHS[int(job.ended[5:7]) - 1] if this_year else last}."
    return f"{title} from {first}." if first else (f"{title} before." if job.title else "There before.")


def _is_now(one: Acquaintance) -> str:
    if one.employer:
        same = not one.title or (one.held and one.title == one.held[0].title)
        return f"Now at {one.employer}." if same else f"Now {one.title} at {one.employer}."
    return f"Now {one.title}." if one.title and (not one.held or one.title != one.held[0].title) else ""


def _link(one: Acquaintance, today: date) -> str:
    """How they came to be known, as well as it is known."""
    elsewhere = [sat for sat in one.sat if sat.day <= today]
    if one.introducer:
        return f"{one.introducer} introduced you."
    if elsewhere:
        return f"Interviewed you at {elsewhere[0].company} in {elsewhere[0].day.year}."
    how = " ".join(one.met_how.split())
    if how:
        return how if how[-1] in ".!?…" else f"{how}."
    if one.connected_on:
        return f"Connected with you since {MONTHS[one.connected_on.month - 1]} {one.connected_on.year}."
    return f"In touch {on_day(one.last_touch_on, today)}." if one.last_touch_on else "You have not been in touch yet."
