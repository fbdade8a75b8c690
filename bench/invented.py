"""An invented LinkedIn export of any size, the same for the same size."""

import csv
import random
from pathlib import Path

_PREAMBLE = 'Notes:\n"When exporting your connection data, some email addresses may be missing."\n\n'
_HEADER = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
_GIVEN = (
    "Ada Jonas Tomasz Leilani Yusuf Beatriz Émile Kofi Saoirse Zainab Keiko Aisling Hyun-woo Rafael Noor Anneke "
    "Sunniva Ifeoma Mateus Chidubem Priyanka Dalisay Oluwaseun Ingvild Marisol Parveen Jomo Teuila Lwazi Sanjeewa "
    "Łukasz Grażyna Đorđe Søren Наталья Олексій 雨桐 خالد"
).split()
_FAMILY = (
    "Nwosu Brekkestad Wielgosik Kaneakua Karadere Alcoforado Vautrin Boatengmaa Conmara Oyelaran Hoshinaga Seong "
    "Quintanilha Wielen Haugland Obiakor Figueirôa Anyaorah Venkatesan Macaraeg Adebanjo Tveitnes Hollowayne Qureshi "
    "Wachira Faleolo Mthembu Hettiarachchi Łęcki Ткаченко 陈 القاسمي"
).split()
_TITLE = (
    "Engineer,Staff engineer,Engineering manager,Head of platform,Data director,Recruiter,Talent partner,Designer,"
    "Product manager,Director of operations,Consultant,Founder,Analyst,Research scientist,Legal counsel"
).split(",")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_WORDS = (
    "amber birch copper dover elder fjord glen hazel ivory juniper kestrel larch merrow north oak penh quill".split()
)
_ENDS = "bridge crest dale field ford gate hollow loft mark moor path reed shore spire ward wick".split()


def write_connections(path: Path, people: int) -> None:
    """Write a Connections.csv as LinkedIn writes it today: 2 % withheld, 3 % with an address, newest first."""
    chance = random.Random(people)
    companies = [f"{chance.choice(_WORDS)}{chance.choice(_ENDS)}".title() for _ in range(270)]
    companies += [
        f"{name} {end}" for name in companies for end in ("GmbH", "Group", "Health", "Labs", "Media", "Studio")
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(_PREAMBLE)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_HEADER)
        for number in range(people):
            day = f"{1 + number % 28:02d} {_MONTHS[11 - (number // 28) % 12]} {2025 - number * 16 // people}"
            if number % 50 == 49:
                writer.writerow(["", "", "", "", "", "", day])
                continue
            given, family = (
                chance.choice(_GIVEN),
                f"{chance.choice(_FAMILY)}{chance.choice(['', '', '', '-Lind'])}",
            )
            email = f"person{number}@mail.example" if number % 33 == 0 else ""
            url = f"https://www.linkedin.com/in/person-{number:05d}-{chance.randrange(16**6):06x}"
            title = chance.choice(_TITLE) if number % 25 else ""
            writer.writerow([given, family, url, email, chance.choice(companies), title, day])


_SAID = (
    "coffee lunch call meeting panel interview offer team project product planner roadmap budget hiring role manager "
    "question answer idea talk conference train garden harbour weekend holiday family moving office remote platform "
    "forecast release launch partner client contract review feedback introduction advice letter reply thanks later "
    "soon monday tuesday friday january march spring summer winter together about with from into because would could "
    "said asked told wrote promised mentioned liked knows works worked building leaving joining looking sending after"
).split()
_RARE = [f"{one}{other}" for one in _WORDS for other in ("burg", "haven", "stad", "ville", "wold", "minster")]
#: Words that few touchpoints hold.
RARE = tuple(_RARE)


def names() -> tuple[list[str], list[str]]:
    """The given names and the surnames of everybody invented."""
    return _GIVEN, _FAMILY


def sentence(chance: random.Random) -> str:
    """What a touchpoint might say: five to thirty words, now and then a rare one or a name."""
    said = [chance.choice(_SAID) for _ in range(chance.randrange(5, 30))]
    if chance.random() < 0.05:
        said.append(chance.choice(_RARE).title())
    if chance.random() < 0.1:
        said.insert(0, chance.choice(_GIVEN))
    return f"{' '.join(said).capitalize()}."
