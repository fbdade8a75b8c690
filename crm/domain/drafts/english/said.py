"""What English notes say to do what they should, one row a way to say it. How to write a row: see `phrases`."""

#: By the names that the checks ask for.
SAID: dict[str, tuple[str, ...]] = {
    "thanks": (
        "<thank> * (for|that|the|your|our|to) ** (time|half-hour|hour|hours|minutes|afternoon|morning|evening|day"
        "|conversation|talk|chat|call|discussion|interview|interviewing|meeting|meeting me|seeing me|speaking"
        "|talking|having me|hosting me|inviting me|inviting|welcome|welcoming me|hospitality|visit|walking me"
        "|showing me|sitting down|patience|yesterday|today|coffee|lunch|tour) <when>?",
        "<thank> for ** (<when>|<day>)",
        "it was (so|very|really)? (good|kind|generous|nice) of you to ** (time|see|meet|talk|speak|show|hour|have "
        "me)",
        "<talk> ** (was|were) ** <thank>",
    ),
    "told": (
        "your (own|last|first|second|very)? (question|questions|remark|remarks|point|points|story|stories|example"
        "|examples|idea|ideas|plan|plans|view|views|description|account|explanation|answer|answers|comment"
        "|comments|thoughts|advice|drawing|sketch|tour|vision|approach|insight|insights|perspective|work|focus"
        "|project) (about|on|of|that|for|to|from|regarding|around|in|with|into)?",
        "you (had|have|all|both|also|kindly)? (mentioned|said|described|told me|told us|showed me|explained|drew"
        "|asked|spoke|talked|raised|pointed out|shared|outlined|walked me through|noted|brought up) (about|that"
        "|how|of|in)?",
        "(our|the|your) (conversation|talk|discussion|exchange|chat|part|minutes) (about|on|of|around|over"
        "|regarding)",
        "(we|you and I|the three of us|all of us) * (talked|spoke|discussed|took|walked|laughed|compared|sketched"
        "|looked|drew|went|argued|agreed) (about|at|on|over|through)?",
        "(learn~|hear~|heard|talking|discussing|read~|seeing|watching|saw) (more|much|also)? (about|how|that|of"
        "|your)",
        "my * (answer|answers|question|questions) (about|on|to)",
        "(answer|answers|question|questions) about",
        "(thinking|thought|reflecting) (a lot)? (about|of|on|over)",
        "what you (said|told me|showed me) (about|of)?",
        "(struck|surprised|fascinated|intrigued|interested) (me|by) (most)? (about|was|that|how)?",
        "the way (you|your)",
        "(liked|loved|enjoyed|appreciated) (your|the way|how|that|hearing|seeing|learning)",
    ),
    "stayed": (
        "(stayed|stuck|stays|remained|remains) (with me|in my mind|on my mind)",
        "(struck|surprised|impressed|fascinated|intrigued) me",
        "(that|which) you (mentioned|described|showed me|told me about|drew|spoke of|talked about|raised"
        "|explained)",
        "has been (going round|on my mind)",
    ),
    "interest": (
        "<role> ** (interest~|appeal~|attract~|excit~|draw~|suit~|tempt~|fascinat~|intrigu~) (to)? (me|my)",
        "(interest~|appeal~|attract~|excit~|draw~|drew|tempt~|fascinat~|intrigu~) (to)? me (most|about)? ** (role"
        "|position|job|work|team)?",
        "the (kind of|sort of|type of|very|exact)? (work|role|job|problem|problems|challenge|team|place|position"
        "|question|questions|step) (that)? (I am|I'm|I have been|I've been|I was|I|has me|we) (most|always"
        "|really)? (look~ for?|want|wanted|hop~ for|enjoy~|love|loved|like|liked|after|wish~|care about|do best)",
        "(interested|keen|excited|enthusiastic|eager|passionate|curious) (in|about|on|by|to) (the|this|a|an|your"
        "|working|being|that)? _",
        "(I would|I'd|I should) (very much|really|dearly|so)? (love|like|be glad|be happy|be delighted|be "
        "thrilled) to _",
        "I (really|do|very much|so)? want (very much)? (the|this|to) _",
        "(kind|sort|type) of * (that)? I (am|have|want|wanted|love|like|enjoy|hope|look|was)",
        "(looking|searching|hoping) for (exactly|just|precisely)? (this|such|that|a role|a team|a place|work)",
        "(what|why) ** (draws|attracts|interests|excites|appeals|drew) (to)? me",
        "I care (deeply|a lot|very much|most)? about",
        "(joining|working with) ** (would|appeals)",
        "my (own|strong|great|real|keen)? interest in",
        "(I would|I'd) (really|very much)? like (the|this) (role|post|job|position|place|work)",
        "(what|which|that) I (most|really|always|have always)? (enjoy|like|love|want to|wanted to|do best|hope to "
        "do)",
        "(what|which|something|that) I would (most)? (love|be proud|be glad) to _",
        "(matches|match|fits|meets) (exactly|closely|just)? (what|with what) I",
        "(want|wanted|wants) the (role|job|position)",
        "(role|position|job) ** (because|since|for)",
        "I (enjoy|love|like) ** (work|working|solving|building|helping|teaching|caring)",
    ),
    "fit": (
        "(I|we|I've|we've) (have|had|once|also|already|recently|myself|twice|too|personally|successfully)? (also"
        "|already|recently|once|twice|just|been)? <did>",
        "my (own|last|previous|former|current|recent|earlier|past|first|present|extensive|professional"
        "|practical)? (experience|background|years|work|time|training|role|job|degree|thesis|team|project|projects"
        "|skills|strengths|strength|knowledge|habit|days|studies|apprenticeship)",
        "(years|year|decade|decades|months|seasons) (of|in|with|as|at|on|running|building|leading|doing|teaching"
        "|behind|selling|managing|working)",
        "(I|I've|we|we've) (have|had|once|also|already|recently|myself|twice|too|personally|successfully|always)? "
        "(also|already|recently|once|twice|just|always)? _ed",
        "(what|which|that|something|kind of work) I (did|do|have done|have been doing|was doing|have <did>|<did>"
        "|know)",
        "I've (done|seen|been through)",
        "<I would> (also|happily|gladly)? (bring|contribute|offer|add|help|apply|put) _",
        "(good|strong|natural|right|close|excellent|great|well|perfect) (fit|match|suited|placed) (for|because"
        "|with|to|between)?",
        "suit~ ** (me|my)",
        "I (know|understand|recognise|recognize) ** (how|what|the|that|from|it)",
        "(at home|fluent|experienced|trained|certified|skilled|practised|practiced) (in|with|as|at)",
        "(taught|prepared|trained) me",
        "I (am|was) (good|best|strong|strongest|used|quick|patient) (at|in|with|when|to)",
        "from (my|our) (own)? (time|years|days|work|months) (at|in|as|with|on)",
        "having (<did>|been)",
        "as (a|an) _ (for|at|in|with)",
    ),
    "keener": (
        "(made|makes|make|left|leaves|leave|has me|have me|got me|had me) (me)? ** (more (<keen>|attractive"
        "|appealing|tempting|interesting)?|keener|eager|excited|enthusiastic|certain|sure|surer|convinced|inspired"
        "|curious|looking forward|energised|energized|hopeful) (than before|than ever)?",
        "(more|even more|all the more|still more|yet more|ever more|doubly|all the) <keen> (than before|than "
        "ever)?",
        "(keener|surer|happier) (still|than|about|to|on|on the)?",
        "my <wish> ** (grew|grown|rose|risen|increased|stronger|greater|deeper|deepened|doubled|confirmed|higher)",
        "(raised|increased|strengthened|confirmed|deepened|grew|renewed|added to|fuelled|fueled|doubled"
        "|reinforced|heightened|sharpened|boosted|fed|cemented|solidified|affirmed|reaffirmed) ** (<wish>|that "
        "this|how much)",
        "(convinced|persuaded|inspired|excited|energised|energized|encouraged|cheered) me",
        "(came|went|walked|come|go|drove|cycled) (away|home|out|off|back) ** (<keen>|wanting|more <keen>?|happy"
        "|smiling)",
        "left ** (<keen>|wanting|smiling|with more _)",
        "(since|after) (our|the|your|we|talking|speaking|meeting|hearing|seeing) ** <keen>",
        "the more (I|you|we) ** (the more|the better|the keener)",
        "(want|wanted) ** (role|it|this|job|join|place|work) (even)? (more|all the more)",
        "<talk> ** (was|were) (so|very|really)? (exciting|inspiring|energising|energizing|thrilling|infectious)",
        "your enthusiasm ** (infectious|contagious|catching)",
        "(look|looked) (even)? (better|more interesting) (after|since|than)",
    ),
    "forgotten": (
        "I (forgot|neglected|omitted|failed|meant|left out|did not get|didn't get|did not come|didn't come|had no "
        "time|had no chance|missed) (round)? (to)? (say|saying|mention|mentioning|add|tell|bring|the chance)?",
        "(something|one thing|a thing|a point|thing|what|answer) (that)? I (forgot|did not say|didn't say|left "
        "out|meant|should have|wish I had|did not mention|didn't mention|owe you|left unsaid)",
        "(should|could) have (said|mentioned|added|told|brought)",
        "(to add|let me add|may I add|I would add|I might add|I would like to add|I'd like to add|I should add|I "
        "want to add)",
        "(one|a) (more|further|last|small) (thing|point|word|addition)",
        "(answer|come back to|return to|go back to) ** your ** question",
        "(afterwards|on the way home|on the train home|later|in the evening|last night|overnight) I * (thought"
        "|realised|realized|remembered|noticed)",
        "(did not|didn't) (say|mention) (yesterday|on|in|during|when|that)",
        "it (occurred|came) to me (afterwards|later|since)?",
        "(p s|postscript|PS)",
    ),
    "forward": (
        "look~ (very much|so much|really)? forward (very much|greatly)? to (hearing|news|your|our|seeing|talking"
        "|speaking|meeting|the|next|any|continuing|it|learning)? (from you|answer|reply|decision|next steps|you "
        "again|next step|next round|news)?",
        "(hope|hoping|glad|happy|pleased|love|like|keen|eager|delighted|welcome|excited|curious) (very much)? (to"
        "|for)? (be)? (hear|hearing|heard) (from you|back|about|how|what|which|more|of)?",
        "(hope|hoping|glad|happy|pleased|love|keen|eager|delighted|welcome) ** (next step|next steps|next round"
        "|second round|continue|see you again|speak again|talk again|meet again|take this further)",
        "(can't|cannot) wait (to|for) _",
        "(see|speak to|talk to|meet) you (again)? (soon|next|then)",
        "(hope|hoping|glad|happy|like) to (talk|speak|meet|hear|see you|be in touch) (again)? (soon|before long)?",
        "(hope|trust) (that)? we (speak|talk|meet|see)",
        "hearing from you",
        "(await|awaiting) (your|the) (news|answer|decision|reply|word)",
        "whenever (you|there is|there's) ** (news|ready|know|decided)",
    ),
    "praise": (
        "(impressed|struck|moved|inspired|touched|cheered|won over|charmed|delighted) * (by|with|how|at) _? _? _?",
        "(impress~|struck|inspir~|moved|touched) me",
        "I (have|had|really|also|very much|still|much|always|particularly|especially|greatly|truly|have long|do"
        "|so)? (admire~|like~|love~|enjoy~|respect~|value~|appreciate~|trust~) ** (<yours>|how|the way|what|that) "
        "** (you|your _|everyone|everybody|people|nobody|{company}|team|company|culture|they|each|school|ward"
        "|hospital|shop|staff|pupils|students|customers|colleagues)",
        "I (have|had|really|also|very much|still|much|always|particularly|especially|greatly|truly|have long|do"
        "|so)? (admire~|like~|love~|enjoy~|respect~|value~|trust~) (the)? (<yours>|openness|warmth|calm|care"
        "|honesty|spirit)",
        "<yours> ** (is|are|was|were|has|have|seems|felt) ** <good>",
        "<good> ** <yours>",
        "(how) (well|much|_ly|good|proud|kind) ** (<you>|your _)",
        "(reputation|name) for _",
        "(reputation|culture|mission|values|spirit|openness|warmth|kindness|honesty|care) ** (rare|stayed|spoke "
        "to me|shows|showed|is why|one reason|close to)",
        "(few|not many|no other) (companies|places|teams|employers|firms|organisations|organizations|schools"
        "|hospitals)",
        "it is rare",
        "(proud|good|glad) (of|to see) ** <you>",
    ),
    "asks": (
        "(what|anything|something|is there anything|where|how|which) * (could|can|should|might|would) I * (have "
        "done|have|do|say|prepare|work on|improve|change|learn|practise|practice|done)? ** (better|differently"
        "|more|improve|improved|stronger|work on|another time|next time|missed)",
        "(what|anything|something|one thing|thing|things|areas|points|where) (that)? I (could|can|should|might"
        "|would|did|need to) * (have done|do|work on|improve|change|have said|did|done|prepare|fell short"
        "|strengthen|get better)? (better|differently|more|next time)",
        "(what|anything|something|one thing|thing|things|areas|points|where) (that)? I (could|can|should|might"
        "|would|did|need to) * (have done|work on|improve|change|have said|fell short|strengthen)",
        "(how|where|what) (I|could I|can I|might I|should I) (could|can|might|should)? (have)? * (improve"
        "|improved|do better|get better|fell short|fall short|be stronger|been stronger|become|prepare)",
        "(any|some|your|constructive|honest|brief|candid|a line of|a word of|a few words of|short|frank|critical"
        "|specific|little|bit of|the) (constructive|honest|brief|candid|frank|further|general)? (feedback"
        "|criticism|pointers)",
        "(grateful|glad|appreciate|thankful|welcome|love|value|ask|asking|hoping) ** (feedback|criticism|pointers)",
        "(what|which|where) ** (tipped|counted|spoke against|held me back|let me down|convinced you|was weak~"
        "|were weak~|put you off|worked least|went wrong|decided it)",
        "(advice|thoughts|suggestions|hints|tips|a hint|a tip|insight|insights) (on|about|for|as to|into) ** "
        "(what|how|where|improve|improvement|better|improving|interview|skills|performance|application|next)",
        "(areas|room|something|points|skills) (to|for|I) (improve|improvement|work on|develop|development|growth"
        "|strengthen)",
        "(one thing|thing|anything|something|what) ** (you would|you'd|you could|you might) (advise|suggest"
        "|recommend|change)",
        "what (was|you found|seemed|I was|was I|were you|did I) (missing|lack~|miss)",
        "what (would|might|could) have ** (stronger|better|difference|helped|convinced)",
        "what (would|should|could) you (advise|suggest|recommend|have|work|like)",
        "(tell|told|share|know|say) ** (fell short|did not convince|didn't convince|was missing|were missing"
        "|weak~|tipped the|decided it|made the difference)",
    ),
    "gives": (
        "(came|come) across ** (article|talk|paper|book|post|report|podcast|piece|course|tool|study|job|role"
        "|event|film|recipe|exhibition|conference|map|site|library|song|review|essay|letter)",
        "(thought|think|thinking|reminded) (at once|immediately|straight away|right away|straight|again|often)? "
        "(of|about|me of) (you|your|our)",
        "(made|makes) me think (at once)? of (you|your|our|_)",
        "would you like to (come|join|speak|give|see|meet|have|hear|try|be)",
        "(attach|attached|enclose|enclosed|forward~|sending you|am sending|send you|pass~ on|passing on|sharing"
        "|to share)",
        "(saw|read|heard|noticed) (that|about|your|of) ** (won|wins|prize|award|promoted|promotion|launched"
        "|launch|published|opened|success|finished|great|wonderful|good news)",
        "(wonderful|splendid|bravo|hooray|hats off|lovely news|what news)",
        "I still (tell|quote|use|think of|think about|remember|recommend|keep)",
        "(buy|offer|stand|invite) you (a|to|for|to a|for a) (coffee|lunch|tea|drink|dinner|beer|breakfast)",
        "(my treat|is on me|are on me)",
        "(so)? (glad|happy|pleased|thrilled|delighted) for you",
        "here (is|are|comes) (the|a|an|my|your|that)? _",
        "(might|may|could|would|should) (be of (interest|use|help)|interest you|help you|be useful|be helpful"
        "|suit you|amuse you|save you|please you|like it|enjoy it|find it|be something for)",
        "(useful|helpful|interesting|handy) (for|to) (you|your)",
        "<I would> (gladly|happily|be glad to|be happy to|be pleased to|like to|love to)? * (introduce|share|put "
        "you in touch|connect you|return the|help you|help with|lend|send you|show you|recommend|test|look over"
        "|read|proofread|return)",
        "(happy|glad|pleased|delighted) to (help|introduce|share|send|return|lend|make|put you|connect|recommend"
        "|look|be a|show|tell you|pass)",
        "(can|could|may|shall|should) I (introduce|put you|help|send you|be of|do anything|return)",
        "(would you like me to|do you want me to|if you would like me to|if it helps|if it is of (use|help)|if "
        "you ever need|if I can (ever)? (help|be of|do|return)|let me know if I can|if there is anything I can)",
        "(congratulations|congratulate|congrats|well done|well deserved|well earned|so pleased for you|happy for "
        "you|delighted for you|pleased to (read|see|hear) (that|about|of)|glad to (read|see|hear) (that|about|of)"
        "|good to (read|see|hear) (that|about|of)|delighted to (read|see|hear)|happy birthday|happy new year)",
        "(took|taken|followed|tried|used|applied|remembered) (up)? (your|the) (own)? (advice|suggestion|tip|hint"
        "|book|recipe|method|idea|words|feedback)",
        "your (advice|suggestion|tip|hint|recommendation|book|feedback|talk|article|post|words|introduction"
        "|question) * (helped|worked|was right|was spot on|made|paid|led|has|have|saved|turned|stayed|got|came|did"
        "|was)",
        "(thank you|thanks|grateful) (again|so much|very much|once more|still)? (for|that|to you)",
        "(loved|enjoyed|liked|admired|read|watched|listened to) (reading|watching|hearing)? (your|the) (new|recent"
        "|latest|last)? (talk|article|post|book|piece|launch|podcast|interview|film|paper)",
        "(good|happy|small) news (for you|to share)?",
        "(wish~ you|all the best|best of luck|good luck|fingers crossed|hope the (launch|move|new|first|talk|trip"
        "|baby|house|course|season|start|exhibition))",
        "(no need|no hurry|nothing to|nothing I) (to (answer|reply|do)|need)",
        "(hire|hiring|looking for) ** (you might know|for you|if you are)",
    ),
    "wants": (
        "(could|can|would|will|might) you (please|possibly|perhaps|maybe|kindly|also|be able to|be willing to|be "
        "so kind)? (and|as|to)? (to)? (help|introduce|refer|recommend|forward|pass|look|put|share|spare|review"
        "|write|give|get|ask|connect|make|check|speak|talk|mention|let|tell|send|read|act|support|keep|find)",
        "do you (happen to|perhaps|by any chance)? know (of any|of anyone|of anybody|of|anyone|anybody|if|whether"
        "|someone|somebody|any|who|a)",
        "(I|I'm|I am|I was) (really|also|just|currently|still|badly|urgently|again)? (need|am looking for|looking "
        "for|hoping for|after|in need of|searching for|want|job hunting|job-hunting|hoping you|hoping that you"
        "|wondering if|wondering whether|wonder if|wonder whether) ** (<ask for>|new role|you could|you can|you "
        "would|you know|you might|your help)",
        "I (need|could use|would appreciate|could do with|would be grateful for|am in need of) ** <ask for>",
        "would you mind",
        "wonder~ (if|whether) you",
        "(any|suitable) (suitable|new|current|open)? (openings|vacancies|positions|opportunities|jobs|roles|leads)",
        "(I would like to|I'd like to|I want to|I have to|I need to|may I|can I|could I|might I|let me) (briefly"
        "|quickly|just|also)? ask (you)? (for|a|if|whether|you)?",
        "please (send|forward|pass|keep me|consider|refer|introduce|share|help|recommend|put|tell|let me know"
        "|find|look|think of me)",
        "keep me in mind",
        "(put in|put) (a)? (good)? word",
        "(pick|picking) your brain",
        "(ask|asking) (you)? (for)? (a|your|some|another) (favour|favor|help|introduction|reference|advice"
        "|recommendation|referral)",
        "(a|one|another|small|quick|big|little) (favour|favor|request)",
        "get me (a|an|in|into|the)",
    ),
    "gratitude": (
        "<thank> ** (for|you|your|to|that)",
        "(thank you|thanks|many thanks)",
        "(without|thanks to) (you|your)",
        "I (owe|am indebted)",
    ),
}  # fmt: skip
