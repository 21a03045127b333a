"""How widely something was heard: sessions and regions, agreement and kinds, counted from the ideas themselves."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dialog_toolkit.domain.session import Idea
from dialog_toolkit.domain.theme import Evidence


def evidence_of(members: Sequence[Idea], everything: Iterable[Idea], region_of: Mapping[str, str]) -> Evidence:
    """Evidence of `members` among `everything`.

    `region_of` maps session ids to region ids; a session it does not know has the region "".
    """
    of_sessions = {idea.session for idea in everything}
    by_region = Counter(region_of.get(idea.session, "") for idea in members)
    return Evidence(
        ideas=len(members),
        sessions=tuple(sorted({idea.session for idea in members})),
        regions=tuple(sorted(by_region)),
        of_sessions=len(of_sessions),
        of_regions=len({region_of.get(session, "") for session in of_sessions}),
        agreement=_sorted(Counter(str(idea.agreement) for idea in members)),
        kinds=_sorted(Counter(str(idea.kind) for idea in members)),
        by_region=_sorted(by_region),
    )


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items()))
