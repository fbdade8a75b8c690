"""What headings mean, in the languages that people's tables are written in: without accents, case and punctuation."""

import re
import unicodedata

from importers.columns.mapping import (
    COMPANY,
    EMAIL_HOME,
    EMAIL_WORK,
    FAMILY,
    GIVEN,
    LINK,
    NAME,
    NOTE,
    PHONE,
    PLACE,
    TAG,
    TITLE,
)

MET = "met"  # a day, in whichever order
#: English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish; words of one sense stand together.
WORDS: dict[str, str] = {
    NAME: """name|full name|fullname|display name|contact|contact name|person|who|vollstandiger name|voller name
        |nom complet|nombre completo|nombre y apellidos|nome completo|nome e cognome|naam|volledige naam
        |imie i nazwisko|namn|fullstandigt namn|attendee|participant|teilnehmer|teilnehmerin|ansprechpartner|candidate
        |nom|nombre|nome""",
    GIVEN: """first name|firstname|given name|given|forename|first|vorname|rufname|prenom|nombre de pila|primer nombre
        |nombres|primeiro nome|nome proprio|voornaam|imie|fornamn""",
    FAMILY: """last name|lastname|surname|family name|family|last|nachname|familienname|zuname|nom de famille|apellido
        |apellidos|primer apellido|cognome|apelido|sobrenome|ultimo nome|achternaam|nazwisko|efternamn""",
    EMAIL_WORK: """email|e mail|mail|email address|e mail address|emails|work email|business email|company email
        |email work|e mail work|email 1|email1|primary email|contact email|e mail adresse|email adresse|mailadresse
        |adresse e mail|adresse email|adresse electronique|courriel|mel|correo|correo electronico|direccion de correo
        |indirizzo email|indirizzo e mail|posta elettronica|endereco de email|correio eletronico|e mailadres|emailadres
        |adres e mail|adres email|e post|epost|e postadress|geschaftliche e mail|e mail geschaftlich""",
    EMAIL_HOME: """home email|private email|personal email|email home|email private|email personal|other email
        |secondary email|email 2|email2|private e mail|e mail privat|private e mail adresse|email personnel
        |correo personal|email pessoal|prive e mail""",
    PHONE: """phone|phone number|telephone|tel|tel no|mobile|mobile phone|mobile number|cell|cell phone|cellphone
        |work phone|home phone|office phone|telefon|telefonnummer|rufnummer|handy|handynummer|mobil|mobiltelefon
        |mobilnummer|telephone portable|portable|numero de telephone|telefono|movil|celular|numero de telefono
        |cellulare|telefone|telemovel|telefoon|telefoonnummer|mobiel|gsm|numer telefonu|komorka|mobilnr""",
    COMPANY: """company|company name|organisation|organization|org|employer|firm|business|account|firma|unternehmen
        |arbeitgeber|betrieb|organisation name|organization name|entreprise|societe|employeur|organisme|empresa
        |compania|organizacion|azienda|societa|ditta|organizzazione|organizacao|bedrijf|bedrijfsnaam|organisatie
        |werkgever|przedsiebiorstwo|foretag|arbetsgivare|current company""",
    TITLE: """title|job title|position|role|job|function|occupation|headline|current position|funktion|beruf|stelle
        |berufsbezeichnung|jobtitel|rolle|poste|fonction|intitule du poste|metier|cargo|puesto|funcion|ocupacion
        |posizione|ruolo|qualifica|mansione|funcao|profissao|functie|functietitel|rol|stanowisko|befattning|roll
        |titel|yrke""",
    PLACE: """city|town|place|location|city town|based in|stadt|ort|wohnort|standort|ville|lieu|localite|localisation
        |ciudad|lugar|localidad|ubicacion|citta|luogo|localita|cidade|localidade|local|stad|plaats|woonplaats|locatie
        |miasto|miejscowosc|plats""",
    MET: """date|met|met on|date met|when met|when we met|first met|day|event date|connected on|date added|datum
        |kennengelernt|kennengelernt am|getroffen am|date de rencontre|rencontre|rencontre le|fecha
        |fecha de encuentro|conocido el|data|data di incontro|incontrato il|data do encontro|ontmoet op|kennismaking
        |data spotkania|traffades|added|created|date created""",
    NOTE: """note|notes|remark|remarks|comment|comments|description|details|memo|about|how we met|notiz|notizen
        |bemerkung|bemerkungen|anmerkung|anmerkungen|kommentar|kommentare|remarque|remarques|commentaire|commentaires
        |nota|notas|observaciones|comentario|comentarios|commento|commenti|osservazioni|annotazioni|observacoes
        |opmerking|opmerkingen|notitie|notities|uwagi|notatki|anteckning|anteckningar""",
    TAG: """tag|tags|label|labels|group|groups|category|categories|list|segment|gruppe|gruppen|kategorie|kategorien
        |schlagwort|schlagworter|groupe|groupes|categorie|etiquette|etiquettes|etiqueta|etiquetas|grupo|grupos
        |categoria|categorias|gruppo|gruppi|etichetta|etichette|groep|groepen|grupa|grupy|kategoria|grupp""",
    LINK: """link|links|url|website|web|web page|webpage|homepage|site|profile|profile url|linkedin|linkedin url
        |linkedin profile|linkedin link|twitter|github|webseite|internetseite|profil|site web|site internet|lien
        |sitio web|pagina web|enlace|perfil|sito|sito web|collegamento|profilo|pagina|profiel|strona|strona www
        |webbplats|hemsida|lank""",
}
MEANING = {word.strip(): becomes for becomes, words in WORDS.items() for word in " ".join(words.split()).split("|")}
NOT_A_WORD = re.compile(r"[^\w]+|_+")


def plain(heading: str) -> str:
    """A heading as `WORDS` has it."""
    letters = unicodedata.normalize("NFKD", heading.casefold().replace("ł", "l"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(NOT_A_WORD.sub(" ", bare).split())


def meaning(heading: str) -> str:
    """What the column under this heading becomes, as far as its name tells; empty where it tells nothing."""
    word = plain(heading)
    if found := MEANING.get(word):
        return found
    # "Email (work)", "Phone 2", "Ihre Telefonnummer": the first or the last word of several that means something
    words = word.rstrip("0123456789 ").split()
    for length in (2, 1):
        for part in (words[:length], words[-length:]):
            if len(words) > length and (found := MEANING.get(" ".join(part))) in SURE_IN_PARTS:
                return found
    return MEANING.get(" ".join(words), "")


SURE_IN_PARTS = frozenset((EMAIL_WORK, EMAIL_HOME, PHONE, LINK, GIVEN, FAMILY))
