"""Which themes are heard more in one region, or in one kind of session, than in the others.

Whole sessions are dealt out to the sides anew: people in one room hear each other, so ideas of one session are not
independent, and tests that count single ideas find differences everywhere. As there are many cells, what counts is how
often chance makes any cell stand out as much (step-down max-T: P. Westfall and S. Young, "Resampling-based multiple
testing", 1993).
"""

from collections.abc import Mapping, Sequence
from math import comb

import numpy as np
import numpy.typing as npt

from dialog_toolkit.domain.difference import Difference, Verdict
from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import Theme

PERMUTATIONS = 2_000
SURE = 0.05
"""Corrected probability up to which a difference is one."""
FEWEST = 3
"""Sessions of a side, and of all others together, below which nothing can be said."""

Figures = npt.NDArray[np.float64]


def differences(
    themes: Sequence[Theme],
    ideas: Sequence[Idea],
    side_of: Mapping[str, str],
    *,
    permutations: int = PERMUTATIONS,
    random_state: int = 0,
) -> tuple[Difference, ...]:
    """One difference for each theme and side, the surest first.

    `side_of` maps session ids to sides (region ids, kinds of session); sessions it does not know are left out. The same
    input gives the same figures, in whatever order it is given.
    """
    ids = sorted(theme.id for theme in themes)
    said, counts, sides = _counted(themes, ideas, side_of, ids)
    names = sorted(set(sides))
    if not ids or not names:
        return ()
    dealt = np.array([[side == name for side in sides] for name in names], np.float64)
    enough = _enough(dealt.sum(axis=1))
    shares, elsewhere = _shares(dealt, said, counts)
    chance = np.random.default_rng(random_state)
    orders = [chance.permutation(len(sides)) for _ in range(permutations)]
    by_chance = np.stack([np.subtract(*_shares(dealt[:, order], said, counts)) for order in orders])
    tested = np.repeat(enough[:, None], len(ids), axis=1)
    single, corrected = _probabilities(shares - elsewhere, by_chance, tested)
    found = [
        Difference(
            theme=ids[column],
            side=names[row],
            share=round(float(shares[row, column]), 4),
            elsewhere=round(float(elsewhere[row, column]), 4),
            p=round(float(single[row, column]), 4),
            corrected=round(float(corrected[row, column]), 4),
            verdict=_verdict(bool(enough[row]), corrected[row, column], shares[row, column] > elsewhere[row, column]),
        )
        for row in range(len(names))
        for column in range(len(ids))
    ]
    return tuple(sorted(found, key=lambda each: (each.corrected, each.p, each.theme, each.side)))


def _counted(
    themes: Sequence[Theme], ideas: Sequence[Idea], side_of: Mapping[str, str], ids: Sequence[str]
) -> tuple[Figures, Figures, list[str]]:
    """Ideas of each session in each theme [sessions, themes] and in all [sessions], and the sessions' sides."""
    sessions = sorted({idea.session for idea in ideas if idea.session in side_of})
    row = {session: place for place, session in enumerate(sessions)}
    column = {id: place for place, id in enumerate(ids)}
    theme_of = {idea: column[theme.id] for theme in themes for idea in theme.ideas}
    said, counts = np.zeros((len(sessions), len(ids))), np.zeros(len(sessions))
    for idea in ideas:
        if idea.session in row:
            counts[row[idea.session]] += 1
            if idea.id in theme_of:
                said[row[idea.session], theme_of[idea.id]] += 1
    return said, counts, [side_of[session] for session in sessions]


def _enough(sizes: Figures) -> npt.NDArray[np.bool_]:
    """Whether each side, by its number of sessions, could differ more than chance allows at all.

    The rarest outcome of dealing is as likely as any one set of sessions is for a side of that size, and as there are
    sides of that size.
    """
    total = int(sizes.sum())
    rarest = np.array([(sizes == size).sum() / comb(total, int(size)) for size in sizes])
    return np.asarray((sizes >= FEWEST) & (total - sizes >= FEWEST) & (rarest <= SURE))


def _shares(dealt: Figures, said: Figures, counts: Figures) -> tuple[Figures, Figures]:
    """Share of the ideas of each side, and of all others, that are in each theme: two arrays [sides, themes]."""
    mine, all_mine = dealt @ said, (dealt @ counts)[:, None]
    others, all_others = said.sum(axis=0) - mine, counts.sum() - all_mine
    return mine / np.maximum(all_mine, 1), others / np.maximum(all_others, 1)


def _probabilities(observed: Figures, by_chance: Figures, tested: npt.NDArray[np.bool_]) -> tuple[Figures, Figures]:
    """How often chance is as extreme in each cell, and in any cell that is not more extreme; [sides, themes].

    Cells are made comparable by the mean and spread that chance has in them. Cells not `tested` are 1.
    """
    single, corrected = np.ones(observed.shape), np.ones(observed.shape)
    middle, spread = by_chance.mean(axis=0), by_chance.std(axis=0)
    cells = tested & (spread > 1e-12)
    if not cells.any():
        return single, corrected
    sizes = np.round(np.abs(observed - middle)[cells] / spread[cells], 9)
    dealt = np.round(np.abs(by_chance - middle)[:, cells] / spread[cells], 9)
    times = len(by_chance) + 1
    single[cells] = (1 + (dealt >= sizes).sum(axis=0)) / times
    order = np.argsort(-sizes, kind="stable")
    largest = np.maximum.accumulate(dealt[:, order][:, ::-1], axis=1)[:, ::-1]
    stepped = np.maximum.accumulate((1 + (largest >= sizes[order]).sum(axis=0)) / times)
    result = np.ones(len(sizes))
    result[order] = stepped
    corrected[cells] = result
    return single, corrected


def _verdict(enough: bool, corrected: float, more: bool) -> Verdict:
    if not enough:
        return Verdict.TOO_FEW
    if corrected > SURE:
        return Verdict.NOTHING
    return Verdict.MORE if more else Verdict.LESS
