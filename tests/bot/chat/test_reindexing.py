"""An admin rebuilds the index, and the bot goes on answering."""

import threading
import time
from itertools import pairwise

import pytest

from bot.answering.beside.librarian import COMPARING, AnswerChange, AnswerChanges, Rebuilt
from bot.answering.said.reply import Reply
from bot.chat.patience import Patience
from bot.chat.texts import texts_for
from corpus.errors import CorpusError, Fault
from index.errors import SnapshotDamaged
from index.progress import Progress
from tests.bot.chat.conftest import RunningBot, StartBot
from tests.bot.chat.librarian import EchoingLibrarian
from tests.telegram_emulator import Fault as ServerFault
from tests.telegram_emulator import Json, Person, TelegramServer, utf16

TEXTS = texts_for("en")
ADMIN = 77


@pytest.fixture
def admin(own_server: TelegramServer) -> Person:
    """Somebody who may reindex."""
    return own_server.person("Admin", user_id=ADMIN)


def start(start_bot: StartBot, librarian: EchoingLibrarian | None = None, between_edits: float = 0.3) -> RunningBot:
    """A bot that knows its admin."""
    return start_bot(librarian, admin_user_ids=frozenset({ADMIN}), patience=Patience(between_edits=between_edits))


def ending(server: TelegramServer, chat: int, text: str) -> Json:
    """The report, as soon as it ends with this text."""
    server.wait_until(lambda: [m for m in server.sent(chat) if m["text"].startswith(text)], text)
    return server.sent(chat)[0]


def test_one_message_tells_how_it_goes(own_server: TelegramServer, start_bot: StartBot, admin: Person) -> None:
    """The report is one message; it is edited at most once in the given time, and its last edit is the result."""

    def rebuild(progress: Progress) -> Rebuilt:
        for done in range(50):
            progress("encode", done, 50)
            time.sleep(0.02)
        return Rebuilt(True, "s2", 3, 40, 1.0)

    start(start_bot, EchoingLibrarian(rebuilding=rebuild))
    admin.says("/reindex")
    ending(own_server, admin.chat, "Done in 1.0 s; articles: 3, entries: 40.")
    assert len(own_server.sent(admin.chat)) == 1
    edits = own_server.calls_of("editMessageText")
    assert edits[0].parameters["text"].startswith("Reading the articles again: making vectors, ")
    assert 3 <= len(edits) <= 5
    assert all(after.at - before.at >= 0.3 for before, after in pairwise(edits))


def test_a_quick_rebuilding_says_nothing_in_between(
    own_server: TelegramServer, start_bot: StartBot, admin: Person
) -> None:
    """What is done before the first edit is due is told at once, and that nothing had changed is said."""
    start(start_bot, EchoingLibrarian(rebuilding=lambda _: Rebuilt(False, "s1", 3, 40, 0.1)), between_edits=20.0)
    asked = time.monotonic()
    admin.says("/reindex")
    ending(own_server, admin.chat, "Nothing has changed; articles: 3")
    assert time.monotonic() - asked < 15
    assert len(own_server.calls_of("editMessageText")) == 1


def test_the_bot_answers_meanwhile_and_refuses_a_second_rebuilding(
    own_server: TelegramServer, start_bot: StartBot, admin: Person
) -> None:
    """While one runs, questions are answered, the admin's own as well, and another /reindex is refused."""
    done = threading.Event()

    def rebuild(_: Progress) -> Rebuilt:
        done.wait(10)
        return Rebuilt(True, "s2", 3, 40, 1.0)

    ann = own_server.person()
    start(start_bot, EchoingLibrarian(rebuilding=rebuild))
    admin.says("/reindex")
    admin.says("/reindex")
    admin.says("how high?")
    ann.says("how high?")
    own_server.wait_for_message(ann.chat)
    assert own_server.wait_for_message(admin.chat, 3)["text"].startswith("HOW HIGH?")
    assert own_server.sent(admin.chat)[1]["text"] == TEXTS.reindex_running
    done.set()
    ending(own_server, admin.chat, "Done")
    admin.says("/reindex")
    own_server.wait_for_message(admin.chat, 4)


def staying(stage: str, done: threading.Event | None = None) -> EchoingLibrarian:
    """A librarian whose rebuilding stays at a stage, until it is ended or done."""

    def rebuild(progress: Progress) -> Rebuilt:
        while not (done and done.is_set()):
            progress(stage, 7, 40)
            time.sleep(0.02)
        return Rebuilt(True, "s2", 3, 40, 1.0)

    return EchoingLibrarian(rebuilding=rebuild)


@pytest.mark.parametrize("stage", ["encode", COMPARING])
@pytest.mark.parametrize("by_button", [True, False])
def test_a_rebuilding_is_cancelled_by_its_admin_alone(
    own_server: TelegramServer, start_bot: StartBot, admin: Person, stage: str, by_button: bool
) -> None:
    """By the button or the command it ends, and its report says from which library answers come now."""
    ann = own_server.person()
    start(start_bot, staying(stage))
    admin.says("/reindex")
    report = own_server.wait_for_message(admin.chat)
    own_server.wait_until(lambda: "7 of 40" in report["text"], "the stage")
    ann.says("/reindex cancel")
    own_server.wait_for_message(ann.chat)
    own_server.answer_to(ann.taps(report, TEXTS.button_cancel))
    assert "7 of 40" in report["text"]
    if by_button:
        own_server.answer_to(admin.taps(report, TEXTS.button_cancel))
    else:
        admin.says("/reindex cancel")
    ended = TEXTS.reindex_cut_short if stage == COMPARING else TEXTS.reindex_cancelled
    assert "reply_markup" not in ending(own_server, admin.chat, ended)


@pytest.mark.parametrize("command", ["rollback", "reindex dry"])
def test_what_only_compares_answers_holds_nothing_up(
    own_server: TelegramServer, start_bot: StartBot, admin: Person, command: str
) -> None:
    """While the new library's answers are compared, it can be rolled back, or built anew: the comparing ends."""
    start(start_bot, staying(COMPARING))
    admin.says("/reindex")
    report = own_server.wait_for_message(admin.chat)
    own_server.wait_until(lambda: report["text"] == TEXTS.reindex_live.format(done=7, total=40), "the comparing")
    admin.says(f"/{command}")
    ended = TEXTS.rollback_done.format(snapshot="s0", articles=2), TEXTS.reindex_would_change_nothing
    own_server.wait_until(lambda: own_server.sent(admin.chat)[-1]["text"] in ended, "the second report")
    assert report["text"] == TEXTS.reindex_cut_short


def test_gaps_are_closed_where_the_comparing_is_cut_short(
    own_server: TelegramServer, start_bot: StartBot, admin: Person
) -> None:
    """A question that the new library answers leaves the list all the same."""
    librarian = staying(COMPARING)
    librarian.scripted["why?"] = Reply("refusal", ("No.",), reason="nothing_relevant")
    start(start_bot, librarian)
    admin.says("why?")
    own_server.wait_for_message(admin.chat)
    admin.says("/reindex")
    report = own_server.wait_for_message(admin.chat, 2)
    own_server.wait_until(lambda: "7 of 40" in report["text"], "the comparing")
    librarian.scripted.clear()
    own_server.answer_to(admin.taps(report, TEXTS.button_cancel))
    own_server.wait_until(lambda: report["text"] == TEXTS.reindex_cut_short, "the end")
    admin.says("/gaps")
    assert own_server.wait_for_message(admin.chat, 3)["text"].endswith("answered since s1")


def test_faults_of_the_corpus_are_listed(own_server: TelegramServer, start_bot: StartBot, admin: Person) -> None:
    """Each fault has a line, as many as one message holds; the rest is counted."""
    faults = tuple(Fault(f"facts/{number}.yaml", number, "is <wrong> & long " + "x" * 60) for number in range(1, 91))

    def rebuild(_: Progress) -> Rebuilt:
        raise CorpusError(faults)

    start(start_bot, EchoingLibrarian(rebuilding=rebuild))
    admin.says("/reindex")
    text = ending(own_server, admin.chat, TEXTS.reindex_faults.format(count=90))["text"]
    _, *lines, rest = text.split("\n")
    assert lines == [str(fault) for fault in faults[: len(lines)]]
    assert rest == TEXTS.more_faults.format(count=90 - len(lines))
    assert 3800 < utf16(text) <= 4096


def test_what_was_left_out_and_what_became_of_answers_is_told(
    own_server: TelegramServer, start_bot: StartBot, admin: Person
) -> None:
    """The report names each file that could not be read, and each gold question that lost, gained or changed words."""
    lost, gained, other = (AnswerChange(name, f"{name}?", "before", "after") for name in ("Lost", "Gained", "Other"))
    answers = AnswerChanges(40, changed=(other,), appeared=(gained,), lost=(lost,))
    rebuilt = Rebuilt(True, "s2", 3, 40, 1.0, answers, ("bomb.pdf: this file is damaged", "x.docx: this is <no> file"))
    start(start_bot, EchoingLibrarian(rebuilding=lambda _: rebuilt))
    admin.says("/reindex")
    head, *lines = ending(own_server, admin.chat, "Done in 1.0 s; articles: 3")["text"].split("\n")
    assert lines == [
        TEXTS.reindex_left_out.format(count=2),
        *rebuilt.left_out,
        TEXTS.reindex_answers.format(asked=40, changed=1, appeared=1, lost=1),
        "− Lost?",
        "+ Gained?",
        "~ Other?",
    ]
    assert head.endswith("I answer from the new library now.")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            SnapshotDamaged("the manifest is damaged; build again"),
            "I go on answering from the present library: the manifest",
        ),
        (RuntimeError("secrets of the house"), TEXTS.reindex_failed),
    ],
)
def test_a_failure_is_told(
    own_server: TelegramServer, start_bot: StartBot, admin: Person, error: Exception, told: str
) -> None:
    """An error that is fit for users is shown; of any other one only the log knows more."""

    def rebuild(_: Progress) -> Rebuilt:
        raise error

    start(start_bot, EchoingLibrarian(rebuilding=rebuild))
    admin.says("/reindex")
    ending(own_server, admin.chat, told)


def test_only_an_admins_own_words_reindex(own_server: TelegramServer, start_bot: StartBot, admin: Person) -> None:
    """Nobody else can reindex, nor an admin by forwarding, by editing or in a group: silence, or a line in private."""
    rebuilt: list[int] = []

    def rebuild(_: Progress) -> Rebuilt:
        rebuilt.append(1)
        return Rebuilt(True, "s2", 3, 40, 1.0)

    ann, group, channel = own_server.person(), own_server.group(), own_server.group(kind="channel")
    start(start_bot, EchoingLibrarian(rebuilding=rebuild))
    ann.says("/reindex")
    ann.says("/reindex@FootnoteBot", group)
    ann.says("/reindex", group, sender_chat=group.json)
    channel.posts("/reindex")
    forwarded = {"type": "user", "date": 1, "sender_user": ann.json}
    admin.says("/reindex", group, forward_origin=forwarded)
    admin.edits(admin.says("how high?"), "/reindex")
    admin.says("/ask how low?", group)
    assert own_server.wait_for_message(group.id)["text"].startswith("HOW LOW?")
    assert own_server.wait_for_message(ann.chat)["text"] == TEXTS.unknown_command
    assert not rebuilt
    admin.says("/reindex", group)
    admin.says("/reindex", date=int(time.time()) - 700)
    admin.says("/ask how high?", group)
    own_server.wait_for_message(group.id, 2)
    assert own_server.wait_for_message(admin.chat, 2)["text"] == TEXTS.late_command.format(minutes=11)
    assert not rebuilt
    admin.says("/reindex")
    own_server.wait_until(lambda: rebuilt, "the rebuilding")


def test_a_report_that_was_deleted_is_sent_anew(own_server: TelegramServer, start_bot: StartBot, admin: Person) -> None:
    """The result arrives even where the message that was to show it is gone; an edit that changes nothing is fine."""
    own_server.fail("editMessageText", ServerFault(400, "Bad Request: message to edit not found"))
    bot = start(start_bot)
    admin.says("/reindex")
    assert own_server.wait_for_message(admin.chat, 2)["text"].startswith("Done in 0.5 s")
    own_server.fail("editMessageText", ServerFault(400, "Bad Request: message is not modified: whatever"))
    admin.says("/reindex")
    own_server.wait_until(lambda: len(own_server.calls_of("editMessageText")) == 2, "the second result")
    bot.stop()
    assert len(own_server.sent(admin.chat)) == 3
