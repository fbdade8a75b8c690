"""What the form after an interview says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from crm.domain.moment import local_instant, zone
from crm.domain.opportunity.facts import Felt
from crm.domain.refusals import Refused

LONGEST_LINE = 300
LONGEST_TEXT = 20_000
#: A link to a call may be long; in a calendar feed it must not be cut.
LONGEST_PLACE = 500
MOST_ON_A_PANEL = 30
LONGEST_MINUTES = 24 * 60
_FARTHEST = timedelta(days=3 * 365)


@dataclass(frozen=True)
class PanelName:
    """Somebody on the panel: a name as typed, or an id where one was chosen; addresses may be empty."""

    name: str = ""
    email: str = ""
    profile: str = ""
    title: str = ""
    person: int | None = None
    recruiter: bool = False
    hiring_manager: bool = False
    main: bool = False
    leads: bool = False


@dataclass(frozen=True)
class InterviewForm:
    """One interview as it was typed. `starts` is local time in `zone` ("": the account's zone). `place` is where it
    is: the link to join it, or words.

    `promised` is the day by which they said one would hear, None for unknown; `asked`: they were asked, whatever came
    of it. `contact` names the main contact, who need not be on the panel. `opportunity` is the id of a waiting one that
    was chosen; without it, the waiting one of the same company and role is taken, else a new one made.
    """

    company: str
    role: str
    starts: datetime
    zone: str = ""
    minutes: int = 60
    round: str = ""
    kind: str = ""
    place: str = ""
    panel: tuple[PanelName, ...] = ()
    contact: str = ""
    promised: date | None = None
    asked: bool = False
    specific: str = ""
    forgotten: str = ""
    felt: str = ""
    opportunity: int | None = None


@dataclass(frozen=True)
class MeetingTime:
    """When an interview is: the instant, its zone, and the account's local date on which it ends."""

    starts_at: datetime
    zone: str
    minutes: int
    over_on: date


def checked(form: InterviewForm) -> InterviewForm:
    """The form with tidy texts. Raises Refused, with a sentence, for what cannot be."""
    company, role = one_line(form.company), one_line(form.role)
    if not company:
        raise Refused("Which company was it?")
    if form.felt and form.felt not in list(Felt):
        raise Refused(f"“{form.felt}” is no way to feel here. Choose good, fair or bad.")
    if len(form.panel) > MOST_ON_A_PANEL:
        raise Refused(f"A panel holds {MOST_ON_A_PANEL} people at the most.")
    return InterviewForm(
        company=company,
        role=role,
        starts=form.starts,
        zone=form.zone,
        minutes=form.minutes,
        round=one_line(form.round),
        kind=one_line(form.kind),
        place=one_line(form.place, LONGEST_PLACE),
        panel=tuple(form.panel),
        contact=one_line(form.contact),
        promised=form.promised,
        asked=form.asked,
        specific=many_lines(form.specific),
        forgotten=many_lines(form.forgotten),
        felt=form.felt,
        opportunity=form.opportunity,
    )


def meeting_time(form: InterviewForm, account_zone: str, today: date) -> MeetingTime:
    """When the interview is, on the clock of the world. Raises Refused for a zone, length or day that cannot be."""
    name = form.zone or account_zone
    if not 1 <= form.minutes <= LONGEST_MINUTES:
        raise Refused("An interview takes from a minute to a day.")
    if abs(form.starts.date() - today) > _FARTHEST:
        raise Refused("That day is more than three years away. Look at the year again.")
    try:
        begins = local_instant(form.starts.replace(tzinfo=None), name)
    except ValueError as error:
        raise Refused(str(error)) from error
    ends = begins + timedelta(minutes=form.minutes)
    return MeetingTime(begins, name, form.minutes, ends.astimezone(zone(account_zone)).date())


def one_line(text: str, longest: int = LONGEST_LINE) -> str:
    """A text without repeated space or line ends. Raises Refused where it is longer than `longest` characters."""
    tidy = " ".join(text.replace("\0", "").split())
    if len(tidy) > longest:
        raise Refused(f"That is too long: {longest} characters at the most.")
    return tidy


def many_lines(text: str) -> str:
    """A text with tidy line ends. Raises Refused where it is too long."""
    tidy = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()
    if len(tidy) > LONGEST_TEXT:
        raise Refused(f"That is too long: {LONGEST_TEXT:,} characters at the most.")
    return tidy


def lines(texts: Iterable[str]) -> str:
    """Several specific things as one text, one a line."""
    return "\n".join(one_line(text) for text in texts if text.strip())
