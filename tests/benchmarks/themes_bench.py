"""Measures the grouping: ``python -m tests.benchmarks.themes_bench``. Takes some minutes; prints a Markdown table.

Four kinds of proof, all with the project's own files:

- example circles: labelled by whoever wrote them, and never learned from;
- seen topics: half of all sentences is learned from; of the other half of the corpus, or of the voices, 18 topics of
  25 ideas, or 22 of 14, are drawn;
- other hands: three of the voices are kept from learning, and drawn from them are the topics of the corpus, which
  others wrote;
- unseen topics: a quarter of the topics, their sentences and stems, is kept from learning and drawn from.

The lexicon was written beside the corpus, so its figures flatter; those of other hands do not.
"""

import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import yaml

from dialog_toolkit.domain.session import Language
from dialog_toolkit.language.concepts import ConceptSpace
from dialog_toolkit.language.corpus import FIRST, Data, Sentence, read
from dialog_toolkit.language.train import save, train
from dialog_toolkit.themes.bench import agreement, baseline, nearest_neighbour, score
from dialog_toolkit.themes.grouping import LONE, group
from dialog_toolkit.themes.settings import ThemeSettings

ROOT = Path(__file__).parents[2]
SIZES = ((18, 25), (22, 14))
OTHER_HANDS = ("circles_life", "circles_og", "initiatives")
"""Voices whose writers had no part in what "other hands" learns from; the later voices were written without them."""
LEAST = 8
"""Topics of which fewer Latvian sentences are kept are not drawn."""
DRAWS = 4


@dataclass(frozen=True)
class Figures:
    """Means of one line of the table."""

    nearest_neighbour: float
    ami: float
    ari: float
    groups: float


def circles() -> list[dict[str, str]]:
    """The ideas of the example circles with their labels, as rows for `score`."""
    rows: list[dict[str, str]] = []
    for gold in sorted((ROOT / "tests/data/gold").glob("*.tsv")):
        themes = dict(line.split("\t") for line in gold.read_text("utf-8").splitlines() if line)
        record = yaml.safe_load((ROOT / "sessions" / f"{gold.stem}.yaml").read_text("utf-8"))
        for idea in record["ideas"]:
            id = f"{record['id']}/{idea['id']}"
            row = {"id": id, "text": idea["text"], "theme": themes[id], "session": record["id"]}
            rows.append(row | {"region": record["place"]["region"], "lang": idea["lang"]})
    return rows


def trained_on(data: Data) -> ConceptSpace:
    """A concept space trained on `data`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "concepts.npz"
        save(train(data), path)
        return ConceptSpace(path)


def draws(sentences: Sequence[Sentence], topics: int, each: int) -> Iterator[list[Sentence]]:
    """`DRAWS` times `topics` topics with up to `each` Latvian sentences."""
    latvian = [sentence for sentence in sentences if sentence.language == Language.LATVIAN]
    often = Counter(sentence.topic for sentence in latvian)
    names = sorted(topic for topic, times in often.items() if times >= LEAST)
    for seed in range(DRAWS):
        chance = np.random.default_rng(seed)
        drawn: list[Sentence] = []
        for topic in chance.choice(names, topics, replace=False):
            own = [sentence for sentence in latvian if sentence.topic == topic]
            drawn += [own[place] for place in chance.choice(len(own), min(each, len(own)), replace=False)]
        yield drawn


def measure(drawn: Sequence[Sentence], space: ConceptSpace) -> Figures:
    """Our engine on sentences; a lone voice counts as a group of its own."""
    texts, gold = [s.text for s in drawn], [s.topic for s in drawn]
    grouping = group(texts, [s.language for s in drawn], ThemeSettings(), space=space)
    found = [str(label) if label != LONE else f"alone {place}" for place, label in enumerate(grouping.labels)]
    figures = agreement(gold, found)
    groups = len(set(grouping.labels.tolist()) - {LONE})
    return Figures(nearest_neighbour(grouping.vectors, gold), figures["ami"], figures["ari"], groups)


def compare(drawn: Sequence[Sentence]) -> Figures:
    """TF-IDF of words and k-means told the true number."""
    rows = [{"id": str(n), "text": s.text, "theme": s.topic} for n, s in enumerate(drawn)]
    figures = baseline(rows)
    return Figures(figures["nearest_neighbour"], figures["ami"], figures["ari"], figures["groups"])


def line(name: str, all_figures: Sequence[Figures]) -> str:
    """One line of the table: means over the draws."""
    mean = np.mean([(f.nearest_neighbour, f.ami, f.ari, f.groups) for f in all_figures], axis=0)
    return f"| {name} | {mean[0]:.3f} | {mean[1]:.3f} | {mean[2]:.3f} | {mean[3]:.1f} |"


def drawn_lines(name: str, kept: Sequence[Sentence], space: ConceptSpace) -> Iterator[str]:
    """Both sizes drawn from `kept`."""
    for topics, each in SIZES:
        sets = list(draws(kept, topics, each))
        yield line(f"{name}, {topics} × {each}: ours", [measure(drawn, space) for drawn in sets])
        yield line(f"{name}, {topics} × {each}: words + k-means", [compare(drawn) for drawn in sets])


def corpus_lines() -> Iterator[str]:
    """Seen topics, other hands and unseen topics."""
    data = read()
    chance = np.random.default_rng(0).random(len(data.sentences)) < 0.5
    learned, kept = (
        [s for s, mine in zip(data.sentences, chance, strict=True) if mine == side] for side in (True, False)
    )
    space = trained_on(replace(data, sentences=tuple(learned)))
    yield from drawn_lines("seen topics", [s for s in kept if s.source == FIRST], space)
    yield from drawn_lines("seen topics, voices", [s for s in kept if s.source != FIRST], space)
    known = {s.topic for s in data.sentences if s.source == FIRST}
    theirs = tuple(s for s in data.sentences if s.source not in OTHER_HANDS)
    space = trained_on(only(replace(data, sentences=theirs), known))
    voices = [s for s in data.sentences if s.source in OTHER_HANDS and s.topic in known]
    yield from drawn_lines("other hands", voices, space)
    yield from unseen_lines(data)


def only(data: Data, known: set[str]) -> Data:
    """`data` as if there were no topics but those `known`."""
    return replace(
        data,
        sentences=tuple(
            replace(s, also=tuple(t for t in s.also if t in known)) for s in data.sentences if s.topic in known
        ),
        lexicon={topic: parts for topic, parts in data.lexicon.items() if topic in known},
        topics=tuple(row for row in data.topics if row[0] in known),
    )


def unseen_lines(data: Data) -> Iterator[str]:
    """Topics kept from learning, a quarter at a time."""
    ids = sorted(data.lexicon)
    ours: dict[tuple[int, int], list[Figures]] = {size: [] for size in SIZES}
    theirs: dict[tuple[int, int], list[Figures]] = {size: [] for size in SIZES}
    for quarter in range(4):
        held = set(ids[quarter::4])
        space = trained_on(only(data, set(ids) - held))
        for size in SIZES:
            sets = list(draws([s for s in data.sentences if s.topic in held], *size))
            ours[size] += [measure(drawn, space) for drawn in sets]
            theirs[size] += [compare(drawn) for drawn in sets]
    for topics, each in SIZES:
        yield line(f"unseen topics, {topics} × {each}: ours", ours[topics, each])
        yield line(f"unseen topics, {topics} × {each}: words + k-means", theirs[topics, each])


def speed() -> Iterator[str]:
    """Seconds for many ideas, made of corpus sentences with a number so that none is equal."""
    sentences = read().sentences
    for n in (200, 1000, 5000):
        texts = [f"{s.text} {number}" for number, s in enumerate(sentences[:n])]
        rows = [{"id": str(k), "text": text, "theme": "x", "session": str(k % 25)} for k, text in enumerate(texts)]
        started = time.process_time()
        figures = score(rows)
        cpu = time.process_time() - started
        yield f"| {n} | {figures['seconds']} s | {cpu:.1f} s with scoring | {figures['peak_mb']} MB |"


def main() -> int:
    """Print the tables."""
    say = sys.stdout.write
    rows = circles()
    figures, words = score(rows), baseline(rows)
    say(json.dumps(figures) + "\n\n| set | nearest neighbour | AMI | ARI | groups |\n|---|---|---|---|---|\n")
    for name, f in (("example circles: ours", figures), ("example circles: words + k-means", words)):
        say(line(name, [Figures(f["nearest_neighbour"], f["ami"], f["ari"], f["groups"])]) + "\n")
    for text in corpus_lines():
        say(text + "\n")
        sys.stdout.flush()
    say("\n| ideas | build_themes | CPU | peak memory |\n|---|---|---|---|\n")
    for text in speed():
        say(text + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
