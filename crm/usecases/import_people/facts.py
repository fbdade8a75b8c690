"""What a record of an address book says, fact by fact, and the entry by which its person is found."""

from collections.abc import Iterable, Sequence

from crm.domain.complement import Fact, digest, other_name
from crm.domain.entries import Entry
from crm.domain.identity import (
    company_key,
    email_key,
    link_key,
    name_key,
    phone_key,
    profile_slug,
    safe_link,
    title_key,
    uuid_key,
)
from crm.domain.kept_lines import prefix_in, prefix_line
from crm.domain.names import Name, split_full_name, split_name
from crm.domain.shouting import in_small_letters
from importers import ImportedPerson

_SHOWN = 200


def entry_of(record: ImportedPerson, facts: Sequence[Fact]) -> Entry:
    """The record as matching takes it."""
    keys: dict[str, list[str]] = {"email": [], "phone": [], "link": []}
    for fact in facts:
        if fact.field in keys:
            keys[fact.field].append(fact.key)
    more = record.more
    given, family = _as_written(record)
    names = [(more.nickname, family)] if more and more.nickname else []
    names += [(given, more.former)] if more and more.former else []
    names += [(fact.value, fact.label) for fact in facts if fact.field == "other_name"]
    slugs = [key for key in keys["link"] if is_profile(key)]
    return Entry(
        given,
        family,
        record.company,
        record.title,
        record.connected_on,
        slugs[0] if slugs else "",
        tuple(keys["email"]),
        tuple(keys["phone"]),
        record.silent,
        uuid_key(more.uuid) if more and more.uuid else "",
        tuple(names),
    )


def facts_of(record: ImportedPerson, calling_code: str, tag: str = "") -> list[Fact]:
    """Everything the record says; `tag` is one that all people of the file get."""
    more = record.more
    found = [
        Fact("name", name_of(record).full, name_key(" ".join(_as_written(record)))),
        Fact("company", record.company, company_key(record.company)),
        Fact("title", record.title, title_key(record.title)),
    ]
    methods = [("email", record.email, ""), ("link", record.url, "")]
    tags = [tag] if tag else []
    if more:
        methods = [*more.methods, *methods]
        tags = [*more.tags, *tags]
        found += [
            Fact("place", more.place, name_key(more.place) or more.place.casefold()),
            Fact("nickname", more.nickname, name_key(more.nickname)),
            Fact("met_on", *(2 * (more.met_on.isoformat() if more.met_on else "",))),
            Fact("met_how", more.met_how, digest(more.met_how) if more.met_how.strip() else ""),
        ]
        found += [Fact("note", note, digest(note)) for note in (more.note, *more.notes) if note.strip()]
        if more.former:
            given = name_of(record).given
            found.append(Fact("other_name", given, name_key(f"{given} {more.former}"), more.former))
        found += [_other_name(given, family) for given, family in more.also]
        prefix = more.prefix or name_of(record).prefix
        if kept := [*more.kept, *([prefix_line(prefix)] if prefix else [])]:
            lines = "\n".join(kept)
            found.append(Fact("card", lines, digest(lines)))
        if more.photo:
            found.append(Fact("photo", "", digest(more.photo)))
    found += [fact for kind, value, label in methods if (fact := method(kind, value, label, calling_code))]
    found += [Fact("tag", name, tag_key(name)) for name in tags]
    return unrepeated(found)


def unrepeated(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that say something, each once, where it is said first."""
    found: dict[str, Fact] = {}
    for fact in facts:
        if fact.key:
            found.setdefault(fact.told, fact)
    return list(found.values())


def method(kind: str, value: str, label: str, calling_code: str) -> Fact | None:
    """An email address, phone number or link; None where it is none that Kith keeps."""
    value = " ".join(value.split())
    if kind == "email":
        return Fact("email", value, key, label) if (key := email_key(value)) else None
    if kind == "phone":
        return Fact("phone", value, key, label) if (key := phone_key(value, calling_code)) else None
    slug = profile_slug(value)
    link = value if slug else safe_link(value)
    if not link:
        return None
    return Fact("link", link, slug or link_key(link), label or ("LinkedIn" if slug else ""))


def also_known_as(record: ImportedPerson, given: str, family: str) -> list[Fact]:
    """The record's name, where it is worth keeping beside the one by which the person is known."""
    name = name_of(record)
    if not other_name(name.given, name.family, given, family):
        return []
    return [Fact("other_name", name.given, name_key(f"{name.given} {name.family}"), name.family)]


def _other_name(given: str, family: str) -> Fact:
    name = split_name(given, family) if family else split_full_name(given)
    return Fact("other_name", name.given, name_key(f"{name.given} {name.family}"), name.family)


def name_of(record: ImportedPerson) -> Name:
    """The record's name in its parts; whoever has none is called by the company, or by an address."""
    more = record.more
    whole = more is not None and more.whole
    name = split_full_name(record.given) if whole else split_name(record.given, record.family)
    if whole:
        name = name._replace(family=in_small_letters(name.family, name.given))
    if name.full.strip():
        return name._replace(credentials=more.suffix) if more and more.suffix and not name.credentials else name
    reached = next((value for _, value, _ in more.methods if value), "") if more else ""
    return Name(record.company or record.email or reached or "Somebody without a name", "")


def _as_written(record: ImportedPerson) -> tuple[str, str]:
    """Given and family name; of a name in one piece, those that it seems to be made of."""
    if record.more and record.more.whole:
        name = split_full_name(record.given)
        return name.given, name.family
    return record.given, record.family


def tag_key(name: str) -> str:
    """What tags are compared by."""
    written = " ".join(name.split())
    return name_key(written) or written.casefold()


def is_profile(key: str) -> bool:
    """Whether a link's key is a LinkedIn profile's slug."""
    return "/" not in key and ":" not in key


def shown(fact: Fact) -> str:
    """A fact as the list of changes shows it."""
    if fact.field == "other_name":
        return f"{fact.value} {fact.label}".strip()
    if fact.field == "card":
        number = len(fact.value.splitlines())
        if number == 1 and (prefix := prefix_in(fact.value)):
            return f"“{prefix}” before the name"
        return f"{number} more {'line' if number == 1 else 'lines'} of the card"
    if fact.field == "photo":
        return "a photo"
    text = " ".join(fact.value.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"
