"""Seconds and memory of one grouping in a process of its own: ``python -m tests.benchmarks.speed_bench [IDEAS]``.

Corpus sentences with a number behind each, so that none is equal, in 25 sessions. What the worker loads once is loaded
beforehand; memory is the largest of the whole process, with the sentences.
"""

import resource
import sys
import time

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.language.corpus import read
from dialog_toolkit.themes.build import build_themes


def main() -> int:
    """Print ideas, seconds, processor seconds and MiB."""
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    ideas = [
        Idea(f"s{n % 25}/{n}", f"s{n % 25}", f"{sentence.text} {n}", language=sentence.language)
        for n, sentence in enumerate(read().sentences[:asked])
    ]
    build_themes(ideas[:20], {})
    wall, processor = time.perf_counter(), time.process_time()
    build_themes(ideas, {})
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(len(ideas), round(time.perf_counter() - wall, 1), round(time.process_time() - processor, 1), peak)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
