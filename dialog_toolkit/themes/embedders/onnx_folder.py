"""A sentence model in ONNX form in a folder of one's own (extra "onnx")."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dialog_toolkit.errors import DialogError
from dialog_toolkit.themes.embedders.chunks import in_chunks
from dialog_toolkit.themes.embedders.folder import (
    Reading,
    Stamp,
    content_of,
    missing,
    name_of,
    onnx_file,
    reading_of,
    stamp_of,
    unsuited,
)
from dialog_toolkit.themes.embedders.packages import lacking_package
from dialog_toolkit.themes.embedders.protocol import Finished, Floats, Progress, never, silent, unwatched

PACKAGES = ("onnxruntime", "tokenizers")
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


class OnnxFolder:
    """The model of a folder: ``model.onnx`` or ``onnx/model.onnx`` beside ``tokenizer.json``, run by onnxruntime.

    Read, if there: ``1_Pooling/config.json`` (mean or first token), ``config_sentence_transformers.json`` (prompts),
    ``sentence_bert_config.json`` and ``tokenizer_config.json`` (how long a text may be), ``modules.json``.
    """

    packages = PACKAGES

    def __init__(self, folder: Path) -> None:
        self._folder = folder.expanduser()
        self.name = f"onnx:{name_of(folder)}"

    @property
    def fingerprint(self) -> str:
        """By the bytes of all files in the folder."""
        if reason := self.available():
            raise reason
        return f"onnx-{content_of(self._folder, stamp_of(self._folder))}"

    def available(self) -> DialogError | None:
        """Whether the packages and the files are there and ask for nothing this program cannot do."""
        if reason := lacking_package(self.name, PACKAGES, "onnx"):
            return reason
        for file in (onnx_file(self._folder), self._folder / "tokenizer.json"):
            if not file.is_file():
                return missing(self.name, file)
        try:
            reading_of(self._folder)
        except DialogError as fault:
            return fault
        return None

    def encode(
        self,
        texts: Sequence[str],
        progress: Progress = silent,
        cancelled: Callable[[], bool] = never,
        finished: Finished = unwatched,
    ) -> Floats:
        """Rows of length 1, [texts, d]."""
        if reason := self.available():
            raise reason
        model = _loaded(self._folder, stamp_of(self._folder), self.name)
        return in_chunks(self.name, model.vectors, texts, progress, cancelled, finished)


@dataclass(frozen=True)
class _Model:
    """A tokenizer and an onnxruntime session, ready."""

    name: str
    reading: Reading
    tokenizer: Any
    session: Any

    def vectors(self, texts: list[str]) -> npt.NDArray[Any]:
        """One row for each text; not yet of length 1."""
        encoded = self.tokenizer.encode_batch([self.reading.prompt + text for text in texts])
        fields = {
            "input_ids": [one.ids for one in encoded],
            "attention_mask": [one.attention_mask for one in encoded],
            "token_type_ids": [one.type_ids for one in encoded],
        }
        feed = {
            given.name: np.array(fields[given.name], np.int32 if "int32" in given.type else np.int64)
            for given in self.session.get_inputs()
        }
        try:
            outputs = self.session.run(None, feed)
        except Exception:
            # onnxruntime has its own kinds of faults; their text may hold what was put in.
            raise unsuited(self.name, "model.onnx") from None
        names = [output.name for output in self.session.get_outputs()]
        if "sentence_embedding" in names:
            return np.asarray(outputs[names.index("sentence_embedding")])
        return self._pooled(np.asarray(outputs[0]), np.array(fields["attention_mask"]))

    def _pooled(self, tokens: npt.NDArray[Any], mask: npt.NDArray[np.int64]) -> npt.NDArray[Any]:
        """One row out of the rows of a text's tokens, [texts, tokens, d] → [texts, d]."""
        if tokens.ndim != 3 or tokens.shape[:2] != mask.shape:
            raise unsuited(self.name, "model.onnx")
        if self.reading.pooling == "cls":
            return np.asarray(tokens[:, 0])
        weight = mask[:, :, None].astype(np.float32)
        return np.asarray((tokens * weight).sum(axis=1) / np.maximum(weight.sum(axis=1), 1))


@lru_cache(maxsize=1)
def _loaded(folder: Path, stamp: Stamp, name: str) -> _Model:
    """The model of `folder`, kept while its files stay as `stamp` says."""
    import onnxruntime
    from tokenizers import Tokenizer

    reading = reading_of(folder)
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.enable_truncation(reading.tokens)
        if not tokenizer.padding:
            tokenizer.enable_padding(**_padding(tokenizer))
    except Exception:  # whatever the package raises, the file is at fault
        raise unsuited(name, "tokenizer.json") from None
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(str(onnx_file(folder)), options, providers=["CPUExecutionProvider"])
    except Exception:  # as above
        raise unsuited(name, "model.onnx") from None
    if not {given.name for given in session.get_inputs()} <= set(_INPUTS):
        raise unsuited(name, "model.onnx")
    return _Model(name, reading, tokenizer, session)


def _padding(tokenizer: Any) -> dict[str, object]:
    """How to make the texts of a chunk equally long: the padding is masked, so its token only has to be known."""
    for token in ("<pad>", "[PAD]"):
        if (number := tokenizer.token_to_id(token)) is not None:
            return {"pad_id": number, "pad_token": token}
    return {"pad_id": 0}
