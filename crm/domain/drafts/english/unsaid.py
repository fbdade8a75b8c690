"""What is better left unsaid in an English note, one row a way to say it. How to write a row: see `phrases`."""

#: By the names of the points that ask for it to be left out.
UNSAID: dict[str, tuple[str, ...]] = {
    "no-presumption": (
        "(I|I'll|I'd|we) (can only|must|have to|will|would|shall|now|should)? (assume|guess|suppose|presume"
        "|gather|fear|suspect|take it|conclude|am afraid) ** (reject~|turned down|no longer|someone else|somebody "
        "else|another candidate|other candidate|other candidates|another person|not selected|unsuccessful|gone"
        "|moved on|moved ahead|filled|decided against|have not been|haven't been|did not get|didn't get|wasn't|was "
        "not|won't be|will not be|out of the running|the answer is no|a no|the case|not chosen|different "
        "direction|passed over|without me)",
        "I (understand|expect|believe|imagine) (that|if)? (I|you|it|the role|the post|the position|the job) (have"
        "|has|am|was|were|will|may|might)? (already)? (not|gone|chosen|decided|filled|picked|hired) * (right|one"
        "|someone|somebody|another|the job|selected|successful)?",
        "(you|you have|you've|the team|the role|the position|the job|they) (must|have|has|had)? (probably"
        "|obviously|clearly|presumably|apparently|surely|evidently|no doubt|must) (already)? (have|has|been)? "
        "(been)? <chosen>",
        "(clearly|obviously|presumably|apparently|probably|evidently|no doubt) (you|they|the role|the post) (have"
        "|has|had)? (been)? <chosen>",
        "(sad|disappointed|sorry) ** (not|wasn't|didn't|never|another|someone else) ** (selected|chosen|get the"
        "|got the|picked|hired|hear|heard|move forward|considered)",
        "if (I am|I'm|I was|I have|I've|I did|I should) not (been|the right|successful|selected|what|chosen|get "
        "the|got the)",
        "(even if|in case|if) (you|the team|the company|they|{company}) (have|has|had)? already <chosen>",
        "(even if|in case|if) (you|the team|the company|they|{company}) (have|has|had)? <chosen> * (someone"
        "|somebody|another|other|differently|elsewhere|against|a different)",
        "(even if|in case|if) (the role|the position|the job|the post|the place|it) (has|have|is|had|was)? "
        "(already|since|now|in the meantime)? (been)? (already)? (filled|gone|closed|taken|moved|given away|no "
        "longer)",
        "(you|they) (decided|have decided|chose) (to go with|for|against|not|another|someone)",
        "(your|the) (silence|lack of) ** (means|tells|suggests|says|must mean|speaks|no)",
        "reject~",
        "turned (me)? down",
        "your decision (not|against)",
        "(didn't|did not|won't|will not) (make|get) (the cut|it|the job|the role|this one)",
        "I (am|was|might|may|am probably|was probably|am clearly) not (be)? (the right|what you|who you|good "
        "enough|strong enough|your first|the one)",
        "(went|go|gone|going|moved|move) (in a different direction|in another direction|with (someone|somebody"
        "|another|a different|other))",
        "(better|stronger|more qualified|internal|another) (candidate|candidates|applicant|applicants)",
        "no longer (in the running|considering me|being considered|under consideration|a candidate)",
        "still (in the running|being considered|under consideration|considering me|a candidate)",
    ),
    "no-pressure": (
        "(as soon as possible|asap|urgent|urgently|urgency|without delay|without further delay)",
        "(answer|reply|respond|response|hear|know|decision|decide|confirm|get back to me|news|update|let me know"
        "|tell me|word) ** (immediately|quickly|promptly|very soon|right away|at once|today|straight away)",
        "(immediately|promptly|quickly) (answer|reply|respond|decide|confirm)",
        "(prompt|quick|speedy|immediate|swift|fast) (reply|response|answer|decision|feedback)",
        "(answer|reply|respond|response|hear|know|decision|decide|confirm|get back to me|news|update|let me know"
        "|tell me|word) ** (by|before|no later than|within) (tomorrow|tonight|noon|(the)? end of (the|this)? (day"
        "|week|month)|close of business|cob|eod|(this|next)? <day>|the weekend|next week|this week|_ days|_ hours)",
        "I (really|do|urgently|would)? (need|must have|require|demand|insist|deserve|have to have|must know) ** "
        "(answer|decision|know|reply|response|hear|update|clarity|information)",
        "(other|another|competing|second|better) (offer|offers|interviews)",
        "(other|another) (company|companies|employer|employers|firm) ** (offer|answer|waiting|interested|deadline"
        "|decision|wants|decide)",
        "(third|fourth|fifth) (email|attempt|message|time|note|reminder)",
        "(several|many|repeated|three|four|multiple|countless) (emails|messages|reminders|notes|attempts)",
        "still (waiting|have not heard|haven't heard|no word|no answer|no reply|no news|not heard|not received"
        "|await~)",
        "(have not|haven't|hadn't|had not|never|not yet) (yet|even)? (received|heard|got|had|gotten) (back"
        "|anything|a reply|an answer|a response|any reply|any answer|any news|any response|from|word)",
        "(have not|haven't) (yet|even)? (responded|replied|answered|got back|written back|called back)",
        "(nobody|no one|no-one|none of you) has (replied|responded|answered|got back|been in touch|written|called)",
        "(you|I was|I had been|they|{company}) (had|have|all)? (promised|said|told|assured) ** (but|yet|and still"
        "|and yet|and I am still|and I'm still|passed|gone by|and I have)",
        "why (have you|haven't you|has nobody|is it taking|does it take|hasn't|it is taking|nobody|I have not|you "
        "have not)",
        "(been waiting|keep me waiting|kept waiting|kept me waiting|can't wait|cannot wait|have waited|waiting "
        "for) ** (weeks|days|too long|long time|long enough|ages|month|months|longer|much longer)",
        "when (will|are) (you|I|we) (finally|ever)",
        "before I (accept|take|decide|sign|commit|have to)",
        "(chasing (you|this|up)|nagging|remind you|reminding you)",
        "(a|my|another|second|gentle|friendly|kind|quick|last) reminder",
        "(checking|following|check|follow|touching base) (in|up)? (again|once more|yet again|one last time)",
        "(one last time|last attempt|last chance|final attempt|final email|final message|final follow-up|final "
        "reminder)",
        "(decision|answer|reply) (is)? (overdue|late|due)",
        "(my deadline|a deadline|deadline for (my|the) decision|time is running|running out of time|hurry up"
        "|without fail)",
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
        "|a bother|an imposition|intruding|mind|a nuisance|disturb|disturbing|being (a|too))",
        "(if I am|if I'm|am I|I know I am|I know I'm|risk of|without) (not)? (being|seeming|a)? (a)? (nuisance"
        "|bother|pest|pushy|annoying|intruding|impatient|nag)",
    ),
    "no-argument": (
        "I (strongly|respectfully|must|still|have to|would|do|really|simply|honestly)? (disagree|object|protest"
        "|dispute|beg to differ|contest|appeal|challenge|question)",
        "(do not|don't|cannot|can't|could not|couldn't|fail to|not) (really|quite|at all|simply|possibly)? (agree "
        "(with|that)|accept (your|that|the|this)|(understand|see|imagine|follow) (why|how|your|the reason~)"
        "|believe (that|this|your))",
        "(decision|process|assessment|judgement|judgment|reason|reasons|outcome|choice|answer|it) (was|is|were"
        "|are|seems|seemed|feels|felt|to be) (wrong|unfair|a mistake|mistaken|unjust~|premature|hard to understand"
        "|hard to accept|not right|unreasonable|incorrect|biased|odd|strange)",
        "(unfair~|unjust~|unprofessional|unacceptable|discriminated|discrimination|biased|injustice|insulting)",
        "I (really|clearly|fully|still|surely|more than)? (deserved|deserve|earned|should have been|ought to have)",
        "(reconsider|rethink|think again|change your mind|second chance|another chance|second look|(review"
        "|revisit|reverse|revise|reopen) (the|your|this) decision)",
        "I (still|honestly|really|firmly|strongly|truly|do|am)? (believe|think|feel|know|convinced|maintain|am "
        "sure|am certain) (that)? (I|I'm|my) * (the best|more qualified|most qualified|perfect|ideal|the right"
        "|exactly what|ideally|well qualified|qualified|stronger|strongest|met|meet|meets|exceed~|was clear"
        "|answered)",
        "(surprised|shocked|frustrated|angry|upset|baffled|puzzled|astonished|appalled|dismayed|annoyed|stunned) "
        "(by|with|at|that|to hear|to read|to learn|to see|how) (your|the|this|you|how)?",
        "disappointed (by|with|at|in) (your|the|this|you|how)",
        "how (could|can) you",
        "you (have|had|are|were|have clearly|clearly|simply)? (made (a|the|an) (mistake|error)|making (a|the) "
        "mistake|mistaken|misunderst~|misjudg~|overlook~|wrong|ignored)",
        "that (is|was) (not|simply not|just not|plainly)? (true|correct|wrong|false|what I said|accurate|not the "
        "case)",
        "(but|yet|because|since|however|in fact|actually|although|even though|though|despite the fact that) I "
        "(clearly|already|in fact|actually|did)? (answered|answer|explained|explain|said|say|told|tell|meet|met"
        "|showed|show|passed|finished|mentioned)",
        "(less|fewer) (experience|experienced|qualified|qualifications|than me|than I)",
        "(I was|I had been|we were) (told|promised|assured|led to believe) that (the|my|I|it|you) _",
        "(please|could you|can you|would you|must|should|have to) * (explain|justify) (to me)? (why|your|the|this"
        "|how)",
        "(demand|entitled to|right to|owe me|owed|deserve) ** (explanation|reason|reasons|know|answer)",
        "(on what grounds|what exactly was wrong|with (all)? due respect|to be frank|frankly (this|it|your)"
        " _|my lawyer|legal action|complaint)",
        "(your loss|your mistake)",
    ),
}  # fmt: skip
