"""Ideas of the example circles, read straight from their files."""

from pathlib import Path

import pytest
import yaml

from dialog_toolkit.domain.session import Agreement, Idea, IdeaKind, Language

SESSIONS = Path(__file__).parents[2] / "sessions"


@pytest.fixture(scope="session")
def circles() -> tuple[list[Idea], dict[str, str]]:
    """Ideas of six example circles, and the region of each session."""
    ideas: list[Idea] = []
    region_of: dict[str, str] = {}
    for name in ("dobele", "cesis", "liepaja", "ogre", "valmiera", "madona"):
        record = yaml.safe_load((SESSIONS / f"{name}.yaml").read_text("utf-8"))
        region_of[record["id"]] = record["place"]["region"]
        ideas += [
            Idea(
                id=f"{record['id']}/{row['id']}",
                session=record["id"],
                text=row["text"],
                kind=IdeaKind(row["kind"]),
                agreement=Agreement(row["agreement"]),
                language=Language(row["lang"]),
            )
            for row in record["ideas"]
        ]
    return ideas, region_of
