"""Questions that are asked inline, or as a guest."""

import pytest

from bot.answering.said.reply import Reply
from bot.chat.texts import texts_for
from tests.bot.chat.conftest import StartBot
from tests.bot.chat.librarian import RIVER, EchoingLibrarian
from tests.telegram_emulator import TelegramServer, parsed_html, utf16

TEXTS = texts_for("en")

pytestmark = pytest.mark.usefixtures("bot")


def test_an_inline_question_gets_answers_and_articles(server: TelegramServer) -> None:
    """The answer comes first, then the articles; all of it personal, hardly cached, with a button to the help."""
    shown = server.answer_to(server.person().asks_inline("how high is the river?"))
    answer, article = shown["results"]
    assert answer["title"] == "HOW HIGH IS THE RIVER?"
    assert article["title"] == "High & low water"
    assert (shown["is_personal"], shown["cache_time"] <= 30) == (True, True)
    assert shown["button"] == {"text": TEXTS.inline_help, "start_parameter": "inline"}
    for result in (answer, article):
        content = result["input_message_content"]
        text, _ = parsed_html(content["message_text"])
        assert "The river <Elbe> rose by 2 metres & more." in text
        assert utf16(text) <= 4096
        assert content["link_preview_options"] == {"is_disabled": True}


def test_a_lists_items_stand_side_by_side_in_its_title(server: TelegramServer, librarian: EchoingLibrarian) -> None:
    """A title has one line and no marks, and still tells where one item ends and the next begins."""
    librarian.scripted["which fish?"] = Reply("list", ("Two kinds:\n• brown trout [1]\n• pike [1]", "Fish."), (RIVER,))
    assert server.answer_to(server.person().asks_inline("which fish?"))["results"][0]["title"] == (
        "Two kinds: brown trout · pike"
    )


def test_what_has_no_answer_has_a_row_that_says_so(server: TelegramServer, librarian: EchoingLibrarian) -> None:
    """Nothing found is said, not left blank."""
    librarian.scripted["a b"] = Reply("refusal", ("No.",), reason="nothing_relevant")
    (row,) = server.answer_to(server.person().asks_inline("a b"))["results"]
    assert row["title"] == TEXTS.inline_nothing


def test_before_anything_is_typed_there_is_the_way_to_the_help(server: TelegramServer) -> None:
    """An empty query, or one that asks for more, has no results; the link of the button opens the help."""
    ann = server.person()
    assert server.answer_to(ann.asks_inline("  "))["results"] == []
    assert server.answer_to(ann.asks_inline("how high?", offset="50"))["results"] == []
    ann.says("/start inline")
    assert server.wait_for_message(ann.chat)["text"] == TEXTS.help


def test_a_closed_bot_is_closed_inline(own_server: TelegramServer, start_bot: StartBot) -> None:
    """Who may not ask in private may not ask inline, nor call the bot into another chat."""
    ann, eve = own_server.person("Ann"), own_server.person("Eve")
    start_bot(allowed_user_ids=frozenset({ann.id}))
    called = eve.asks_as_guest("@FootnoteBot how high?")
    assert own_server.answer_to(eve.asks_inline("how high?"))["results"] == []
    own_server.answer_to(ann.asks_as_guest("@FootnoteBot how high?"))
    assert called not in own_server.world.answers


def test_a_guest_in_a_private_chat_is_not_asked_about_its_name(server: TelegramServer) -> None:
    """Between two people, too, the mention is no part of the question, and a reply points at the question."""
    ann, private = server.person(), {"id": 5, "type": "private", "first_name": "Bob"}
    asked = ann.asks_as_guest("@FootnoteBot how high?", chat=private)
    assert server.answer_to(asked)["result"]["title"] == "HOW HIGH?"
    pointed_at = {"message_id": 1, "date": 1, "chat": private, "from": ann.json, "text": "how low?"}
    asked = ann.asks_as_guest("@FootnoteBot", chat=private, reply_to_message=pointed_at)
    assert server.answer_to(asked)["result"]["title"] == "HOW LOW?"


@pytest.mark.parametrize(
    ("said", "title"), [("@FootnoteBot how high?", "HOW HIGH?"), ("@FootnoteBot", TEXTS.call_usage)]
)
def test_a_guest_query_is_answered_once(server: TelegramServer, said: str, title: str) -> None:
    """Called into a chat that it is not in, the bot answers with the one result that it may give, and sends nothing."""
    before = len(server.calls_of("sendMessage"))
    result = server.answer_to(server.person().asks_as_guest(said))["result"]
    assert result["title"].startswith(title)
    assert len(server.calls_of("sendMessage")) == before


def test_a_query_that_was_overtaken_is_not_searched(own_server: TelegramServer, start_bot: StartBot) -> None:
    """Whoever types on while others are answered is shown what the last words bring, and nobody looks for the rest."""
    librarian, ann, bob = EchoingLibrarian(), own_server.person("Ann"), own_server.person("Bob")
    start_bot(librarian)
    for person in (ann, bob):
        person.says("hold")
    own_server.wait_until(lambda: librarian.asked.count("hold") == 2, "both threads to be busy")
    *overtaken, last = [ann.asks_inline("how high?"[:length]) for length in (4, 5, 9)]
    others = bob.asks_inline("how low?")
    own_server.wait_until(lambda: not own_server.world.updates, "the queries to be taken in")
    librarian.released.set()
    assert own_server.answer_to(last)["results"][0]["title"] == "HOW HIGH?"
    assert own_server.answer_to(others)["results"][0]["title"] == "HOW LOW?"
    assert not own_server.world.answers.keys() & set(overtaken)
    assert librarian.asked == ["hold", "hold", "how high?", "how low?"]
