"""Evidence counts sessions and regions, not remarks."""

from dialog_toolkit.domain.evidence import evidence_of
from dialog_toolkit.domain.session import Agreement, Idea, IdeaKind
from dialog_toolkit.domain.theme import Evidence

IDEAS = [
    Idea("a/1", "a", "x", IdeaKind.CONCERN, Agreement.SHARED),
    Idea("a/2", "a", "y", IdeaKind.IDEA, Agreement.SHARED),
    Idea("b/1", "b", "z", IdeaKind.IDEA, Agreement.MIXED),
    Idea("c/1", "c", "w"),
]
REGION_OF = {"a": "riga", "b": "riga", "c": "latgale"}


def test_counts() -> None:
    assert evidence_of(IDEAS[:3], IDEAS, REGION_OF) == Evidence(
        ideas=3,
        sessions=("a", "b"),
        regions=("riga",),
        of_sessions=3,
        of_regions=2,
        agreement={"mixed": 1, "shared": 2},
        kinds={"concern": 1, "idea": 2},
        by_region={"riga": 3},
    )


def test_a_session_of_no_known_region() -> None:
    assert evidence_of(IDEAS[3:], IDEAS, {}).by_region == {"": 1}
