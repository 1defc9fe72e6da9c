"""Footnote itself, as a method to be compared: the very walk that answers a reader, with what it weighed on the way.

Only the ranking is read whole here, as it is looked at whole: a reader's question waits for what may answer it alone.
"""

from bot.answering.agreed.judge import Judge, default_judge
from bot.answering.asked.message import language_of
from bot.answering.asked.parse import parse_question
from bot.answering.gathered.reading import read_sentences
from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import Answer, NoAnswer
from bot.answering.walk import weigh
from bot.evaluation.public_set import Place
from bot.evaluation.ranked import PASSAGES, SENTENCES, Ranked
from corpus.article import Sentence
from index.search import search


class FootnoteMethod:
    """Ranks what a snapshot holds, as Footnote does."""

    def __init__(self, holdings: Holdings, judge: Judge | None = None) -> None:
        self._holdings = holdings
        self._judge = judge or default_judge()

    def rank(self, question: str) -> Ranked:
        """The passages and sentences that it finds, and what it would answer."""
        holdings = self._holdings
        parsed = parse_question(question, holdings.vocabulary, language_of(question) or "en")
        evidence, answer = weigh(parsed, holdings, self._judge, read_sentences)
        if not any(one.found for one in evidence.sentences):  # a fact answered, and waited for no reader
            evidence = read_sentences(evidence, holdings)
        refuses = isinstance(answer, NoAnswer)
        sentences = evidence.sentences[:SENTENCES]
        return Ranked(
            passages=self._passages(parsed.searched),
            sentences=tuple(one.sentence for one in sentences),
            confidence=sentences[0].confidence if sentences else 0.0,
            answer="" if refuses else ", ".join(finding.text for finding in answer.findings),
            answered=not refuses,
            cited=first_cited(answer, holdings),
        )

    def _passages(self, searched: str) -> tuple[Place, ...]:
        hits = search(self._holdings.snapshot, self._holdings.query(searched), "passage", PASSAGES)
        sentences = self._holdings.snapshot.sentences
        return tuple(
            Place(hit.entry.article, sentences[hit.entry.article][hit.entry.position].paragraph) for hit in hits
        )


def first_cited(answer: Answer, holdings: Holdings) -> tuple[Sentence, ...]:
    """The sentences that the first footnote of an answer quotes; none where it refuses."""
    if not answer.findings:
        return ()
    citation = answer.findings[0].citation
    around = holdings.snapshot.sentences[citation.article.id]
    return tuple(sentence for sentence in around if citation.span.overlaps(sentence.span))
