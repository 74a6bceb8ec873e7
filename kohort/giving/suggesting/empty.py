"""Words of an ask that say nothing of its topic, in the languages of the house: nobody is found by them."""

from functools import cache

from kohort.search.stems import HEAD, Stem, likeness, stems

ENGLISH = """ask lecture lecturer guest talk speak speaker speech visit visitor student pupil class course seminar
classroom workshop group team need somebody someone anybody anyone people person alumni alumnus alumna graduate term
semester spring autumn summer winter year month week day hour minute first second third last today tomorrow future now
practice practical everyday daily work working life job career professional real world reality experience experienced
introduction introduce intro basics overview perspective insight story tell share give hold meet meeting come listen
hear question answer advice tip help know knows knowledge look looking find search seek wish would like want happy
gladly please thanks hello campus online thesis bachelor master degree programme topic theme subject field area mentor
placement trainee internship intern hire project partner company workplace employer new good great short long small
big many much use using really really someday open one two three between through into within"""
NORWEGIAN = """forelesning førelesing førelesning forelese førelese foreleser førelesar gjesteforelesning
gjesteforelesing gjesteførelesing gjesteførelesning gjesteforeleser gjest foredrag foredragsholder foredragshaldar
innlegg snakke snakk snakker fortelle fortell forteller fortelje fortel dele holde halde erfaring erfaringer røynsle
praksis praktisk hverdag hverdagen kvardag kvardagen arbeidsliv arbeidslivet arbeidsdag yrkesliv yrkeslivet jobb jobbe
jobber arbeid arbeide arbeider karriere bransje bransjen fagfelt felt fag emne tema kurs klasse klassen time timen
timar timer minutt studenter studentar student studium studiet studie studere elever elevar gruppe semester vår våren
høst høsten haust hausten år året månad måned uke veke dag dagen dagens første andre tredje siste trenger treng behøver
søker søkjer leter leiter ønsker ønskjer gjerne vite svare lære gi gje komme kome møte hei hilsen takk alumn alumner
alumnar bedrift bedriften bedriftsbesøk besøk besøke selskap virksomhet verksemd arbeidsgiver arbeidsgjevar mentor
praksisplass masteroppgave bacheloroppgave oppgave oppgåve prosjekt spørsmål svar råd tips hjelp hjelpe framtid
framtida fremtid fremtiden verden verda virkelighet virkeligheten ny nye god gode stor store liten små kort litt ofte
bruke brukt innføring introduksjon oversikt innblikk fortelling historie gjennom mellom innen innan"""
SWEDISH = """föreläsning föreläsningar föreläsa föreläsare gästföreläsning gästföreläsare gäst föredrag berätta berättar
berättelse tala talare prata pratar dela hålla håller erfarenhet erfarenheter praktik praktiken praktisk praktiskt
vardag vardagen arbetsliv arbetslivet arbetsdag yrkesliv yrkeslivet jobb jobba jobbar arbete arbeta arbetar karriär
bransch branschen fält ämne tema kurs kursen klass klassen timme timmar minuter studenter studerande elever grupp
termin terminen vår våren höst hösten år året månad vecka dag dagen dagens första andra tredje sista behöver söker
letar önskar gärna någon några veta svara ge komma möte träffa hej hälsningar tack alumn alumner företag företaget
företagsbesök besök besöka arbetsgivare mentor praktikplats examensarbete kandidatarbete uppsats projekt fråga frågor
svar råd tips hjälp hjälpa framtid framtiden framtidens värld världen verklighet verkligheten ny nya god goda bra stor
stora liten små kort lite ofta använda introduktion översikt inblick historia genom mellan inom"""
FINNISH = """luento luennon luentoa luennolle luennoitsija vierailuluento vierailuluennon vierailuluentoa vierailu
vierailun vierailulle vierailija vieras puhe puhua puhumaan puhuja puhujaa kertoa kertoo kertomaan kertoisi kertoja
pitää pitämään pitäisi jakaa kokemus kokemuksia kokemukset kokemuksesta käytäntö käytännön käytännössä käytännöt arki
arjen arjessa arkea työelämä työelämän työelämässä työelämästä työ työn työssä työtä työstä työpäivä työpaikka työura
ura uran uralla urasta uratarina tarina alalla alan ala alalta aihe aiheesta teema kurssi kurssin kurssille kurssilla
luokka ryhmä ryhmälle tunti tunnin minuutti opiskelija opiskelijan opiskelijat opiskelijoille opiskelijoiden
opiskelijoita opinnot lukukausi kevät keväällä syksy syksyllä vuosi vuoden kuukausi viikko päivä päivän ensimmäinen
toinen kolmas viimeinen tarvitsemme tarvitaan tarvitsen etsimme etsin haemme haluamme toivomme toivon joku jotakuta
jotakin henkilö tietää vastata antaa tulla tapaaminen hei kiitos alumni alumnit alumneja yritys yrityksen yritykset
yritysvierailu työnantaja mentori mentoria harjoittelu harjoittelija harjoittelupaikka opinnäytetyö opinnäyte gradu
projekti hanke kysymys kysymyksiä vastaus neuvo neuvoja apu apua auttaa tulevaisuus tulevaisuuden maailma maailman
todellisuus uusi uuden hyvä suuri pieni lyhyt usein käyttää johdatus johdanto perusteet katsaus näkökulma kuulla
kuulisimme mielellään opiskelu välillä kautta"""
# What one is says little beside what of: sought only where an ask says nothing else.
ROLES = """manager leader director head chief executive adviser advisor consultant specialist expert officer coordinator
leder leiar lederen sjef sjefen direktør direktøren rådgiver rådgivar konsulent ekspert spesialist fagperson medarbeider
chef chefen ledare direktör rådgivare konsult expert specialist sakkunnig medarbetare päällikkö päällikön johtaja
johtajan asiantuntija asiantuntijan asiantuntijaa konsultti neuvonantaja esimies"""

# Nor do compounds of which these are heads: "førsteårsstudenter", "verkkoluento".
HEADS = "studenter elever opiskelijat forelesning föreläsning foredrag luento klasse"


def says_nothing(stem: Stem) -> bool:
    """Of the topic of an ask."""
    return stem.base in _empty() or any(likeness(stem, head) >= HEAD for head in stems(HEADS))


def is_role(stem: Stem) -> bool:
    return stem.base in _roles()


@cache
def _empty() -> frozenset[str]:
    return _bases(ENGLISH, NORWEGIAN, SWEDISH, FINNISH)


@cache
def _roles() -> frozenset[str]:
    return _bases(ROLES)


def _bases(*texts: str) -> frozenset[str]:
    return frozenset(stem.base for text in texts for stem in stems(text))
