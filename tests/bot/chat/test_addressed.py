"""Which messages are for the bot, and what they ask: the message alone decides."""

import pytest
from telegram import Message

from bot.chat.addressed import Heard, Me, heard
from tests.telegram_emulator import Json, entities_of

ME = Me(110201543, "FootnoteBot")
BOT: Json = {"id": ME.id, "is_bot": True, "first_name": "Footnote", "username": ME.username}
ANN: Json = {"id": 7, "is_bot": False, "first_name": "Ann"}
PRIVATE: Json = {"id": 7, "type": "private", "first_name": "Ann"}
GROUP: Json = {"id": -100, "type": "supergroup", "title": "Readers"}
CHANNEL: Json = {"id": -200, "type": "channel", "title": "News"}
ANONYMOUS: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]


def message(text: str = "", chat: Json = GROUP, **more: object) -> Message:
    """A message as it comes over the wire, with the number 5."""
    said: Json = {"text": text, "entities": list(entities_of(text))} if text else {}
    raw: Json = {"message_id": 5, "date": 1, "chat": chat, "from": ANN, **said, **more}
    return Message.de_json(raw, None)


def earlier(text: str = "how high?", by: Json = ANN, **more: object) -> Json:
    """The message number 4, which another one replies to."""
    return {"message_id": 4, "date": 1, "chat": GROUP, "from": by, "text": text, **more}


@pytest.mark.parametrize("chat", [PRIVATE, GROUP, CHANNEL])
def test_a_command_for_another_bot_is_for_nobody_here(chat: Json) -> None:
    """``/ask@other`` meets silence everywhere, even as a reply to us and with our name in it."""
    said = message("/ask@OtherBot @FootnoteBot how high?", chat, reply_to_message=earlier(by=BOT))
    assert heard(said, ME) is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("/start", "start"),
        ("/Help", "help"),
        ("/sources@footnotebot", "sources"),
        ("/reindex", "reindex"),
        ("/x", "unknown"),
    ],
)
def test_commands_are_known_by_name(text: str, what: str) -> None:
    """A command is a command whatever its case, in private and in groups, but not in a channel."""
    assert heard(message(text, PRIVATE), ME) == Heard(what, 5)  # type: ignore[arg-type]
    assert heard(message(text, GROUP), ME) == Heard(what, 5)  # type: ignore[arg-type]
    assert heard(message(text, CHANNEL), ME) is None


@pytest.mark.parametrize("around", ["bold", "italic", "blockquote", "spoiler"])
def test_a_command_may_lie_within_other_entities(around: str) -> None:
    """Whoever writes in bold, or quotes, commands as well: the longer entity comes first then."""
    entities = [{"type": around, "offset": 0, "length": 13}, {"type": "bot_command", "offset": 0, "length": 4}]
    assert heard(message("/ask how high?", entities=entities), ME) == Heard("question", 5, "how high?")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/ask how high?", Heard("question", 5, "how high?")),
        ("/ask@FootnoteBot how high?", Heard("question", 5, "how high?")),
        ("/ask@OtherBot how high?", None),
        ("/usr/bin how high?", None),
        ("/1/ how high?", None),
    ],
)
def test_a_command_that_the_server_did_not_mark_is_one(text: str, found: Heard | None) -> None:
    """A message without any entities is read for a command; a path is none."""
    assert heard(message(text, entities=[]), ME) == found


def test_a_command_further_on_in_a_text_is_none() -> None:
    """Only the beginning of a message is a command."""
    assert heard(message("what does /start do", PRIVATE), ME) == Heard("question", 5, "what does /start do")
    assert heard(message("what does /start do", GROUP), ME) is None


@pytest.mark.parametrize(
    "more",
    [
        {"from": BOT},
        {"from": {**ANN, "is_bot": True}},
        {"via_bot": BOT},
        {"is_automatic_forward": True, "sender_chat": CHANNEL},
        {"from": {**ANN, "id": 777000, "first_name": "Telegram"}, "sender_chat": CHANNEL},
    ],
)
def test_what_machines_say_is_for_nobody(more: Json) -> None:
    """Other bots, this bot, what it was used for inline and copies of a channel's posts meet silence."""
    assert heard(message("@FootnoteBot how high?", **more), ME) is None


def test_anonymous_admins_are_people() -> None:
    """Who speaks as the group or as a channel has a bot's name on the wire, but is no bot."""
    said = message("@FootnoteBot how high?", **{"from": ANONYMOUS, "sender_chat": GROUP})
    assert heard(said, ME) == Heard("question", 5, "how high?")


def test_another_bots_inline_result_may_ask() -> None:
    """What somebody sends through another bot is theirs."""
    other = {**BOT, "id": 9, "username": "OtherBot"}
    assert heard(message("how high?", PRIVATE, via_bot=other), ME) == Heard("question", 5, "how high?")


@pytest.mark.parametrize("asked", ["/ask", "@FootnoteBot", "@FootnoteBot, "])
def test_an_empty_ask_points_at_the_message_that_it_replies_to(asked: str) -> None:
    """The message replied to is the question, with its caption where it has no text, or the part that was marked."""
    assert heard(message(asked, reply_to_message=earlier()), ME) == Heard("question", 4, "how high?")
    pictured = {**earlier(), "text": None, "photo": PHOTO, "caption": "how low?"}
    assert heard(message(asked, reply_to_message=pictured), ME) == Heard("question", 4, "how low?")
    marked = {"text": "high?", "position": 4, "is_manual": True}
    assert heard(message(asked, reply_to_message=earlier(), quote=marked), ME) == Heard("question", 4, "high?")


@pytest.mark.parametrize(
    "text", ["/ask how high?", "/ask@FootnoteBot how high?", "@FootnoteBot how high?", "how high?"]
)
def test_what_is_pointed_at_is_asked_without_its_address(text: str) -> None:
    """Whether the message addressed the bot itself, and was not heard, makes no difference to what it asks."""
    said = earlier(text, entities=list(entities_of(text)))
    assert heard(message("/ask", reply_to_message=said), ME) == Heard("question", 4, "how high?")


def test_an_empty_ask_that_points_at_nothing_to_answer_gets_a_hint() -> None:
    """There is no question in a bare /ask, in a reply to a picture without words, and in a reply to our own answer."""
    for to in (None, earlier(""), earlier(by=BOT)):
        assert heard(message("/ask", reply_to_message=to), ME) == Heard("usage", 5)
        assert heard(message("/ask", CHANNEL, reply_to_message=to), ME) is None


def test_a_question_with_words_of_its_own_is_answered_where_it_stands() -> None:
    """/ask with a question, as a reply to somebody, asks what it says."""
    assert heard(message("/ask how low?", reply_to_message=earlier()), ME) == Heard("question", 5, "how low?")


def test_a_reply_to_us_is_a_question() -> None:
    """In a group, a reply to a text of ours asks, and follows that text; a reply to anybody else does not."""
    assert heard(message("how low?", reply_to_message=earlier(by=BOT)), ME) == Heard("question", 5, "how low?", 4)
    assert heard(message("how low?", reply_to_message=earlier()), ME) is None
    assert heard(message("how low?", CHANNEL, reply_to_message=earlier(by=BOT)), ME) is None


def test_a_message_in_a_topic_that_we_opened_is_no_reply_to_us() -> None:
    """On the wire, each message of a topic replies to the notice that opened it."""
    opened = {**earlier(by=BOT), "text": None, "forum_topic_created": {"name": "Rivers", "icon_color": 1}}
    assert heard(message("only talk", reply_to_message=opened), ME) is None


@pytest.mark.parametrize("prefix", ["", "🌊", "👩‍👩‍👧‍👦 é ", "请问"])
def test_a_mention_is_cut_out_at_its_utf16_offset(prefix: str) -> None:
    """Whatever stands before a mention, exactly the mention is no part of the question."""
    entity = {"type": "mention", "offset": len(prefix.encode("utf-16-le")) // 2, "length": len("@FootnoteBot")}
    said = message(f"{prefix}@FootnoteBot, how high?", entities=[entity])
    assert heard(said, ME) == Heard("question", 5, f"{prefix}, how high?".strip(" ,"))


def test_our_name_in_a_caption_addresses_us() -> None:
    """A picture's caption is text like any other."""
    caption = "@FootnoteBot how high?"
    said = message(photo=PHOTO, caption=caption, caption_entities=list(entities_of(caption)))
    assert heard(said, ME) == Heard("question", 5, "how high?")


def test_in_private_attachments_are_heard_and_notices_are_not() -> None:
    """A picture without words gets a word; that a timer was set does not. In a group both meet silence."""
    assert heard(message(chat=PRIVATE, photo=PHOTO, media_group_id="a"), ME) == Heard("no_text", 5, album="a")
    timer: Json = {"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}}
    assert heard(message("", PRIVATE, **timer), ME) is None
    assert heard(message(photo=PHOTO), ME) is None


def test_ask_may_point_into_another_chat() -> None:
    """A reply to a message elsewhere carries a piece of it, which is the question then."""
    elsewhere = {"origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Bob"}}
    quote = {"text": "how low?", "position": 0}
    assert heard(message("/ask", external_reply=elsewhere, quote=quote), ME) == Heard("question", 5, "how low?")
