"""What is better left unsaid in an English note, one row a way to say it. How to write a row: see `phrases`."""

#: By the names of the points that ask for it to be left out.
UNSAID: dict[str, tuple[str, ...]] = {
    "no-presumption": (
        "(I|I'll|I'd|we) (can only|must|have to|will|would|shall|now|should)? (assume|guess|suppose|presume"
        "|gather|imagine|fear|suspect|take it|conclude|expect|understand|believe|am afraid) ** (reject~|turned "
        "down|no longer|someone else|somebody else|another candidate|other candidate|other candidates|another "
        "person|not selected|unsuccessful|gone|moved on|moved ahead|filled|decided against|have not been|haven't "
        "been|did not get|didn't get|wasn't|was not|won't be|will not be|out of the running|the answer is no|a no"
        "|the case|not chosen|different direction|passed over|without me|not to|lost)",
        "(you|you have|you've|the team|the role|the position|the job|they) (must|have|has|had)? (probably"
        "|obviously|clearly|presumably|apparently|surely|already|evidently|no doubt|perhaps|must) (already)? (have"
        "|has|been)? (been)? <chosen>",
        "(sad|disappointed|disappointing|sorry|pity|a shame|hard) ** (not|wasn't|didn't|never|another|someone "
        "else) ** (selected|chosen|get the|got the|picked|hired|hear|heard|move forward|considered)",
        "if (I am|I'm|I was|I have|I've|I did|I should) not (been|the right|successful|selected|what|chosen|get"
        "|got|make|made)",
        "(even if|in case|if) (you|the team|the company|the role|the position|the job|the post|the place|it"
        "|{company}) (has|have|is|should|had|were|was)? (already|since|now|been|in fact)? (been|already|have|in "
        "the meantime)? (<chosen>|no longer|decide|in another direction)",
        "(clearly|obviously|presumably|apparently|probably|evidently|no doubt) (you|they|the role|the post) (have"
        "|has|had)? (been)? <chosen>",
        "(you|they) (decided|have decided|chose) (to go|on|for|against|not|another|someone)",
        "(your|the) (silence|lack of) ** (means|tells|suggests|says|must mean|speaks|no)",
        "reject~",
        "turned (me)? down",
        "your decision (not|against)",
        "(didn't|did not|won't|will not|don't|do not) (make|get) (the cut|it|the job|the role|this one)",
        "(not|wasn't|weren't|isn't) (the right|what you|who you|good enough|strong enough|your first|the one)",
        "(went|go|gone|going|moved|move) (in a different direction|in another direction|with (someone|somebody"
        "|another|a different|other))",
        "(other|better|stronger|more qualified|internal) (candidate|candidates|applicant|applicants)",
        "no longer (in the running|considering|interested|being considered|under consideration|a candidate)",
        "still (in the running|being considered|under consideration|considering me|a candidate)",
    ),
    "no-pressure": (
        "(as soon as possible|asap|immediately|urgent|urgently|urgency|right away|at once|without delay|without "
        "further delay|promptly|very soon|quickly)",
        "(prompt|quick|speedy|immediate|swift|fast) (reply|response|answer|decision|feedback)",
        "(by|before|no later than) (tomorrow|tonight|end of day|close of business|cob|eod|noon|the end of (the"
        "|this) (day|week|month)|this <day>|next <day>|<day>|the weekend|next week|this week)",
        "I (really|do|urgently|would)? (need|must have|require|demand|insist|deserve|have to have|must know) ** "
        "(answer|decision|know|reply|response|hear|update|clarity|information)",
        "(other|another|competing|second|two|better) (offer|offers|company|companies|employer|employers"
        "|interviews|deadline|deadlines)",
        "(third|fourth|several|many|repeated|three|four|multiple|countless) (email|emails|time|attempt|attempts"
        "|message|messages|times|note|notes|reminders)",
        "still (waiting|have not heard|haven't heard|no word|no answer|no reply|no news|nothing|not heard|not "
        "received|await~)",
        "(have not|haven't|hadn't|had not|never|not yet) (yet|even)? (received|heard|got|had|gotten|responded"
        "|replied|answered) (back|anything|a|any|from|word|to)?",
        "(you|I was|I had been|they|{company}) (had|have|all)? (promised|said|told|assured) ** (but|yet|and still"
        "|and yet|and I am|and I'm|passed|gone by|ago|and I have)",
        "why (have you|haven't you|has nobody|is it taking|does it take|hasn't|it is taking|nobody|I have not|you "
        "have not|the)",
        "(please)? (reply|respond|answer|get back to me|let me know|tell me|confirm|advise) * (by _|today|now"
        "|this week|before (the|next|this)? _|within _|tomorrow|quickly|one way or)",
        "(wait~) ** (weeks|days|too long|long time|patiently|long enough|ages|month|months|long)",
        "when (will|are) (you|I|we) (finally|ever)",
        "before I (accept|take|decide|sign|commit|have to)",
        "(chasing|chase|pushing|nagging|reminding you|remind you|reminder)",
        "(checking|following|check|follow|touching base) (in|up)? (again|once more|yet again|one last time)",
        "(one last time|last attempt|last chance|last reminder|final attempt|final email|final message|final "
        "follow-up|final reminder)",
        "(nobody|no one|no-one|none of you) has (replied|responded|answered|got back|been in touch|written|called)",
        "(decision|answer|reply) (is)? (overdue|late|due)",
        "(overdue|deadline|time is running|running out|hurry up|without fail|one way or the other|one way or "
        "another)",
    ),
    "no-apology": (
        "(sorry|my apologies|apologies|apologise|apologize|apologising|apologizing|apology|forgive me|forgive"
        "|pardon)",
        "excuse (me|the|my|this)",
        "I (hate|don't want|do not want|don't mean|do not mean|didn't mean|did not mean|don't like|wouldn't want"
        "|would not want|hesitate|am reluctant|really don't want|don't wish|do not wish) (to) ** (bother|bug"
        "|disturb|pester|trouble|pain|nuisance|take up|intrude|impose|annoy|pushy|press|write|hassle|waste)",
        "(bothering|pestering|bugging|disturbing|troubling|annoying|hassling) you",
        "(to bother|to disturb|to trouble|to pester|to bug) you",
        "hope (I am|I'm|this is|it is|this isn't|I do|that I am|I don't|you don't|you do)? (not|mind)? (bothering"
        "|a bother|an imposition|intruding|too|mind|a nuisance|disturb|disturbing|being)",
        "(if I am|if I'm|am I|I know I am|I know I'm|risk of|without) (not)? (being|seeming|a)? (a)? (nuisance"
        "|bother|pest|pushy|annoying|intruding|impatient|nag)",
    ),
    "no-argument": (
        "I (strongly|respectfully|must|still|have to|would|do|really|simply|honestly)? (disagree|object|protest"
        "|dispute|beg to differ|contest|appeal|challenge|question)",
        "(do not|don't|cannot|can't|could not|couldn't|fail to|not) (really|quite|at all|simply|possibly)? (agree"
        "|see|understand|accept|believe|follow|imagine) (with|why|how|that|this|your|the)",
        "(decision|process|assessment|judgement|judgment|reason|outcome|choice|answer|it) (was|is|seems|seemed"
        "|feels|felt|to be) (wrong|unfair|a mistake|mistaken|unjust~|premature|hard to|not right|unreasonable"
        "|incorrect|biased|odd|strange)",
        "(unfair~|unjust~|unprofessional|unacceptable|discriminat~|biased|wrongly|injustice|insulting)",
        "I (really|clearly|fully|still|surely|more than)? (deserved|deserve|earned|should have been|ought to have)",
        "(reconsider|rethink|think again|change your mind|second chance|another chance|second look|review your "
        "decision|revisit|reverse|reopen the decision|look again|think it over)",
        "I (still|honestly|really|firmly|strongly|truly|do|am)? (believe|think|feel|know|convinced|maintain|am "
        "sure|am certain) (that)? (I|I'm|my) * (the best|best|more qualified|most qualified|perfect|ideal|right"
        "|exactly what|ideally|well qualified|qualified|stronger|strongest|met|meet|meets|exceed~|was clear"
        "|answered)",
        "(surprised|shocked|frustrated|angry|upset|baffled|puzzled|astonished|appalled|dismayed|annoyed|stunned"
        "|disappointed) (by|with|at|that|to|how|in) (your|the|this|you|how|see|hear|read|be|learn|process)?",
        "how (could|can) you",
        "you (have|are|were|have clearly|clearly|simply)? (made|making|make|mistaken|misunderst~|misjudg~"
        "|overlook~|wrong|ignored|failed)",
        "that (is|was) (not|simply not|just not|plainly)? (true|correct|right|wrong|false|what I said|accurate"
        "|the case)",
        "(but|yet|because|since|however|in fact|actually|although|even though|despite the fact) (that)? I (did"
        "|had|have|was|am|do|clearly|already|in fact|answered|explained|said|told|meet|met|showed|actually|passed"
        "|finished)",
        "(less|fewer) (experience|experienced|qualified|qualifications|than me|than I)",
        "(I was|I had been|we were) (told|promised|assured|led to believe)",
        "(please|could you|can you|would you|must|should|have to) * (explain|justify) (to me)? (why|your|the|this"
        "|how)",
        "(demand|entitled to|right to|owe me|owed|deserve) ** (explanation|reason|reasons|know|answer)",
        "(on what grounds|what exactly was wrong|with (all)? (due)? respect|to be frank|frankly|lawyer|legal"
        "|complain~)",
        "(your|the) (loss|mistake)",
    ),
}  # fmt: skip
