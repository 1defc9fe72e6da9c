"""The readers of public sets: what is asked, what is right, and where it stands."""

import json
from copy import deepcopy
from pathlib import Path

import pytest

from bot.errors import UserError
from bot.evaluation.public_set import Place, make_corpus, paragraphs_of
from bot.evaluation.qed import read_qed
from bot.evaluation.squad import read_squad
from bot.evaluation.tatqa import read_tatqa
from tests.bot.evaluation.public_sets import BRIDGE, MILL, QED, SQUAD, TATQA, TOWER, write


def test_every_paragraph_of_squad_is_a_passage(tmp_path: Path) -> None:
    """A passage is its paragraph to the letter, its sentences are slices of it, and its title is its article's."""
    asked = read_squad("squad2", write(tmp_path / "dev-v2.0.json", SQUAD).parent)
    corpus = make_corpus(asked.documents, asked.language)
    texts = {article.id: article.text for article in corpus.articles}
    assert [passage.span.of(texts[passage.article]) for passage in corpus.passages][:3] == [TOWER, BRIDGE, MILL]
    assert corpus.articles[0].title == "Tower of Halm"
    assert [sentence.span.of(texts[sentence.article]) for sentence in corpus.sentences][:2] == [
        "The tower of Halm is 38 metres high.",
        "Ida Lund built it in 1874.",
    ]
    assert paragraphs_of(corpus)[2] == Place(corpus.articles[1].id, 1)


def test_squad_says_what_is_right_and_what_has_no_answer(tmp_path: Path) -> None:
    """A question has the answers of all annotators, and its paragraph; an impossible one has neither."""
    asked = read_squad("squad2", write(tmp_path / "some.json", SQUAD))
    high, _, painted, *_ = asked.questions
    tower = next(iter(asked.documents))
    assert high.answers == ("38 metres", "38")
    assert high.passages == {Place(tower, 0)}
    assert (painted.answers, painted.is_answerable) == ((), False)


def test_questions_may_be_in_another_language_than_the_texts(tmp_path: Path) -> None:
    """``xquad-zh-en`` asks the Chinese questions, and the English answers are right."""
    chinese = deepcopy(SQUAD)
    chinese["data"][0]["paragraphs"][0]["qas"][1] |= {"question": "谁建造了塔？", "answers": [{"text": "艾达·伦德"}]}  # type: ignore[index]
    write(tmp_path / "xquad.zh.json", chinese)
    write(tmp_path / "xquad.en.json", SQUAD)
    asked = read_squad("xquad-zh-en", tmp_path)
    assert (asked.questions[1].text, asked.questions[1].answers, asked.language) == (
        "谁建造了塔？",
        ("Ida Lund",),
        "en",
    )
    assert read_squad("xquad-zh", tmp_path).questions[1].answers == ("艾达·伦德",)


def test_qed_names_the_sentence(tmp_path: Path) -> None:
    """The gold sentence is a span of its paragraph; where the paragraph does not answer, there is nothing right."""
    silent = deepcopy(QED)
    silent["annotation"] = {"answer": [], "explanation_type": "none"}
    file = tmp_path / "some.jsonlines"
    file.write_text(f"{json.dumps(QED)}\n{json.dumps(silent)}\n", encoding="utf-8")
    known, unknown = read_qed(file).questions
    assert known.sentence
    assert known.sentence.span.of(TOWER).strip() == "Ida Lund built it in 1874."
    assert known.answers == ("Ida Lund",)
    assert known.passages == {known.sentence.place}
    assert (unknown.is_answerable, unknown.answers) == (False, ())


def test_a_table_is_the_last_passage_of_its_report(tmp_path: Path) -> None:
    """A row is a sentence; a question points at the paragraphs named for it and at the table, as it was annotated."""
    asked = read_tatqa(write(tmp_path / "tatqa_dataset_dev.json", TATQA))
    corpus = make_corpus(asked.documents, "en")
    text = corpus.articles[0].text
    assert [s.span.of(text) for s in corpus.sentences][-2:] == ["2019 | 2018", "Sales | $ 1,452.4 | $ 1,146.2"]
    first, second = asked.questions
    assert {place.paragraph for place in first.passages} == {0, 2}
    assert first.answers == ("$ 1,452.4 million", "$ 1,452.4")
    assert {place.paragraph for place in second.passages} == {2}
    assert (second.answers, second.has_sentence) == (("306.2",), False)


@pytest.mark.parametrize(
    ("content", "named"),
    [("[1, 2]", "SQuAD"), ("no json", "SQuAD"), ('{"data": []}', "no question"), ('{"data": [{}]}', "paragraphs")],
)
def test_another_form_is_told(content: str, named: str, tmp_path: Path) -> None:
    """One sentence with the file and what is missing."""
    file = tmp_path / "dev.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match=named) as told:
        read_squad("squad2", file)
    assert str(told.value).startswith(str(file))


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    """File and line."""
    file = tmp_path / "qed.jsonlines"
    file.write_text(f'{json.dumps(QED)}\n{{"title_text": "?"}}\n', encoding="utf-8")
    with pytest.raises(UserError, match=r"qed\.jsonlines:2: .*QED"):
        read_qed(file)


def test_the_file_is_looked_for_where_the_path_says(tmp_path: Path) -> None:
    """A folder with the usual name, or with one file of the kind; else the user is told what to give."""
    with pytest.raises(UserError, match=r"dev-v2\.0\.json"):
        read_squad("squad2", tmp_path / "nowhere")
    write(tmp_path / "fresh.json", SQUAD)
    assert len(read_squad("squad2", tmp_path).questions) == 6
    write(tmp_path / "other.json", SQUAD)
    with pytest.raises(UserError, match="give the file itself"):
        read_squad("squad2", tmp_path)
