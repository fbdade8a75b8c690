"""An interview with a panel, for the tests of what follows from it."""

from datetime import datetime, timedelta

from crm.domain.moment import Moment
from crm.models import Account, FollowUp, Person
from crm.usecases.opportunities.interview_form import InterviewForm, PanelName
from crm.usecases.opportunities.record_interview import Recorded, record_interview

SPECIFIC = "Retrying cold-chain deliveries when a depot goes dark\nTeam of nine, two more by spring."


def yesterdays_panel(account: Account, moment: Moment, *, people: int = 3) -> Recorded:
    """Ada, Jonas and Anneke at Fernhollow, yesterday at 14:00; Ada's and Jonas's addresses are known."""
    panel = (
        PanelName("Ada Nwosu-Lind", email="ada@fernhollow.example", main=True, leads=True),
        PanelName("Jonas Verbeek", email="jonas@fernhollow.example"),
        PanelName("Anneke de Wit", profile="https://www.linkedin.com/in/anneke-de-wit"),
    )[:people]
    form = InterviewForm(
        company="Fernhollow",
        role="Engineering manager",
        starts=datetime.combine(moment.today - timedelta(days=1), datetime.min.time()).replace(hour=14),
        kind="onsite",
        panel=panel,
        specific=SPECIFIC,
        forgotten="I ran the depot migration at Osterbrook.",
        felt="good",
    )
    return record_interview(account, form, moment)


def thanks_to(account: Account, name: str) -> FollowUp:
    """The thank-you note that is planned for somebody of that name."""
    person = Person.of(account).where(Person.name == name).get()
    found: FollowUp = FollowUp.of(account).where(FollowUp.person == person.id, FollowUp.kind == "thank-you").get()
    return found
