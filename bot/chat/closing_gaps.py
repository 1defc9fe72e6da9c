"""After a reindex: which questions that had no answer have one now."""

from collections.abc import Callable
from datetime import date

from bot.chat.curator import Curator
from bot.chat.memory import GapTable

_TRIED = 200


def close_gaps(gaps: GapTable, curator: Curator, snapshot: str, today: Callable[[], date]) -> int:
    """Ask the open questions again, and note which ones the snapshot answers; how many those are."""
    answered = [
        same
        for same, question in gaps.open_questions(_TRIED)
        if not curator.reply(question, asked_on=today()).abstained
    ]
    gaps.close(answered, snapshot)
    return len(answered)
