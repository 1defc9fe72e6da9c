"""A question that its author corrects, and an answer that is taken back."""

import pytest

from bot.answering.said.reply import Reply
from bot.chat.texts import texts_for
from tests.bot.chat.conftest import StartBot
from tests.bot.chat.librarian import RIVER, EchoingLibrarian
from tests.telegram_emulator import Fault, TelegramServer

TEXTS = texts_for("en")

pytestmark = pytest.mark.usefixtures("bot")


def test_a_changed_question_changes_its_answer(server: TelegramServer) -> None:
    """The answer is edited in place, in the question's own context, and the next question follows the new one."""
    ann = server.person()
    ann.says("how wide?")
    question = ann.says("how high?")
    server.wait_for_message(ann.chat, 2)
    ann.edits(question, "how low?")
    ann.says("and then?")
    server.wait_for_message(ann.chat, 3)
    texts = [message["text"].partition(";")[0] for message in server.sent(ann.chat)]
    assert texts[1:] == ["HOW LOW? [1] after: how wide?", "AND THEN? [1] after: how wide?, how low?"]


def test_an_answer_that_grows_or_shrinks_keeps_its_place(server: TelegramServer, librarian: EchoingLibrarian) -> None:
    """What no longer fits follows in further messages, and what is no longer needed is deleted."""
    librarian.scripted["long"] = Reply("list", tuple(f"{number} " + "word " * 300 for number in range(6)), (RIVER,))
    ann = server.person()
    question = ann.says("how high?")
    first = server.wait_for_message(ann.chat)
    ann.edits(question, "long")
    server.wait_for_message(ann.chat, 3)
    assert first["text"].startswith("0 word")
    ann.edits(question, "how low?")
    server.wait_until(lambda: first["text"].startswith("HOW LOW?"), "the short answer")
    assert [message["message_id"] for message in server.sent(ann.chat)] == [first["message_id"]]


def test_a_changed_question_is_found_after_a_restart(own_server: TelegramServer, start_bot: StartBot) -> None:
    """Which answer belongs to which message outlives the bot."""
    ann = own_server.person()
    first = start_bot()
    question = ann.says("how high?")
    answer = own_server.wait_for_message(ann.chat)
    first.stop()
    start_bot()
    ann.edits(question, "how low?")
    own_server.wait_until(lambda: answer["text"].startswith("HOW LOW?"), "the edit")


def test_changes_that_ask_nothing_new_change_nothing(server: TelegramServer) -> None:
    """The same words, an address that is taken away, a question that never had an answer: silence."""
    ann, group = server.person(), server.group()
    asked = ann.says("/ask how high?", group)
    never = ann.says("only talk", group)
    answer = server.wait_for_message(group.id)
    before = answer["text"]
    ann.edits(asked, "/ask how high?")
    ann.edits(asked, "how deep?")
    ann.edits(never, "/ask how wide?")
    ann.says("/ask the end", group)
    server.wait_for_message(group.id, 2)
    assert answer["text"] == before
    assert len(server.sent(group.id)) == 2
    assert not server.calls_of("editMessageText", group.id)


def test_a_changed_question_in_a_group_changes_its_answer(server: TelegramServer) -> None:
    """In place there as well, also where what it says now is no question any more."""
    ann, group = server.person(), server.group()
    question = ann.says("@FootnoteBot how high?", group)
    answer = server.wait_for_message(group.id)
    ann.edits(question, "@FootnoteBot how low?")
    server.wait_until(lambda: answer["text"].startswith("HOW LOW?"), "the first edit")
    ann.edits(question, "@FootnoteBot thanks")
    server.wait_until(lambda: answer["text"].startswith("THANKS"), "the second edit")
    assert "reply_markup" not in answer or not answer["reply_markup"]
    assert len(server.sent(group.id)) == 1


def test_a_changed_post_in_a_channel_changes_its_answer(server: TelegramServer) -> None:
    """What holds for people holds for channels."""
    channel = server.channel()
    post = channel.posts("/ask how high?")
    answer = server.wait_for_message(channel.id)
    channel.edits_post(post, "/ask how low?")
    server.wait_until(lambda: answer["text"].startswith("HOW LOW?"), "the edit")


def test_who_asked_can_take_an_answer_back(server: TelegramServer) -> None:
    """/delete in reply to an answer deletes it: for its asker and for admins; others are told so."""
    ann, bob, boss, group = server.person("Ann"), server.person("Bob"), server.person("Boss"), server.group()
    group.joined_by(boss, "administrator")
    for _ in range(2):
        ann.says("/ask how high?", group)
    first, second = server.wait_for_message(group.id), server.wait_for_message(group.id, 2)
    bob.says("/delete", group, reply_to=first)
    assert server.wait_for_message(group.id, 3)["text"] == TEXTS.delete_refused
    ann.says("/delete", group, reply_to=first)
    boss.says("/delete@FootnoteBot", group, reply_to=second)
    server.wait_until(lambda: len(server.sent(group.id)) == 1, "both answers to be gone")


def test_delete_says_how_it_is_used_and_when_it_failed(server: TelegramServer) -> None:
    """/delete in reply to nothing of ours gets a hint, and what Telegram does not delete is said to be there still."""
    ann = server.person()
    own = ann.says("how high?")
    answer = server.wait_for_message(ann.chat)
    ann.says("/delete", reply_to=own)
    ann.says("/delete")
    server.wait_for_message(ann.chat, 3)
    server.fail("deleteMessage", Fault(400, "Bad Request: message can't be deleted for everyone"), chat=ann.chat)
    ann.says("/delete", reply_to=answer)
    server.wait_for_message(ann.chat, 4)
    assert [message["text"] for message in server.sent(ann.chat)[1:]] == [
        TEXTS.delete_usage, TEXTS.delete_usage, TEXTS.delete_failed,
    ]  # fmt: skip
