"""A tiny sentence model in a folder, made here: each word has a vector of its own, written down below."""

import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import WhitespaceSplit

WORDS = ("<pad>", "<unk>", "ceļš", "autobuss", "ārsts", "rinda", "passage:")
VECTORS: npt.NDArray[np.float32] = np.array(
    [[9, 9, 9], [0, 0, 1], [1, 0, 0], [1, 1, 0], [0, 1, 1], [0, 1, 0], [-1, 0, 2]], np.float32
)
"""Vector of each word; the padding's is large, so that it would show if it counted."""


def make(
    folder: Path,
    *,
    pooling: str = "",
    prompts: dict[str, str] | None = None,
    inputs: tuple[str, ...] = ("input_ids", "attention_mask", "token_type_ids"),
    output: str = "last_hidden_state",
    place: str = "onnx/model.onnx",
) -> Path:
    """Write a model of `WORDS` and `VECTORS`, laid out as sentence-transformers does, and return its folder."""
    file = folder / place
    file.parent.mkdir(parents=True)
    onnx.save(_graph(inputs, output), str(file))
    tokenizer = Tokenizer(WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    tokenizer.save(str(folder / "tokenizer.json"))
    if pooling:
        write(folder, "1_Pooling/config.json", {"word_embedding_dimension": 3, pooling: True})
    if prompts is not None:
        write(folder, "config_sentence_transformers.json", {"prompts": prompts, "default_prompt_name": None})
    return folder


def write(folder: Path, file: str, content: object) -> None:
    """Write a JSON file of a model."""
    (folder / file).parent.mkdir(exist_ok=True)
    (folder / file).write_text(json.dumps(content), "utf-8")


def _graph(inputs: tuple[str, ...], output: str) -> onnx.ModelProto:
    shape = ["texts", "tokens"]
    given = [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in inputs]
    # Types of tokens count as a shift of the word by as much; here they are 0 and only have to be there.
    nodes = [helper.make_node("Add", ["input_ids", "token_type_ids"], ["words"])] if "token_type_ids" in inputs else []
    words = "words" if nodes else "input_ids"
    if output == "sentence_embedding":
        nodes += [
            helper.make_node("Gather", ["vectors", words], ["tokens_"]),
            helper.make_node("ReduceMax", ["tokens_"], [output], axes=[1], keepdims=0),
        ]
        result = helper.make_tensor_value_info(output, TensorProto.FLOAT, ["texts", 3])
    else:
        nodes.append(helper.make_node("Gather", ["vectors", words], [output]))
        result = helper.make_tensor_value_info(output, TensorProto.FLOAT, [*shape, 3])
    graph = helper.make_graph(nodes, "words", given, [result], [numpy_helper.from_array(VECTORS, "vectors")])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    return model
