"""Ideas as the engine reads them: put in one order, equal texts taken together, languages told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dialog_toolkit.domain.session import Idea, Language
from dialog_toolkit.language.cleaning import clean, fold
from dialog_toolkit.language.tagging import tag_language
from dialog_toolkit.themes.duplicates import representatives

_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True)
class Read:
    """What there is to group.

    `texts` are the different texts with words in them, cleaned, in an order that does not hang on the order given;
    `languages` and `ideas` go with them: all ideas that say the very same, slips of the finger aside. `duplicates`
    maps an idea to the one of the same session that it repeats, `nearly` are those of them that do so only nearly;
    `wordless` are ideas without any word.
    """

    texts: tuple[str, ...]
    languages: tuple[Language, ...]
    ideas: tuple[tuple[Idea, ...], ...]
    duplicates: dict[str, str]
    wordless: tuple[Idea, ...]
    nearly: frozenset[str] = frozenset()


def read(ideas: Sequence[Idea]) -> Read:
    """Read `ideas`. An equal text (letter case, diacritics, punctuation and slips aside) of another session stays."""
    groups: dict[str, list[Idea]] = {}
    duplicates: dict[str, str] = {}
    first: dict[tuple[str, str], str] = {}
    wordless: list[Idea] = []
    for idea in sorted(ideas, key=lambda one: (one.session, one.id, one.text)):
        text = clean(idea.text)
        key = " ".join(_WORD.findall(fold(text))) or text.strip()
        before = first.setdefault((idea.session, key), idea.id)
        if before != idea.id:
            duplicates[idea.id] = before
        elif _LETTER.search(text):
            groups.setdefault(key, []).append(idea)
        else:
            wordless.append(idea)
    ordered, nearly = _together([groups[key] for key in sorted(groups)])
    return Read(
        texts=tuple(clean(same[0].text) for same in ordered),
        languages=tuple(language_of(same[0]) for same in ordered),
        ideas=tuple(tuple(same) for same in ordered),
        duplicates={idea: nearly.get(of, of) for idea, of in duplicates.items()} | nearly,
        wordless=tuple(wordless),
        nearly=frozenset(nearly),
    )


def _together(groups: Sequence[list[Idea]]) -> tuple[list[list[Idea]], dict[str, str]]:
    """Groups of equal texts with those that double a fuller one put to it; and what repeats what in one session."""
    stands = representatives([clean(same[0].text) for same in groups])
    result: dict[int, list[Idea]] = {place: list(groups[place]) for place in sorted(set(stands))}
    nearly: dict[str, str] = {}
    for place, fuller in enumerate(stands):
        for idea in groups[place] if place != fuller else ():
            before = next((other for other in result[fuller] if other.session == idea.session), None)
            if before is None:
                result[fuller].append(idea)
            else:
                nearly[idea.id] = before.id
    return list(result.values()), nearly


def language_of(idea: Idea) -> Language:
    """What was recorded, unless it is only the default: then what the words say."""
    return tag_language(idea.text) if idea.language == Language.LATVIAN else idea.language
