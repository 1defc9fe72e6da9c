"""Questions that are asked by writing @Bot and the question anywhere: answers and articles to choose from."""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Message,
)
from telegram.constants import ParseMode

from bot.answering.said.reply import Footnote, Reply
from bot.answering.said.said_plainly import MARK
from bot.chat.html import brief_message, escaped, footnote_shown
from bot.chat.messages import clipped
from bot.chat.rate import RateLimit
from bot.chat.settings import ChatSettings
from bot.chat.texts import Texts, texts_for
from bot.chat.tools import Tools

_ARTICLES = 8
_LONGEST_TITLE, _LONGEST_DESCRIPTION = 80, 160
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_ITEM = re.compile(r"^• ", re.MULTILINE)


class Inline:
    """Answers inline queries, and guest queries, which have room for one result.

    Whoever types on has no use for what they had typed before: of one person's queries that wait, the last is searched.
    """

    def __init__(
        self,
        tools: Tools,
        settings: ChatSettings,
        *,
        today: Callable[[], date],
        rate: RateLimit,
    ) -> None:
        self._curator = tools.curator
        self._outbox = tools.outbox
        self._settings = settings
        self._workers = tools.workers
        self._today = today
        self._rate = rate
        self._typed: dict[int, str] = {}
        """The last query of each person whose query is looked after."""

    async def answer(self, query: InlineQuery) -> None:
        """Show the answer, then the articles that say most about it; with nothing typed, only the way to the help."""
        person = query.from_user.id
        self._typed[person] = query.id
        try:
            results = await self._results(query)
        finally:
            if is_last := self._typed.get(person) == query.id:
                del self._typed[person]
        if is_last:
            texts = texts_for(query.from_user.language_code)
            button = InlineQueryResultsButton(texts.inline_help, start_parameter="inline")
            await self._outbox.answer_inline(query.id, results, button)

    async def answer_guest(self, message: Message, question: str) -> None:
        """Answer where the bot was called into a chat that it is not in: once, and briefly.

        Who may not ask in private may not call it anywhere else, and meets silence, as does who calls too often.
        """
        guest = message.from_user
        if not message.guest_query_id or not guest or not self._settings.admits(guest.id):
            return
        if self._rate.wait(guest.id, message.date.timestamp()):
            return
        texts = texts_for(guest.language_code)
        ask = partial(self._curator.reply, question, asked_on=self._today())
        reply = await self._workers.run(ask) if question else None
        result = _reply_result(reply, texts) if reply else _said(texts.call_usage, texts.call_usage)
        await self._outbox.answer_guest(message.guest_query_id, result)

    async def _results(self, query: InlineQuery) -> list[InlineQueryResultArticle]:
        question, texts = query.query.strip(), texts_for(query.from_user.language_code)
        if not question or query.offset or not self._settings.admits(query.from_user.id):
            return []
        searched = await self._workers.run(partial(self._search, query, question))
        results = list(_each_once(_results_of(*searched, texts))) if searched else []
        return results or [_said(texts.inline_nothing, f"{texts.inline_nothing}: {question}")]

    def _search(self, query: InlineQuery, question: str) -> tuple[Reply, Sequence[Footnote]] | None:
        """Runs in a worker's thread: the answer and the articles; None where the query was overtaken meanwhile."""
        if self._typed.get(query.from_user.id) != query.id:
            return None
        reply = self._curator.reply(question, asked_on=self._today())
        return reply, () if reply.kind == "smalltalk" else self._curator.find(question, _ARTICLES)


def _results_of(reply: Reply, found: Sequence[Footnote], texts: Texts) -> Iterator[InlineQueryResultArticle]:
    if not reply.abstained:
        yield _reply_result(reply, texts)
    for footnote in found:
        yield _result(footnote.title or footnote.article, footnote.quote, footnote_shown(footnote, texts))


def _reply_result(reply: Reply, texts: Texts) -> InlineQueryResultArticle:
    message, _ = brief_message(reply, texts_for(reply.language))
    first = reply.paragraphs[0] if reply.paragraphs else ""
    quote = reply.footnotes[0].quote if reply.footnotes else first
    return _result(reply.lead or _headline(first) or texts.inline_nothing, quote, message)


def _headline(paragraph: str) -> str:
    r"""A paragraph as one line without marks, the items of a list side by side.

    >>> _headline("It rose:\n• 184,300 visitors (2022) [1]\n• 212,600 visitors (2023) [1]")
    'It rose: 184,300 visitors (2022) · 212,600 visitors (2023)'
    """
    beginning, *items = (part.strip() for part in _ITEM.split(MARK.sub("", paragraph)))
    return " ".join(part for part in (beginning, " · ".join(items)) if part)


def _said(title: str, text: str) -> InlineQueryResultArticle:
    return _result(title, "", escaped(clipped(text, 1000)))


def _result(title: str, description: str, markup: str) -> InlineQueryResultArticle:
    content = InputTextMessageContent(markup, parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW)
    return InlineQueryResultArticle(
        id=hashlib.sha256(markup.encode()).hexdigest()[:32],
        title=clipped(" ".join(title.split()), _LONGEST_TITLE),
        input_message_content=content,
        description=clipped(" ".join(description.split()), _LONGEST_DESCRIPTION) or None,
    )


def _each_once(results: Iterator[InlineQueryResultArticle]) -> Iterator[InlineQueryResultArticle]:
    """Without those that would send the same message: Telegram refuses two results of one id."""
    seen: set[str] = set()
    for result in results:
        if result.id not in seen:
            seen.add(result.id)
            yield result
