"""A model folder on disk, laid out as sentence-transformers writes it."""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dialog_toolkit.errors import BadInput
from dialog_toolkit.i18n import N_
from dialog_toolkit.themes.embedders.chunks import AS_BEFORE

MOST_TOKENS = 512
"""Tokens of a text that are read where the folder does not say."""

_PROMPTS = ("clustering", "passage", "document")
"""Prompts by name that stand before a text which is no question to search with, the most fitting first."""

_LAYERS = ("Transformer", "Pooling", "Normalize")

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Reading:
    """How a folder wants its texts read: what stands before each, how tokens become one vector, how many there are."""

    prompt: str
    pooling: str
    tokens: int


def name_of(folder: Path) -> str:
    """The folder's own name; where it lies is nobody's business in a paper."""
    return folder.expanduser().resolve().name


def onnx_file(folder: Path) -> Path:
    """The model's file, whether it is there or not."""
    inner = folder / "onnx" / "model.onnx"
    return inner if inner.is_file() else folder / "model.onnx"


def missing(name: str, file: Path) -> BadInput:
    """That a file of a model is not there."""
    return BadInput(
        N_("The embedder {name} is not there: {file} is missing."), hint=AS_BEFORE, name=name, file=str(file)
    )


def unsuited(name: str, file: str) -> BadInput:
    """That a file of a model says something this program cannot do or read."""
    return BadInput(
        N_("The embedder {name} cannot be used: {file} is not as expected or asks for what this program cannot do."),
        hint=AS_BEFORE,
        name=name,
        file=file,
    )


def reading_of(folder: Path) -> Reading:
    """How `folder` wants its texts read. Raises BadInput if it wants what this program cannot do."""
    name = name_of(folder)
    layers = _json(folder, "modules.json", list) or []
    if not all(isinstance(layer, dict) and str(layer.get("type")).endswith(_LAYERS) for layer in layers):
        raise unsuited(name, "modules.json")
    return Reading(_prompt(folder), _pooling(folder, name), _tokens(folder))


def stamp_of(folder: Path) -> Stamp:
    """Names, sizes and times of all files, which change when the model does."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    stats = [(path.relative_to(folder).as_posix(), path.stat()) for path in files]
    return tuple((path, stat.st_size, stat.st_mtime_ns) for path, stat in stats)


@lru_cache(maxsize=4)
def content_of(folder: Path, stamp: Stamp) -> str:
    """A digest of the names and bytes of all files that `stamp` names."""
    digest = hashlib.blake2b(digest_size=12)
    for path, size, _ in stamp:
        digest.update(f"{path}\0{size}\0".encode("utf-8", "surrogateescape"))
        with (folder / path).open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()


def _prompt(folder: Path) -> str:
    config = _json(folder, "config_sentence_transformers.json", dict) or {}
    prompts = config.get("prompts") or {}
    if not isinstance(prompts, dict):
        raise unsuited(name_of(folder), "config_sentence_transformers.json")
    for wanted in (_PROMPTS[0], str(config.get("default_prompt_name")), *_PROMPTS[1:]):
        if wanted in prompts:
            return str(prompts[wanted])
    return ""


def _pooling(folder: Path, name: str) -> str:
    config = _json(folder, "1_Pooling/config.json", dict)
    if config is None:
        return "mean"
    asked = [key.removeprefix("pooling_mode_") for key, on in config.items() if key.startswith("pooling_mode_") and on]
    kinds = {"cls_token": "cls", "mean_tokens": "mean"}
    if len(asked) != 1 or asked[0] not in kinds or config.get("include_prompt", True) is False:
        raise unsuited(name, "1_Pooling/config.json")
    return kinds[asked[0]]


def _tokens(folder: Path) -> int:
    found = (
        (_json(folder, "sentence_bert_config.json", dict) or {}).get("max_seq_length"),
        (_json(folder, "tokenizer_config.json", dict) or {}).get("model_max_length"),
    )
    # Tokenizers write an astronomic number where there is no limit.
    told = [tokens for tokens in found if isinstance(tokens, int) and 2 < tokens <= 8 * MOST_TOKENS]
    return min(told[0] if told else MOST_TOKENS, MOST_TOKENS)


def _json(folder: Path, file: str, kind: type) -> Any:
    """The content of a JSON file, None if there is no such file. Raises BadInput if it holds anything else."""
    path = folder / file
    if not path.is_file():
        return None
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        raise unsuited(name_of(folder), file) from None
    if not isinstance(content, kind):
        raise unsuited(name_of(folder), file)
    return content
