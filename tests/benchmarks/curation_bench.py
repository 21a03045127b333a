"""What people's decisions teach the engine: ``python -m tests.benchmarks.curation_bench``. About two minutes.

On the example circles. A share of the ideas is put into their true themes, as a careful team would; then it is counted
for how many of the other ideas the theme suggested is the true one: "before" names the machine's own groups by what was
curated in them, "after" is the engine with these decisions. Then how often each kind of proposal is right, and how long
a run takes after one more decision.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from dialog_toolkit.domain.curation import Curation, Decided, KeptTheme
from dialog_toolkit.domain.session import Idea, Language
from dialog_toolkit.domain.theme import Proposal, ProposalKind, Standing, ThemeRun
from dialog_toolkit.themes.assembled import laid_out
from dialog_toolkit.themes.bench import OUTLIER, agreement
from dialog_toolkit.themes.build import ThemeSettings, build_themes
from dialog_toolkit.themes.grouping import group
from dialog_toolkit.themes.learn import nearness
from tests.benchmarks.themes_bench import circles

SHARES = (0.05, 0.1, 0.15, 0.2, 0.3)
DRAWS = 4
JUDGED = (ProposalKind.MERGE, ProposalKind.SPLIT, ProposalKind.MOVE, ProposalKind.NEW)
"""Proposals that the labels can judge; whether a text holds two ideas they do not say."""


def curated(ids: Sequence[str], gold: Mapping[str, str]) -> Curation:
    """These ideas moved into their true themes by people."""
    names = sorted({gold[id] for id in ids})
    themes = {f"t-{name}": KeptTheme(f"t-{name}", name, origin="person") for name in names}
    return Curation(themes, {id: Decided(id, Standing.THEME, theme=f"t-{gold[id]}") for id in ids})


def named_by_majority(run: ThemeRun, taught: Sequence[str], gold: Mapping[str, str]) -> dict[str, str]:
    """The theme suggested for each idea when machine groups are named by what was curated in them."""
    names = {}
    for theme in run.themes:
        inside = Counter(gold[id] for id in theme.ideas if id in set(taught))
        names[theme.id] = inside.most_common(1)[0][0] if inside else ""
    return {p.idea: names.get(p.theme, "") for p in run.placements}


def suggested(ideas: Sequence[Idea], curation: Curation, seed: int) -> dict[str, str]:
    """The theme nearest to each idea by what people taught."""
    table = laid_out(ideas, curation)
    found = group(table.texts, table.languages, ThemeSettings(seed=seed), held=table.held)
    best = nearness(found.vectors, table.held, len(table.kept)).argmax(axis=1)
    return {
        idea.id: table.kept[int(best[place])].removeprefix("t-")
        for place, same in enumerate(table.material.ideas)
        for idea in same
    }


def curve(ideas: Sequence[Idea], regions: Mapping[str, str], gold: Mapping[str, str]) -> Iterator[str]:
    """Share of the rest whose suggested theme is right, before and after; AMI of the groups of the rest."""
    yield "| curated | right before | right after | AMI of the rest before | after |"
    yield "|---|---|---|---|---|"
    themed = [id for id, theme in gold.items() if theme != OUTLIER]
    for share in SHARES:
        rows = []
        for seed in range(DRAWS):
            taught = [themed[p] for p in np.random.default_rng(seed).permutation(len(themed))[: int(share * len(gold))]]
            rest = sorted(set(themed) - set(taught))
            curation, settings = curated(taught, gold), ThemeSettings(seed=seed)
            before = build_themes(ideas, regions, settings)
            after = build_themes(ideas, regions, settings, curation=curation, previous=before)
            old, new = named_by_majority(before, taught, gold), suggested(ideas, curation, seed)
            rows.append(
                (
                    np.mean([old[id] == gold[id] for id in rest]),
                    np.mean([new.get(id, "") == gold[id] for id in rest]),
                    _ami(before, rest, gold),
                    _ami(after, rest, gold),
                )
            )
        a, b, c, d = np.array(rows, float).mean(axis=0)
        yield f"| {share:.0%} | {a:.3f} | {b:.3f} | {c:.3f} | {d:.3f} |"


def _ami(run: ThemeRun, rest: Sequence[str], gold: Mapping[str, str]) -> float:
    place = {p.idea: p.theme or f"alone {p.idea}" for p in run.placements}
    return agreement([gold[id] for id in rest], [place[id] for id in rest])["ami"]


def proposals(ideas: Sequence[Idea], regions: Mapping[str, str], gold: Mapping[str, str]) -> Iterator[str]:
    """How often proposals are right: without any decision, and with 15 % of the ideas curated."""
    yield "| proposals | number | right |"
    yield "|---|---|---|"
    themed = [id for id, theme in gold.items() if theme != OUTLIER]
    for name, share in (("nothing curated", 0.0), ("15 % curated", 0.15)):
        told: dict[ProposalKind, list[bool]] = {}
        for seed in range(DRAWS):
            taught = [themed[p] for p in np.random.default_rng(seed).permutation(len(themed))[: int(share * len(gold))]]
            run = build_themes(ideas, regions, ThemeSettings(seed=seed), curation=curated(taught, gold))
            for proposal in (each for each in run.proposals if each.kind in JUDGED):
                told.setdefault(proposal.kind, []).append(_right(proposal, run, gold))
        for kind, rights in sorted(told.items()):
            yield f"| {name}: {kind} | {len(rights) / DRAWS:.1f} a run | {np.mean(rights):.2f} |"


def _right(proposal: Proposal, run: ThemeRun, gold: Mapping[str, str]) -> bool:
    members = {theme.id: theme.ideas for theme in run.themes}

    def most(ids: Sequence[str]) -> str:
        return Counter(gold[id] for id in ids).most_common(1)[0][0]

    if proposal.kind is ProposalKind.MERGE:
        return len({most(members[id]) for id in proposal.themes}) == 1
    if proposal.kind is ProposalKind.SPLIT:
        return len({most(part) for part in proposal.parts}) > 1
    if proposal.kind is ProposalKind.MOVE:
        target = proposal.themes[-1]
        name = target.removeprefix("t-")
        return gold[proposal.ideas[0]] == (name if name in gold.values() else most(members[target]))
    return len({gold[id] for id in proposal.ideas}) == 1 and gold[proposal.ideas[0]] != OUTLIER


def again(ideas: Sequence[Idea], regions: Mapping[str, str]) -> Iterator[str]:
    """Seconds of a run after one more decision, on about a thousand ideas, in this warm process."""
    many = [*ideas, *(Idea(f"x{i.id}", f"x{i.session}", f"{i.text} Tā ir.", language=i.language) for i in ideas[:210])]
    first = build_themes(many, regions)
    moved = Curation(decided={many[0].id: Decided(many[0].id, Standing.THEME, theme=first.themes[1].id)})
    build_themes(many, regions, curation=moved, previous=first)
    started = time.perf_counter()
    build_themes(many, regions, curation=moved, previous=first)
    yield f"{len(many)} ideas, run again after one was moved: {time.perf_counter() - started:.2f} s"


def main() -> int:
    """Print the figures."""
    rows = circles()
    ideas = [Idea(row["id"], row["session"], row["text"], language=Language(row["lang"])) for row in rows]
    regions = {row["session"]: row["region"] for row in rows}
    gold = {row["id"]: row["theme"] for row in rows}
    for lines in (curve(ideas, regions, gold), proposals(ideas, regions, gold), again(ideas, regions)):
        for line in lines:
            print(line, flush=True)  # noqa: T201
        print()  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
