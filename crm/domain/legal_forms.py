"""Words in an employer's name that do not say who it is: legal forms, and the ways to say "nobody but me".

All as they read casefolded, without accents and dots.
"""

_FORMS = """
inc incorporated corp corporation co company ltd limited llc llp lp plc pllc lllp gmbh ggmbh mbh ag kg kgaa ohg gbr
ug haftungsbeschrankt ev eg ek se sa sas sasu sarl eurl scop sl slu srl sapa snc scarl bv nv vof cvba bvba oy oyj ab
asa as aps ivs hf ehf lda ltda eireli sgps cv sapi pty pvt private pte sdn bhd tbk kk kft zrt nyrt doo dd ood eood
ead sro ou uab sia cie compagnie αε επε οε ικε ооо оао зао пао ао тов ип ltdsti sti anonim sirketi בעמ 株式会社
有限会社 合同会社 주식회사 유한회사 주 유 有限公司 有限责任公司 股份有限公司 股份公司 公司 集团 集團 شركة ذمم שם
"""
#: Legal forms of one word, and parts of longer ones, which are taken off word by word.
LEGAL_FORMS = frozenset(_FORMS.split())

_PHRASES = """
sp z oo
sp z o o
spol s ro
spol s r o
s r o
s a
s l
b v
s de rl de cv
sa de cv
sp k
sp j
"""
#: Legal forms whose words mean nothing by themselves, as tuples of words.
LEGAL_PHRASES = tuple(tuple(phrase.split()) for phrase in _PHRASES.strip().splitlines())

_WHOLE = """
group gruppe groupe grupo gruppo groep grupa koncern konzern holding holdings
"""
#: Words behind a name that say "all of it" rather than "another one".
WHOLE = frozenset(_WHOLE.split())

#: Legal forms that are words too, and how they are written when they are legal forms.
WORDS_TOO = {"as": ("A/S", "A.S.", "AS", "a.s.", "A.Ş.", "AŞ"), "spa": ("S.p.A.", "SpA", "S.P.A.", "S.p.a.", "SPA")}

_SELF = """
self employed|selfemployed|self employed freelance|freelance|freelancer|freelancing|independent|independent consultant
independent contractor|independant|independante|independiente|own business|my own business|sole trader|selbststandig
selbstandig|selbststandige|selbststandiger|selbstandige|selbstandiger|freiberuflich|freiberufler|freiberuflerin
autonomo|autonoma|trabajador autonomo|profissional autonomo|profissional liberal|auto entrepreneur|autoentrepreneur
travailleur independant|a mon compte|libero professionista|libera professionista|lavoratore autonomo|partita iva|zzp
zzper|zelfstandig|zelfstandige|zelfstandig ondernemer|egenforetagare|egen foretagare|selvstendig naeringsdrivende
selvstaendig|yrittaja|osvc|szco|samozatrudnienie|wlasna dzialalnosc|wolny strzelec|egyeni vallalkozo|serbest
serbest meslek|самозанятый|самозанятая|фриланс|фрилансер|ελευθερος επαγγελματιασ|自由职业|自由职业者|個人事業主
フリーランス|프리랜서|自営業
"""
#: What people without an employer put in its place.
WORKING_FOR_ONESELF = frozenset(_SELF.strip().replace("\n", "|").split("|"))
