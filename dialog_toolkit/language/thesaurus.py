"""What is learned of the fields of everyday meaning (``data/fields/*.yaml``), for `train`: forms, weights, kinship."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.field_forms import Form, forms_of, head_of_phrase
from dialog_toolkit.language.fields import Entry, Field, FieldIndex, FieldSpace
from dialog_toolkit.language.lexicon import STEMS_OF

KIN_BY_COMPANY = 0.2
KIN_BY_CHAPTER = 0.03
"""Shares of the two signs that fields are kin: met in the same sentences, written in the same file."""

_TOKEN = re.compile(r"\w+")

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Thesaurus:
    """Fields as read: `chapters` says which file each of `fields` stands in."""

    fields: tuple[Field, ...] = ()
    chapters: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


def read_fields(folder: Path) -> Thesaurus:
    """The fields of all files of `folder`, by name of file; a field met again is a further one."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    fields: list[Field] = []
    chapters: list[str] = []
    fields_of: dict[tuple[str, str], list[int]] = {}
    for path in sorted(folder.glob("*.yaml")):
        for id, parts in yaml.load(path.read_text("utf-8"), Loader=loader).items():
            for part in ("lv", "ltg", "ru", "en"):
                for written in dict.fromkeys(str(word).lower() for word in parts.get(part) or ()):
                    fields_of.setdefault((part, written), []).append(len(fields))
            fields.append(Field(id, parts["name"]["lv"], parts["name"]["en"]))
            chapters.append(path.stem)
    entries = [Entry(part, tuple(of), _forms(written, part)) for (part, written), of in fields_of.items()]
    return Thesaurus(tuple(fields), tuple(chapters), tuple(entry for entry in entries if entry.words))


def _forms(written: str, part: str) -> tuple[tuple[Form, ...], ...]:
    words = _TOKEN.findall(written)
    if len(words) == 1:
        return (forms_of(words[0], part),)
    phrase = tuple((head_of_phrase(word, part),) for word in words)
    return phrase if phrase and len(phrase[0][0].head) > 1 else ()


def learned(thesaurus: Thesaurus, texts: Sequence[str], languages: Sequence[Language]) -> FieldSpace:
    """The space of `thesaurus` with weights from how often words and fields are met in `texts`."""
    size = len(thesaurus.fields)
    flat = np.ones(size, np.float32)
    index = {language: FieldIndex(thesaurus.entries, parts) for language, parts in STEMS_OF.items()}
    met: Counter[int] = Counter()
    for text, language in zip(texts, languages, strict=True):
        met.update({number for fits in index[language].found(text).values() for number in fits})
    entries = [
        replace(entry, weight=round(float(np.log((1 + len(texts)) / (1 + met[number]))), 3))
        for number, entry in enumerate(thesaurus.entries)
    ]
    space = FieldSpace(thesaurus.fields, entries, flat, flat, np.eye(size, dtype=np.float32))
    there = (space.transform(texts, languages) > 0).astype(np.float32)
    space.rarity = np.log((1 + len(texts)) / (1 + there.sum(axis=0))).astype(np.float32)
    space.usual = space.transform(texts, languages).mean(axis=0).astype(np.float32)
    space.kinship = _kinship(there, thesaurus.chapters)
    return space


def _kinship(there: Floats, chapters: Sequence[str]) -> Floats:
    """Likeness of fields: in how many texts both are met, and whether they stand in one file."""
    often = there.sum(axis=0) + 20
    company = (there.T @ there) / np.sqrt(np.outer(often, often))
    names = np.array(chapters)
    kinship = KIN_BY_COMPANY * company + KIN_BY_CHAPTER * (names[:, None] == names[None, :])
    np.fill_diagonal(kinship, 1)
    return np.asarray(kinship, dtype=np.float32)
