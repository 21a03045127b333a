"""Which values of open government the words of a measure point to.

The rules are the plan profile's. A rule is met by one of its words, if the company it needs is near and none that
gives the word another meaning ("dialogs ar piegādātājiem" is no dialogue with society). Rules of weight 2 decide
alone, those of weight 1 only two together.
"""

from functools import lru_cache

from dialog_toolkit.domain.plan import CheckWords, PlanProfile, ValueRule
from dialog_toolkit.measures.words import Words, find_cues, near, split_words

ENOUGH = 2
"""Weight of the rules met, together, that points to a value."""

BESIDE = 8
"""Words on either side in which the company a rule needs is looked for: about one clause."""

UNLESS = 4
"""Words on either side in which company that changes the meaning is looked for: it stands close to the word."""


BY_PRODUCT = "transparency"
"""The value that many measures for another one serve in passing: what was decided is also published."""

EARLY = 0.4
"""Part of the description in which a purpose is said; what comes later may be a by-product. Chosen on the dev part."""


def read_served(title: str, solution: str, rest: str, profile: PlanProfile) -> dict[str, tuple[str, ...]]:
    """Values a measure serves: those its words point to, less transparency that is only a by-product.

    A measure whose title names another value and that only towards its end also shows something ("…, un publicē gada
    pārskatu") is not one of transparency, unless openness is called by name (the rules `…_as_such`).
    """
    found = read_values(". ".join(part for part in (title, solution, rest) if part), profile)
    titled = read_values(title, profile)
    if not (solution and titled) or BY_PRODUCT in titled or BY_PRODUCT not in found:
        return found
    words = split_words(f"{title}. {solution}")
    start = len(split_words(title).folded)
    early = start + EARLY * (len(words.folded) - start)
    for rule in profile.value_rules:
        if rule.value == BY_PRODUCT and rule.weight == ENOUGH:
            places = _quotes(words, rule, profile.words)
            if places and (rule.id.endswith("_as_such") or min(places) < early):
                return found
    return {value: quotes for value, quotes in found.items() if value != BY_PRODUCT}


def read_values(text: str, profile: PlanProfile) -> dict[str, tuple[str, ...]]:
    """Values the words point to, each with the words as written that it rests on, weightiest rule first."""
    words = split_words(text)
    met: dict[str, list[tuple[int, dict[int, str]]]] = {value.id: [] for value in profile.values}
    for rule in profile.value_rules:
        quotes = _quotes(words, rule, profile.words)
        if quotes:
            met[rule.value].append((rule.weight, quotes))
    found: dict[str, tuple[str, ...]] = {}
    for value, rules in met.items():
        ordered = sorted(rules, key=lambda each: -each[0])
        if _weight(ordered) >= ENOUGH:
            found[value] = tuple(dict.fromkeys(quote for _, quotes in ordered for quote in quotes.values()))
    return found


def _weight(rules: list[tuple[int, dict[int, str]]]) -> int:
    """Weight of the rules together. A rule met only by words that another one was met by already adds nothing."""
    used: set[int] = set()
    total = 0
    for weight, quotes in rules:
        if not used.issuperset(quotes):
            total += weight
        used.update(quotes)
    return total


def _quotes(words: Words, rule: ValueRule, lists: CheckWords) -> dict[int, str]:
    """The words of the text that meet the rule, by place."""
    cues, beside, unless = _expanded(rule, lists)
    return {
        place: words.quote(place, length)
        for place, length in find_cues(words, cues)
        if (not beside or near(words, place, length, beside, BESIDE))
        and (not unless or not near(words, place, length, unless, UNLESS))
    }


@lru_cache(maxsize=256)
def _expanded(rule: ValueRule, lists: CheckWords) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Words, company needed and company excluded, with the words of the lists a rule names."""

    def of(own: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
        return (*own, *(word for name in names for word in lists.words(name)))

    return (
        of(rule.words, rule.words_of),
        of(rule.beside, rule.beside_of),
        of(rule.unless, rule.unless_of),
    )
