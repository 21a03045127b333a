"""Latvian verb forms: the debitive ("jāizveido", must create) and its infinitive ("izveidot").

The debitive is ``jā-`` before the third person present, so the infinitive has to be found from that form. The
second and third conjugations follow rules; the first (and what looks like it) is a closed list of stems, joined with
the eleven verb prefixes. A form that neither knows gives nothing: no word is made up.
Source: Latviešu valodas gramatika (Latvian Language Institute, 2013), the chapters on conjugation.
"""

import re

PREFIXES = ("aiz", "ap", "at", "ie", "iz", "no", "pa", "pār", "pie", "sa", "uz")

_DEBITIVE = re.compile(r"\bjā(?=\w{2,})", re.IGNORECASE)

FIRST = {
    "aug": "augt", "audz": "augt", "beidz": "beigt", "brauc": "braukt", "ceļ": "celt", "cērt": "cirst",
    "cieš": "ciest", "dod": "dot", "dur": "durt", "dzen": "dzīt", "dzer": "dzert", "ēd": "ēst", "grūž": "grūst",
    "glābj": "glābt", "griež": "griezt", "iet": "iet", "jauc": "jaukt", "jūt": "just", "kāpj": "kāpt", "klāj": "klāt",
    "kļūst": "kļūt", "krāj": "krāt", "kur": "kurt", "laiž": "laist", "lauž": "lauzt", "lec": "lēkt", "lej": "liet",
    "liedz": "liegt", "liek": "likt", "lien": "līst", "ļauj": "ļaut", "lūdz": "lūgt", "met": "mest", "mirst": "mirt",
    "nāk": "nākt", "nes": "nest", "ņem": "ņemt", "pērk": "pirkt", "plēš": "plēst", "pūš": "pūst", "rod": "rast",
    "rok": "rakt", "saka": "teikt", "sāk": "sākt", "sauc": "saukt", "sēj": "sēt", "skrien": "skriet",
    "slauka": "slaucīt", "slēdz": "slēgt", "snauž": "snaust", "sniedz": "sniegt", "spiež": "spiest",
    "sprauž": "spraust", "spriež": "spriest", "svin": "svinēt", "sver": "svērt", "šauj": "šaut", "šķir": "šķirt",
    "šuj": "šūt", "tiek": "tikt", "tver": "tvert", "tic": "ticēt", "trauc": "traukt", "ved": "vest", "veic": "veikt",
    "velk": "vilkt", "ver": "vērt", "vieš": "viest", "zog": "zagt", "zvana": "zvanīt", "kopj": "kopt",
    "smeļ": "smelt", "stāj": "stāt", "rij": "rīt", "mij": "mīt", "vāc": "vākt", "lāpa": "lāpīt", "ar": "art",
    "auž": "aust", "bauž": "baust", "pauž": "paust", "jož": "jozt", "graiza": "graizīt", "kauj": "kaut",
    "rauj": "raut", "līdz": "līdzēt", "rūp": "rūpēt", "tērpj": "tērpt", "turpina": "turpināt", "mēž": "mēzt",
    "mazgā": "mazgāt", "pin": "pīt", "raisa": "raisīt", "skar": "skart", "soda": "sodīt", "spēj": "spēt",
    "top": "tapt", "vērš": "vērst", "gūst": "gūt", "guļ": "gulēt", "sēž": "sēdēt", "stāv": "stāvēt",
    "dzird": "dzirdēt", "redz": "redzēt", "der": "derēt", "tur": "turēt", "vēl": "vēlēt", "atbild": "atbildēt",
    "palīdz": "palīdzēt", "paredz": "paredzēt", "zina": "zināt", "sargā": "sargāt", "būt": "būt", "noteic": "noteikt",
    "nosaka": "noteikt", "grib": "gribēt", "var": "varēt", "min": "minēt", "drīkst": "drīkstēt", "peld": "peldēt",
    "raud": "raudāt", "gaida": "gaidīt", "zied": "ziedēt", "skan": "skanēt", "cer": "cerēt", "smej": "smiet",
    "teic": "teikt", "maina": "mainīt", "sedz": "segt", "zīst": "zīt", "kļauj": "kļaut", "stumj": "stumt",
    "pļauj": "pļaut", "lemj": "lemt", "klīst": "klīst", "bēg": "bēgt", "mīl": "mīlēt", "tilpst": "tilpt",
    "māk": "mācēt", "skauž": "skaust", "prot": "prast", "sūdz": "sūdzēt", "stiepj": "stiept", "slēpj": "slēpt",
    "žņaudz": "žņaugt", "sprosto": "sprostot", "aust": "aust",
}  # fmt: skip
"""Third person present → infinitive of the first conjugation and of the third in -ēt/-āt, without prefixes."""

REFLEXIVE = {
    "tiekas": "tikties", "sniedzas": "sniegties", "ceļas": "celties", "sākas": "sākties", "beidzas": "beigties",
    "ņemas": "ņemties", "liekas": "likties", "turas": "turēties", "stājas": "stāties", "slēdzas": "slēgties",
    "vienojas": "vienoties", "lūdzas": "lūgties", "vēršas": "vērsties",
    "šķiras": "šķirties", "dodas": "doties", "ēdas": "ēsties", "kļaujas": "kļauties", "ļaujas": "ļauties",
    "mainās": "mainīties", "vēlas": "vēlēties", "sūdzas": "sūdzēties", "stumjas": "stumties", "ģērbjas": "ģērbties",
    "laižas": "laisties", "griežas": "griezties", "viešas": "viesties", "jūtas": "justies",
    "redzas": "redzēties", "spriežas": "spriesties", "rūpējas": "rūpēties", "gatavojas": "gatavoties",
}  # fmt: skip

_RULES = (
    (re.compile(r"inās$"), "ināties"),
    (re.compile(r"([oēā])jas$"), r"\1ties"),
    (re.compile(r"ās$"), "īties"),
    (re.compile(r"ina$"), "ināt"),
    (re.compile(r"ka$"), "cīt"),
    (re.compile(r"([oēā])$"), r"\1t"),
    (re.compile(r"(?<=[bcčdfgģkķlļmnņprsštvzž])a$"), "īt"),
)
"""Second conjugation (-o, -ē, -ā), the verbs in -ināt, and the third in -īt. Order matters."""


def is_debitive(word: str) -> bool:
    """Whether `word` is a debitive whose infinitive is known: "jāizveido" is, "jānis" is not."""
    return infinitive_of(word) is not None


def infinitive_of(word: str) -> str | None:
    """The infinitive of a debitive, lower-case: "Jāizveido" → "izveidot"; None if it is none or is not known."""
    low = word.lower()
    if not _DEBITIVE.match(low) or _NOT_DEBITIVE.match(low):
        return None
    return _infinitive(low[2:])


_NOT_DEBITIVE = re.compile(r"jā(?:ņ(?:i|u|us|os|iem|a)|n(?:is|im|i|ī|īt))$")
"""Names and the midsummer feast: Jānis, Jāņi."""


def _infinitive(present: str) -> str | None:
    for stem, prefix in _parts(present):
        known = FIRST.get(stem) or REFLEXIVE.get(stem)
        if known:
            return prefix + known
    for pattern, ending in _RULES:
        if pattern.search(present) and len(present) > 3:
            return pattern.sub(ending, present)
    return None


def _parts(word: str) -> list[tuple[str, str]]:
    prefixes = [p for p in PREFIXES if word.startswith(p) and len(word) > len(p) + 1]
    return [(word, "")] + [(word[len(p) :], p) for p in prefixes]
