"""Signs of persons and likeness, measured: `python -m tests.benchmarks.personal_bench` (about 10 s)."""

import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from dialog_toolkit.exchange.session_files import read_session_files
from dialog_toolkit.language.cleaning import fold
from dialog_toolkit.language.likeness import like
from dialog_toolkit.language.personal import Strength, find_personal
from dialog_toolkit.paths import sessions_folder
from dialog_toolkit.plans.load import load_profile
from dialog_toolkit.services.projects import vocabulary

SENTENCES = Path(__file__).parents[1] / "data" / "personal.jsonl"
CORPUS = Path(find_personal.__code__.co_filename).parent / "data" / "corpus.jsonl"


def say(line: str) -> None:
    """One line of figures."""
    sys.stdout.write(line + "\n")


def main() -> None:
    """Print every figure of the section "Personal data" of RESULTS.md."""
    rows = [json.loads(line) for line in SENTENCES.read_text("utf-8").splitlines()]
    for part in ("dev", "held"):
        told(part, [row for row in rows if row["part"] == part])
    circles = ideas_of_circles()
    flagged("example circles", [idea for circle in circles for idea in circle])
    flagged("corpus", [json.loads(line)["text"] for line in CORPUS.read_text("utf-8").splitlines()])
    likeness(circles)


def told(part: str, rows: list[dict[str, object]]) -> None:
    """Recall and precision over sentences, for strong signs and for all; spans that are exactly right."""
    having = [row for row in rows if row["found"]]
    for name, least in (("strong", True), ("all", False)):
        marked = [bool(signs(str(row["text"]), least)) for row in rows]
        hits = sum(mark for mark, row in zip(marked, rows, strict=True) if row["found"])
        false = sum(marked) - hits
        say(f"{part} {name}: recall {hits}/{len(having)}, precision {hits}/{hits + false}")
    exact = sum([[k, t] for k, t in signs(str(row["text"]), False)] == row["found"] for row in having)
    say(f"{part}: kind and words exactly right in {exact}/{len(having)}")


def signs(text: str, strong: bool) -> list[tuple[str, str]]:
    """Kinds and words of the signs."""
    found = find_personal(text)
    return [(m.kind.value, m.text) for m in found if not strong or m.strength is Strength.STRONG]


def flagged(name: str, texts: list[str]) -> None:
    """What is marked in texts, and how long one takes."""
    find_personal("")
    before = time.process_time()
    found = [match for text in texts for match in find_personal(text)]
    each = (time.process_time() - before) / len(texts) * 1000
    words = ", ".join(f"{match.text} ({match.strength.value})" for match in found)
    say(f"{name}: {len(texts)} ideas, {each:.3f} ms each, {len(found)} signs: {words}")


def ideas_of_circles() -> list[list[str]]:
    """The texts of the example circles, circle by circle."""
    read = read_session_files(sorted(sessions_folder().glob("*.yaml")), vocabulary(load_profile("lv-2026")))
    return [[idea.text for idea in file.session.ideas] for file in read if file.session]


def likeness(circles: list[list[str]]) -> None:
    """Pairs within a circle that are called alike, doubles that are found, time for 200 ideas."""
    pairs = sum(len(like(circle[:n], text)) for circle in circles for n, text in enumerate(circle))
    say(f"likeness: pairs shown within a circle {pairs}")
    chance = random.Random(3)
    for name, change in ways():
        tried = [(n, change(text, chance), c) for c in circles for n, text in enumerate(c) if len(text.split()) > 4]
        first = sum(found[0][0] == n for n, text, circle in tried if (found := like(circle, text)))
        say(f"likeness, {name}: {first}/{len(tried)} doubles come first")
    many = [text + "." for circle in circles for text in circle][:200]
    before = time.process_time()
    like(many, "Autobuss uz Rīgu kursē")
    cold = time.process_time() - before
    before = time.process_time()
    for length in range(20, 50):
        like(many, "Autobuss uz Rīgu kursē reti, un vakarā vairs nav nemaz"[:length])
    say(f"likeness of 200: first {cold * 1000:.1f} ms, then {(time.process_time() - before) / 30 * 1000:.2f} ms")


def ways() -> Iterator[tuple[str, Callable[[str, random.Random], str]]]:
    """Ways in which somebody types an idea a second time."""
    yield (
        "a quarter of the words left out, no diacritics",
        lambda text, chance: fold(" ".join(word for word in text.split() if chance.random() > 0.25)),
    )
    yield "words shuffled", lambda text, chance: " ".join(chance.sample(words := re.findall(r"\w+", text), len(words)))
    yield "its first 60 %", lambda text, chance: " ".join(text.split()[: max(4, len(text.split()) * 6 // 10)])
    yield (
        "other endings",
        lambda text, chance: " ".join(w if len(w) < 5 else w[:-1] + chance.choice("aeiuos") for w in text.split()),
    )


if __name__ == "__main__":
    main()
