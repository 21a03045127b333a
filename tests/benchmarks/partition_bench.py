"""Measures what is made of the groups: ``python -m tests.benchmarks.partition_bench [part …]``; prints Markdown lines.

Parts: circles (lone voices, doubt, kin), draws (the same on corpus sentences with planted lone ones), speed, doubles,
ideas (two in one), marks (diacritics), about. Without a part all of them, some three minutes.
"""

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score, roc_auc_score
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from dialog_toolkit.domain.session import Idea, Language
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.language.concepts import ConceptSpace, concept_space
from dialog_toolkit.language.corpus import Sentence, read
from dialog_toolkit.language.diacritics import Marks, field_words, marks, restored
from dialog_toolkit.themes.bench import OUTLIER, score
from dialog_toolkit.themes.build import ThemeSettings, build_themes
from dialog_toolkit.themes.doubt import also, unsure
from dialog_toolkit.themes.duplicates import representatives
from dialog_toolkit.themes.graph import neighbours
from dialog_toolkit.themes.grouping import LONE, group
from dialog_toolkit.themes.lone import loneliness
from dialog_toolkit.themes.stability import presence, resampled, steadiness
from dialog_toolkit.themes.tree import kin
from dialog_toolkit.themes.two_ideas import split_ideas
from tests.benchmarks.themes_bench import circles, trained_on

SEEDS = range(6)
DRAWS = 12
TOPIC_GROUPS = (
    "atbilde apspriesana iedzivotaju-padomes lidzdalibas-budzets dialoga-metode nvo pilsoniska-izglitiba",
    "budzeta-caurskatamiba domes-atklatiba iepirkumi-korupcija informacijas-pieprasijumi atvertie-dati uzticesanas",
    "ierednu-attieksme valoda-vienkarsa e-pakalpojumi mi pieklustamiba",
    "vietejie-mediji medijpratiba",
    "saliedetiba kopiena kultura diaspora drosiba",
    "veseliba gimenes skolas jauniesi",
    "transports darbs vide",
)
"""The labels of the circles put into groups by hand, for the upper level."""

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Set:
    """Ideas to group: texts, their languages and sessions, and what they are about (`OUTLIER`: nothing else)."""

    texts: tuple[str, ...]
    languages: tuple[Language, ...]
    sessions: tuple[str, ...]
    gold: npt.NDArray[np.str_]
    space: ConceptSpace


def circle_set() -> Set:
    """The example circles, sorted by text."""
    rows = sorted(circles(), key=lambda row: row["text"])
    return Set(
        tuple(row["text"] for row in rows),
        tuple(Language(row["lang"]) for row in rows),
        tuple(row["session"] for row in rows),
        np.array([row["theme"] for row in rows]),
        concept_space(),
    )


def drawn_sets() -> Iterator[Set]:
    """25–35 topics of 6–31 sentences each of the half not learned from, and 5 % single ones of other topics."""
    data = read()
    learned = np.random.default_rng(0).random(len(data.sentences)) < 0.5
    space = trained_on(
        replace(data, sentences=tuple(s for s, mine in zip(data.sentences, learned, strict=True) if mine))
    )
    kept: dict[str, list[Sentence]] = {}
    for sentence, mine in zip(data.sentences, learned, strict=True):
        if not mine:
            kept.setdefault(sentence.topic, []).append(sentence)
    for seed in range(DRAWS):
        chance = np.random.default_rng(seed)
        topics = sorted(chance.choice(sorted(kept), int(chance.integers(25, 36)), replace=False).tolist())
        chosen: list[tuple[Sentence, str]] = []
        for topic in topics:
            size = min(len(kept[topic]), int(chance.integers(6, 32)))
            chosen += [(kept[topic][at], topic) for at in chance.choice(len(kept[topic]), size, replace=False)]
        others = sorted(set(kept) - set(topics))
        for topic in chance.choice(others, min(len(others), round(0.05 * len(chosen))), replace=False):
            fit = [each for each in kept[topic] if not set(each.also) & set(topics)]
            if fit:
                chosen.append((fit[int(chance.integers(len(fit)))], OUTLIER))
        chosen.sort(key=lambda each: each[0].text)
        yield Set(
            tuple(sentence.text for sentence, _ in chosen),
            tuple(sentence.language for sentence, _ in chosen),
            tuple(map(str, chance.integers(0, 20, len(chosen)).tolist())),
            np.array([label for _, label in chosen]),
            space,
        )


def judge(data: Set, seed: int) -> dict[str, float]:
    """Figures of lone voices, doubt and other themes on one set with one seed."""
    settings = ThemeSettings(seed=seed)
    made = group(data.texts, data.languages, settings, space=data.space, sessions=[(own,) for own in data.sessions])
    stability, _ = steadiness(made.labels, made.rounds)
    themed, outlier = data.gold != OUTLIER, data.gold == OUTLIER
    alone = made.labels == LONE
    labels = np.where(alone, 10_000 + np.arange(len(alone)), made.labels)
    _, cosines = neighbours(made.vectors, settings.neighbours)
    # Lone ones are put where they were nearest, to rank all of them by loneliness.
    filled = _filled(made.labels, made.vectors)
    lonely = loneliness(filled, made.vectors, cosines, steadiness(filled, made.rounds)[0])
    main = {label: _commonest(data.gold[made.labels == label]) for label in set(made.labels[~alone].tolist())}
    wrong = np.array([main.get(int(label)) != topic for label, topic in zip(made.labels, data.gold, strict=True)])
    doubt = unsure(made.labels, made.vectors, stability)
    named = also(made.labels, made.vectors)
    elsewhere = wrong & ~alone & np.isin(data.gold, list(main.values()))
    hit = [any(main[other] == data.gold[place] for other in named[place]) for place in np.flatnonzero(elsewhere)]
    return {
        "AMI": float(adjusted_mutual_info_score(data.gold[themed], labels[themed])),
        "ARI": float(adjusted_rand_score(data.gold[themed], labels[themed])),
        "lone AUC": float(roc_auc_score(outlier, lonely)),
        "lone kept": float(alone[outlier].mean()),
        "alone": float(alone.mean()),
        "unsure": float(doubt[~alone].mean()),
        "unsure wrong": float(wrong[doubt].mean()),
        "others wrong": float(wrong[~doubt & ~alone].mean()),
        "also right": float(np.mean(hit)),
        "also named": float(np.mean([len(named[place]) for place in np.flatnonzero(~alone)])),
    }


def _filled(labels: npt.NDArray[np.int64], vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.int64]:
    from dialog_toolkit.themes.centres import likeness

    near = likeness(labels, vectors)
    return np.where(labels == LONE, near.argmax(axis=1), labels)


def _commonest(values: npt.NDArray[np.str_]) -> str:
    counts = Counter(values.tolist())
    counts.pop(OUTLIER, None)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else ""


def means(name: str, found: Sequence[dict[str, float]]) -> str:
    """One line of means."""
    return f"| {name} | " + ", ".join(f"{key} {np.mean([one[key] for one in found]):.3f}" for key in found[0])


def of_circles() -> Iterator[str]:
    """Lone voices, doubt and the upper level on the example circles, mean of six seeds."""
    data = circle_set()
    yield means("circles", [judge(data, seed) for seed in SEEDS])
    upper = {label: number for number, line in enumerate(TOPIC_GROUPS) for label in line.split()}
    found = []
    for seed in SEEDS:
        made = group(data.texts, data.languages, ThemeSettings(seed=seed), sessions=[(s,) for s in data.sessions])
        group_of = {label: number for number, part in enumerate(kin(made.labels, made.vectors)) for label in part}
        both = (made.labels != LONE) & (data.gold != OUTLIER)
        gold = [upper[label] for label in data.gold[both]]
        best = {t: Counter(g for g, own in zip(gold, made.labels[both], strict=True) if own == t).most_common(1)[0][0]
                for t in set(made.labels[both].tolist())}  # fmt: skip
        found.append({
            "AMI": float(adjusted_mutual_info_score(gold, [group_of[int(t)] for t in made.labels[both]])),
            "at best": float(adjusted_mutual_info_score(gold, [best[int(t)] for t in made.labels[both]])),
            "groups": float(len(set(group_of.values()))),
        })  # fmt: skip
    yield means("upper level of circles", found)


def of_draws() -> Iterator[str]:
    """The same on corpus sentences with planted lone ones."""
    yield means(f"{DRAWS} draws with planted lone ones", [judge(data, 0) for data in drawn_sets()])


def of_speed() -> Iterator[str]:
    """Processor seconds that rounds and doubles add."""
    sentences = read().sentences
    for n in (1_000, 5_000):
        texts = [sentence.text for sentence in sentences[:n]]
        made = group(texts, [s.language for s in sentences[:n]], ThemeSettings(rounds=0))
        nearest, cosines = neighbours(made.vectors, 25)
        started = time.process_time()
        present = presence([(str(place % 25),) for place in range(n)], 8, random_state=0)
        steadiness(made.labels, resampled(nearest, cosines, present, resolution=2.75, random_state=0))
        rounds = time.process_time() - started
        started = time.process_time()
        representatives(texts)
        yield f"| {n} ideas | 8 rounds {rounds:.2f} s, doubles {time.process_time() - started:.2f} s"


def of_doubles() -> Iterator[str]:
    """Doubles made by machine out of the circles: how many go to their original, and how many elsewhere."""
    texts = list(dict.fromkeys(row["text"] for row in circles()))
    chance = random.Random(0)

    def slip(text: str) -> str:
        places = [found.start() for found in re.finditer(r"\w{4,}", text)] or [0]
        at = chance.choice(places) + chance.randrange(1, 4)
        other = chance.choice("aeiklmnrstu")
        return chance.choice([text[:at] + text[at + 1 :], text[:at] + other + text[at + 1 :]])

    def without(text: str, count: int) -> str:
        words = text.split()
        gone = set(chance.sample(range(len(words)), min(count, max(0, len(words) - 3))))
        return " ".join(word for place, word in enumerate(words) if place not in gone)

    makers: dict[str, Callable[[str], str]] = {
        "no marks, no capitals": fold,
        "one slip": slip,
        "two slips": lambda text: slip(slip(text)),
        "a word less": lambda text: without(text, 1),
        "two words less": lambda text: without(text, 2),
        "thanks added": lambda text: f"{text} Paldies!",
        "70 % of the words": lambda text: " ".join(text.split()[: max(3, int(0.7 * len(text.split())))]),
    }
    own = representatives(texts)
    yield f"| {len(texts)} different ideas | called doubles {sum(of != place for place, of in enumerate(own))}"
    for name, make in makers.items():
        stands = representatives(texts + [make(text) for text in texts])
        n = len(texts)
        right = sum(stands[n + place] == place or stands[place] == n + place for place in range(n))
        wrong = sum(of % n != place % n for place, of in enumerate(stands))
        yield f"| {name} | found {right / n:.3f}, to another idea {wrong}"


def of_ideas() -> Iterator[str]:
    """Two sentences of different topics joined, two of one topic joined, single ones, and the circles."""
    sentences = [s for s in read().sentences if s.language == Language.LATVIAN]
    chance = random.Random(0)
    by_topic: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        by_topic.setdefault(sentence.topic, []).append(sentence)
    two, same = [], []
    for _ in range(600):
        one, other = chance.sample(sentences, 2)
        while one.topic == other.topic or other.topic in one.also or one.topic in other.also:
            one, other = chance.sample(sentences, 2)
        two.append((one.text, other.text))
        one, other = chance.sample(chance.choice([own for own in by_topic.values() if len(own) > 1]), 2)
        same.append((one.text, other.text))
    wish = re.compile(r"\b(jā\w{3,}|vajag|lai|grib\w+|trūkst|nav|vairāk)\b", re.IGNORECASE)
    sets = {
        "different topics, a wish in both": [_joined(p, chance) for p in two if all(map(wish.search, p))],
        "one topic, a wish in both": [_joined(p, chance) for p in same if all(map(wish.search, p))],
        "different topics, all": [_joined(pair, chance) for pair in two],
        "single sentences": [s.text for s in chance.sample(sentences, 1500)],
        "circles": [row["text"] for row in circles()],
    }
    for name, texts in sets.items():
        found = split_ideas([Idea(str(place), "s", text) for place, text in enumerate(texts)], concept_space())
        yield f"| {name} ({len(texts)}) | proposed {len(found) / len(texts):.3f}"


def _joined(pair: tuple[str, str], chance: random.Random) -> str:
    between = chance.choice([". ", ". ", "; ", " un ", ", un "])
    one, other = pair[0].rstrip(".!? "), pair[1]
    return one + between + (other if between == ". " else other[:1].lower() + other[1:])


def of_marks() -> Iterator[str]:
    """Words that come back right, and themes of circles typed without marks."""
    rows = circles()
    said = [row["text"] for row in rows if row["lang"] == "lv" and fold(row["text"]) != row["text"].lower()]
    data = read()
    learned = np.random.default_rng(0).random(len(data.sentences)) < 0.5
    latvian = [
        (s.text, mine) for s, mine in zip(data.sentences, learned, strict=True) if s.language == Language.LATVIAN
    ]
    forms = Counter(w.lower() for text, mine in latvian if mine for w in _WORD.findall(text) if len(w) > 2)
    kept = [text for text, mine in latvian if not mine and fold(text) != text.lower()]
    yield f"| held-out half of the corpus | {_right(Marks(forms + field_words()), kept)}"
    yield f"| circles | {_right(marks(), said)}"
    without = [row | {"text": _bare(row["text"])} if row["lang"] == "lv" else row for row in rows]
    back = restored([row["text"] for row in without], [Language(row["lang"]) for row in without])
    for name, some in (
        ("as said", rows),
        ("without marks", without),
        ("put back", [row | {"text": text} for row, text in zip(without, back, strict=True)]),
    ):
        found = [score(some, settings=ThemeSettings(seed=seed)) for seed in range(3)]
        yield means(f"circles {name}", [{key: float(f[key]) for key in ("ami", "nearest_neighbour")} for f in found])


def _bare(text: str) -> str:
    return "".join(fold(letter).upper() if letter.isupper() else fold(letter) for letter in text)


def _right(found: Marks, texts: Sequence[str]) -> str:
    pairs = [(word, _bare(word)) for text in texts for word in _WORD.findall(text)]
    right = sum(found.word(bare) == word for word, bare in pairs) / len(pairs)
    return f"words right {right:.3f}, if left bare {sum(a == b for a, b in pairs) / len(pairs):.3f}, of {len(pairs)}"


def of_about() -> Iterator[str]:
    """Wished and reached numbers of themes, and what coarser and finer give."""
    rows = circles()
    ideas = [Idea(row["id"], row["session"], row["text"], language=Language(row["lang"])) for row in rows]
    wished = {k: len(build_themes(ideas, {}, ThemeSettings(about=k)).themes) for k in (5, 8, 12, 20, 30, 40, 60)}
    finer = {r: len(build_themes(ideas, {}, ThemeSettings(resolution=r)).themes) for r in (0.5, 0.7, 1.0, 1.4, 2.0)}
    yield f"| about → themes | {wished}"
    yield f"| resolution → themes | {finer}"


PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "circles": of_circles,
    "draws": of_draws,
    "speed": of_speed,
    "doubles": of_doubles,
    "ideas": of_ideas,
    "marks": of_marks,
    "about": of_about,
}


def main(asked: Sequence[str]) -> int:
    """Print the figures of the parts asked for."""
    with threadpool_limits(1):
        for name in asked or PARTS:
            for line in PARTS[name]():
                sys.stdout.write(line + "\n")
                sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
