"""Vectors of texts, kept in the project so that an embedder reads each text once.

They are kept by the embedder's fingerprint and by a digest of the text, in blocks as they were finished; what a block
holds is the engine's business. When a text is redacted they all go (`ledger.write`) and are worked out anew.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from dialog_toolkit.ledger import computed
from dialog_toolkit.ledger.project import Project
from dialog_toolkit.worker.client import Answers

_KIND = "vectors:"


def answers(project: Project) -> Answers:
    """What the child process may ask of `project` about vectors."""
    return {"known_vectors": lambda asked: _known(project, asked), "keep_vectors": lambda told: _keep(project, told)}


def forget(project: Project, fingerprint: str) -> None:
    """Throw the vectors of one embedder away."""
    computed.drop_computed(project, _KIND + fingerprint)


def _known(project: Project, asked: Mapping[str, Any]) -> list[object]:
    """The blocks in which any of the keys asked for stands."""
    wanted = set(asked["keys"])
    blocks = (json.loads(row.payload) for row in computed.list_computed(project, _KIND + asked["fingerprint"]))
    return [block for block in blocks if not wanted.isdisjoint(block["keys"])]


def _keep(project: Project, told: Mapping[str, Any]) -> None:
    fingerprint, block = told["fingerprint"], told["block"]
    key = hashlib.blake2b(" ".join(block["keys"]).encode(), digest_size=16).hexdigest()
    computed.put_computed(project, _KIND + fingerprint, key, fingerprint=fingerprint, payload=json.dumps(block))
