"""Articles that admins send, as files or by their addresses: kept beside the corpus, listed, and taken away again."""

from collections.abc import Callable
from functools import partial
from pathlib import PurePosixPath
from typing import Final

from telegram import Bot, Document
from telegram.error import TelegramError

from bot.chat.messages import clipped, listed
from bot.chat.texts import Texts
from bot.chat.tools import Tools
from bot.chat.visit import Visit
from bot.errors import SettingsError
from corpus.errors import CorpusError

LARGEST: Final = 20 * 1024 * 1024
"""Bytes: what Telegram lets a bot fetch."""
_LONGEST_NAME, _LONGEST_REASON = 200, 1000


class Adding:
    """Answers ``/add``, ``/remove`` and ``/articles``, and files that admins send."""

    def __init__(self, bot: Bot, tools: Tools) -> None:
        self._bot = bot
        self._curator = tools.curator
        self._outbox = tools.outbox
        self._workers = tools.workers
        self._errands = tools.errands

    async def add(self, visit: Visit) -> None:
        """Keep a file that was sent with the command, or that it replies to, or what lies at the address after it."""
        pointed_at = visit.message.reply_to_message
        document = visit.message.document or (pointed_at.document if pointed_at else None)
        with self._outbox.typing(visit.place):
            if document:
                said = await self._add(document, visit.texts)
            elif address := visit.heard.words:
                said = await self._keep(address, partial(self._curator.add_page, address), visit.texts)
            else:
                said = visit.texts.add_usage
        await self._outbox.send_text(visit.place, said)

    async def remove(self, visit: Visit) -> None:
        """Take away an article that was added."""
        article = visit.heard.words
        if not article:
            await self._outbox.send_text(visit.place, visit.texts.remove_usage)
            return
        removed = await self._workers.run(partial(self._curator.remove, article))
        text = visit.texts.removed if removed else visit.texts.remove_unknown
        await self._outbox.send_text(visit.place, text.format(article=clipped(article, _LONGEST_NAME)))

    async def articles(self, visit: Visit) -> None:
        """List all articles by id, and mark those that were added."""
        sources = await self._workers.run(self._curator.sources)
        added = await self._workers.run(self._curator.added)
        live = {source.article for source in sources}
        lines = [
            f"{'＋' if source.article in added else '•'} {source.article} – {source.title}"
            for source in sorted(sources, key=lambda source: source.article)
        ]
        lines += [f"＋ {article} – {visit.texts.not_indexed_yet}" for article in sorted(added - live)]
        head = visit.texts.articles.format(count=len(lines))
        more = visit.texts.more_articles
        await self._outbox.send_text(visit.place, listed(head, lines, lambda count: more.format(count=count)))

    async def _add(self, document: Document, texts: Texts) -> str:
        """Fetch a file and keep it, where need be by the name that Telegram stores it under; what to say about it."""
        if (document.file_size or 0) > LARGEST:
            return texts.add_too_large.format(megabytes=LARGEST // (1024 * 1024))
        try:
            file = await self._bot.get_file(document.file_id)
            content = bytes(await file.download_as_bytearray())
        except TelegramError:  # whose text may hold the token
            return texts.add_not_fetched
        if len(content) > LARGEST:
            return texts.add_too_large.format(megabytes=LARGEST // (1024 * 1024))
        name = document.file_name or PurePosixPath(file.file_path or "").name
        return await self._keep(name, partial(self._curator.add, name, content), texts)

    async def _keep(self, name: str, keep: Callable[[], str], texts: Texts) -> str:
        """Keep an article, which can take a minute; what to say about it."""
        shown = clipped(name, _LONGEST_NAME)
        try:
            article = await self._errands.run(keep)
        except CorpusError as error:
            faults = clipped("\n".join(map(str, error.faults)), _LONGEST_REASON)
            return texts.add_refused.format(name=shown, why=faults)
        except SettingsError as error:
            return texts.add_refused.format(name=shown, why=error)
        return texts.added.format(name=shown, article=article)
