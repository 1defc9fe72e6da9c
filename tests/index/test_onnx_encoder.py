"""Laws of encoding with an export."""

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.encoder import Encoder
from index.errors import EncoderUnavailable
from index.export import MODEL, RECORD
from index.model_source import DEFAULT_MODEL, find_source
from index.onnx_encoder import _TOKENS, OnnxEncoder, _batches
from index.sentence_transformer import SentenceTransformerEncoder
from tests.index.minute_export import WORDS, write_export

HALF = 0.5**0.5


@pytest.fixture
def encoder(tmp_path: Path) -> OnnxEncoder:
    """The encoder of four words."""
    write_export(tmp_path / "minute")
    return OnnxEncoder(tmp_path / "minute")


def test_rows_are_of_unit_length_and_in_order(encoder: OnnxEncoder) -> None:
    """A text has the row that its words give it, whatever the texts around it."""
    rows = encoder.encode(["red fish", "house", "fish fish fish", "  red fish\n"])
    expected = np.array([[0, HALF, HALF, 0], [0, 0, 0, 1], [0, 0, 1, 0], [0, HALF, HALF, 0]])
    assert rows.dtype == np.dtype("float32")
    assert np.allclose(rows, expected)
    assert encoder.encode([]).shape == (0, len(WORDS))


def test_many_texts_are_encoded_as_each_alone(encoder: OnnxEncoder) -> None:
    """Batches, windows and threads change nothing, and progress goes up to the last text."""
    chance = random.Random(7)
    texts = [" ".join(chance.choices(list(WORDS), k=chance.randint(0, 120))) for _ in range(2_500)]
    told: list[tuple[str, int, int]] = []
    rows = encoder.encode(texts, lambda *step: told.append(step))
    some = chance.sample(range(len(texts)), 200)
    assert np.allclose(rows[some], np.concatenate([encoder.encode([texts[number]]) for number in some]), atol=1e-6)
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)
    assert told[-1] == ("encode", len(texts), len(texts))


def test_threads_share_an_encoder(encoder: OnnxEncoder) -> None:
    """Questions that come at the same time get the rows that they get one after another."""
    texts = ["red fish", "house", "red house", "fish"] * 25
    with ThreadPoolExecutor(8) as pool:
        rows = np.concatenate(list(pool.map(lambda text: encoder.encode([text]), texts)))
    assert np.allclose(rows, encoder.encode(texts), atol=1e-6)


def test_batches_are_small_and_hold_every_text_once() -> None:
    """No batch is larger than its limit with all its padding, unless one text is."""
    chance = random.Random(11)
    texts = [[1] * chance.choice([1, 2, 5, 40, 300, 700]) for _ in range(300)]
    batches = list(_batches(texts))
    assert sorted(place for batch in batches for place, _ in batch) == list(range(300))
    for batch in batches:
        assert len(batch) == 1 or len(batch) * max(len(tokens) for _, tokens in batch) <= _TOKENS


@pytest.mark.parametrize("name", [MODEL, RECORD])
def test_a_damaged_export_is_refused(tmp_path: Path, name: str) -> None:
    """What is not as its record says is not used; the sentence names the file and what to do."""
    write_export(tmp_path / "minute")
    file = tmp_path / "minute" / name
    file.write_bytes(file.read_bytes()[:-9])
    with pytest.raises(EncoderUnavailable, match=rf"{name} is .*damaged; remove its folder and run `footnote index`$"):
        OnnxEncoder(tmp_path / "minute").encode(["red"])


@pytest.mark.slow
def test_the_export_means_what_its_model_means(exported_encoder: Encoder) -> None:
    """On a thousand texts, short and long, English and Chinese, no row's cosine with the model's own is below .98."""
    texts = _many_texts(1_000)
    model = SentenceTransformerEncoder(find_source(DEFAULT_MODEL))
    cosines = np.einsum("ij,ij->i", model.encode(texts), exported_encoder.encode(texts))
    assert cosines.min() > 0.98
    assert cosines.mean() > 0.99


def _many_texts(count: int) -> list[str]:
    """Sentences put together by chance out of parts that fit, some of them in rows of up to a dozen."""
    chance = random.Random(5)
    who = "The harbour|A mill near Orrin|The old lighthouse|Its third keeper|Most of the 412 visitors|The ferry company"
    does = "was rebuilt in|lost a quarter of its trade before|has been measured twice since|opened to the public in"
    when = "1887|the spring of 2021|March 3, 1954|the second half of last year|the year of the flood"
    why = (
        ", because the river had changed its bed|, at a cost of $4.7 million||, which nobody had expected| (see below)"
    )
    chinese = "灯塔|磨坊|港口", "建于|毁于|重修于", "1887年|2021年春天|去年", "，耗资470万元||，高31米"

    def sentence() -> str:
        if chance.random() < 0.1:
            return "".join(chance.choice(part.split("|")) for part in chinese) + "。"
        return (
            " ".join(chance.choice(part.split("|")) for part in (who, does, when)) + chance.choice(why.split("|")) + "."
        )

    return [" ".join(sentence() for _ in range(chance.choice([1, 1, 1, 2, 4, 12]))) for _ in range(count)]
