"""English notes to start from, one a step and outcome, and the lines that can be added to a note."""

from crm.domain.drafts.points import NoteKind, Point
from crm.domain.drafts.template import Fact, Placeholder, Situation, Template

PLACEHOLDERS = {
    Fact.NAME: Placeholder("name", "their name"),
    Fact.COMPANY: Placeholder("company", "the company"),
    Fact.ROLE: Placeholder("role", "the role"),
    Fact.DAY: Placeholder("day", "the day you met"),
    Fact.WHEN: Placeholder("when", "when you met"),
    Fact.TALK: Placeholder("talk", "the talk"),
    Fact.PANEL: Placeholder("panel", "who else was there"),
    Fact.YOU_ALL: Placeholder("you all", "you"),
    Fact.SPECIFIC: Placeholder("specific", "one thing from the interview"),
    Fact.FORGOTTEN: Placeholder("forgotten", "what you forgot to say"),
    Fact.PROMISED: Placeholder("promised", "the day they named"),
    Fact.NEW_ROLE: Placeholder("new role", "their new role"),
    Fact.NEW_COMPANY: Placeholder("new company", "their new company"),
    Fact.SENDER: Placeholder("me", "your name"),
    Fact.HEADLINE: Placeholder("my headline", "who you are in a few words"),
    Fact.OWN_ROLE: Placeholder("my role", "your own role"),
    Fact.OWN_COMPANY: Placeholder("my company", "your own company"),
}

LINES = {
    Point.THANKS: "Thank you for your time {when}.",
    Point.SPECIFIC: "What you said about {specific} stayed with me.",
    Point.WHY: "The role draws me because [why, in your words], and at [where] I [what you did there that they need].",
    Point.KEENER: "Our {talk} made me want the role more.",
    Point.FORGOTTEN: "One thing I did not get round to saying: {forgotten}.",
    Point.FORWARD: "I look forward to hearing from you.",
    Point.PRAISE: "I admire how {company} [what they do well].",
    Point.ASKS: "If you have a moment: what could I have done better?",
    Point.GIVES: "I came across [something useful to them] and thought of you.",
    Point.GRATITUDE: "Thank you for [what they did].",
}

_AFTER_A_TALK = """\
Dear {name},

Thank you for your time {when}. What you said about {specific} stayed with me.

Our {talk} made me want the role more. It draws me because [why, in your words]. At [where] I [what you did there \
that they need], and I would like to do that at {company}.

{?forgotten}One thing I did not get round to saying: {forgotten}.

I look forward to hearing from you.

Best wishes,
{me}
"""

_AFTER_A_PANEL = """\
Dear {name},

Thank you for your time {when}, and for [how they ran it: so openly, so calmly]. Your part of the panel, about \
{specific}, stayed with me: [what you have thought of it since].

I came away wanting the role more, not less. [The part of the work you look forward to] with {you all} is the work I \
am looking for, and I have [what you did before that they need].

{?forgotten}One thing I did not get round to saying: {forgotten}.

I look forward to hearing from you.

Best wishes,
{me}
"""

_SECOND_NOTE_REST = """\
What you said about {specific} is still with me, and I admire how {company} [what they do well]. Our {talk} made me \
want the role more: it draws me because [why, in your words], and at [where] I [what you did there that they need].

{?forgotten}One thing I did not get round to saying: {forgotten}.

"""

_PROMISED = f"""\
Dear {{name}},

Thank you again for your time {{when}}. You had hoped for news around {{promised}}, and I wanted to say that I am \
still glad to be part of this.

{_SECOND_NOTE_REST}If there is anything more you would like to know, do ask. I look forward to hearing from you.

Best wishes,
{{me}}
"""

_UNPROMISED = f"""\
Dear {{name}},

Thank you again for your time {{when}}. May I ask what the next steps are, and when they are likely?

{_SECOND_NOTE_REST}I look forward to hearing from you.

Best wishes,
{{me}}
"""

_AGAIN = """\
Dear {name},

A short word, with thanks for your time {when}. I still think of {specific}, and I admire how {company} [what they \
do well].

Since our {talk} I have become keener on the role: it draws me because [why, in your words], and at [where] I [what \
you did there that they need].

{?forgotten}One thing I did not get round to saying: {forgotten}.

I would be glad to hear how things stand, whenever there is news.

Best wishes,
{me}
"""

_FEEDBACK = """\
Dear {name},

Thank you for telling me, and for the time that you and the team gave me. I enjoyed [what you liked about the team], \
and I wish you all well.

If you have a moment: what could I have done better? A line or two would help me with what comes next.

{?company}I hope that our paths cross again, at {company} or elsewhere.

Best wishes,
{me}
"""

_KEEP_AFTER_NO = """\
Dear {name},

I came across [an article, a talk, a name: something useful to them] and thought of you, because [the link to what \
you talked about].

[One line about you: what you learned or began since.] What you said in our {talk} has helped me with it.

No need to answer. I hope [what they were busy with] goes well.

Best wishes,
{me}
"""

_KEEP_AFTER_WITHDRAWING = """\
Dear {name},

I came across [an article, a talk, a name: something useful to them] and thought of you and the team.

I was glad of our {talk}, even though I went another way. [One line about you.] I would like to hear how [what they \
were planning] turned out, whenever you feel like telling.

Best wishes,
{me}
"""

_KEEP_AFTER_QUIET = """\
Dear {name},

I came across [an article, a talk, a name: something useful to them] and thought of what you said about {specific}.

[One line about you.] No need to answer. If I can ever return the favour of your time, I would be glad to.

Best wishes,
{me}
"""

_KEEP_AFTER_AN_OFFER = """\
Dear {name},

[What has become of it: how the new work goes, in a line.] Your [advice, introduction, question] helped me get here, \
and I have not forgotten it.

I came across [something useful to them] and thought of you. If I can do something for you, I would be glad to.

Best wishes,
{me}
"""

_KEEP = """\
Dear {name},

I came across [an article, a talk, a name: something useful to them] and thought of you.

[One line about you.] How is [what they were busy with]? No need to answer at once.

Best wishes,
{me}
"""

_NEW_COMPANY = """\
Dear {name},

Congratulations on {new company}. [Why it suits them, in your words.]

{?new role}I hope that the first weeks as {new role} are good ones.

Best wishes,
{me}
"""

_NEW_ROLE = """\
Dear {name},

Congratulations on becoming {new role}. [Why it suits them, in your words.]

I hope that it leaves you time for [what they care about].

Best wishes,
{me}
"""

_CONNECT = """\
Dear {name}, thank you for the {talk} {when}. I would like to keep in touch, whatever comes of it. Best wishes, {me}
"""

_WITHDRAWAL = """\
Dear {name},

I have decided to go no further with the role of {role}, [the reason, in a few words].

Thank you for your time, and for [what you liked about the team]. I would be glad to keep in touch, and I wish you \
well in filling the role.

Best wishes,
{me}
"""

_DECLINED = """\
Dear {name},

Thank you for the offer, and for the care you took over it. I have thought about it for [how long], and I have \
decided not to take it: [the reason, in a few words].

I enjoyed [what you liked about the team]. I would be glad to keep in touch.

Best wishes,
{me}
"""

_GOOD_NEWS = """\
Dear {name},

I have good news: I start as [your new role] at [your new company] on [the day]. Thank you for [how they helped]. It \
made a difference.

If I can return it one day, I would be glad to.

Best wishes,
{me}
"""

_THANKS, _SECOND, _KEEPING = NoteKind.THANK_YOU, NoteKind.SECOND_NOTE, NoteKind.CHECK_IN
_NEWS = NoteKind.CONGRATULATION
TEMPLATES = (
    Template("after-a-talk", "After a talk", _THANKS, "Thank you for {day}", _AFTER_A_TALK, "", Situation.ALONE),
    Template("after-a-panel", "After a panel", _THANKS, "Thank you for {day}", _AFTER_A_PANEL, "", Situation.PANEL),
    Template("day-passed", "Their day has passed", _SECOND, "{role}: still keen", _PROMISED, "", Situation.PROMISED),
    Template("no-day", "They named no day", _SECOND, "{role}: next steps", _UNPROMISED, "", Situation.UNPROMISED),
    Template("once-more", "Once more, briefly", _SECOND, "{role}: a short word", _AGAIN, "", Situation.AGAIN),
    Template("feedback", "After a no", NoteKind.FEEDBACK_REQUEST, "Thank you, and one question", _FEEDBACK, "rejected"),
    Template("keep-after-no", "After a no", _KEEPING, "Thought of you", _KEEP_AFTER_NO, "rejected"),
    Template("keep-withdrawn", "After withdrawing", _KEEPING, "Thought of you", _KEEP_AFTER_WITHDRAWING, "withdrawn"),
    Template("keep-after-quiet", "After silence", _KEEPING, "Thought of you", _KEEP_AFTER_QUIET, "gone-quiet"),
    Template("keep-after-offer", "After an offer", _KEEPING, "How it turned out", _KEEP_AFTER_AN_OFFER, "offer"),
    Template("keep-in-touch", "Keep in touch", _KEEPING, "Thought of you", _KEEP),
    Template("new-job", "A new job", _NEWS, "Congratulations", _NEW_COMPANY, "", Situation.NEW_COMPANY),
    Template("new-title", "A new title", _NEWS, "Congratulations", _NEW_ROLE, "", Situation.NEW_ROLE),
    Template("connect", "Connect", NoteKind.CONNECT, "", _CONNECT),
    Template("withdrawing", "Withdrawing", NoteKind.WITHDRAWAL, "{role}", _WITHDRAWAL, "withdrawn"),
    Template("declining", "Declining an offer", NoteKind.WITHDRAWAL, "Your offer", _DECLINED, "offer"),
    Template("good-news", "Thanks for helping", NoteKind.GOOD_NEWS, "Good news, and thank you", _GOOD_NEWS, "offer"),
)
