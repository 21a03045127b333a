"""What more sentences and stems bring, and topics of one idea: ``python -m tests.benchmarks.voices_bench`` (6 minutes).

Both are measured on writers who are not learned from: "other hands" of `themes_bench`.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import numpy as np

from dialog_toolkit.language.corpus import FIRST, Data, read
from tests.benchmarks.themes_bench import OTHER_HANDS, SIZES, draws, line, measure, only, trained_on

LEAST = (0.1, 0.2, 0.3)


def curve() -> Iterator[str]:
    """Grouping by what is learned from shares of the corpus, from all of it, and from the later voices too."""
    data = read()
    known = {s.topic for s in data.sentences if s.source == FIRST}
    held = [s for s in data.sentences if s.source in OTHER_HANDS and s.topic in known]
    chance = np.random.default_rng(0)
    first = only(replace(data, sentences=tuple(s for s in data.sentences if s.source == FIRST)), known)
    drawn = chance.random(len(first.sentences))
    sets: dict[str, Data] = {
        f"{share:.0%} of the corpus": replace(
            first, sentences=tuple(s for s, at in zip(first.sentences, drawn, strict=True) if at < share)
        )
        for share in (0.25, 0.5, 1.0)
    }
    theirs = tuple(s for s in data.sentences if s.source not in OTHER_HANDS)
    sets["the corpus and the later voices"] = only(replace(data, sentences=theirs), known)
    half = {
        topic: {part: [stem for stem in stems if chance.random() < 0.5] for part, stems in parts.items()}
        for topic, parts in data.lexicon.items()
    }
    sets["the same, half of the stems"] = only(replace(data, sentences=theirs, lexicon=half), known)
    for name, learned in sets.items():
        space = trained_on(learned)
        for topics, each in SIZES:
            yield line(f"{name}, {topics} × {each}", [measure(some, space) for some in draws(held, topics, each)])


def judged() -> Iterator[str]:
    """Topics named for single sentences: precision and recall, and how often probabilities are right."""
    data = read()
    held = [s for s in data.sentences if s.source in OTHER_HANDS]
    space = trained_on(replace(data, sentences=tuple(s for s in data.sentences if s.source not in OTHER_HANDS)))
    number = {topic.id: place for place, topic in enumerate(space.topics)}
    told = space.probabilities([s.text for s in held], [s.language for s in held])
    right = np.zeros(told.shape, bool)
    for row, sentence in enumerate(held):
        right[row, [number[topic] for topic in (sentence.topic, *sentence.also)]] = True
    for least in LEAST:
        hits = (told >= least) & right
        yield f"| from {least} | {hits.sum() / (told >= least).sum():.3f} | {hits.sum() / right.sum():.3f} |"
    for low in np.arange(0.1, 0.9, 0.1):
        these = (told >= low) & (told < low + 0.1)
        yield f"| {low:.1f}–{low + 0.1:.1f} ({these.sum()}) | {told[these].mean():.2f} | {right[these].mean():.2f} |"


def main() -> int:
    """Print both."""
    for text in chain(curve(), [""], judged()):
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
