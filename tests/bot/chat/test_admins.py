"""What admins can see and do in their private chat, and what a person can have forgotten."""

from pathlib import Path

import pytest

from bot.answering.said.reply import Reply
from bot.chat.addressed import ADMIN_COMMANDS
from bot.chat.curator import Changes
from bot.chat.texts import texts_for
from tests.bot.chat.conftest import RunningBot, StartBot
from tests.bot.chat.librarian import EchoingLibrarian
from tests.telegram_emulator import Fault, Person, TelegramServer

TEXTS = texts_for("en")
ADMIN = 77
COMMAND = {"type": "bot_command", "offset": 0, "length": 4}
REFUSAL = Reply("refusal", ("The sources do not answer this.",), reason="nothing_relevant")


@pytest.fixture
def admin(own_server: TelegramServer) -> Person:
    """Somebody who looks after the bot."""
    return own_server.person("Admin", user_id=ADMIN)


def start(start_bot: StartBot, librarian: EchoingLibrarian | None = None, **settings: object) -> RunningBot:
    """A bot that knows its admin."""
    return start_bot(librarian, admin_user_ids=frozenset({ADMIN}), **settings)


@pytest.mark.parametrize("command", ADMIN_COMMANDS)
def test_for_a_stranger_there_are_no_such_commands(
    own_server: TelegramServer, start_bot: StartBot, command: str
) -> None:
    """A stranger gets what any unknown command gets; in a group that is silence."""
    ann, group = own_server.person(), own_server.group()
    start(start_bot)
    ann.says("/nonsense")
    ann.says(f"/{command}")
    ann.says(f"/{command}@FootnoteBot", group)
    ann.says("/ask the end", group)
    own_server.wait_for_message(group.id)
    own_server.wait_for_message(ann.chat, 2)
    assert len({message["text"] for message in own_server.sent(ann.chat)}) == 1
    assert len(own_server.sent(group.id)) == 1


def test_status_tells_what_an_admin_needs(own_server: TelegramServer, start_bot: StartBot, admin: Person) -> None:
    """Snapshot, counts, memory, queue, privacy mode, last poll and versions."""
    start(start_bot)
    admin.says("/status")
    text = own_server.wait_for_message(admin.chat)["text"]
    assert text.startswith("Snapshot s1, 2025-11-01")
    assert "Articles: 3" in text
    assert TEXTS.privacy_mode_off in text
    assert "last fetched 0 s ago" in text
    assert "python-telegram-bot 22" in text
    assert "waiting questions: 0" in text


def test_gaps_are_listed_and_closed_by_a_reindex(
    own_server: TelegramServer, start_bot: StartBot, admin: Person
) -> None:
    """Questions without an answer stand on the list, equal ones together, until a snapshot answers them."""
    librarian = EchoingLibrarian(scripted={"How deep?": REFUSAL, "how deep": REFUSAL, "why?": REFUSAL})
    ann = own_server.person()
    start(start_bot, librarian)
    for question in ("How deep?", "how deep", "why?", "how high?"):
        ann.says(question)
    own_server.wait_for_message(ann.chat, 4)
    admin.says("/gaps")
    head, *lines = own_server.wait_for_message(admin.chat)["text"].split("\n")
    assert head == TEXTS.gaps.format(count=2)
    assert lines == ["• 2× how deep", "• 1× why?"]
    del librarian.scripted["How deep?"], librarian.scripted["how deep"]
    admin.says("/reindex")
    own_server.wait_until(lambda: own_server.sent(admin.chat)[1:], "the report")
    report = own_server.sent(admin.chat)[1]
    own_server.wait_until(lambda: report["text"].endswith(TEXTS.gaps_closed.format(count=1)), "the end of the report")
    admin.says("/gaps")
    assert "• 2× how deep – answered since s2" in own_server.wait_for_message(admin.chat, 3)["text"]


def test_no_gaps_are_kept_where_no_question_is(own_server: TelegramServer, start_bot: StartBot, admin: Person) -> None:
    """Without retention the list says why it is empty, and the files hold no word of a question."""
    bot = start(start_bot, EchoingLibrarian(scripted={"quixotic?": REFUSAL}), question_retention_days=0)
    ann = own_server.person()
    for question in ("quixotic?", "quixotic quests"):
        ann.says(question)
    answer = own_server.wait_for_message(ann.chat, 2)
    own_server.answer_to(ann.taps(answer, "👎"))
    admin.says("/gaps")
    assert own_server.wait_for_message(admin.chat)["text"] == TEXTS.gaps_not_kept
    bot.stop()
    assert b"quixotic" not in _files(bot)


def test_stats_count_answers_and_refusals(own_server: TelegramServer, start_bot: StartBot, admin: Person) -> None:
    """Small talk is neither."""
    start(start_bot, EchoingLibrarian(scripted={"why?": REFUSAL}))
    ann = own_server.person()
    for question in ("why?", "how high?", "how low?", "thanks"):
        ann.says(question)
    own_server.wait_for_message(ann.chat, 4)
    admin.says("/stats")
    text = own_server.wait_for_message(admin.chat)["text"]
    assert text.split("\n")[0].startswith("Answered: 2 today, 2 in 7 days")
    assert text.split("\n")[1].startswith("Refused: 1 today")


def test_a_dry_run_tells_what_would_change(own_server: TelegramServer, start_bot: StartBot, admin: Person) -> None:
    """The list says what is new, changed and gone; nothing is rebuilt."""
    librarian = EchoingLibrarian(pending=Changes(("The lake",), ("The river",), ("The sea",), 3))
    librarian.rebuilding = lambda _: pytest.fail("rebuilt")
    start(start_bot, librarian)
    admin.says("/reindex dry")
    report = own_server.wait_for_message(admin.chat)
    own_server.wait_until(lambda: "The lake" in report["text"], "the list")
    assert report["text"].split("\n")[1:] == ["+ The lake", "~ The river", "− The sea", "facts: +3"]


def test_rollback_goes_back(own_server: TelegramServer, start_bot: StartBot, admin: Person) -> None:
    """The snapshot before answers again, and its name is told."""
    start(start_bot)
    admin.says("/rollback")
    report = own_server.wait_for_message(admin.chat)
    told = TEXTS.rollback_done.format(snapshot="s0", articles=2)
    own_server.wait_until(lambda: report["text"] == told, "the report")


def test_a_file_from_an_admin_becomes_an_article(
    own_server: TelegramServer, start_bot: StartBot, admin: Person
) -> None:
    """With or without a caption, or by a reply; it is listed as added, and can be taken away again."""
    librarian = EchoingLibrarian()
    start(start_bot, librarian)
    admin.uploads("lake.txt", b"The lake is deep.")
    admin.uploads("sea.txt", b"The sea is wide.", caption="/add", caption_entities=[COMMAND])
    forwarded = {"type": "user", "date": 1, "sender_user": admin.json}
    sent = admin.uploads("pond.txt", b"The pond is small.", forward_origin=forwarded)
    admin.says("/add", reply_to=sent)
    own_server.wait_for_message(admin.chat, 4)
    assert librarian.kept == {
        "lake": b"The lake is deep.", "sea": b"The sea is wide.", "pond": b"The pond is small.",
    }  # fmt: skip
    assert own_server.sent(admin.chat)[0]["text"] == TEXTS.added.format(name="lake.txt", article="lake")
    admin.says("/articles")
    listed = own_server.wait_for_message(admin.chat, 5)["text"].split("\n")[1:]
    assert listed[0] == "• river – High & low water"
    assert f"＋ lake – {TEXTS.not_indexed_yet}" in listed
    admin.says("/remove lake")
    admin.says("/remove river")
    admin.says("/remove")
    own_server.wait_for_message(admin.chat, 8)
    assert [message["text"] for message in own_server.sent(admin.chat)[5:]] == [
        TEXTS.removed.format(article="lake"), TEXTS.remove_unknown.format(article="river"), TEXTS.remove_usage,
    ]  # fmt: skip
    assert set(librarian.kept) == {"sea", "pond"}


def test_a_file_without_a_name_is_known_by_the_one_that_telegram_stores_it_under(
    own_server: TelegramServer, start_bot: StartBot, admin: Person
) -> None:
    """Some clients send none; the ending that tells how to read it is there all the same."""
    librarian = EchoingLibrarian()
    start(start_bot, librarian)
    admin.uploads("lake.txt", b"The lake is deep.", is_named=False)
    said = own_server.wait_for_message(admin.chat)["text"]
    assert list(librarian.kept.values()) == [b"The lake is deep."]
    stem = next(iter(librarian.kept))
    assert said == TEXTS.added.format(name=f"{stem}.txt", article=stem)


def test_a_file_that_is_no_article_is_refused(own_server: TelegramServer, start_bot: StartBot, admin: Person) -> None:
    """What cannot be read is told with its reason; what is too large is not even fetched; the token is in no reply."""
    librarian = EchoingLibrarian()
    start(start_bot, librarian)
    admin.uploads("song.mp3", b"la la")
    admin.uploads("lake.txt", b"deep")
    large = {"file_id": "huge", "file_unique_id": "u", "file_name": "all.txt", "file_size": 21 * 1024 * 1024}
    admin.sends({"document": large})
    gone = {"file_id": "gone", "file_unique_id": "u", "file_name": "gone.txt", "file_size": 10}
    admin.sends({"document": gone})
    admin.says("/add")
    own_server.wait_for_message(admin.chat, 5)
    texts = [message["text"] for message in own_server.sent(admin.chat)]
    assert texts[0].endswith("song.mp3: this is no kind of file that is read here")
    assert texts[2:] == [TEXTS.add_too_large.format(megabytes=20), TEXTS.add_not_fetched, TEXTS.add_usage]
    assert [call.parameters["file_id"] for call in own_server.calls_of("getFile")][2:] == ["gone"]


def test_an_address_from_an_admin_becomes_an_article(
    own_server: TelegramServer, start_bot: StartBot, admin: Person
) -> None:
    """What lies there is kept like a file; why it is not is told, and where the settings allow none."""
    librarian, ann = EchoingLibrarian(), own_server.person()
    start(start_bot, librarian)
    ann.says("/add https://elsewhere.example/")
    for address in ("https://gauge.example/high-water", "https://127.0.0.1/", "ftp://gauge.example"):
        admin.says(f"/add {address}")
    assert own_server.wait_for_message(ann.chat)["text"] == TEXTS.unknown_command
    own_server.wait_for_message(admin.chat, 3)
    kept, refused, closed = (message["text"] for message in own_server.sent(admin.chat))
    assert kept == TEXTS.added.format(name="https://gauge.example/high-water", article="gauge.example")
    assert refused.endswith("https://127.0.0.1/: this is no address of the public web")
    assert closed.endswith("ALLOW_URLS is false")
    assert set(librarian.kept) == {"gauge.example"}


def test_a_strangers_file_is_no_article(own_server: TelegramServer, start_bot: StartBot) -> None:
    """Anybody else's file is what any picture is: nothing that can be read."""
    librarian = EchoingLibrarian()
    start(start_bot, librarian)
    ann = own_server.person()
    ann.uploads("lake.txt", b"deep")
    ann.uploads("sea.txt", b"wide", caption="how wide?")
    own_server.wait_for_message(ann.chat, 2)
    assert own_server.sent(ann.chat)[0]["text"] == TEXTS.text_only
    assert own_server.sent(ann.chat)[1]["text"].startswith("HOW WIDE?")
    assert not librarian.kept
    assert not own_server.calls_of("getFile")


def test_privacy_says_how_long(own_server: TelegramServer, start_bot: StartBot) -> None:
    """The number of days is that of the settings."""
    start(start_bot, question_retention_days=7)
    ann = own_server.person()
    ann.says("/privacy")
    assert own_server.wait_for_message(ann.chat)["text"] == TEXTS.privacy.format(days=7)


def test_who_is_forgotten_is_in_no_file_any_more(own_server: TelegramServer, start_bot: StartBot) -> None:
    """/forget deletes questions, answers, votes, gaps and settings: neither the database nor its journal holds them."""
    bot = start(start_bot, EchoingLibrarian(scripted={"why quixotic?": REFUSAL}))
    ann, bob = own_server.person("Ann"), own_server.person("Bob")
    ann.says("/settings language en")
    for asker, question in ((ann, "why quixotic?"), (ann, "how quixotic?"), (bob, "how halcyon?")):
        asker.says(question)
    own_server.wait_for_message(bob.chat)
    answer = own_server.wait_for_message(ann.chat, 3)
    own_server.answer_to(ann.taps(answer, "👎"))
    own_server.fail("sendMessage", Fault(hang_up=True), chat=ann.chat)
    ann.says("uncertain and quixotic?")
    own_server.deliver_raw({"message": {"from": ann.json, "text": "quixotic poison"}})
    own_server.wait_until(bot.inbox.quarantined, "the poison")
    own_server.wait_until(lambda: len(own_server.calls_of("sendMessage", ann.chat)) == 4, "the uncertain answer")
    assert b"quixotic" in _files(bot)
    ann.says("/forget")
    assert own_server.wait_for_message(ann.chat, 4)["text"] == TEXTS.forgotten
    left = _files(bot)
    assert b"quixotic" not in left.lower()
    assert b"halcyon" in left
    ann.says("and now?")
    assert own_server.wait_for_message(ann.chat, 5)["text"].startswith("AND NOW? [1] after: ;")


def _files(bot: RunningBot) -> bytes:
    folder: Path = bot.folder
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))
