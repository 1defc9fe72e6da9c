"""Gold questions: the repository's own can be read, and broken ones are named by file and line."""

import json
from collections import Counter
from pathlib import Path

import pytest

from bot.errors import UserError
from bot.evaluation.gold import check_questions, read_gold
from corpus.reader import read_corpus

CORPUS = Path(__file__).parents[3] / "corpus"
LINE = {"id": "a", "question": "How many?", "expect": "answer", "kind": "count", "answers": [["7"]]}


def _write(path: Path, *rows: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_the_bundled_questions_have_no_fault() -> None:
    """Every line can be read, and no two questions have one id."""
    gold = read_gold(CORPUS / "questions")
    assert gold.faults == ()
    assert len(gold.questions) > 200
    assert max(Counter(question.id for question in gold.questions).values()) == 1


def test_the_bundled_questions_say_what_is_right() -> None:
    """An answer or a correction has words to be known by, and proofs of its article; a refusal has neither."""
    texts = {article.id: article.text for article in read_corpus(CORPUS).articles}
    for question in read_gold(CORPUS / "questions").questions:
        assert question.question.strip()
        if question.expect == "refuse":
            assert (question.answers, question.cites) == ((), ()), question.id
            continue
        assert question.answers, question.id
        assert all(group and all(group) for group in question.answers), question.id
        for part in question.cites:
            sources = [texts[question.article]] if question.article else list(texts.values())
            assert any(part in text for text in sources), (question.id, part)


def test_a_folder_is_read_file_by_file(tmp_path: Path) -> None:
    """In the order of names, each file in the order of its lines."""
    _write(tmp_path / "b.jsonl", LINE | {"id": "3"})
    _write(tmp_path / "a.jsonl", LINE | {"id": "1"}, LINE | {"id": "2"})
    assert [question.id for question in read_gold(tmp_path).questions] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "wrong",
    [
        "no json",
        "",
        {"id": "b"},
        LINE | {"expect": "maybe"},
        LINE | {"extra": 1},
        LINE | {"asked_on": "soon"},
        LINE | {"language": "fr"},
    ],
)
def test_a_wrong_line_is_named_and_the_others_are_read(wrong: object, tmp_path: Path) -> None:
    """File and line, one fault each."""
    gold = read_gold(_write(tmp_path / "gold.jsonl", LINE, wrong))
    assert [(fault.path, fault.line) for fault in gold.faults] == [("gold.jsonl", 2)]
    assert [question.id for question in gold.questions] == ["a"]
    assert gold.faults[0].message


def test_an_id_stands_once(tmp_path: Path) -> None:
    """Also over several files."""
    _write(tmp_path / "a.jsonl", LINE)
    _write(tmp_path / "b.jsonl", LINE)
    (fault,) = read_gold(tmp_path).faults
    assert "'a'" in fault.message


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    """A missing file is the user's to mend."""
    with pytest.raises(UserError, match=r"nowhere\.jsonl"):
        read_gold(tmp_path / "nowhere.jsonl")


def test_a_corpus_needs_no_questions(tmp_path: Path) -> None:
    """A folder without any has no faults; a faulty one has them told."""
    assert check_questions(tmp_path) == ()
    _write(tmp_path / "questions" / "gold.jsonl", "no json")
    assert len(check_questions(tmp_path)) == 1
