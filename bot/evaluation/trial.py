"""A new snapshot tried with the gold questions before it is live: which answers change, appear or are lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.answering.holdings import Holdings
from bot.answering.librarian import AnswerChange, AnswerChanges
from bot.answering.reply import Reply
from bot.answering.walk import reply_to
from bot.evaluation.gold import GoldQuestion
from bot.evaluation.judge import judge
from index.encoder import Encoder
from index.errors import AnswersLost
from index.progress import Progress
from index.reader.reader import Reader
from index.snapshot import Snapshot

_NAMED = 5
"""How many lost answers an error names."""


@dataclass(slots=True)
class GoldTrial:
    """The trial of one build; `index.build` calls it with the new snapshot and with the one before.

    Args:
        questions: to ask both snapshots.
        encoder: of both; where the one before has another, there is nothing to compare with.
        reader: of both.
        blocks: whether lost answers prevent the publication.
        progress: told of stage ``try``.
    """

    questions: Sequence[GoldQuestion]
    encoder: Encoder
    reader: Reader | None
    blocks: bool
    progress: Progress
    changes: AnswerChanges | None = None
    """What was found; None where there was nothing to compare."""

    def __call__(self, after: Snapshot, before: Snapshot | None) -> None:
        """Ask both.

        Raises:
            AnswersLost: some are lost, and that blocks.
        """
        if before is None or before.manifest.encoder != self.encoder.identity or not self.questions:
            return
        self.changes = compare_answers(list(self._ask(self._hold(before), self._hold(after))), len(self.questions))
        if self.blocks and self.changes.lost:
            raise AnswersLost(_sentence(self.changes.lost))

    def _hold(self, snapshot: Snapshot) -> Holdings:
        return Holdings(snapshot, self.encoder, self.reader)

    def _ask(self, before: Holdings, after: Holdings) -> Iterator[tuple[GoldQuestion, Reply, Reply]]:
        for number, question in enumerate(self.questions):
            self.progress("try", number, len(self.questions))
            yield question, _reply(question, before), _reply(question, after)
        self.progress("try", len(self.questions), len(self.questions))


def compare_answers(replies: Sequence[tuple[GoldQuestion, Reply, Reply]], asked: int) -> AnswerChanges:
    """Sort the replies before and after by what became of them.

    An answer is lost where there is none any more, or where it was right and is not now.
    """
    kinds: dict[str, list[AnswerChange]] = {"lost": [], "appeared": [], "changed": []}
    for question, before, after in replies:
        became = _became(question, before, after)
        if became:
            kinds[became].append(AnswerChange(question.id, question.question, before.text, after.text))
    return AnswerChanges(asked, tuple(kinds["changed"]), tuple(kinds["appeared"]), tuple(kinds["lost"]))


def render_changes(changes: AnswerChanges) -> str:
    """The changes as text: a line that counts them, then each with what was said before and what is said now."""
    counts = (
        f"{len(changes.lost)} lost their answer, {len(changes.appeared)} gained one, {len(changes.changed)} changed it"
    )
    lines = [f"Of {changes.asked} gold questions {counts}."]
    for kind in ("lost", "appeared", "changed"):
        lines += [_lines(kind, change) for change in getattr(changes, kind)]
    return "\n".join(lines)


def _reply(question: GoldQuestion, holdings: Holdings) -> Reply:
    return reply_to(
        question.question,
        holdings,
        context=question.context,
        asked_on=question.asked_on,
        language=question.language,
    )


def _became(question: GoldQuestion, before: Reply, after: Reply) -> Literal["lost", "appeared", "changed"] | None:
    was_right = not before.abstained and judge(question, before, 0).right
    if not before.abstained and after.abstained:
        return "lost"
    if was_right and not judge(question, after, 0).right:
        return "lost"
    if before.abstained and not after.abstained:
        return "appeared"
    return "changed" if not after.abstained and before.text != after.text else None


def _lines(kind: str, change: AnswerChange) -> str:
    before, after = (" ".join(text.split()) for text in (change.before, change.after))
    return f"  {kind}: {change.id} {change.question}\n    before: {before}\n    now:    {after}"


def _sentence(lost: Sequence[AnswerChange]) -> str:
    named = ", ".join(change.id for change in lost[:_NAMED]) + (", …" if len(lost) > _NAMED else "")
    return (
        f"the new index would lose {len(lost)} answers to gold questions ({named}), so it was not published; mend the "
        "articles or the questions, or set BLOCK_ON_LOST_ANSWERS to false"
    )
