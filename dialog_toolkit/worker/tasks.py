"""What the child process can be asked for. Requests and answers are plain JSON values.

What is slow to load is loaded by the task that needs it, so that the others answer at once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Protocol

from pydantic import TypeAdapter

from dialog_toolkit.domain.curation import Curation
from dialog_toolkit.domain.session import Idea, Language
from dialog_toolkit.domain.theme import Theme, ThemeRun
from dialog_toolkit.themes.embedders.store import Block, storing
from dialog_toolkit.themes.settings import ThemeSettings


class Parent(Protocol):
    """Whom a task tells of its progress and asks for what only the parent has."""

    def progress(self, phase: str, done: int, total: int) -> None:
        """Report a step of a phase (English message id); `total` 0: not known."""

    def ask(self, name: str, payload: object) -> Any:
        """What the parent answers, None if it knows nothing of that name."""


class ParentStore:
    """Vectors that the parent keeps in the project (``services/vectors.py`` answers)."""

    def __init__(self, parent: Parent) -> None:
        self._parent = parent

    def known(self, fingerprint: str, keys: Sequence[str]) -> Sequence[Block]:
        """Blocks that hold those of `keys` that the project has."""
        return self._parent.ask("known_vectors", {"fingerprint": fingerprint, "keys": list(keys)}) or []

    def keep(self, fingerprint: str, block: Block) -> None:
        """Have the project keep a block."""
        self._parent.ask("keep_vectors", {"fingerprint": fingerprint, "block": dict(block)})


def group_into_themes(payload: Mapping[str, Any], parent: Parent) -> object:
    """``{"ideas": [...], "region_of": {...}, "settings": {...}}`` → a ThemeRun.

    ``"curation"`` is what people decided and ``"previous"`` the run before; both may be left out.
    """
    from dialog_toolkit.themes.build import build_themes

    ideas = TypeAdapter(list[Idea]).validate_python(payload["ideas"])
    curation = TypeAdapter(Curation).validate_python(payload.get("curation") or {})
    previous = TypeAdapter(ThemeRun | None).validate_python(payload.get("previous"))
    settings = ThemeSettings(**payload["settings"])
    with storing(ParentStore(parent)):
        run = build_themes(ideas, payload["region_of"], settings, parent.progress, curation=curation, previous=previous)
    return TypeAdapter(ThemeRun).dump_python(run, mode="json")


def score_themes(payload: Mapping[str, Any], parent: Parent) -> object:
    """``{"rows": [...]}`` of labelled ideas → figures of agreement with the labels."""
    from dialog_toolkit.themes.bench import score

    return score(payload["rows"], parent.progress)


def warm(payload: Mapping[str, Any], parent: Parent) -> object:
    """``{"embedder": ""}``: load what a grouping needs by grouping a few texts."""
    from dialog_toolkit.themes.build import build_themes

    texts = {
        Language.LATVIAN: "Autobuss uz ciemu nekursē",
        Language.RUSSIAN: "Автобус не ходит",
        Language.ENGLISH: "No bus",
    }
    ideas = [Idea(f"s/{n}", f"s{n}", f"{text} {n}.", language=tag) for n in range(3) for tag, text in texts.items()]
    build_themes(ideas, {}, ThemeSettings(embedder=payload["embedder"]), parent.progress)
    return None


def list_embedders(payload: Mapping[str, Any], parent: Parent) -> object:
    """``{}`` → for each kind of embedder ``{"spec", "meaning", "reason"}``; `reason` is None or a message's parts."""
    from dialog_toolkit.themes.embedders.registry import kinds

    return [
        {
            "spec": kind.spec,
            "meaning": kind.meaning,
            "reason": kind.reason
            and {"message": kind.reason.message, "hint": kind.reason.hint, "facts": kind.reason.facts},
        }
        for kind in kinds()
    ]


def try_embedder(payload: Mapping[str, Any], parent: Parent) -> object:
    """``{"embedder": spec}`` → what it is and how it did with a few sentences."""
    from dialog_toolkit.themes.embedders.trial import tried

    return tried(payload["embedder"], parent.progress)


def choose_measures(payload: Mapping[str, Any], parent: Parent) -> object:
    """What `measures.choice.choose` takes → a ShortPlan."""
    from dialog_toolkit.measures.choice import choose

    limits = {name: payload[name] for name in ("most", "lead_max", "keep")}
    return asdict(choose(payload["answers"], payload["weight"], payload["leads"], **limits))


def why_there(payload: Mapping[str, Any], parent: Parent) -> object:
    """``{"ideas": [...], "idea": id, "among": [ids]}`` → topics, fields and neighbours of the idea."""
    from dialog_toolkit.themes.why import reasons

    ideas = TypeAdapter(list[Idea]).validate_python(payload["ideas"])
    return reasons(ideas, payload["idea"], payload["among"], parent.progress)


def find_differences(payload: Mapping[str, Any], parent: Parent) -> object:
    """``{"themes": [...], "ideas": [...], "side_of": {session: side}}`` → a list of Difference."""
    from dialog_toolkit.themes.differences import differences

    themes = TypeAdapter(list[Theme]).validate_python(payload["themes"])
    ideas = TypeAdapter(list[Idea]).validate_python(payload["ideas"])
    return [asdict(each) for each in differences(themes, ideas, payload["side_of"])]


TASKS: dict[str, Callable[[Mapping[str, Any], Parent], object]] = {
    "themes": group_into_themes,
    "score": score_themes,
    "differences": find_differences,
    "warm": warm,
    "embedders": list_embedders,
    "try_embedder": try_embedder,
    "choose": choose_measures,
    "why": why_there,
}
