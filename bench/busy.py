"""A life on top of 30,000 imported people: cadences, touchpoints, tags and notes, as if made by hand."""

import random
import sys
import uuid
from datetime import timedelta

from bench.invented import sentence
from crm.clock import Clock
from crm.models import Account, Note, Person, PersonTag, Tag, Touchpoint, TouchpointPerson, connected, open_database
from crm.models.bulk import insert_rows, reserve_ids
from crm.settings import read
from crm.usecases.plan_check_ins import plan
from crm.usecases.transaction import writing

CADENCES = 400
TOUCHPOINTS = 200_000


def main(email: str) -> None:
    """Give the account of that address its life."""
    settings = read()
    open_database(settings.database)
    chance = random.Random(7)
    with connected():
        account = Account.by_email(email)
        assert account is not None
        when = Clock(settings.now).moment(account.timezone)
        people = [person.id for person in Person.here(account, Person.id)]
        with writing(account):
            kept = chance.sample(people, CADENCES)
            for person in kept:
                count, unit = chance.choice([(3, "month"), (6, "month"), (1, "year"), (2, "month")])
                Person.change(
                    account,
                    cadence_count=count,
                    cadence_unit=unit,
                    cadence_source="hand",
                    cadence_set_on=when.today - timedelta(days=chance.randrange(200)),
                ).where(Person.id == person).execute()
            ids = reserve_ids(Touchpoint, TOUCHPOINTS)
            days = [when.today - timedelta(days=chance.randrange(1, 700)) for _ in ids]
            insert_rows(
                Touchpoint,
                ("id", "account", "kind", "direction", "happened_on", "text"),
                [
                    (
                        i,
                        account.id,
                        chance.choice(["email", "call", "coffee"]),
                        "outgoing",
                        day.isoformat(),
                        sentence(chance),
                    )
                    for i, day in zip(ids, days, strict=True)
                ],
                {"created_at": when.instant, "updated_at": when.instant},
            )
            # A few thousand people hear often, most now and then.
            with_whom = [chance.choice(people[:3000] if n % 2 else people[:20_000]) for n in range(len(ids))]
            insert_rows(
                TouchpointPerson,
                ("account", "touchpoint", "person"),
                [(account.id, i, person) for i, person in zip(ids, with_whom, strict=True)],
            )
            tags = [Tag.create(account=account, name=name, key=name.lower()) for name in ("Interviewer", "Colleague")]
            insert_rows(
                PersonTag,
                ("account", "person", "tag"),
                [(account.id, p, chance.choice(tags).id) for p in people[:3000]],
            )
            insert_rows(
                Note,
                ("account", "person", "text"),
                [(account.id, person, f"Met in {uuid.UUID(int=person).hex[:6]}") for person in people[:2000]],
                {"created_at": when.instant, "updated_at": when.instant},
            )
            plan(account, when)


if __name__ == "__main__":
    main(sys.argv[1])
