"""The first request and the last: wrong tokens, dead servers, signals, and the log meanwhile."""

import logging
import signal
import socket
import subprocess
import sys
import time
import traceback
from pathlib import Path

import pytest

from bot.answering.beside.librarian import Rebuilt
from bot.chat.application import run_chat
from bot.chat.errors import ChatError, ServerUnreachable, TokenMalformed, TokenRefused
from bot.chat.logs import redact, token_kept_out_of_logs
from bot.chat.patience import Patience
from bot.chat.settings import ChatSettings
from bot.chat.texts import texts_for
from bot.state.inbox import InboxTable
from bot.state.state import State
from index.progress import Progress
from tests.bot.chat.conftest import StartBot
from tests.bot.chat.librarian import EchoingLibrarian
from tests.telegram_emulator import TOKEN, Fault, TelegramServer

WRONG = "110201543:AAwrong-wrong-wrong-wrong-wrong-wron"
SECRET = TOKEN.partition(":")[2]
_LONGER_THAN_ANY_TEST = 60.0
"""Seconds; that a bot stops within twenty is seen to where it is stopped."""
PROGRAM = """
import logging
import pathlib
from bot.chat.application import ChatSettings, run_chat
from bot.state.database import Database
from bot.state.inbox import InboxTable
from bot.state.state import State
from tests.bot.chat.librarian import EchoingLibrarian
logging.basicConfig(level=logging.DEBUG)
folder = pathlib.Path({folder!r})
run_chat(EchoingLibrarian, ChatSettings({token!r}, {url!r}), InboxTable(Database(folder)), State(folder))
"""


def test_a_wrong_token_is_one_sentence_without_the_token(
    own_server: TelegramServer, inbox: InboxTable, state: State
) -> None:
    """The error says who refused the token and where to get another; neither it nor its traceback holds the token."""
    with pytest.raises(TokenRefused) as caught:
        run_chat(EchoingLibrarian, ChatSettings(WRONG, own_server.url), inbox, state)
    assert str(caught.value) == f"TELEGRAM_BOT_TOKEN was refused by {own_server.url}; get a new one from @BotFather"
    assert WRONG.partition(":")[2] not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("token", ["", "two words", "1:a\nb", "../x", "1:é"])
def test_what_can_be_no_token_is_not_tried(
    own_server: TelegramServer, inbox: InboxTable, state: State, token: str
) -> None:
    """A token that could not be part of an address never leaves this machine."""
    with pytest.raises(TokenMalformed, match="TELEGRAM_BOT_TOKEN"):
        run_chat(EchoingLibrarian, ChatSettings(token, own_server.url), inbox, state)
    assert not own_server.calls


def test_a_server_that_is_not_there_is_one_sentence(inbox: InboxTable, state: State) -> None:
    """The error names the address and the setting, and comes soon."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
    with pytest.raises(ServerUnreachable, match="TELEGRAM_API_BASE_URL") as caught:
        run_chat(EchoingLibrarian, ChatSettings(TOKEN, url), inbox, state)
    assert url in str(caught.value)
    assert SECRET not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("url", ["", "nonsense", "ftp://127.0.0.1/", "http://127.0.0.1:99999", "http://[::1"])
def test_an_address_that_is_none_is_one_sentence(inbox: InboxTable, state: State, url: str) -> None:
    """Whatever is wrong with the address, the error is the same kind of sentence."""
    with pytest.raises(ChatError, match="TELEGRAM_API_BASE_URL") as caught:
        run_chat(EchoingLibrarian, ChatSettings(TOKEN, url), inbox, state)
    assert SECRET not in "".join(traceback.format_exception(caught.value))


def test_a_token_that_is_revoked_ends_the_bot(own_server: TelegramServer, start_bot: StartBot) -> None:
    """A bot whose token no longer works says so and ends, rather than wait for updates that never come."""
    ann = own_server.person()
    bot = start_bot()
    ann.says("how high?")
    own_server.wait_for_message(ann.chat)
    own_server.fail("getUpdates", Fault(401, "Unauthorized"), times=5)
    ann.says("how low?")
    bot.wait()
    assert isinstance(bot.error, TokenRefused)


def test_what_was_begun_is_finished(own_server: TelegramServer, start_bot: StartBot) -> None:
    """An answer that is being found when the bot stops still arrives; it takes no more than it needs."""
    ann = own_server.person()
    bot = start_bot()
    ann.says("wait 0.6")
    own_server.wait_until(lambda: own_server.calls_of("sendChatAction", ann.chat), "the question to be worked on")
    bot.stop()
    assert bot.error is None
    assert own_server.sent(ann.chat)[0]["text"].startswith("WAIT 0.6")


def test_what_takes_too_long_is_given_up(own_server: TelegramServer, start_bot: StartBot) -> None:
    """An answer that never comes does not keep the bot from stopping."""
    librarian, ann = EchoingLibrarian(), own_server.person()
    bot = start_bot(librarian, patience=Patience(to_finish=0.3))
    ann.says("hold")
    ann.says("behind it")
    own_server.wait_until(lambda: own_server.calls_of("sendChatAction", ann.chat), "the question to be worked on")
    began = time.monotonic()
    bot.stop()
    took = time.monotonic() - began
    librarian.released.set()
    assert took < Patience().to_finish
    assert bot.error is None


def test_a_server_that_hangs_at_the_end_is_left(own_server: TelegramServer, start_bot: StartBot) -> None:
    """Telegram need not take leave for the bot to stop."""
    ann = own_server.person()
    bot = start_bot()
    ann.says("how high?")
    own_server.wait_for_message(ann.chat)
    own_server.fail("getUpdates", Fault(delay=_LONGER_THAN_ANY_TEST), times=2)
    bot.stop()
    assert bot.error is None


def test_a_bot_that_is_stopped_before_it_began_stops(own_server: TelegramServer, start_bot: StartBot) -> None:
    """A signal counts while the first request is still on its way."""
    own_server.fail("getMe", Fault(delay=_LONGER_THAN_ANY_TEST))
    bot = start_bot()
    bot.stop()
    assert bot.error is None


@pytest.mark.parametrize("fault", [Fault(502, raw=b"<html>"), Fault(500), Fault.flood(1)])
def test_a_server_that_stumbles_at_first_is_asked_again(
    own_server: TelegramServer, start_bot: StartBot, fault: Fault
) -> None:
    """One bad answer to the first call does not end the bot, nor does it leave a menu out."""
    own_server.fail("getMe", fault)
    own_server.fail("setMyCommands", Fault.flood(1))
    ann = own_server.person()
    start_bot()
    ann.says("how high?")
    own_server.wait_for_message(ann.chat)
    own_server.wait_until(lambda: own_server.menu("all_private_chats"), "the menu")


def test_a_server_on_this_machine_needs_no_proxy(
    own_server: TelegramServer, start_bot: StartBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy that is set for the outside is not asked for what is here; a slash after the address does no harm."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    ann = own_server.person()
    start_bot(api_base_url=own_server.url + "/")
    ann.says("how high?")
    own_server.wait_for_message(ann.chat)


def test_a_rebuilding_is_given_up_at_its_next_step(own_server: TelegramServer, start_bot: StartBot) -> None:
    """A bot that stops does not wait for a rebuilding of minutes, and says that nothing has changed."""

    def rebuild(progress: Progress) -> Rebuilt:
        for done in range(3000):
            progress("encode", done, 3000)
            time.sleep(0.02)
        return Rebuilt(True, "s2", 3, 40, 1.0)

    admin = own_server.person(user_id=77)
    bot = start_bot(EchoingLibrarian(rebuilding=rebuild), admin_user_ids=frozenset({77}))
    admin.says("/reindex")
    own_server.wait_for_message(admin.chat)
    bot.stop()
    assert own_server.sent(admin.chat)[0]["text"] == texts_for("en").reindex_stopped


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_the_program_cleanly(own_server: TelegramServer, number: signal.Signals, tmp_path: Path) -> None:
    """SIGTERM and SIGINT end the program with status 0; however much it logs, the token is not in its output."""
    ann = own_server.person()
    program = PROGRAM.format(token=own_server.token, url=own_server.url, folder=str(tmp_path))
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as running:  # noqa: S603
        try:
            ann.says("how high?")
            own_server.wait_for_message(ann.chat, seconds=60)
            running.send_signal(number)
            output, _ = running.communicate(timeout=20)
        finally:
            running.kill()
    assert running.returncode == 0
    assert b"answering on Telegram as @FootnoteBot" in output
    assert SECRET.encode() not in output


def test_the_token_is_in_no_log_record(
    own_server: TelegramServer, start_bot: StartBot, caplog: pytest.LogCaptureFixture
) -> None:
    """With every logger at its most talkative, through faults and stops, no record holds the token."""
    caplog.set_level(logging.DEBUG)
    ann = own_server.person()
    bot = start_bot()
    own_server.fail("getUpdates", Fault(502, "Bad Gateway"))
    own_server.fail("sendMessage", Fault(hang_up=True))
    for question in ("how high?", "break", "how low?"):
        ann.says(question)
    own_server.wait_for_message(ann.chat, 2)
    bot.stop()
    assert len(caplog.records) > 20
    formatter = logging.Formatter("%(message)s")
    assert not [text for text in map(formatter.format, caplog.records) if SECRET in text]


def test_a_traceback_is_redacted_whoever_logs_it(caplog: pytest.LogCaptureFixture) -> None:
    """The text of an exception is no way out for the token, and the traceback is logged all the same."""
    with token_kept_out_of_logs(TOKEN):
        try:
            int(f"http://127.0.0.1/bot{TOKEN}/getMe")
        except ValueError:
            logging.getLogger("anybody").exception("failed for %s", TOKEN)
    (text,) = [logging.Formatter().format(record) for record in caplog.records]
    assert SECRET not in text
    assert "ValueError: invalid literal for int() with base 10: 'http://127.0.0.1/<token>/getMe'" in text


def test_logging_is_as_before_afterwards() -> None:
    """Only while the bot runs are records redacted and the HTTP client quiet."""
    client, made = logging.getLogger("httpx"), logging.getLogRecordFactory()
    level = client.level
    with token_kept_out_of_logs(TOKEN):
        assert client.level == logging.WARNING
        assert logging.getLogRecordFactory() is not made
    assert (client.level, logging.getLogRecordFactory()) == (level, made)


@pytest.mark.parametrize(
    "written",
    [TOKEN, f"bot{TOKEN}", SECRET, TOKEN.replace(":", "%3A"), "987654321:ABCdefGHI-jkl_mnoPQRstuVWXyz0123456"],
)
def test_a_token_is_redacted_however_it_is_written(written: str) -> None:
    """Whole, in an address, encoded, in part, or somebody else's: no token is left, and the words around it stay."""
    text = redact(f"before {written} after", TOKEN)
    assert text.startswith("before ")
    assert text.endswith("<token> after")
    assert written not in text


def test_the_settings_do_not_show_the_token() -> None:
    """Printing the settings is safe."""
    assert SECRET not in repr(ChatSettings(TOKEN))
