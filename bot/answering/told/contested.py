"""Who beat whom: the one whom a question asks for, and yes or no to whether somebody won.

All sentences of the article are read, for the one that tells it may share few words with the question. Only where they
tell one contest of the asked sides, in the asked round and of the asked cup, is anything answered.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.answering.asked.question import Question
from bot.answering.gathered.evidence import Evidence, SentenceEvidence
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import generic_stems, pattern_in
from bot.answering.said.answer import Answer, BooleanAnswer, Correction, EntityAnswer
from bot.answering.said.findings import excerpt
from bot.answering.spans.contests import Contest, read_contests, stage_in
from bot.answering.spans.names import find_names
from corpus.article import Sentence
from corpus.spans import Span
from corpus.words import stems_of

Asks = Literal["loser", "winner", "winner_lost", "both", "cup", "champion"]

_ASKS: tuple[Asks, ...] = ("loser", "winner", "winner_lost", "both", "cup", "champion")
_BEFORE = 3
"""How many sentences before one may say of which cup it tells."""
_FINAL = "final"
_OF_CUPS: frozenset[Asks] = frozenset(("cup", "champion"))
_CLAIMS: frozenset[Asks] = frozenset(("both", "cup"))


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who is said to have won, who to have lost, and the rest of a question."""

    kind: Asks
    winner: frozenset[str]
    loser: frozenset[str]
    stage: str
    are_names: bool
    """Whether the sides that it has are written as names."""
    rest: frozenset[str]
    """The stems of the names of the cup, and of all else that it speaks of."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A contest, and the sentence that tells it."""

    contest: Contest
    sentence: Sentence
    text: str
    before: str
    """The sentence before it, the first name of which a pronoun takes up."""

    def names(self, side: Span | None) -> frozenset[str]:
        """The stems of the name of one side."""
        first = next(find_names(self.before), None) if side is None else None
        written = side.of(self.text) if side else first.of(self.before) if first else ""
        return frozenset(stems_of(written)) - generic_stems()

    def fits(self, asked: _Asked) -> bool:
        """Whether the winner and the loser are those that a question names."""
        return self._are(asked.winner, asked.loser)

    def is_turned(self, asked: _Asked) -> bool:
        """Whether the asked winner lost, or the asked loser won, and against the other one where that is named."""
        return self._are(asked.loser, asked.winner)

    def _are(self, winner: frozenset[str], loser: frozenset[str]) -> bool:
        won, lost = self.names(self.contest.winner), self.names(self.contest.loser)
        return (not winner or _is_one(winner, won)) and (not loser or _is_one(loser, lost))


def is_contested(evidence: Evidence, holdings: Holdings) -> bool:
    """Whether a question asks who beat whom, and the best article tells it of one of them: nothing else answers it."""
    asked = _read(evidence.question)
    if asked is None or not evidence.sentences:
        return False
    if asked.are_names and asked.kind not in _OF_CUPS:
        return True
    told = _contests(_best(evidence).sentence.article, holdings)
    if asked.kind in _OF_CUPS:
        return any(_is_of_asked(one, asked, evidence.question, holdings) for one in told)
    return any(_is_beside(one, asked) for one in told)


def answer_contest(evidence: Evidence, holdings: Holdings) -> Answer | None:
    """The one who won, or lost, or a yes or a no; None where the sources do not surely tell."""
    question = evidence.question
    asked = None if question.is_negated else _read(question)
    if asked is None or not evidence.sentences:
        return None
    best = _best(evidence)
    confidence = max(best.confidence_unread, evidence.judge.limits["sentence"])
    told = [one for one in _contests(best.sentence.article, holdings) if _is_of_asked(one, asked, question, holdings)]
    if asked.kind in _CLAIMS:
        verdict = _verdict(told, asked)
        finding = excerpt(verdict[0].sentence, holdings) if verdict else None
        return (
            BooleanAnswer(verdict=verdict[1], finding=finding, confidence=confidence) if verdict and finding else None
        )
    wanted = [
        (one, one.contest.loser if asked.kind == "loser" else one.contest.winner) for one in told if one.fits(asked)
    ]
    if len({one.names(side) for one, side in wanted}) == 1:
        one, side = wanted[0]
        if side is None:
            return None
        return EntityAnswer(finding=excerpt(one.sentence, holdings, side), confidence=confidence)
    turned = [one for one in told if one.is_turned(asked)]
    if wanted or len(turned) != 1 or asked.kind == "champion":
        return None
    return Correction(facts=(excerpt(turned[0].sentence, holdings),), confidence=confidence)


def _best(evidence: Evidence) -> SentenceEvidence:
    return next((one for one in evidence.sentences if one.accepted), evidence.sentences[0])


def _read(question: Question) -> _Asked | None:
    for kind in _ASKS:
        found = pattern_in("contests", "asks", kind).match(question.text)
        if found:
            parts = found.groupdict()
            rest = parts.get("rest") or ""
            stage = _FINAL if kind in {"cup", "champion"} else stage_in(rest)
            sides = [parts.get(side) or "" for side in ("winner", "loser")]
            are_names = all(side[:1].isupper() for side in sides if side)
            winner, loser = map(_stems, sides)
            return _Asked(kind, winner, loser, stage, are_names, _named(rest))
    return None


def _stems(words: str | None) -> frozenset[str]:
    return frozenset(stems_of(words or "")) - generic_stems()


def _named(rest: str) -> frozenset[str]:
    """The stems of a question's rest that a contest must be told with: all that tell, but the round."""
    return _stems(pattern_in("contests", "stage").sub(" ", rest))


def _contests(article: str, holdings: Holdings) -> Iterator[_Told]:
    before = ""
    for sentence in holdings.snapshot.sentences[article]:
        text = holdings.text_of(sentence)
        for contest in () if sentence.is_heading else read_contests(text):
            yield _Told(contest, sentence, text, before)
        before = text


def _is_beside(told: _Told, asked: _Asked) -> bool:
    """Whether one of the asked sides is one of a contest's."""
    sides = told.names(told.contest.winner), told.names(told.contest.loser)
    return any(_is_one(name, side) for name in (asked.winner, asked.loser) for side in sides)


def _is_of_asked(told: _Told, asked: _Asked, question: Question, holdings: Holdings) -> bool:
    """Whether a contest is one of the asked sides, in the asked round, and of the asked cup and year."""
    if asked.stage not in {"", told.contest.stage} or not (asked.kind == "champion" or _is_beside(told, asked)):
        return False
    years = re.findall(r"\b(?:1[5-9]|20)\d\d\b", question.text)
    around = _stems_around(told, holdings)
    own = frozenset(stems_of(told.text)) if asked.kind in _OF_CUPS else around
    is_there = all(_is_told(stem, question, own) for stem in asked.rest if stem not in years)
    return is_there and around.issuperset(years)


def _is_told(stem: str, question: Question, around: frozenset[str]) -> bool:
    ways = (need.ways for need in question.needs if stem in need.own)
    return stem in around or any(way <= around for each in ways for way in each)


def _is_one(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names are of one: "Tarn Rovers" and "Rovers"."""
    return bool(one and other) and (one <= other or other <= one)


def _stems_around(told: _Told, holdings: Holdings) -> frozenset[str]:
    """The stems of a sentence, of those before it in its article, and of what stands over it."""
    at, article = told.sentence.position, holdings.article(told.sentence.article)
    near = holdings.snapshot.sentences[article.id][max(0, at - _BEFORE) : at + 1]
    texts = [*map(holdings.text_of, near), article.title, str(article.published or "")]
    return frozenset(stem for text in texts for stem in stems_of(text))


def _verdict(told: list[_Told], asked: _Asked) -> tuple[_Told, bool] | None:
    """Yes, where the asked one won; no, where it lost the only contest of the two, or the final."""
    won = next((one for one in told if one.fits(asked)), None)
    turned = [one for one in told if one.is_turned(asked)]
    if won:
        return None if turned and asked.kind == "cup" else (won, True)
    return (turned[0], False) if len(turned) == 1 else None
