"""What admins can see of the bot: how it is, what it was asked, and what it could not answer."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from bot.chat.hearing import Hearing
from bot.chat.messages import listed
from bot.chat.settings import ChatSettings
from bot.chat.texts import Texts
from bot.chat.tools import Tools
from bot.chat.visit import Visit
from bot.chat.vitals import Vitals, memory_in_mib, versions

_GAPS = 60
_WEEK, _MONTH = timedelta(days=6), timedelta(days=29)


class Overview:
    """Answers ``/status``, ``/gaps`` and ``/stats``."""

    def __init__(
        self,
        tools: Tools,
        *,
        settings: ChatSettings,
        hearing: Hearing,
        vitals: Vitals,
        today: Callable[[], date],
    ) -> None:
        self._tools = tools
        self._outbox = tools.outbox
        self._settings = settings
        self._hearing = hearing
        self._vitals = vitals
        self._today = today

    async def status(self, visit: Visit) -> None:
        """Say how the bot is, and what it answers from."""
        holding = await self._tools.workers.run(self._tools.curator.holding)
        poll = self._vitals.last_poll()
        counts = holding.counts
        text = visit.texts.status.format(
            snapshot=holding.snapshot,
            created=holding.created,
            encoder=holding.encoder,
            articles=counts.get("articles", 0),
            sentences=counts.get("sentences", 0),
            facts=counts.get("facts", 0),
            entries=counts.get("entries", 0),
            memory=memory_in_mib(),
            waiting=self._vitals.waiting() - 1,  # all but the one that asks
            poll=visit.texts.status_webhook if poll is None else visit.texts.status_polled.format(seconds=int(poll)),
            privacy=await self._hearing.anywhere(visit.texts),
            uptime=timedelta(seconds=self._vitals.uptime),
            versions=versions(),
        )
        await self._outbox.send_text(visit.place, text)

    async def gaps(self, visit: Visit) -> None:
        """List the questions that had no answer, or one that did not help, the most frequent first."""
        texts = visit.texts
        if not self._settings.question_retention_days:
            await self._outbox.send_text(visit.place, texts.gaps_not_kept)
            return
        gaps = await self._tools.clerk.run(partial(self._tools.memory.gaps.grouped, _GAPS))
        lines = [_gap_line(*gap, texts) for gap in gaps]
        more = texts.more_gaps
        text = listed(texts.gaps.format(count=len(lines)), lines, lambda count: more.format(count=count))
        await self._outbox.send_text(visit.place, text if gaps else texts.no_gaps)

    async def stats(self, visit: Visit) -> None:
        """Say how often questions were answered and refused: today, in a week, in a month."""
        today = self._today()
        spans = {"today": today, "week": today - _WEEK, "month": today - _MONTH}
        since = self._tools.memory.counts.since
        counts = {name: await self._tools.clerk.run(partial(since, first)) for name, first in spans.items()}
        figures = {
            f"{what}_{name}": count.get(what, 0) for name, count in counts.items() for what in ("answered", "refused")
        }
        await self._outbox.send_text(visit.place, visit.texts.stats.format(**figures))


def _gap_line(question: str, unanswered: int, unhelpful: int, closed_by: str, texts: Texts) -> str:
    times = [f"{unanswered}×" if unanswered else "", f"👎 {unhelpful}" if unhelpful else ""]
    closed = f" – {texts.gap_closed.format(snapshot=closed_by)}" if closed_by else ""
    return f"• {' '.join(time for time in times if time)} {' '.join(question.split())}{closed}"
