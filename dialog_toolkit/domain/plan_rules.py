"""What a plan and its measures are held to: limits, drafting principles, OGP requirements, words checks look for."""

from dataclasses import dataclass

from dialog_toolkit.domain.text import Bilingual


@dataclass(frozen=True)
class Limit:
    """A bound that checks hold a measure or the plan to. `minimum` or `maximum` may be None: not bounded there."""

    id: str
    label: Bilingual
    note: Bilingual
    source: tuple[str, ...]
    confirmed: bool
    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True)
class Principle:
    """A drafting principle of the plan, P1–P4: `text` verbatim, `name` two or three words for a heading."""

    id: str
    name: Bilingual
    text: Bilingual


@dataclass(frozen=True)
class ProcessRequirement:
    """A minimum requirement of the Open Government Partnership on how a plan is made and followed."""

    id: str
    standard: str
    text: Bilingual
    confirmed: bool
    source: tuple[str, ...]


@dataclass(frozen=True)
class Stem:
    """The beginning of a word ("=word": the whole word). It counts only next to one of `beside`, if any.

    `needs_object`: only with an object. `with_thing`: the tier it moves to if its object is a thing one can see
    ("nodrošināt kursus" against "nodrošināt atklātību"); empty: it stays.
    """

    stem: str
    beside: tuple[str, ...] = ()
    needs_object: bool = False
    with_thing: str = ""


@dataclass(frozen=True)
class WordTier:
    """Head verbs of measures by how well their end can be seen: A deliverable, B activity, C vague."""

    id: str
    name: Bilingual
    rule: Bilingual
    stems: tuple[Stem, ...]
    source: tuple[str, ...]
    confirmed: bool


@dataclass(frozen=True)
class WordList:
    """Words, stems or phrases a check looks for; compared without regard to case and diacritics."""

    id: str
    note: Bilingual
    words: tuple[str, ...]
    source: tuple[str, ...]
    confirmed: bool


@dataclass(frozen=True)
class ValueRule:
    """Words that point to a value of open government: one meets the rule if it stands where the rule says.

    `beside`: company of which one must be near; `unless`: company that gives the word another meaning. `words_of`,
    `beside_of` and `unless_of` name lists whose words count as well. `weight` 2 decides alone, 1 with another rule.
    """

    id: str
    value: str
    weight: int
    note: Bilingual
    words: tuple[str, ...] = ()
    words_of: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    beside_of: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class CheckWords:
    """The words the checks of measures rest on."""

    tiers: tuple[WordTier, ...]
    lists: tuple[WordList, ...]

    def words(self, id: str) -> tuple[str, ...]:
        """The words of a list. Raises KeyError for a list there is none of."""
        return {each.id: each.words for each in self.lists}[id]

    def tier(self, id: str) -> WordTier:
        """The tier A, B or C. Raises KeyError for another."""
        return {each.id: each for each in self.tiers}[id]
