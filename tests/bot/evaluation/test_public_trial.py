"""A public set put to methods: what counts as right, what is left out, and what the report says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.evaluation.baselines import baselines
from bot.evaluation.off_corpus import inside, left_out, outside
from bot.evaluation.public_report import render_public, report_on
from bot.evaluation.public_set import GoldSpan, Place, PublicSet, make_corpus, paragraphs_of
from bot.evaluation.public_trial import try_methods
from bot.evaluation.ranked import Method, Ranked
from bot.evaluation.remembering import RememberingEncoder
from bot.evaluation.risk_plot import draw_risk
from bot.evaluation.squad import read_squad
from corpus.corpus import Corpus
from corpus.spans import Span
from tests.bot.evaluation.public_sets import SQUAD, TOWER, write
from tests.fakes_index import WordHashEncoder


@pytest.fixture(name="asked")
def asked_of_squad(tmp_path: Path) -> PublicSet:
    """The miniature SQuAD: three articles, six questions, of which one has no answer."""
    return read_squad("squad2", write(tmp_path / "dev-v2.0.json", SQUAD))


@dataclass(frozen=True)
class _InOrder:
    """Finds passages and sentences in the corpus's order, whatever is asked, and is as sure as it is told to be."""

    corpus: Corpus
    confidence: float = 0.5
    answer: str | None = None

    def rank(self, question: str) -> Ranked:  # noqa: ARG002 - as a method's
        places = tuple(paragraphs_of(self.corpus))
        return Ranked(places, self.corpus.sentences[:5], self.confidence, self.answer, bool(self.answer))


class _Silent:
    """Finds nothing."""

    def rank(self, question: str) -> Ranked:  # noqa: ARG002 - as a method's
        return Ranked((), (), 0.0, "", answered=False)


def _in_order(corpus: Corpus) -> Mapping[str, Method]:
    return {"footnote": _InOrder(corpus, answer="38 metres")}


def test_ranks_are_those_of_what_is_right(asked: PublicSet) -> None:
    """Of five questions two are answered by the first paragraph, and one by the first sentence of all."""
    outcomes = try_methods(asked, _in_order)["footnote"].outcomes
    assert [one.passage_rank for one in outcomes] == [1, 1, 2, 3, 4]
    assert [one.sentence_rank for one in outcomes] == [1, 2, 4, None, None]
    assert [one.em for one in outcomes] == [1.0, 0.0, 0.0, 0.0, 0.0]


def test_the_figures_follow(asked: PublicSet) -> None:
    """Worked out by hand from the ranks above."""
    figures = report_on(asked, try_methods(asked, _in_order)).methods["footnote"].figures
    assert figures["passage_recall@1"] == 0.4
    assert figures["passage_recall@5"] == 1.0
    assert figures["passage_mrr@10"] == pytest.approx((1 + 1 + 1 / 2 + 1 / 3 + 1 / 4) / 5, abs=1e-4)
    assert (figures["sentence@1"], figures["sentence@5"], figures["span_em"]) == (0.2, 0.6, 0.2)
    assert figures["refusal_auroc"] == 0.5  # it is always as sure
    assert figures["coverage@80"] == 0.0


def test_what_is_cited_is_held_against_what_is_right(asked: PublicSet) -> None:
    """A footnote is right where it quotes a sentence that answers; a method that writes none has no such figure."""

    @dataclass(frozen=True)
    class Citing(_InOrder):
        def rank(self, question: str) -> Ranked:
            return replace(super().rank(question), cited=self.corpus.sentences[1:2])

    def methods(corpus: Corpus) -> Mapping[str, Method]:
        return {"footnote": Citing(corpus, answer="Ida Lund"), "dense": _InOrder(corpus, answer="Ida Lund")}

    report = report_on(asked, try_methods(asked, methods))
    beside = {name: method.beside for name, method in report.methods.items()}
    assert beside["footnote"]["citation precision"] == 0.2  # one of the five asks who built the tower
    assert beside["dense"]["citation precision"] is None
    steered = "wrong among the answered, where half are off-corpus"
    assert beside["footnote"][steered] == 0.8  # of half the articles it answers all five, one of them rightly
    assert beside["dense"][steered] is None


def test_silence_scores_zero(asked: PublicSet) -> None:
    """A method that finds nothing has zeros, and no nulls that would be left out of a mean."""
    figures = report_on(asked, try_methods(asked, lambda _: {"footnote": _Silent()})).methods["footnote"].figures
    assert {name: figure for name, figure in figures.items() if figure} == {"refusal_auroc": 0.5}


def test_a_gold_sentence_is_where_it_stands(asked: PublicSet) -> None:
    """Where the set names the sentence, another that holds the answer is wrong."""
    tower = next(iter(asked.documents))
    second = TOWER.index("Ida")
    named = replace(
        asked,
        questions=tuple(
            replace(question, sentence=GoldSpan(Place(tower, 0), Span(second, second + 27)), answers=("tower",))
            for question in asked.questions[:1]
        ),
    )
    assert try_methods(named, _in_order)["footnote"].outcomes[0].sentence_rank == 2


def test_whole_articles_are_left_out(asked: PublicSet) -> None:
    """The same half each time; of the questions, each is asked inside or outside, and by its own article."""
    without = left_out(asked)
    assert without == left_out(asked)
    assert 0 < len(without) < len(asked.documents)
    assert all(question.article not in without for question in inside(asked, without))
    assert all(question.article in without for question in outside(asked, without))
    assert len(inside(asked, without)) + len(outside(asked, without)) == 5


def test_baselines_find_what_shares_words(asked: PublicSet) -> None:
    """Vectors that count words, BM25 and their fusion all find the only article with the question's words."""
    corpus = make_corpus(asked.documents, asked.language)
    methods = baselines(corpus, WordHashEncoder())
    assert list(methods) == ["dense", "bm25", "rrf"]
    for name, method in methods.items():
        found = method.rank("Who is the captain of the ferry?")
        assert found.passages[0] == Place(corpus.articles[2].id, 0), name
        assert found.sentences[0].article == corpus.articles[2].id, name
        assert found.answer is None
    assert methods["bm25"].rank("zebra?").sentences == ()


def test_a_report_is_one_table_and_one_picture(asked: PublicSet) -> None:
    """Every method has a column and a curve, every measure a row."""

    def methods(corpus: Corpus) -> Mapping[str, Method]:
        return {"footnote": _InOrder(corpus, answer="38 metres"), "dense": _InOrder(corpus, confidence=0.1)}

    report = report_on(asked, try_methods(asked, methods))
    table = render_public(report).splitlines()
    assert table[0].split()[:2] == ["footnote", "dense"]
    assert [line.split()[0] for line in table[1:12]] == list(report.methods["dense"].figures)
    assert report.methods["dense"].figures["span_em"] is None
    risk = report.as_json()["risk"]
    assert isinstance(risk, Mapping)
    assert risk["footnote"] == [(1.0, 0.8)]  # always as sure: one point, where all are answered
    picture = draw_risk("a < b", {name: method.curve for name, method in report.methods.items()})
    assert picture.startswith("<svg")
    assert picture.count('stroke-width="2"') == 2
    assert "a &lt; b" in picture


def test_a_picture_holds_its_curves_and_their_names() -> None:
    """The axis goes up as far as the curves need and hardly farther, and no name is cut off, however long."""
    small, long = {"few": ([0.5, 1.0], [0.05, 0.11])}, {"a name that is not short at all": ([0.5, 1.0], [0.3, 0.7])}
    assert ">20%</text>" in draw_risk("small", small)
    assert ">25%</text>" not in draw_risk("small", small)
    assert draw_risk("large", long).count(">100%</text>") == 2
    widths = [int(draw_risk("", curves).partition('width="')[2].partition('"')[0]) for curves in (small, long)]
    assert widths[1] - widths[0] > 5 * (len("a name that is not short at all") - len("few"))


def test_what_was_encoded_is_not_encoded_again(tmp_path: Path) -> None:
    """Rows come back from the file as they were; another encoder, or a damaged file, knows nothing of them."""
    file, first = tmp_path / "rows.npz", WordHashEncoder()
    remembering = RememberingEncoder(first, file)
    rows = remembering.encode(["red fish", "red house", "red fish"])
    assert first.encoded == ["red fish", "red house"]
    remembering.save()
    second = WordHashEncoder()
    again = RememberingEncoder(second, file).encode(["red house", "blue fish"])
    assert second.encoded == ["blue fish"]
    assert (again[0] == rows[1]).all()
    other = WordHashEncoder(name="other")
    RememberingEncoder(other, file).encode(["red fish"])
    assert other.encoded == ["red fish"]
    file.write_bytes(b"damaged")
    RememberingEncoder(second, file).encode(["red house"])
    assert second.encoded[-1] == "red house"
