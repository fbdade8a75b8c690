"""What an archive adds beside its people, in sentences."""

from collections.abc import Mapping

from crm.domain.days import counted


def sentences(counts: Mapping[str, int], *, would: bool = False) -> list[str]:
    """One sentence for each kind of thing there is. `would`: nothing is written yet."""
    said = []
    if counts["message_touchpoints"] or counts["extended"]:
        messages = _count(counts["messages"], "message")
        days = _count(counts["message_touchpoints"], "touchpoint")
        people = _count(counts["message_people"], "person", "people")
        become = ("becomes" if counts["messages"] == 1 else "become") if would else "became"
        line = f"{messages} {become} {days} with {people}."
        if counts["extended"]:
            more = "belong" if would else "belonged"
            line += f" Some {more} to {_count(counts['extended'], 'day')} that Kith had."
        said.append(line)
    if counts["groups"]:
        number = counts["groups"]
        said.append(f"{_count(number, 'day')} of group conversations among them {_move(number)} no date.")
    if counts.get("joined"):
        gain = ("gains" if counts["joined"] == 1 else "gain") if would else "gained"
        said.append(f"{_count(counts['joined'], 'day')} of group conversations {gain} people you know by now.")
    if counts.get("left_alone"):
        of = "a day" if counts["left_alone_days"] == 1 else f"{counts['left_alone_days']:,} days"
        more = f"{_count(counts['left_alone'], 'more message')} of {of} that you edited"
        said.append(f"{more} {_be(counts['left_alone'])} left alone: what you wrote stays.")
    if counts["met"]:
        say = "say" if would else "said"
        said.append(f"Invitations {say} how you met {_count(counts['met'], 'person', 'people')}.")
    if counts["invitations"]:
        said.append(f"{_count(counts['invitations'], 'invitation')} with words {_stand(counts['invitations'])}.")
    if counts["recommendations"]:
        number = counts["recommendations"]
        said.append(f"{_count(number, 'recommendation')} {_stand(number)}.")
    if counts["endorsements"]:
        number = counts["endorsements"]
        said.append(f"{_count(number, 'day')} of endorsements {_stand(number)}, and {_move(number)} no date.")
    if counts["opportunities"] or counts["jobs_known"]:
        jobs = counts["opportunities"]
        become = ("becomes" if jobs == 1 else "become") if would else "became"
        line = f"{_count(jobs, 'job')} {become} {'an opportunity' if jobs == 1 else 'opportunities'}." if jobs else ""
        known = f"{counted(counts['jobs_known'], 'job').capitalize()} {_was(counts['jobs_known'])} there already."
        said.append(" ".join(filter(None, (line, known if counts["jobs_known"] else ""))))
    if counts["old_jobs"]:
        said.append(
            f"{_count(counts['old_jobs'], 'job')} from more than a year ago {_be(counts['old_jobs'])} left out."
        )
    if counts["contacts"] or counts["contacts_changed"]:
        new, changed = counts["contacts"], counts["contacts_changed"]
        line = f"An old address book {'adds' if would else 'added'} {_count(new, 'person', 'people')}"
        more = f", and something to {_count(changed, 'other')}" if changed else ""
        said.append(f"{line}{more}.")
    if counts["contacts_open"]:
        number = counts["contacts_open"]
        who = f"{_count(number, 'contact')} of an old address book may be somebody you know"
        said.append(f"{who}: {'it waits' if number == 1 else 'they wait'} until you have looked.")
    if counts.get("contacts_later"):
        number = counts["contacts_later"]
        have, be = ("has", "it is") if number == 1 else ("have", "they are")
        who = f"{_count(number, 'contact')} of an old address book {have} the name or address of a new connection"
        said.append(f"{who}: {be} compared when that one is here.")
    if counts["profile"]:
        said.append("Your headline and jobs can fill in your letters.")
    if counts["strangers"]:
        strangers = _count(counts["strangers"], "person", "people")
        line = f"{strangers} you do not know here {_be(counts['strangers'])} left aside"
        said.append(f"{line}, with {_count(counts['aside'], 'message')}." if counts["aside"] else f"{line}.")
    if counts["unclear"]:
        number = counts["unclear"]
        said.append(f"{_count(number, 'conversation')} {_be(number)} left aside: nothing tells which side is yours.")
    return said


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _stand(number: int) -> str:
    """The same before and after: what stands on the timeline stays there."""
    return f"{'stands' if number == 1 else 'stand'} on the timeline"


def _move(number: int) -> str:
    return "moves" if number == 1 else "move"


def _be(number: int) -> str:
    return "is" if number == 1 else "are"


def _was(number: int) -> str:
    return "was" if number == 1 else "were"
