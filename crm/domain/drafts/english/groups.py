"""Parts that English phrases share, one row a part: <talk> in a phrase is any of these."""

GROUPS: dict[str, str] = {
    "not": (
        "not|no longer|never|hardly|don't|doesn't|didn't|isn't|wasn't|aren't|cannot|can't|won't|wouldn't|less"
        "|haven't"
    ),
    "I am": "I am|I'm|I remain|I was|I feel|I felt|I have been|I've been|I am still|I'm still|I am also|I'm also",
    "I would": "I would|I'd|I could|I can|I will|I'll|I hope to|I'd also|I would also|we could|let me",
    "thank": "thank you|thanks|thankful|grateful|gratitude|I thank you|appreciate~|obliged|thank-you|ta",
    "talk": (
        "talk~|conversation~|interview~|meeting~|discussion~|chat~|call|calls|session~|panel|visit|exchange"
        "|hour|hours|afternoon|morning|evening|day|lunch|coffee|round|tour|walk-through|time"
    ),
    "role": "role|position|job|post|opportunity|opening|vacancy|work|team|place|programme|program",
    "day": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    "month": "January|February|March|April|May|June|July|August|September|October|November|December",
    "when": (
        "yesterday (morning|afternoon|evening)?|today|this (morning|afternoon|week|evening)|(on|last) <day>"
        "|last week|the other day|on _ <month>"
    ),
    "keen": (
        "keen|keener|excited|excitement|enthusiastic|enthusiasm|eager|energised|energized|inspired|convinced"
        "|certain|sure|surer|interested|motivated|curious|thrilled|hopeful|committed|attracted|confident"
        "|impressed"
    ),
    "wish": (
        "enthusiasm|interest|wish|excitement|conviction|desire|feeling|impression|sense|curiosity|belief|hope"
        "|appetite|eagerness|motivation|resolve"
    ),
    "join": (
        "join~|work~|build~|be part|being part|contribut~|help~|take on|taking on|tak~ up|do this|doing this"
        "|lead~|be doing|start~"
    ),
    "did": (
        "built|led|ran|run|halved|cut|designed|drew|drawn|wrote|written|rebuilt|moved|migrated|shipped"
        "|launched|grew|grown|doubled|tripled|saved|reduced|raised|trained|taught|coached|managed|organised"
        "|organized|set up|started|founded|sold|negotiated|planned|introduced|automated|sketched|tested|fixed"
        "|solved|researched|analysed|analyzed|measured|looked after|kept|worked|spent|learned|learnt|handled"
        "|brought|turned|took over|taken over|delivered|hired|recruited|nursed|cared for|edited|translated"
        "|published|audited|implemented|developed|created|maintained|served|coordinated|presented|opened|closed"
        "|won|seen|made|done|did|dealt|faced|carried|supervised|mentored|supported|prepared|improved|lowered"
        "|replaced|rewrote|rewritten|headed|guided|answered|lived|came across|threw|trimmed|shortened|merged"
        "|reorganised|reorganized|restructured|scaled|owned|spoken|spoke|treated|staffed|rolled out"
    ),
    "you": (
        "you|your team|your company|your people|your colleagues|everybody|everyone|the team|the company|the "
        "firm|people|the people|{company}|the organisation|the organization|they"
    ),
    "yours": (
        "your school|your ward|your shop|the school|the ward|the hospital|the shop|the staff|your staff|your "
        "pupils|the whole school|the pupils|your students|your patients|your customers|your company|your "
        "team|your organisation|your organization|your firm|your people|your colleagues|your work|your "
        "product|your culture|your mission|your approach|your hospital|your department|your office|your "
        "workshop|your practice|the team|the company|the organisation|the organization|the firm|the culture"
        "|the people|{company}|the atmosphere|the work you do"
    ),
    "good": (
        "impress~|admir~|inspir~|remarkable|excellent|thoughtful|generous|rare|outstanding|wonderful|warm"
        "|kind|open|openness|care|calm|honest~|honesty|great|fine|lively|welcoming|respect~|refreshing~"
        "|ambitious|strong"
    ),
    "chosen": (
        "chosen|chose|gone|went|decided|picked|found|filled|hired|selected|offered|settled|moved|closed"
        "|given"
    ),
    "ask for": (
        "help|favour|favor|introduction|referral|reference|recommendation|job|role|advice|opening|openings"
        "|vacancy|vacancies|position|positions|opportunity|opportunities|contact|lead|leads"
    ),
}  # fmt: skip
