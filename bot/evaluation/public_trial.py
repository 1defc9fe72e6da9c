"""A public set put to several methods: what each finds for every question, held against what is right."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.evaluation.answer_tokens import answer_tokens, exact_match, holds, token_f1
from bot.evaluation.off_corpus import inside, left_out, near_misses, outside
from bot.evaluation.public_set import GoldSpan, PublicQuestion, PublicSet, make_corpus, paragraphs_of
from bot.evaluation.ranked import Method, Ranked
from corpus.article import Sentence
from corpus.corpus import Corpus
from corpus.spans import Span
from index.progress import Progress, silent

Methods = Callable[[Corpus], Mapping[str, Method]]
"""Makes the methods over a corpus, by name."""
_MRR = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """One answerable question put to one method; a method that is silent has nothing but zeros."""

    confidence: float
    passage_rank: int | None
    """The rank of the first passage that answers, from 1; None where none of the twenty does."""
    sentence_rank: int | None
    """The rank of the first sentence that answers; None where none of the five does."""
    has_sentence: bool
    """Whether the question is one for a single sentence."""
    em: float | None
    f1: float | None
    """None where the method names no words."""
    answered: bool
    cites_right: bool | None
    """Whether the first thing that it quotes answers the question; None where the method quotes nothing at all."""

    @property
    def reciprocal_rank(self) -> float:
        """One over the passage's rank, 0 beyond the tenth."""
        return 1 / self.passage_rank if self.passage_rank and self.passage_rank <= _MRR else 0.0


@dataclass(frozen=True, slots=True)
class Refusable:
    """One question that may have to be refused: how sure the method is of its first sentence, and what it does."""

    confidence: float
    answered: bool


@dataclass(frozen=True, slots=True)
class MethodTrial:
    """All that one method made of a set."""

    outcomes: tuple[Outcome, ...]
    near_misses: tuple[Refusable, ...]
    inside: tuple[Outcome, ...]
    """Of a corpus of half the articles: what these answer."""
    outside: tuple[Refusable, ...]
    """The same corpus, asked what only the articles left out would answer."""


def try_methods(asked: PublicSet, methods: Methods, progress: Progress = silent) -> Mapping[str, MethodTrial]:
    """Ask every question that can be answered, and some that cannot, of the whole corpus and of half of it."""
    corpus = make_corpus(asked.documents, asked.language)
    answerable = [question for question in asked.questions if question.is_answerable]
    whole, misses = _Asking(methods(corpus), "ask", progress), near_misses(asked)
    found = whole.ask([*answerable, *misses])
    without = left_out(asked)
    kept = {identifier: document for identifier, document in asked.documents.items() if identifier not in without}
    asked_inside, asked_outside = inside(asked, without), outside(asked, without)
    half = _Asking(methods(make_corpus(kept, asked.language)), "ask half", progress)
    halved = half.ask([*asked_inside, *asked_outside])
    judge = RightAnswers(corpus)
    return {
        name: MethodTrial(
            outcomes=tuple(map(judge.judge, answerable, found[name])),
            near_misses=_refusables(found[name][len(answerable) :]),
            inside=tuple(map(judge.judge, asked_inside, halved[name][: len(asked_inside)])),
            outside=_refusables(halved[name][len(asked_inside) :]),
        )
        for name in found
    }


@dataclass(frozen=True, slots=True)
class _Asking:
    methods: Mapping[str, Method]
    stage: str
    progress: Progress

    def ask(self, questions: Sequence[PublicQuestion]) -> Mapping[str, Sequence[Ranked]]:
        """What each method finds for each question."""
        found: dict[str, list[Ranked]] = {name: [] for name in self.methods}
        for number, question in enumerate(questions, start=1):
            for name, method in self.methods.items():
                found[name].append(method.rank(question.text))
            self.progress(self.stage, number, len(questions))
        return found


def _refusables(ranked: Sequence[Ranked]) -> tuple[Refusable, ...]:
    return tuple(Refusable(one.confidence, one.answered) for one in ranked)


class RightAnswers:
    """Knows which passages and sentences of a corpus are right."""

    def __init__(self, corpus: Corpus) -> None:
        self._texts = {article.id: article.text for article in corpus.articles}
        paragraphs = paragraphs_of(corpus)
        self._starts = {place: passage.span.start for place, passage in zip(paragraphs, corpus.passages, strict=True)}

    def judge(self, question: PublicQuestion, ranked: Ranked) -> Outcome:
        """Hold what was found against what is right."""
        places = enumerate(ranked.passages, start=1)
        sentences = enumerate(ranked.sentences, start=1)
        return Outcome(
            confidence=ranked.confidence,
            passage_rank=next((rank for rank, place in places if place in question.passages), None),
            sentence_rank=next((rank for rank, one in sentences if self.is_right(one, question)), None),
            has_sentence=question.has_sentence,
            em=None if ranked.answer is None else exact_match(ranked.answer, question.answers),
            f1=None if ranked.answer is None else token_f1(ranked.answer, question.answers),
            answered=ranked.answered,
            cites_right=None if ranked.cited is None else any(self.is_right(one, question) for one in ranked.cited),
        )

    def is_right(self, sentence: Sentence, question: PublicQuestion) -> bool:
        """Whether it is the gold sentence, or, where the set names none, holds an answer."""
        if question.sentence:
            return self._is_gold(sentence, question.sentence)
        tokens = answer_tokens(sentence.span.of(self._texts[sentence.article]))
        return any(holds(tokens, answer_tokens(answer)) for answer in question.answers)

    def _is_gold(self, sentence: Sentence, gold: GoldSpan) -> bool:
        """Whether it stands there, mostly: where a sentence ends, two readers may differ."""
        if (sentence.article, sentence.paragraph) != gold.place:
            return False
        start = self._starts[gold.place]
        span = Span(start + gold.span.start, start + gold.span.end)
        shared = min(span.end, sentence.span.end) - max(span.start, sentence.span.start)
        return 2 * shared > min(span.end - span.start, sentence.span.end - sentence.span.start)
