"""The server speaks as the real one does: the library's own classes read all that it sends, and its rules hold."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
import telegram
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter
from telegram.request import HTTPXRequest

from tests.telegram_emulator import Chat, Fault, Json, Person, TelegramServer
from tests.telegram_emulator.methods import METHODS, library_name, parameters_of

Task = Callable[[telegram.Bot], Awaitable[Any]]


@pytest.fixture(scope="module")
def server() -> Iterator[TelegramServer]:
    """A server for all of this file."""
    with TelegramServer() as running:
        yield running


@pytest.fixture
def ann(server: TelegramServer) -> Person:
    """Somebody new."""
    return server.person("Ann")


@pytest.fixture
def group(server: TelegramServer, ann: Person) -> Chat:
    """A new group that Ann has made."""
    made = server.group()
    made.joined_by(ann, "creator")
    return made


def do(server: TelegramServer, *tasks: Task, token: str = "") -> Any:  # noqa: ANN401
    """What the last of these calls of the library gives."""

    async def run() -> Any:  # noqa: ANN401
        requests = [HTTPXRequest(httpx_kwargs={"trust_env": False}, read_timeout=3) for _ in range(2)]
        bot = telegram.Bot(
            token or server.token,
            base_url=f"{server.url}/bot",
            base_file_url=f"{server.url}/file/bot",
            request=requests[0],
            get_updates_request=requests[1],
        )
        try:
            return [await task(bot) for task in tasks][-1]
        finally:
            for request in requests:
                await request.shutdown()

    return asyncio.run(run())


def test_every_method_is_one_of_the_library(server: TelegramServer) -> None:
    """The server has no method that the Bot API has not, and calls each by its name."""
    assert all(callable(getattr(telegram.Bot, library_name(method))) for method in METHODS)
    assert {"chat_id", "text", "reply_parameters"} <= parameters_of("sendMessage")
    assert not server.unplanned


def test_the_library_reads_every_answer(server: TelegramServer, ann: Person, group: Chat) -> None:
    """Each method, called by the library, gives what the library makes its own objects of."""
    question = ann.says("how high?")["message_id"]
    callback, inline = (
        ann.presses(ann.says("x"), "data"),
        ann.asks_inline("high"),
    )
    guest = ann.asks_as_guest("@FootnoteBot high")
    file = ann.uploads("notes.md", b"# Notes")["document"]["file_id"]
    content = telegram.InputTextMessageContent("high")
    article = telegram.InlineQueryResultArticle("1", "High", content)
    buttons = telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("More", callback_data="v1:more:1")]])
    doomed = server.group()
    reply = telegram.ReplyParameters(question)
    sent: telegram.Message = do(
        server, lambda bot: bot.send_message(ann.chat, "<b>high</b>", parse_mode="HTML", reply_parameters=reply)
    )
    calls: dict[str, Task] = {
        "getMe": lambda bot: bot.get_me(),
        "sendMessage": lambda bot: bot.send_message(group.id, "high"),
        "sendDocument": lambda bot: bot.send_document(ann.chat, BytesIO(b"all of it"), filename="all.txt", caption="x"),
        "sendChatAction": lambda bot: bot.send_chat_action(ann.chat, "typing"),
        "setMessageReaction": lambda bot: bot.set_message_reaction(ann.chat, question, "👍"),
        "editMessageText": lambda bot: bot.edit_message_text("low", ann.chat, sent.message_id),
        "editMessageReplyMarkup": lambda bot: bot.edit_message_reply_markup(
            ann.chat, sent.message_id, reply_markup=buttons
        ),
        "deleteMessage": lambda bot: bot.delete_message(ann.chat, sent.message_id),
        "deleteMessages": lambda bot: bot.delete_messages(ann.chat, [10**8]),
        "answerCallbackQuery": lambda bot: bot.answer_callback_query(callback, "noted"),
        "answerInlineQuery": lambda bot: bot.answer_inline_query(inline, [article]),
        "answerGuestQuery": lambda bot: bot.answer_guest_query(guest, article),
        "setMyCommands": lambda bot: bot.set_my_commands([("ask", "Ask")], telegram.BotCommandScopeAllGroupChats()),
        "getMyCommands": lambda bot: bot.get_my_commands(telegram.BotCommandScopeAllGroupChats()),
        "deleteMyCommands": lambda bot: bot.delete_my_commands(),
        "setMyDescription": lambda bot: bot.set_my_description("Answers"),
        "setMyShortDescription": lambda bot: bot.set_my_short_description("Answers"),
        "getChat": lambda bot: bot.get_chat(group.id),
        "getChatMember": lambda bot: bot.get_chat_member(group.id, ann.id),
        "getChatAdministrators": lambda bot: bot.get_chat_administrators(group.id),
        "getChatMemberCount": lambda bot: bot.get_chat_member_count(group.id),
        "leaveChat": lambda bot: bot.leave_chat(doomed.id),
        "getFile": lambda bot: bot.get_file(file),
        "setWebhook": lambda bot: bot.set_webhook("https://bot.example/hook", max_connections=5),
        "getWebhookInfo": lambda bot: bot.get_webhook_info(),
        "deleteWebhook": lambda bot: bot.delete_webhook(),
    }
    assert calls.keys() == METHODS.keys()
    got = dict(zip(calls, do(server, lambda bot: _each(bot, calls)), strict=True))
    assert sent.reply_to_message
    assert got["sendDocument"].document.file_name == "all.txt"
    assert got["getMyCommands"][0].command == "ask"
    assert got["getChatMember"].status == "creator"
    assert got["getWebhookInfo"].url == "https://bot.example/hook"
    assert bytes(do(server, lambda bot: _download(bot, file))) == b"# Notes"
    assert not server.unplanned


async def _each(bot: telegram.Bot, calls: dict[str, Task]) -> list[Any]:
    return [await call(bot) for call in calls.values()]


async def _download(bot: telegram.Bot, file: str) -> bytearray:
    return await (await bot.get_file(file)).download_as_bytearray()


def test_the_library_reads_every_update(server: TelegramServer, ann: Person, group: Chat) -> None:
    """Whatever people, groups and channels do comes as an update that the library knows."""
    do(server, lambda bot: bot.get_updates(offset=-1, allowed_updates=telegram.Update.ALL_TYPES))
    do(server, lambda bot: bot.get_updates(offset=10**8, timeout=0))
    channel, old = server.channel(), server.group(kind="group")
    said = ann.says("🌊 @FootnoteBot how high?", group)
    ann.edits(said, "how low?")
    channel.edits_post(channel.posts("/ask how high?"), "/ask how low?")
    ann.taps({**said, "reply_markup": {"inline_keyboard": [[{"text": "More", "callback_data": "m"}]]}}, "More")
    ann.asks_inline("high")
    ann.asks_as_guest("@FootnoteBot high")
    ann.blocks()
    ann.unblocks()
    group.joined_by(server.person("Bob"))
    group.kicks_bot(ann)
    group.adds_bot(ann, "administrator")
    group.topic()
    old.migrates()
    updates: list[telegram.Update] = do(server, lambda bot: bot.get_updates())
    kinds = {kind for update in updates for kind in telegram.Update.ALL_TYPES if getattr(update, kind)}
    assert kinds == {
        "message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "inline_query",
        "guest_message", "my_chat_member", "chat_member",
    }  # fmt: skip
    message = updates[0].message
    assert message
    assert message.parse_entities(["mention"]) == {message.entities[0]: "@FootnoteBot"}
    assert next(update.message.migrate_to_chat_id for update in updates[-2:] if update.message)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda bot: bot.send_message(404, "x"), "chat not found"),
        (lambda bot: bot.send_message(7, " "), "message text is empty"),
        (lambda bot: bot.send_message(7, "🌊" * 2049), "message is too long"),
        (lambda bot: bot.send_message(7, "<b>x", parse_mode="HTML"), "can't parse entities"),
        (lambda bot: bot.send_message(7, "x", message_thread_id=1), "message thread not found"),
        (lambda bot: bot.send_message(7, "x", reply_parameters=telegram.ReplyParameters(9)), "replied not found"),
        (lambda bot: bot.send_message(7, "x", reply_markup=_buttons("é" * 33)), "button_data_invalid"),
        (lambda bot: bot.edit_message_text("x", 7, 9), "message to edit not found"),
        (lambda bot: bot.delete_message(7, 9), "message to delete not found"),
        (lambda bot: bot.answer_callback_query("9"), "query is too old"),
        (lambda bot: bot.get_file("9"), "invalid file_id"),
    ],
)
def test_what_cannot_be_is_refused_in_telegrams_words(server: TelegramServer, call: Task, words: str) -> None:
    """A call that breaks a rule gets a 400 with the real server's text."""
    server.person(user_id=7)
    with pytest.raises(BadRequest) as caught:
        do(server, call)
    assert words in str(caught.value).lower()


def _buttons(data: str) -> telegram.InlineKeyboardMarkup:
    return telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("x", callback_data=data)]])


def test_an_edit_that_changes_nothing_is_refused(server: TelegramServer, ann: Person) -> None:
    """The same text and buttons again are "not modified"; other buttons alone are a change."""
    sent = do(server, lambda bot: bot.send_message(ann.chat, "x"))
    with pytest.raises(BadRequest, match="not modified"):
        do(server, lambda bot: bot.edit_message_text("x", ann.chat, sent.message_id))
    edited = do(
        server, lambda bot: bot.edit_message_text("x", ann.chat, sent.message_id, reply_markup=_buttons("more"))
    )
    assert edited.reply_markup


def test_closed_doors_are_errors_of_their_own(server: TelegramServer, ann: Person, group: Chat) -> None:
    """Who blocked the bot, a group that moved and a wrong token are told apart."""
    ann.blocks()
    old = server.group(kind="group")
    new = old.migrates()
    with pytest.raises(Forbidden, match="blocked by the user"):
        do(server, lambda bot: bot.send_message(ann.chat, "x"))
    with pytest.raises(ChatMigrated) as moved:
        do(server, lambda bot: bot.send_message(old.id, "x"))
    assert moved.value.new_chat_id == new.id
    with pytest.raises(InvalidToken):
        do(server, lambda bot: bot.get_me(), token="1:wrong")  # noqa: S106 - nobody's
    group.kicks_bot(ann)
    with pytest.raises(Forbidden, match="kicked from the supergroup"):
        do(server, lambda bot: bot.send_message(group.id, "x"))


def test_faults_come_as_planned(server: TelegramServer, ann: Person) -> None:
    """A fault is for one method, one chat and so many calls; it may come after the effect."""
    bob = server.person("Bob")
    server.fail("sendMessage", Fault.flood(7), chat=ann.chat)
    do(server, lambda bot: bot.send_message(bob.chat, "x"))
    with pytest.raises(RetryAfter):
        do(server, lambda bot: bot.send_message(ann.chat, "x"))
    server.fail("sendMessage", Fault(hang_up=True))
    server.fail("sendMessage", Fault(hang_up=True, applied=True))
    server.fail("sendMessage", Fault(502, raw=b"<html>Bad Gateway</html>"))
    server.fail("sendMessage", Fault(slow=True, delay=0.01))
    for arrived in (0, 1, 1):
        with pytest.raises(NetworkError):
            do(server, lambda bot: bot.send_message(ann.chat, "x"))
        assert len(server.sent(ann.chat)) == arrived
    do(server, lambda bot: bot.send_message(ann.chat, "x"))
    assert len(server.sent(ann.chat)) == 2


def test_there_is_one_poller(server: TelegramServer) -> None:
    """A second call for updates ends the first; with a webhook there is none; a poll waits as long as it says."""

    async def twice(bot: telegram.Bot) -> Any:  # noqa: ANN401
        first = asyncio.create_task(bot.get_updates(timeout=2, offset=10**8))
        await asyncio.sleep(0.2)
        await bot.get_updates(timeout=0)
        return await first

    with pytest.raises(Conflict, match="other getUpdates"):
        do(server, twice)
    with pytest.raises(Conflict, match="webhook is active"):
        do(server, lambda bot: bot.set_webhook("https://bot.example/"), lambda bot: bot.get_updates())
    do(server, lambda bot: bot.delete_webhook())


def test_what_was_not_asked_for_never_comes(server: TelegramServer, ann: Person, group: Chat) -> None:
    """The kinds of updates that a call names hold from then on; without, a few kinds are left out."""
    do(server, lambda bot: bot.get_updates(offset=10**8, allowed_updates=["message"]))
    ann.asks_inline("high")
    ann.says("how high?")
    assert [bool(update.message) for update in do(server, lambda bot: bot.get_updates())] == [True]
    do(server, lambda bot: bot.get_updates(offset=10**8, allowed_updates=[]))
    group.joined_by(server.person("Bob"))
    assert do(server, lambda bot: bot.get_updates()) == ()


def test_privacy_mode_keeps_what_is_not_for_the_bot() -> None:
    """In a group, a bot in privacy mode hears commands to it, mentions, replies and notices, and nothing else."""
    with TelegramServer(privacy=True) as server:
        ann, group = server.person(), server.group()
        ann.says("how high?", group)
        ann.says("/ask how high?", group)
        ann.says("/ask@OtherBot how high?", group)
        for heard in ("/ask@footnotebot how high?", "🌊 @FootnoteBot how high?"):
            ann.says(heard, group)
        answer = do(server, lambda bot: bot.send_message(group.id, "high"))
        ann.says("/ask how low?", group)
        ann.says("and low?", group, reply_to=server.sent(group.id)[0])
        ann.sends({"new_chat_title": "Readers"}, group)
        group.adds_bot(ann, "administrator")
        ann.says("how low?", group)
        texts = [update.message.text for update in do(server, lambda bot: bot.get_updates()) if update.message]
        assert answer
        assert texts == [
            "/ask@footnotebot how high?", "🌊 @FootnoteBot how high?", "/ask how low?", "and low?", None, "how low?",
        ]  # fmt: skip


def test_what_the_bot_api_does_not_have_is_noticed() -> None:
    """A method or a parameter that is not known is remembered, so that a test can fail for it."""
    with TelegramServer() as server:
        ann = server.person()
        extra: Json = {"colour": "blue"}
        do(server, lambda bot: bot.send_message(ann.chat, "x", api_kwargs=extra))
        with pytest.raises(InvalidToken):
            do(server, lambda bot: bot.send_dice(ann.chat))
        assert server.unplanned == ["sendMessage(colour)", "sendDice"]
