"""What takes English phrases back where it overlaps them: "no longer interested" is no interest."""

#: By the names of the phrases that are cancelled.
CANCELLED: dict[str, tuple[str, ...]] = {
    "thanks": (
        "no thanks",
        "<thank> (you)? in advance ** for?",
    ),
    "told": (
        "<thank> ** (hearing|reading)",
    ),
    "interest": (
        "<not> * (interest~|keen|excited|enthusiastic|eager|want|wanted|love|like)",
        "if you (are|were) interested",
        "(keen|eager|curious|excited|love|like|glad|happy|delighted|thrilled|want) to (hear|know|thank|say|see"
        "|ask|show|send|tell|learn|add|mention|talk|speak|keep|stay|discuss|provide|meet|withdraw|express|apologi~"
        "|let|inform|take|follow|reiterate|have heard|give|return|answer|set|make|point|come back|draw)",
        "(interested|curious) (in|to|about) (hearing|knowing|learning|whether|what)",
    ),
    "fit": (
        "I (did not|didn't|have not|haven't|had not)",
        "(I|we|I've|we've) (have|had|also|already|always|just|really)? (also|already|always|just|really)? (wanted"
        "|liked|enjoyed|loved|hoped|needed|wondered|noticed|appreciated|decided|looked|applied|mentioned|asked"
        "|talked|admired|imagined|missed|received|promised|discussed|laughed|seemed|wished|realised|realized"
        "|remembered|agreed|believed|expected|listened|walked|arrived|entered|watched|heard|attended|chatted"
        "|visited|tried|felt|followed|need|failed|stayed|described|explained|raised|called|reached|attached"
        "|enclosed|cared|struggled|worried|doubted|believed|considered|guessed|assumed|intended|preferred"
        "|regretted|apologised|apologized)",
    ),
    "keener": (
        "(made|makes|left|leaves) me ** (doubt~|unsure|uncertain|hesitat~)",
        "(made|makes|left|leaves) me (feel|want|a bit|a little)? (it|this|the role|the job|to join)? less",
        "(any|no|not) (more|longer)",
        "(would|could|might) (be|have been|become) (more|keener)",
        "<not> ** (convinced|persuaded|inspired|excited|more|made|confirm~|raise~)",
        "(less) (sure|keen|certain|convinced|interested|excited)",
    ),
    "forward": (
        "(not|n't|never|yet|expect|expected|demand|look~ forward to ** (prompt|quick|immediate)) * (hear|heard"
        "|hearing)",
        "(I was|I am|I'm|we were|so|am|was) (very|so)? (glad|happy|pleased|delighted|sorry) to hear",
        "(glad|happy|pleased|delighted) to have heard",
    ),
    "praise": (
        "<not> * (impressed|struck|inspired|moved)",
    ),
    "no-presumption": (
        "(nobody|no one|never) ** rejected",
    ),
    "no-pressure": (
        "(no|not|nothing|isn't|never|without) * (urgent|urgency|hurry|rush|deadline|pressure|reminder)",
        "(thank you|thanks) * for ** (prompt|quick|swift|fast) (reply|response|answer|feedback)",
        "if you (need|would like|want) (anything|more|something) ** before",
        "(you|they) * (said|hoped|expected|mentioned|thought|told me|planned|wrote|would) ** (by|before) (the end "
        "of|<day>|next|this)",
        "(start|begin|join|move|come) ** as soon as possible",
        "(no|not|nothing) * (need|have) to (answer|reply|hurry|respond) ** (at once|today|quickly|soon)?",
    ),
    "no-apology": (
        "(sorry|sad) (to|that I) (hear|have missed|miss|missed|learn|have heard|read|see|have to miss|not have "
        "met|leave)",
        "(no|without) (need to|need for)? (apolog~|excuse)",
    ),
    "asks": (
        "(thank you|thanks) * for ** (feedback|criticism|pointers)",
        "(your|the) (feedback|criticism|pointers) (was|is|were|on|has|helped|seems|does|made|contradicts)",
        "(disagree|understand) ** feedback",
    ),
    "no-argument": (
        "(not|without|n't|no (wish|intention)|never|rather than|nor) ** (argue|reopen|reconsider|change your mind"
        "|second look|dispute|question|challenge|revisit|explain|contest|justify|another chance|complain~)",
        "(sorry|sad) ** disappointed",
    ),
    "wants": (
        "(would you like|do you want|shall I|if you) ** (me to|I)",
        "if (you|your|they) ** (know|need|are looking|looking for|want)",
        "<not> * (need|want|ask~|look~)",
        "(to|for) you ** (favour|favor)",
    ),
    "gives": (
        "(thank you|thanks|grateful) (so much|very much|again)? (in advance|for (your)? (help|reading|any"
        "|considering|passing|your time|forwarding|taking the time to))",
        "(would|could|can|will) you ** (forward|pass~ on|share|introduce|recommend|send)",
        "please ** (forward|pass~ on|share|introduce)",
    ),
    "gratitude": (
        "no thanks",
        "<thank> (you)? in advance",
    ),
}  # fmt: skip
