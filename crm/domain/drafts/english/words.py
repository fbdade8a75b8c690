"""English words by what they weigh: those that only bind, those said in every interview, and the endings of all."""

_SMALL = """
a about above after again against ago all almost along already also although always am among an and another any anybody
anyone anything are aren't around as at away back be became because become been before behind being below between both
but by came can can't cannot come comes could couldn't did didn't do does doesn't doing don't done down during each
either else enough even ever every everybody everyone everything few first for from further gave get gets getting give
given gives go goes going gone got had hadn't has hasn't have haven't having he he'd he'll her here hers herself him
himself his how however i i'd i'll i'm i've if in indeed instead into is isn't it it's its itself just keep kept last
least less let like likely little lot lots made make makes making many may maybe me might mine more most much must my
myself near need neither never next no nobody none nor not nothing now of off often on once one only onto or other
others otherwise our ours ourselves out over own per perhaps please put quite rather really same second seem seemed
seems several shall she she'd she'll should shouldn't since so some somebody someone something sometimes soon still such
take takes taken taking than that that's the their theirs them themselves then there there's therefore these they
they'd they'll they're they've thing things third this those though three through throughout thus to together too took
toward towards two under until up upon us use used using very via want was wasn't way we we'd we'll we're we've well
went were weren't what whatever what's when where whether which while who who's whole whom whose why will with within
without won't would wouldn't yes yet you you'd you'll you're you've your yours yourself yourselves
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december
"""
#: Words that bind others and mean nothing by themselves.
SMALL_WORDS = frozenset(_SMALL.split())

_EVERYDAY = """
ability able absolutely add added addition admire afternoon afterwards align amazing answer application apply
appreciate approach appropriate area article ask asked aspect asset attention aware background believe benefit best
better big bit brief bring brought business call candidate capability care career certain certainly challenge
challenging chance chat choose clear clearly closely coffee colleague comfortable communicate communication company
concern confident confirm connect consider consideration continue contribute contribution conversation convinced
culture curious current currently day deal dear decide decision decisions dedicated dedication deeply definitely
delighted department describe desire detail detailed details development difference different directly discuss
discussion drive driven duty dynamic eager early employee employer encourage energy engaging enjoy enjoyable
enthusiasm enthusiastic environment environments especially evening eventually exactly example excellent exchange
excite excited excitement exciting expect experience expertise explain extremely fact fantastic fascinating fast feel
feeling field find finding firm fit focus follow forward found friendly full fully future general generous generously
give glad goal good grateful great greatly group grow growth handle happy hard hardworking hear heard hearing help
helpful here hi high highly hire hiring honest hope hour idea ideal immediate impact important impressed impression
impressive industry information informative innovative insight insightful insights inspire inspired inspiring interest
interested interesting interview interviewer involve job join keen key kind kindly know knowledge large lead leader
leadership learn learned learning long look looking love lunch manage management manager manner match matter meet
meeting member mention mind minute mission moment morning motivated move name natural necessary need new news nice
note number offer office open opening opportunities opportunity organisation organised organization overall part
particular particularly passion passionate past people perfect perform performance period person personal perspective
place plan plans pleasant pleased pleasure point position positive possible potential practice present previous
problem process product productive professional professionally program project proper provide qualification qualified
qualities question quick quickly quite reach ready real realise realised regard regarding regards reinforce relate
relevant remain remark remember reply require requirement requirements respect responsibilities responsibility
responsible result right role said say saying schedule see seeing seen send sense share shared short show showed
showing shown similar sincerely skill skills small solid something speak speaking specific spend spent spoke spoken
staff stage start started stay stayed step steps story strength strong study success successful suit suitable suited
support sure talk talked talking task team tell thank thanks think thinking thorough thought thoughtful thoughts
thrilled time today told tomorrow tonight topic training tremendous true truly try understand understanding unique
valuable value values view vision visit warm week weeks welcome welcoming wish wonderful word words work worked
working world worth write year years yesterday yield
"""
#: Words that are said after every interview, and so are specific to none.
EVERYDAY_WORDS = frozenset(_EVERYDAY.split())

#: What inflection adds to English words.
ENDINGS = tuple("ingly edly ings ing ions ion ments ment ness ers ors ed er or es ly s".split())

_OPENERS = """
asked ask answered did didn't discussed each he her his i i'd i'm i've if is it it's its laughed let liked loved
made mentioned my need our promised said saw she showed spoke talked that their there they they're this thought told
very wanted wants was we were will would you your
"""
#: Words that begin a note which is a sentence of its own, not a phrase that fits after "what you said about".
NOTE_OPENERS = frozenset(_OPENERS.split())

_IRREGULAR = """
arise arose arisen; bear bore borne; begin began begun; bend bent; bind bound; bite bit bitten; bleed bled; blow blew
blown; break broke broken; breed bred; build built; burn burnt; buy bought; catch caught; choose chose chosen; creep
crept; deal dealt; dig dug; draw drew drawn; dream dreamt; drink drank drunk; drive drove driven; eat ate eaten; fall
fell fallen; feed fed; fight fought; flee fled; fly flew flown; freeze froze frozen; grow grew grown; half halve halves
halved halving; hang hung; hide hid hidden; hold held; lay laid; lead led; leap leapt; lend lent; light lit; lose lost;
mistake mistook mistaken; pay paid; ride rode ridden; ring rang rung; rise rose risen; run ran; seek sought; sell sold;
sew sewn; shake shook shaken; shine shone; shoot shot; shrink shrank shrunk; sing sang sung; sink sank sunk; sleep
slept; slide slid; sow sown; spill spilt; spin spun; spoil spoilt; spring sprang sprung; steal stole stolen; stick
stuck; strike struck; string strung; strive strove; swear swore sworn; sweep swept; swim swam swum; swing swung; teach
taught; tear tore torn; throw threw thrown; tread trod; wake woke woken; wear wore worn; weave wove woven; win won;
child children; foot feet; tooth teeth; mouse mice; goose geese; life lives; shelf shelves; loaf loaves; knife knives;
thief thieves; man men; woman women; crisis crises; analysis analyses analyse analyze; basis bases
"""
#: Forms that no ending explains, each with the word it is a form of.
IRREGULAR = {form: forms.split()[0] for forms in _IRREGULAR.split(";") for form in forms.split()[1:]}
