"""Articles that admins send as files: kept beside the corpus, listed, and taken away again."""

from functools import partial
from typing import Final

from telegram import Bot, Document
from telegram.error import TelegramError

from bot.chat.curator import Curator
from bot.chat.messages import clipped, listed
from bot.chat.sending import Outbox
from bot.chat.visit import Visit
from bot.chat.workers import Workers
from corpus.errors import CorpusError

LARGEST: Final = 20 * 1024 * 1024
"""Bytes: what Telegram lets a bot fetch."""
_LONGEST_NAME = 200


class Adding:
    """Answers ``/add``, ``/remove`` and ``/articles``, and files that admins send."""

    def __init__(self, bot: Bot, curator: Curator, outbox: Outbox, workers: Workers) -> None:
        self._bot = bot
        self._curator = curator
        self._outbox = outbox
        self._workers = workers

    async def add(self, visit: Visit) -> None:
        """Keep a file that was sent with the command, or that the command replies to."""
        pointed_at = visit.message.reply_to_message
        document = visit.message.document or (pointed_at.document if pointed_at else None)
        said = await self._add(document, visit) if document else visit.texts.add_usage
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

    async def _add(self, document: Document, visit: Visit) -> str:
        """Fetch a file and keep it; what to say about it."""
        texts, name = visit.texts, clipped(document.file_name or "", _LONGEST_NAME)
        if (document.file_size or 0) > LARGEST:
            return texts.add_too_large.format(megabytes=LARGEST // (1024 * 1024))
        try:
            file = await self._bot.get_file(document.file_id)
            content = bytes(await file.download_as_bytearray())
        except TelegramError:  # whose text may hold the token
            return texts.add_not_fetched
        if len(content) > LARGEST:
            return texts.add_too_large.format(megabytes=LARGEST // (1024 * 1024))
        try:
            article = await self._workers.run(partial(self._curator.add, document.file_name or "", content))
        except CorpusError as error:
            faults = clipped("\n".join(map(str, error.faults)), 1000)
            return texts.add_refused.format(name=name, why=faults)
        return texts.added.format(name=name, article=article)
