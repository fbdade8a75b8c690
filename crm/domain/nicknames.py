"""Short forms of given names: Sam is Samuel, Катя is Екатерина."""

from crm.domain.folding import fold, name_key

_GROUPS = """
albert al bert albie|alexander alex alec sandy xander sasha aleksandr aleksander alexandre alessandro lex
alexandra alex sandra sasha lexi aleksandra alessandra|alfred fred alf freddie|amanda mandy
andrew andy drew andrei andrey|andreas andi|anna annie ania anja anya anuska|anthony tony antonio
antonio toni tonio anton|arthur art archie|augustin gus|barbara barb babs basia|benjamin ben benny|bernard bernie
beatrice bea trixie beatriz|bridget biddy bridie|caroline carrie caro carolyn|catherine cathy kate katie cat cate
katherine kathy kate katie kat kit|katarzyna kasia|kateřina katka kaťa káťa|katharina kathi käthe kat|katrin kati
charles charlie chuck carlos chas|charlotte charlie lottie lotte|christine chris chrissy christina tina|christian chris
christopher chris kit topher|cornelius cor kees|daniel dan danny dani|daniela dani|david dave davy
deborah debbie deb debra|dominic dom nick|donald don|dorothea thea doro|dorothy dot dottie
edward ed eddie ted ned teddy|eduardo edu lalo|edmund ed ned
elizabeth liz beth betty eliza lizzie lisa elspeth bess libby|elisabeth lisa liesl elli sissi els
eleanor ellie nell nora|emily em emmy|emma em|ernst erni|ernest ernie|eugene gene|ewa ewka|felicity flick
ferdinand ferdi|fernando nando fer|florence flo|francis frank fran|frances fran frannie|francesca franci chicca
francesco franco cecco|francisco paco pancho kiko fran curro|franziska franzi sissi|friedrich fritz fred
frederick fred freddie|gabriel gabe|gabriela gabi|gabriele gabi|geoffrey geoff|george georgie|georg schorsch jörg
gerald gerry|gerhard gerd|gertrude gertie trudy|giovanni gianni nanni|giuseppe beppe pino peppe bepi|gonzalo gonza
gregory greg|gregor greg|guadalupe lupe lupita|guillermo memo guille|gustav gus|hannah hanna|hannelore hanne lore
harold harry hal|harriet hattie|heinrich heinz heiner henry|helen nell nellie lena|helena lena hela
henry harry hank hal|hendrik henk rik|hieronymus ron|ignacio nacho|ilaria ila|isabel isa bel chabela
isabella bella izzy isa|isabelle isa belle|jacob jake jack jacek|jakob jake köbi|jacques jacky
james jim jimmy jamie jem|jan janek hans|jane janey jenny|jennifer jen jenny jenna|jeremy jerry jez|jessica jess jessie
joanna jo joasia asia|johanna hanna jo hansi|johannes hannes hans jo johan|john jack johnny jon|jonathan jon jonny
josé pepe chepe|joseph joe joey jo|josef sepp jupp pepi|josefa pepa|joshua josh|juan juancho|judith judy
julia jule julie|julian jules|karl kalle|kenneth ken kenny|klaus nikolaus niklas|konstantin kostja|kristina kris tina
lawrence larry|laurence larry laurie|leonard leo len lenny|leonardo leo|leticia leti|lucia lucy luzi|luis lucho
ludwig lutz|łukasz łuki|małgorzata gosia małgosia|magdalena magda lena leni|manuel manolo manu|marcel cello
margaret maggie meg peggy marge|margarete grete gretel marga|maria mia mitzi maja mary|marie mimi|mariana mari
martha marty|martin marty|matthew matt|matthias matze matti|matteo teo|maximilian max maxi|mercedes merche
michael mike mick mickey micha michi|miguel migue|michelle shelly|mikhail misha|mohammed mo|muhammad mo
nathaniel nat nate|nathan nate|nicholas nick nicky|nicola nicky nico|nicolás nico|niccolò nico|nikolai kolya
olivia liv livvy|oliver olly ollie|pamela pam|patricia pat patty tricia trish|patrick pat paddy|pádraig paddy
pasquale lino|paul pauli|peter pete|petra petzi|philip phil pip|philipp phil|piotr piotrek|priyanka pri|rachel rach
raymond ray|rebecca becky becca|renata ren|ricardo rick richi|richard rick dick rich richie ricky
robert bob rob bobby robbie bert|roberto beto|rodrigo rodri|roland roli|ronald ron ronnie|rosemary rosie|rudolf rudi
samantha sam sammy|samuel sam sammy|salvatore totò turi|santiago santi|sarah sally|sebastian seb basti bas|sergio checo
sigrid siri|simon si|simone simi|sophia sophie|stanislaus stan|stanisław staszek|stephen steve stevie|steven steve
stefan steff|stefanie steffi|stephanie steph|susan sue susie|susanna susi sanna|suzanne sue|teresa tere terry
theresa terry tess|theodore ted teddy theo|thomas tom tommy thom|timothy tim|tobias tobi|tomasz tomek|tomás tomi
ulrich uli|ulrike ulli rike|ursula uschi ulla|valentina vale|veronica ronnie vero|vicente chente|victor vic
victoria vicky tori|vincent vince vinnie|vincenzo enzo|virginia ginny|walter walt wally|wilhelm willi willy
william bill will billy willie liam|wojciech wojtek|xavier xavi|yolanda yoli|zachary zach zack|zofia zosia
zsuzsanna zsuzsa|александр саша шура саня|александра саша шура|алексей алёша лёша|анастасия настя ася|анатолий толя
андрей андрюша|анна аня нюра|антон тоша|борис боря|валентина валя|валерий валера|василий вася|виктор витя|виктория вика
виталий виталик|владимир володя вова|галина галя|геннадий гена|григорий гриша|дарья даша|дмитрий дима митя|евгений женя
евгения женя|екатерина катя катюша|елена лена алёна|елизавета лиза|иван ваня|игорь гоша|ирина ира|константин костя
ксения ксюша|лариса лара|людмила люда мила|маргарита рита|марина мариша|мария маша маруся|михаил миша|надежда надя
наталия наташа ната|наталья наташа ната|николай коля|олег олежка|ольга оля|павел паша|пётр петя|роман рома
светлана света|сергей серёжа|софия соня|софья соня|станислав стас|татьяна таня|фёдор федя|юлия юля|юрий юра|яков яша
ярослав слава|олексій льоша олекса|олександр сашко саша|дмитро діма|євген женя|ганна аня ганя|катерина катя
михайло мишко|микола коля|наталія наталка|оксана ксеня|соломія соля|тетяна таня|γεώργιος γιώργος|ιωάννης γιάννης
κωνσταντίνος κώστας ντίνος|νικόλαος νίκος|δημήτριος δημήτρης μήτσος|ελένη λένα λενιώ|αικατερίνη κατερίνα κατίνα
χρυσούλα χρύσα|παναγιώτης πάνος|βασίλειος βασίλης|ευάγγελος βαγγέλης|άγγελος αγγελής|abraham abe bram|adriaan ad adri
adrian ade|agnieszka aga|aleksander olek|aleksandra ola|anastasia nastya|antónio tó toni|antoine toine|bartholomew bart
bartosz bartek|bernhard berni bernd|charles charly|claudia claudi|clemens clemi|cornelia conny nelly|cornelis kees cor
daniel dano|dariusz darek|dimitrios dimitris mitsos|dolores lola|eduarda duda|emmanuel manu manny|emmanuelle manu
ester etty|eva evi|frédéric fred|fredrik fredde figge|francisco chico quico|françois fanfan|gábor gabi|georgios giorgos
gilbert gil|giovanna gianna vanna|grzegorz grzesiek|guilherme gui|gustavo guga gus|håkan hakke|henri riton
henrique rique|henryk heniek|herbert herb bertie|hubert hub bert|ingeborg inge|ioannis giannis yannis|isidoro isi
istván pisti|jacob jaap|jacoba coba|jacek jacuś|jan honza janne|jarosław jarek|jerzy jurek|jesús chus suso|jiří jirka
joachim jochen achim|joana juju|joão jô joca|joaquim quim|joaquín quino|joke johanna|josef pepa|jorge coque
josé zé zeca|juhani jussi|julianna juli|karel kája|konstantinos kostas|krzysztof krzysiek kris|lars lasse|lászló laci
leopold poldi leo|leonor nonô|lorenzo renzo lori|luca luchino|luigi gigi|luísa lu isa|luiz lula|maciej maciek
magnus mange|małgorzata małgorzatka|marcin marcinek|margareta greta maggan|mariusz mariuszek|mateusz mati
mattias mattis|mehmet memo|michał michałek|michel mimi|mihai mișu|mikael micke|milan míla|miroslav mirek|monika moni
monique mona|mustafa mustik|nikolaos nikos|nuno nuninho|otto ottl|paulina pau|pedro perico|per pelle|petr péťa
petrus piet|pieter piet|przemysław przemek|rafael rafa|ryszard rysiek|sándor sanyi|sofia sofi|stanislav standa
sven svenne|sylwester sylwek|szymon szymek|tadeusz tadek|theodoor theo dorus|theodoros thodoris|valentin vali
václav vašek|vladimir vova volodya|waldemar waldek|wilhelmina mina willemijn|willem wim pim|włodzimierz włodek
yekaterina katya|yevgeny zhenya|zbigniew zbyszek|zdeněk zdenda
"""


def _read() -> dict[str, frozenset[str]]:
    known: dict[str, set[str]] = {}
    for line in _GROUPS.strip().replace("\n", "|").split("|"):
        names = [name_key(name) for name in line.split()]
        for name in names:
            # In Latin letters too, for who is Катя in one book and Ekaterina in the other.
            for written in (name, fold(name)):
                known.setdefault(written, set()).add(fold(names[0]))
    return {name: frozenset(formal) for name, formal in known.items()}


_FORMAL = _read()


def formal_names(name: str) -> frozenset[str]:
    """The given names of which one (as `name_key`) may be a short form, in Latin letters; else itself."""
    return _FORMAL.get(name) or frozenset((fold(name),))


def may_be_one_name(one: str, other: str) -> bool:
    """Whether two given names (as `name_key`) are known short forms of one: sam and samuel, катя and екатерина."""
    return one == other or not formal_names(one).isdisjoint(formal_names(other))
