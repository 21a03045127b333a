"""From what should be done to doing it: "Jāizveido vienots reģistrs" → "Izveidot vienotu reģistru".

The debitive has its object in the nominative, the infinitive in the accusative, so the noun phrase beside the verb
is put into the accusative. Only phrases whose every word is understood are turned; anything else is left to be
quoted as it was said. The result is a suggestion for a person to keep or rewrite.
"""

import re
from dataclasses import dataclass

from dialog_toolkit.language.verbs import infinitive_of


@dataclass(frozen=True)
class Action:
    """An action found in a text: `infinitive` phrase, the `words` it was made from, and `agent` if one was named."""

    infinitive: str
    words: str
    agent: str = ""


_CLAUSE = re.compile(r"[^.!?;:…–—\n]+")
_WORD = re.compile(r"[\w-]+|[^\w\s]")
_NEED = frozenset("vajag vajadzētu vajadzēja gribētos nepieciešams svarīgi ierosinu iesaku".split())  # noqa: SIM905
_LEAD = frozenset("būtu tad vēl tāpēc manuprāt noteikti obligāti tiešām vienkārši arī un beidzot vispirms ,".split())  # noqa: SIM905
_NOT_INFINITIVE = frozenset("bet pat tepat turpat tāpat varbūt gandrīz iet beidzot drīkst".split())  # noqa: SIM905
_INFINITIVE = re.compile(r"^\w{2,}(?:āt|ēt|īt|ot|aut|ūt|it|[bcčdfgkļlmnprsš]t|[āēīo]ties|ties)$")
_NO_ACT = frozenset("zināt redzēt saprast just gribēt gaidīt dzirdēt cerēt ticēt domāt justies".split())  # noqa: SIM905
_NUMERAL = re.compile(r"(?:desmit|simt|tūkstot|piedzimst)")
_IMPERATIVE = re.compile(r"^(\w+(?:[oēāī]|au|ļau))jiet$")
_PREPOSITION = frozenset("uz par ar pie no līdz pēc pirms bez caur starp ap pa kopš pret zem virs pār".split())  # noqa: SIM905
_STOP = _PREPOSITION | frozenset(
    "dēļ un vai lai kas kur ka kad ja bet kā jo kāpēc cik nevis arī tikai pat vairāk mazāk labāk ātrāk biežāk tuvāk "  # noqa: SIM905
    "vispirms visur reizi šeit tur tagad vienmēr katru katrā visiem viegli kopā laikus laikā regulāri "
    "publiski tāpat".split()
)
_FREE = frozenset(", lai kā kāpēc ka kur kad par publiski regulāri laikus kopā biežāk ātrāk".split())  # noqa: SIM905
"""What may follow an infinitive that has no object."""

_ADJECTIVE_A = re.compile(
    r"(?:ota|iska|īga|āla|oša|ēta|āta|īta|ama|āma|īna|jauna|liela|maza|laba|skaidra|vienkārša|īsa|gara|plaša|cita|tāda|"
    r"kopēja|tieša|droša|brīva|godīga|pilna|stipra|ātra|viena|otra|neliela|atklāta|vietēja|īpaša|valstiska)$"
)
_GENITIVE_A = re.compile(
    r"(?:gada|plāna|likuma|budžeta|lēmuma|projekta|portāla|novada|pagasta|ciema|vārda|tīkla|fonda|darba|laika|pamata|"
    r"uma|tāja|transporta|rajona|centra|teātra|autobusa|vilciena|ceļa|bērna|nodokļa|pakalpojuma)$"
)
_DATIVE = re.compile(r"(?:am|ai|im|um|iem|ām|ēm|īm|ei)$")


def action_of(text: str) -> Action | None:
    """The first action in `text` that can be turned into a correct infinitive phrase, or None."""
    for clause in _CLAUSE.finditer(text):
        if text[clause.end() : clause.end() + 1] == "?":
            continue
        tokens = [
            (m.group(), m.start() + clause.start(), m.end() + clause.start()) for m in _WORD.finditer(clause.group())
        ]
        action = _from_debitive(text, tokens) or _from_need(text, tokens)
        if action:
            return action
    return None


def accusative(words: list[str]) -> list[str] | None:
    """A noun phrase from the nominative to the accusative; None if a word of it is not understood."""
    head = words[-1]
    if _DATIVE.search(head):
        return None
    for ending, change, kind in _HEADS:
        if head.endswith(ending) and len(head) > len(ending) + 1:
            modifiers = [_modifier(word, kind) for word in words[:-1]]
            known = [m for m in modifiers if m is not None]
            whole = len(known) == len(modifiers)
            return [*known, head[: len(head) - len(ending)] + change] if whole else None
    return None


_HEADS = (
    ("ieki", "iekus", "mp"),
    ("ība", "ību", "fs"),
    ("as", "as", "fp"),
    ("es", "es", "fp"),
    ("is", "i", "ms"),
    ("us", "u", "ms"),
    ("š", "u", "ms"),
    ("s", "u", "ms"),
    ("i", "us", "mp"),
    ("a", "u", "fs"),
    ("e", "i", "fs"),
)
"""Ending of the head in the nominative, in the accusative, and its gender and number."""


def _modifier(word: str, kind: str) -> str | None:
    agreed = {
        "ms": (("ais", "o"), ("š", "u"), ("s", "u")),
        "mp": (("ie", "os"), ("i", "us")),
        "fs": (("ā", "o"),),
        "fp": (("ās", "ās"),),
    }[kind]
    if word.isupper() and len(word) > 1:
        return word
    if word.lower() in ("visu", "katru", "vienu"):
        return None
    if word.endswith(("as", "es", "u", "ā") if kind != "fs" else ("as", "es", "u")) and kind != "ms":
        return word
    if kind == "ms" and word.endswith(("as", "es", "u")):
        return word
    for ending, change in agreed:
        if word.endswith(ending):
            return word[: len(word) - len(ending)] + change
    if word.endswith("a"):
        if kind == "fs" and _ADJECTIVE_A.search(word):
            return word[:-1] + "u"
        return word if _GENITIVE_A.search(word) else None
    return None


Token = tuple[str, int, int]


def _from_debitive(text: str, tokens: list[Token]) -> Action | None:
    for place, (word, _, _) in enumerate(tokens):
        infinitive = infinitive_of(word)
        if not infinitive or infinitive in ("būt", "varēt"):
            continue
        agent, before = _before(tokens[:place])
        after = tokens[place + 1 :]
        if before is None or any(infinitive_of(later) for later, _, _ in after):
            return None
        phrase = _turned(text, infinitive, before, after)
        return _action(phrase.split(" "), "", _span(text, tokens), agent) if phrase else None
    return None


def _before(tokens: list[Token]) -> tuple[str, list[str] | None]:
    """Who is to act (in the dative) and the words between that and the verb; None: not understood."""
    words = [word for word, _, _ in tokens]
    while words and words[0].lower() in _LEAD:
        words = words[1:]
    if not all(w.replace("-", "").isalpha() for w in words) or len(words) > 6 or "būtu" in words:
        return "", None
    datives = [place for place, word in enumerate(words) if _DATIVE.search(word.lower())]
    if datives and words[0].lower() not in _STOP:
        return " ".join(words[: datives[-1] + 1]), words[datives[-1] + 1 :]
    return "", words


def _turned(text: str, infinitive: str, before: list[str], after: list[Token]) -> str | None:
    first = before[0].lower() if before else ""
    if before and first not in _PREPOSITION and not _locative(first):
        if any(w.lower() in _STOP or _locative(w) for w in before) or len(before) > 4:
            return None
        objects = accusative([_lowered(before[0]), *before[1:]])
        return _sentence([infinitive, *objects], _rest(text, after)) if objects else None
    phrase: list[str] = []
    while len(phrase) < len(after) and not _ends_phrase(after[len(phrase)][0]):
        phrase.append(after[len(phrase)][0])
    remaining = after[len(phrase) :]
    where = [_lowered(before[0]), *before[1:]] if before else []
    if remaining and remaining[0][0].lower() in ("un", "vai"):
        return None
    if where and any(word != "," for word, _, _ in remaining):
        return None
    if not phrase:
        free = not where and remaining and remaining[0][0].lower() in _FREE
        return _sentence([infinitive], _rest(text, remaining)) if free else None
    objects = accusative(phrase) if len(phrase) <= 4 else None
    return _sentence([infinitive, *objects, *where], _rest(text, remaining)) if objects else None


def _ends_phrase(word: str) -> bool:
    low = word.lower()
    return not word.replace("-", "").isalpha() or low in _STOP or _locative(word) or bool(_DATIVE.search(low))


def _lowered(word: str) -> str:
    return word if word.isupper() and len(word) > 1 else word[:1].lower() + word[1:]


def _from_need(text: str, tokens: list[Token]) -> Action | None:
    words = [word.lower() for word, _, _ in tokens]
    for place, word in enumerate(words[:6]):
        if word in _NEED and place + 1 < len(words):
            following = words[place + 1]
            if _INFINITIVE.match(following) and following not in _NOT_INFINITIVE:
                return _needed(text, tokens, place)
    if len(words) < 3 or "jā" in {word[:2] for word in words} or {"ir", "nav", "nevar"} & set(words[:6]):
        return None
    imperative = _IMPERATIVE.match(words[0])
    plain = _INFINITIVE.match(words[0]) and words[0] not in _NOT_INFINITIVE and not _NUMERAL.search(words[0])
    if imperative or plain:
        first = f"{imperative[1]}t" if imperative else words[0]
        return _action([first], _rest(text, tokens[1:]), _span(text, tokens))
    return None


def _needed(text: str, tokens: list[Token], place: int) -> Action | None:
    """What "vajag" asks for: its object may stand before it, in the accusative already ("Skices vajag izlikt")."""
    agent, before = _before(tokens[:place])
    infinitive, rest = tokens[place + 1][0].lower(), _rest(text, tokens[place + 2 :])
    if before is None:
        return None
    words = [_lowered(before[0]), *before[1:]] if before else []
    if words and (words[0] in _PREPOSITION or _locative(words[0])):
        if "," in rest:
            return None
        return _action([infinitive], " ".join([rest, *words]).strip(), _span(text, tokens), agent)
    return _action([infinitive, *words], rest, _span(text, tokens), agent)


def _action(words: list[str], rest: str, said: str, agent: str = "") -> Action | None:
    """The action, unless it is only a wish to know or feel, or too short to say anything."""
    phrase = _sentence(words, rest)
    if words[0].lower().rstrip(",") in _NO_ACT or len(phrase.split()) < 3:
        return None
    return Action(phrase, said, agent)


def _locative(word: str) -> bool:
    return bool(re.search(r"(?:[bcčdfgģjkķlļmnņprsštvzž][āēīū]|os|ās|ēs|īs)$", word.lower())) and len(word) > 3


def _rest(text: str, tokens: list[Token]) -> str:
    return text[tokens[0][1] : tokens[-1][2]] if tokens else ""


def _span(text: str, tokens: list[Token]) -> str:
    return text[tokens[0][1] : tokens[-1][2]]


def _sentence(words: list[str], rest: str) -> str:
    start = " ".join(words)
    joined = f"{start}{'' if rest[:1] in ',)' else ' '}{rest}".strip()
    return joined[:1].upper() + joined[1:].rstrip(" ,")
