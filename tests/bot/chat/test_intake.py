"""Nothing lost, nothing twice: what becomes of updates across faults, crashes and long nights."""

import json
import sqlite3
import time
from pathlib import Path

import pytest

from bot.chat.patience import Patience
from bot.chat.texts import texts_for
from bot.state.database import FILE, Database
from bot.state.inbox import InboxTable
from tests.bot.chat.conftest import StartBot
from tests.bot.chat.librarian import EchoingLibrarian
from tests.telegram_emulator import Fault, Json, Person, TelegramServer

HOUR = 60 * 60


def leads(server: TelegramServer, chat: int) -> list[str]:
    """What was answered in a chat, without footnotes."""
    return [message["text"].partition(" [1]")[0] for message in server.sent(chat)]


def left_behind(folder: Path, *updates: Json) -> None:
    """Let an earlier life have taken in these updates, and died."""
    database = Database(folder, durable=True)
    InboxTable(database).take((update["update_id"], json.dumps(update)) for update in updates)
    database.close()


def update_of(number: int, person: Person, text: str) -> Json:
    """An update with a private message."""
    chat = {"id": person.chat, "type": "private", "first_name": "Ann"}
    message = {"message_id": number, "date": int(time.time()), "chat": chat, "from": person.json, "text": text}
    return {"update_id": number, "message": message}


def test_an_update_that_comes_again_is_answered_once(own_server: TelegramServer, start_bot: StartBot) -> None:
    """Whatever the server forgets, a number that was here is not answered again, in this life or the next."""
    ann = own_server.person()
    update = update_of(10**6, ann, "how high?")
    bot = start_bot()
    own_server.deliver_raw(update)
    own_server.wait_for_message(ann.chat)
    own_server.deliver_raw(update)
    bot.stop()
    start_bot()
    own_server.deliver_raw(update)
    ann.says("the end")
    own_server.wait_for_message(ann.chat, 2)
    assert leads(own_server, ann.chat) == ["HOW HIGH?", "THE END"]


def test_an_update_that_comes_twice_at_once_is_answered_once(own_server: TelegramServer, start_bot: StartBot) -> None:
    """Also where one fetch brings it twice."""
    ann = own_server.person()
    for _ in range(2):
        own_server.deliver_raw(update_of(10**6, ann, "how high?"))
    own_server.deliver_raw(update_of(10**6 + 1, ann, "the end"))
    start_bot()
    own_server.wait_until(lambda: "THE END" in leads(own_server, ann.chat), "the end")
    assert leads(own_server, ann.chat) == ["HOW HIGH?", "THE END"]


def test_what_an_earlier_life_left_is_answered_first_and_in_order(
    own_server: TelegramServer, start_bot: StartBot, tmp_path: Path
) -> None:
    """After a crash, what was acknowledged and not done is done, before what comes now."""
    ann = own_server.person()
    left_behind(tmp_path / "state", *(update_of(100 + number, ann, f"number {number}") for number in range(5)))
    ann.says("the end")
    start_bot()
    own_server.wait_for_message(ann.chat, 6)
    assert leads(own_server, ann.chat) == [*(f"NUMBER {number}" for number in range(5)), "THE END"]


def test_poison_is_set_aside_and_nothing_waits_behind_it(own_server: TelegramServer, start_bot: StartBot) -> None:
    """What cannot be read is kept with its reason; what comes with it and after it is answered."""
    ann = own_server.person()
    own_server.deliver_raw({"message": {"message_id": 1, "nonsense": True}})
    own_server.deliver_raw({"message": 7})
    ann.says("how high?")
    bot = start_bot()
    own_server.wait_for_message(ann.chat)
    assert [json.loads(raw)["message"] for _, raw, _ in bot.inbox.quarantined()] == [
        {"message_id": 1, "nonsense": True},
        7,
    ]
    assert len(own_server.calls_of("getUpdates")) < 6


def test_what_nobody_looks_at_costs_no_answer(own_server: TelegramServer, start_bot: StartBot) -> None:
    """A poll as older servers send it, beside the text or where a reply points, is left out; the question is read."""
    ann, group = own_server.person(), own_server.group()
    poll = {"id": "1", "question": "how deep?"}
    start_bot()
    ann.says("how high?", poll=poll)
    asked = ann.sends({"poll": poll, "caption": "how low?"}, group)
    ann.says("/ask", group, reply_to=asked)
    own_server.wait_for_message(ann.chat)
    own_server.wait_for_message(group.id)
    assert (leads(own_server, ann.chat), leads(own_server, group.id)) == (["HOW HIGH?"], ["HOW LOW?"])


def test_who_comes_and_goes_need_not_say_what_they_may(own_server: TelegramServer, start_bot: StartBot) -> None:
    """Of an admin nothing but that they are one has to be told: the bot greets, obeys, and knows when it is put out."""
    boss, group = own_server.person(), own_server.group()
    bot = start_bot()

    def becomes(status: str) -> None:
        me = own_server.me
        members = {"old_chat_member": {"user": me, "status": "left"}, "new_chat_member": {"user": me, "status": status}}
        own_server.deliver_raw(
            {"my_chat_member": {"chat": group.json, "from": boss.json, "date": int(time.time()), **members}}
        )

    becomes("administrator")
    assert "@FootnoteBot" in own_server.wait_for_message(group.id)["text"]
    own_server.world.rooms[group.id].members[boss.id] = {"user": boss.json, "status": "administrator"}
    boss.says("/settings", group)
    assert own_server.wait_for_message(group.id, 2)["text"].startswith(texts_for("en").settings_title)
    becomes("kicked")
    own_server.wait_until(lambda: group.id in bot.inbox.closed_chats(), "the chat to be closed")


@pytest.mark.parametrize("crash", [True, False])
def test_an_uncertain_answer_is_given_again_only_after_a_crash(
    own_server: TelegramServer, start_bot: StartBot, tmp_path: Path, crash: bool
) -> None:
    """While the bot lives, and after an orderly end, what may have arrived is not sent again; after a crash it is."""
    ann = own_server.person()
    own_server.fail("sendMessage", Fault(hang_up=True), chat=ann.chat)
    bot = start_bot()
    ann.says("how high?")
    ann.says("how low?")
    own_server.wait_for_message(ann.chat)
    own_server.wait_until(lambda: len(bot.inbox.unfinished()) == 1, "the second to be done")
    left = bot.inbox.unfinished()
    bot.stop()
    if crash:  # which leaves the file as it was before the end
        database = Database(tmp_path / "state")
        database.change("UPDATE inbox SET state = 'uncertain', raw = ? WHERE number = ?", left[0][1], left[0][0])
        database.close()
    start_bot()
    ann.says("the end")
    own_server.wait_until(lambda: "THE END" in leads(own_server, ann.chat), "the end")
    assert leads(own_server, ann.chat) == ["HOW LOW?", *(["HOW HIGH?"] if crash else []), "THE END"]


@pytest.mark.parametrize(("age", "answered"), [(23 * HOUR, True), (25 * HOUR, False)])
def test_a_private_question_is_answered_for_a_day(
    own_server: TelegramServer, start_bot: StartBot, age: int, answered: bool
) -> None:
    """After a downtime a private question gets its answer up to 24 hours later."""
    ann = own_server.person()
    ann.says("how high?", date=int(time.time()) - age)
    ann.says("the end")
    start_bot()
    own_server.wait_until(lambda: "THE END" in leads(own_server, ann.chat), "the end")
    assert leads(own_server, ann.chat) == (["HOW HIGH?"] if answered else []) + ["THE END"]


@pytest.mark.parametrize(("age", "answered"), [(14 * 60, True), (16 * 60, False)])
def test_a_groups_question_is_answered_for_a_quarter_of_an_hour(
    own_server: TelegramServer, start_bot: StartBot, age: int, answered: bool
) -> None:
    """Nobody in a group wants to hear what was asked before lunch."""
    ann, group = own_server.person(), own_server.group()
    ann.says("/ask how high?", group, date=int(time.time()) - age)
    ann.says("/ask the end", group)
    start_bot()
    own_server.wait_until(lambda: "THE END" in leads(own_server, group.id), "the end")
    assert leads(own_server, group.id) == (["HOW HIGH?"] if answered else []) + ["THE END"]


def test_questions_that_waited_were_not_asked_at_once(own_server: TelegramServer, start_bot: StartBot) -> None:
    """The limit a minute counts from when a question was asked, not from when the bot came back."""
    ann, now = own_server.person(), int(time.time())
    for number in range(4):
        ann.says(f"number {number}", date=now - 100 * (4 - number))
    start_bot(rate_per_user=1)
    own_server.wait_for_message(ann.chat, 4)
    assert leads(own_server, ann.chat) == [f"NUMBER {number}" for number in range(4)]


def test_beyond_all_measure_a_chat_is_told_once(own_server: TelegramServer, start_bot: StartBot) -> None:
    """Where too many questions wait, further ones are told so honestly, once a chat, and the bot goes on."""
    librarian, ann, bob = EchoingLibrarian(), own_server.person("Ann"), own_server.person("Bob")
    start_bot(librarian, patience=Patience(most_waiting=3))
    ann.says("hold")
    for number in range(2):
        ann.says(f"number {number}")
    for number in range(3):
        bob.says(f"number {number}")
    assert own_server.wait_for_message(bob.chat)["text"] == texts_for("en").busy
    librarian.released.set()
    own_server.wait_for_message(ann.chat, 3)
    bob.says("the end")
    own_server.wait_for_message(bob.chat, 2)
    assert leads(own_server, bob.chat)[1:] == ["THE END"]


def test_a_group_takes_its_settings_along(own_server: TelegramServer, start_bot: StartBot) -> None:
    """When a group becomes a supergroup, its settings are found under the new id, whoever says so first."""
    ann, told, found = own_server.person(), own_server.group(kind="group"), own_server.group(kind="group")
    bot = start_bot()
    for group in (told, found):
        bot.state.chat_settings.write(group.id, '{"language": "zh"}')
    new = told.migrates()
    ann.says("/ask wait 0.3", found)
    own_server.wait_until(lambda: not own_server.world.updates, "the question to be taken in")
    quiet = found.migrates(told=False)
    assert own_server.wait_for_message(quiet.id)["text"].startswith("WAIT 0.3")
    for moved in (new, quiet):
        own_server.wait_until(lambda: bot.state.chat_settings.read(moved.id), "the settings to move")  # noqa: B023


def test_the_new_group_alone_may_tell_of_a_move(own_server: TelegramServer, start_bot: StartBot) -> None:
    """A supergroup says which group it was; its settings move, though the old group never said a word."""
    ann, group = own_server.person(), own_server.group(kind="group")
    bot = start_bot()
    bot.state.chat_settings.write(group.id, '{"language": "zh"}')
    new = group.migrates(told=False)
    ann.sends({"migrate_from_chat_id": group.id}, new)
    own_server.wait_until(lambda: bot.state.chat_settings.read(new.id), "the settings to move")


def test_a_group_that_moves_is_neither_left_nor_new(own_server: TelegramServer, start_bot: StartBot) -> None:
    """A move looks like a leaving and a coming: what waits is answered all the same, and nobody is greeted."""
    ann, group = own_server.person(), own_server.group(kind="group")
    bot = start_bot()
    for question in ("/ask wait 0.5", "/ask how high?"):
        ann.says(question, group)
    own_server.wait_until(lambda: own_server.calls_of("getMe"), "the bot to come up")
    new = group.migrates()
    group.kicks_bot(ann)
    own_server.world.rooms[new.id].members.clear()
    new.adds_bot(ann)
    own_server.wait_for_message(new.id, 2)
    own_server.wait_until(lambda: not bot.inbox.unfinished(), "all to be done")
    assert leads(own_server, new.id) == ["WAIT 0.5", "HOW HIGH?"]


def test_who_shuts_the_bot_out_is_remembered(own_server: TelegramServer, start_bot: StartBot) -> None:
    """A chat is closed by a notice or by a refusal, and open again when the bot is let in."""
    ann, bob, group = own_server.person("Ann"), own_server.person("Bob"), own_server.group()
    bot = start_bot()
    own_server.fail("sendMessage", Fault(403, "Forbidden: user is deactivated"), chat=ann.chat)
    ann.says("how high?")
    bob.blocks()
    group.kicks_bot(bob)
    own_server.wait_until(lambda: len(bot.inbox.closed_chats()) == 3, "three closed chats")
    bob.unblocks()
    group.adds_bot(bob)
    own_server.wait_until(lambda: bot.inbox.closed_chats().keys() == {ann.chat}, "two to be open again")


def test_what_waits_where_the_bot_is_shut_out_is_not_answered(
    own_server: TelegramServer, start_bot: StartBot, tmp_path: Path
) -> None:
    """Not a call is made into a chat that is closed, after a restart neither; until somebody there writes again."""
    ann, bob = own_server.person("Ann"), own_server.person("Bob")
    database = Database(tmp_path / "state", durable=True)
    InboxTable(database).close_chat(ann.chat, "the bot is kicked")
    database.close()
    left_behind(tmp_path / "state", update_of(100, ann, "left behind"))
    bot = start_bot()
    bob.says("quick")
    own_server.wait_for_message(bob.chat)
    own_server.wait_until(lambda: not bot.inbox.unfinished(), "all to be done")
    assert not own_server.calls_of("sendMessage", ann.chat)
    ann.says("how high?")
    own_server.wait_for_message(ann.chat)
    assert leads(own_server, ann.chat) == ["HOW HIGH?"]
    own_server.wait_until(lambda: not bot.inbox.closed_chats(), "the chat to be open again")


def test_updates_that_cannot_be_written_down_come_again(
    own_server: TelegramServer, start_bot: StartBot, caplog: pytest.LogCaptureFixture
) -> None:
    """With a full disk, say, nothing is acknowledged and nobody falls over; what came is answered when it can be."""
    ann = own_server.person()
    bot = start_bot()
    ann.says("how high?")
    own_server.wait_for_message(ann.chat)
    keeper = sqlite3.connect(bot.folder / FILE)
    keeper.execute("ALTER TABLE inbox RENAME TO elsewhere")
    keeper.commit()
    ann.says("how low?")
    own_server.wait_until(lambda: "fetched again" in caplog.text, "the log to tell")
    keeper.execute("ALTER TABLE elsewhere RENAME TO inbox")
    keeper.commit()
    keeper.close()
    own_server.wait_for_message(ann.chat, 2)
    assert leads(own_server, ann.chat) == ["HOW HIGH?", "HOW LOW?"]
