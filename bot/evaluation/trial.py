"""A new snapshot tried with the gold questions: which answers change, appear or are lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.answering.beside.librarian import COMPARING, AnswerChange, AnswerChanges
from bot.answering.held.holdings import Holdings
from bot.answering.walk import reply_to
from bot.evaluation.gold import GoldQuestion
from bot.evaluation.judge import judge
from bot.evaluation.tried import Outcome, mark_of, recall, remember
from index.encoder import Encoder
from index.errors import AnswersLost
from index.progress import Progress
from index.reader.reader import Reader
from index.snapshot import Snapshot

_NAMED = 5
"""How many lost answers an error names."""


@dataclass(slots=True)
class GoldTrial:
    """The trial of one build, to be called with the new snapshot and with the one before.

    Args:
        questions: to ask both snapshots.
        encoder: of both; where the one before has another, there is nothing to compare with.
        reader: of both.
        blocks: whether lost answers prevent the publication, which then comes after the trial.
        progress: told of stage ``try`` before the publication, and of `COMPARING` after it.
        folder: where outcomes are kept, so that the one before, which was tried in its turn, is not asked again.
    """

    questions: Sequence[GoldQuestion]
    encoder: Encoder
    reader: Reader | None
    blocks: bool
    progress: Progress
    folder: Path
    changes: AnswerChanges | None = None
    """What was found; None where there was nothing to compare."""

    def __call__(self, after: Snapshot, before: Snapshot | None) -> None:
        """Ask both.

        Raises:
            AnswersLost: some are lost, and that blocks.
        """
        if before is None or before.manifest.encoder != self.encoder.identity or not self.questions:
            return
        known = recall(self.folder, mark_of(before, self.questions, self.reader))
        steps = len(self.questions) * (1 if known else 2)
        then = known or self._ask(before, 0, steps)
        now = self._ask(after, 0 if known else len(self.questions), steps)
        remember(self.folder, mark_of(after, self.questions, self.reader), now)
        self.changes = compare_outcomes(self.questions, then, now)
        if self.blocks and self.changes.lost:
            raise AnswersLost(_sentence(self.changes.lost))

    def _ask(self, snapshot: Snapshot, done: int, steps: int) -> tuple[Outcome, ...]:
        """The outcomes of all questions, the first of which is the step `done` of so many."""
        holdings, stage = Holdings(snapshot, self.encoder, self.reader), "try" if self.blocks else COMPARING
        outcomes = []
        for number, question in enumerate(self.questions, start=done):
            self.progress(stage, number, steps)
            outcomes.append(_outcome(question, holdings))
        self.progress(stage, done + len(self.questions), steps)
        return tuple(outcomes)


def compare_outcomes(
    questions: Sequence[GoldQuestion], before: Sequence[Outcome], after: Sequence[Outcome]
) -> AnswerChanges:
    """Sort the questions by what became of their answers.

    An answer is lost where there is none any more, or where it was right and is not now.
    """
    kinds: dict[str, list[AnswerChange]] = {"lost": [], "appeared": [], "changed": []}
    for question, then, now in zip(questions, before, after, strict=True):
        became = _became(then, now)
        if became:
            kinds[became].append(AnswerChange(question.id, question.question, then.text, now.text))
    return AnswerChanges(len(questions), tuple(kinds["changed"]), tuple(kinds["appeared"]), tuple(kinds["lost"]))


def render_changes(changes: AnswerChanges) -> str:
    """The changes as text: a line that counts them, then each with what was said before and what is said now."""
    counts = (
        f"{len(changes.lost)} lost their answer, {len(changes.appeared)} gained one, {len(changes.changed)} changed it"
    )
    lines = [f"Of {changes.asked} gold questions {counts}."]
    for kind in ("lost", "appeared", "changed"):
        lines += [_lines(kind, change) for change in getattr(changes, kind)]
    return "\n".join(lines)


def _outcome(question: GoldQuestion, holdings: Holdings) -> Outcome:
    reply = reply_to(
        question.question,
        holdings,
        context=question.context,
        asked_on=question.asked_on,
        language=question.language,
    )
    return Outcome(text=reply.text, abstained=reply.abstained, right=judge(question, reply, 0).right)


def _became(before: Outcome, after: Outcome) -> Literal["lost", "appeared", "changed"] | None:
    if not before.abstained and (after.abstained or (before.right and not after.right)):
        return "lost"
    if before.abstained and not after.abstained:
        return "appeared"
    return "changed" if not after.abstained and before.text != after.text else None


def _lines(kind: str, change: AnswerChange) -> str:
    before, after = (" ".join(text.split()) for text in (change.before, change.after))
    return f"  {kind}: {change.id} {change.question}\n    before: {before}\n    now:    {after}"


def _sentence(lost: Sequence[AnswerChange]) -> str:
    named = ", ".join(change.id for change in lost[:_NAMED]) + (", …" if len(lost) > _NAMED else "")
    answers = "one answer" if len(lost) == 1 else f"{len(lost)} answers"
    return (
        f"the new index would lose {answers} to gold questions ({named}), so it was not published; mend the articles "
        "or the questions, or set BLOCK_ON_LOST_ANSWERS to false"
    )
