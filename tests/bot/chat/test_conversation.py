"""What people in chats see, over the wire."""

from dataclasses import replace

import pytest

from bot.answering.beside.librarian import Source
from bot.answering.said.reply import Reply
from bot.chat.addressed import ADMIN_COMMANDS
from bot.chat.patience import Patience
from bot.chat.texts import texts_for
from tests.bot.chat.conftest import RunningBot, StartBot
from tests.bot.chat.librarian import RIVER, EchoingLibrarian
from tests.telegram_emulator import Person, TelegramServer, entities_of, parsed_html, utf16

ENGLISH, CHINESE = texts_for("en"), texts_for("zh")

pytestmark = pytest.mark.usefixtures("bot")


def test_a_private_message_is_answered_as_a_reply_with_a_footnote(server: TelegramServer) -> None:
    """Any text in a private chat is a question; its answer replies to it, and shows lead, quote and source."""
    ann = server.person()
    question = ann.says("how high?")
    answer = server.wait_for_message(ann.chat)
    assert answer["text"] == (
        "HOW HIGH? [1] after: ; on 2025-11-01\n\n"
        "[1]\nThe river <Elbe> rose by 2 metres & more.\nHigh & low water · Gauge <Office> · 2025-10"
    )
    assert answer["reply_to_message"]["message_id"] == question["message_id"]
    bold, *marks, quote, link = answer["entities"]
    assert [(mark["type"], mark["length"], mark["url"]) for mark in marks] == [("text_link", len("[1]"), RIVER.url)] * 2
    assert (bold["type"], bold["length"]) == ("bold", len("HOW HIGH?"))
    assert (quote["type"], quote["length"]) == ("expandable_blockquote", len(RIVER.quote))
    assert (link["type"], link["url"]) == ("text_link", RIVER.url)


def test_no_message_has_a_link_preview(server: TelegramServer) -> None:
    """An answer does not grow a picture of the page that it cites."""
    ann = server.person()
    ann.says("how high?")
    server.wait_for_message(ann.chat)
    (call,) = server.calls_of("sendMessage", ann.chat)
    assert call.parameters["link_preview_options"] == {"is_disabled": True}


def test_start_offers_the_librarians_examples_as_buttons(server: TelegramServer, librarian: EchoingLibrarian) -> None:
    """/start introduces the bot in one message, whose buttons say the example questions once."""
    ann = server.person()
    ann.says("/start from-a-link")
    assert server.wait_for_message(ann.chat)["text"] == ENGLISH.welcome
    (call,) = server.calls_of("sendMessage", ann.chat)
    keyboard = call.parameters["reply_markup"]
    assert [row[0]["text"] for row in keyboard["keyboard"]] == list(librarian.suggestions)
    assert keyboard["one_time_keyboard"]
    assert keyboard["resize_keyboard"]


@pytest.mark.parametrize(("language", "texts"), [("en", ENGLISH), ("zh-hans", CHINESE), ("fr", ENGLISH)])
def test_the_bot_speaks_the_readers_language(server: TelegramServer, language: str, texts: object) -> None:
    """What the bot says on its own account is Chinese for who has set Chinese, and English for everybody else."""
    reader = server.person(language=language)
    reader.says("/help")
    assert server.wait_for_message(reader.chat)["text"] == getattr(texts, "help")  # noqa: B009


def test_sources_are_listed_with_their_inferred_dates(server: TelegramServer) -> None:
    """/sources names title, publisher and date, and says of an inferred date that it is one."""
    ann = server.person()
    ann.says("/sources")
    assert server.wait_for_message(ann.chat)["text"] == (
        "I answer from these articles (1):\n\n"
        "• High & low water · Gauge <Office> · about 2025-10, inferred from the text"
    )


@pytest.mark.parametrize(
    ("said", "answered"),
    [("/nonsense", ENGLISH.unknown_command), ("/reindex", ENGLISH.unknown_command), ("/ask", ENGLISH.ask_usage)],
)
def test_a_command_that_leads_nowhere_gets_one_line(server: TelegramServer, said: str, answered: str) -> None:
    """In a private chat, an unknown command gets one line; /reindex is unknown to all but admins."""
    ann = server.person()
    ann.says(said)
    assert server.wait_for_message(ann.chat)["text"] == answered


def test_what_is_no_text_gets_one_line_and_an_album_one_in_all(server: TelegramServer) -> None:
    """A sticker is answered kindly, ten pictures of one album not ten times, and a notice not at all."""
    ann = server.person()
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    ann.sends({"pinned_message": {"message_id": 1, "date": 1, "chat": {"id": ann.chat, "type": "private"}}})
    ann.sends({"dice": {"emoji": "🎲", "value": 3}})
    for _ in range(3):
        ann.sends({"photo": photo, "media_group_id": "album"})
    ann.says("last")
    server.wait_for_message(ann.chat, 3)
    assert [message["text"] for message in server.sent(ann.chat)[:2]] == [ENGLISH.text_only] * 2


def test_an_album_with_a_question_is_a_question(server: TelegramServer) -> None:
    """The other pictures of an album whose caption asks get no word of their own."""
    ann = server.person()
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    ann.sends({"photo": photo, "media_group_id": "asking", "caption": "how high?"})
    ann.sends({"photo": photo, "media_group_id": "asking"})
    ann.says("last")
    server.wait_for_message(ann.chat, 2)
    assert [message["text"].partition(" [1]")[0] for message in server.sent(ann.chat)] == ["HOW HIGH?", "LAST"]


def test_a_caption_is_a_question(server: TelegramServer) -> None:
    """Who writes a question under a picture gets its answer."""
    ann = server.person()
    ann.sends({"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}], "caption": "how high?"})
    assert server.wait_for_message(ann.chat)["text"].startswith("HOW HIGH?")


def test_a_group_hears_nothing_unless_it_addresses_the_bot(server: TelegramServer) -> None:
    """In a group only /ask, a mention and a reply to the bot are answered; everything else meets silence."""
    ann, group = server.person(), server.group()
    anns = ann.says("how high is it?", group)
    for said in (
        "/ask@OtherBot how high?",
        "/nonsense",
        "/nonsense@FootnoteBot",
        "/reindex",
        "see `@FootnoteBot` or https://t.me/@FootnoteBot or me@FootnoteBot.org",
        "ask @FootnoteBotany",
    ):
        ann.says(said, group)
    ann.says("somebody else's thread", group, reply_to=anns)
    ann.sends({"dice": {"emoji": "🎲", "value": 3}}, group)
    ann.sends({"new_chat_title": "Readers"}, group)
    ann.edits(anns, "@FootnoteBot how high is it?")
    server.person(bot=True).says("@FootnoteBot how high?", group)
    ann.says("@FootnoteBot used inline", group, via_bot=server.me)
    ann.says("@FootnoteBot the post", group, is_automatic_forward=True)
    ann.says("/ask the end", group)
    assert server.wait_for_message(group.id)["text"].startswith("THE END [1] after: ;")
    assert len(server.sent(group.id)) == 1


@pytest.mark.parametrize(
    "said",
    [
        "/ask how high?",
        "/ASK@footnotebot how high?",
        "@FootnoteBot how high?",
        "🌊🌊 @footnoteBOT, how high?",
        "how high? @FootnoteBot",
    ],
)
def test_a_group_that_addresses_the_bot_is_answered(server: TelegramServer, said: str) -> None:
    """A command or a mention asks, whatever the case and whatever stands before it; the name is not asked about."""
    group = server.group()
    question = server.person().says(said, group)
    answer = server.wait_for_message(group.id)
    assert "HOW HIGH?" in answer["text"]
    assert "@" not in answer["text"]
    assert answer["reply_to_message"]["message_id"] == question["message_id"]


def test_a_mention_without_a_name_counts(server: TelegramServer) -> None:
    """A mention that points at the bot's id, not at its name, addresses it."""
    group = server.group()
    named = {"type": "text_mention", "offset": 2, "length": 4, "user": server.me}
    server.person().says("🌊Foot how high?", group, entities=[named])
    assert server.wait_for_message(group.id)["text"].startswith("🌊 HOW HIGH?")


def test_ask_as_a_reply_answers_the_message_that_it_points_at(server: TelegramServer) -> None:
    """/ask in reply to somebody's message makes that message the question, and the answer replies to it."""
    ann, bob, group = server.person("Ann"), server.person("Bob"), server.group()
    question = ann.says("how high?", group)
    bob.says("/ask", group, reply_to=question)
    answer = server.wait_for_message(group.id)
    assert answer["text"].startswith("HOW HIGH?")
    assert answer["reply_to_message"]["message_id"] == question["message_id"]


def test_a_reply_to_an_answer_follows_up_on_it(server: TelegramServer) -> None:
    """Whoever replies to an answer asks on, after the question that it answered, without addressing the bot again."""
    ann, bob, group = server.person("Ann"), server.person("Bob"), server.group()
    ann.says("/ask how high?", group)
    answer = server.wait_for_message(group.id)
    bob.says("and low?", group, reply_to=answer)
    assert server.wait_for_message(group.id, 2)["text"].startswith("AND LOW? [1] after: how high?;")


def test_a_bare_ask_in_a_group_is_told_how(server: TelegramServer) -> None:
    """/ask with nothing to ask gets one short hint."""
    group = server.group()
    server.person().says("/ask@FootnoteBot", group)
    assert server.wait_for_message(group.id)["text"] == ENGLISH.ask_usage


def test_start_help_and_sources_are_brief_in_a_group(server: TelegramServer, librarian: EchoingLibrarian) -> None:
    """A group is not flooded: one line for /start and /help, the first few articles for /sources, and no keyboard."""
    ann, group = server.person(), server.group()
    before = librarian.articles
    librarian.articles = tuple(Source(f"a{n}", f"Article {n}", "", "", False, "", 1, 1) for n in range(9))
    for said in ("/start@FootnoteBot", "/help", "/sources"):
        ann.says(said, group)
    sources = server.wait_for_message(group.id, 3)["text"]
    librarian.articles = before
    start, help_text, _ = (message["text"] for message in server.sent(group.id))
    assert "@FootnoteBot" in start
    assert "\n" not in start + help_text
    assert (sources.count("•"), "4 more" in sources) == (5, True)
    assert not any(call.parameters.get("reply_markup") for call in server.calls_of("sendMessage", group.id))


def test_a_channel_is_answered_where_it_asks(server: TelegramServer) -> None:
    """In a channel only /ask and mentions are answered; other posts and commands meet silence."""
    channel = server.group("News", kind="channel")
    for post in ("how high?", "/help", "/ask", "/reindex"):
        channel.posts(post)
    channel.posts("/ask how high?")
    channel.posts("@FootnoteBot how low?")
    server.wait_for_message(channel.id, 2)
    assert [message["text"][:9] for message in server.sent(channel.id)] == ["HOW HIGH?", "HOW LOW? "]


def test_an_answer_stays_in_its_topic(server: TelegramServer) -> None:
    """A question asked in a topic is answered there; a thread that is no topic is not named."""
    ann, group = server.person(), server.group(is_forum=True)
    opened = {"message_id": 5, "date": 1, "chat": group.json, "from": server.me, "forum_topic_created": {}}
    opened["forum_topic_created"] = {"name": "Rivers", "icon_color": 1}
    ann.says("only talk", group, reply_to=opened, message_thread_id=5, is_topic_message=True)
    ann.says("/ask in a topic", group, reply_to=opened, message_thread_id=5, is_topic_message=True)
    ann.says("/ask in a thread", group, message_thread_id=6)
    server.wait_for_message(group.id, 2)
    sent = server.calls_of("sendMessage", group.id)
    assert [call.parameters.get("message_thread_id") for call in sent] == [5, None]


def test_what_is_written_to_a_channel_is_answered_in_its_conversation(
    server: TelegramServer, librarian: EchoingLibrarian
) -> None:
    """Among a channel's direct messages everybody has a topic of their own, and no message goes out without one."""
    ann, inbox = server.person(), server.group("News: messages", is_direct_messages=True)
    hers = {"topic_id": ann.id, "user": ann.json}
    ann.says("/ask how high?", inbox, direct_messages_topic=hers)
    answer = server.wait_for_message(inbox.id)
    server.answer_to(ann.taps(answer, ENGLISH.button_related))
    ann.taps(answer, librarian.suggestions[1])
    server.wait_for_message(inbox.id, 2)
    sent = server.calls_of("sendMessage", inbox.id)
    assert {call.parameters["direct_messages_topic_id"] for call in sent} == {ann.id}
    assert not any("message_thread_id" in call.parameters for call in sent)


def test_a_forums_general_topic_is_never_named(server: TelegramServer) -> None:
    """Some messages there carry the number 1, and Telegram takes none that names it."""
    ann, forum = server.person(), server.group(is_forum=True)
    ann.says("/ask wait 0.6", forum, message_thread_id=1, is_topic_message=True)
    server.wait_for_message(forum.id)
    calls = [call for method in ("sendMessage", "sendChatAction") for call in server.calls_of(method, forum.id)]
    assert {call.status for call in calls} == {200}
    assert not any("message_thread_id" in call.parameters for call in calls)


def test_comments_under_a_channels_post_are_a_groups_messages(server: TelegramServer) -> None:
    """The copy of the post meets silence even where it asks; a comment that addresses the bot is answered, as a reply,
    and /ask points at the post.
    """
    ann, channel, group = server.person(), server.channel(), server.group("Comments")
    machine = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
    post = Person(server.world, machine).says(
        "/ask how high?", group, sender_chat=channel.json, is_automatic_forward=True
    )
    ann.says("nice picture", group, reply_to=post, message_thread_id=post["message_id"])
    comment = ann.says("@FootnoteBot how low?", group, reply_to=post, message_thread_id=post["message_id"])
    answer = server.wait_for_message(group.id)
    assert answer["text"].startswith("HOW LOW?")
    assert answer["reply_to_message"]["message_id"] == comment["message_id"]
    ann.says("/ask", group, reply_to=post, message_thread_id=post["message_id"])
    assert server.wait_for_message(group.id, 2)["reply_to_message"]["message_id"] == post["message_id"]
    assert not any("message_thread_id" in call.parameters for call in server.calls_of("sendMessage", group.id))


def test_where_the_bot_may_not_post_it_is_silent(server: TelegramServer, bot: RunningBot) -> None:
    """A channel that does not let it post gets nothing, and what comes next elsewhere is answered."""
    channel, ann = server.channel(), server.person()
    server.world.rooms[channel.id].members[server.me["id"]]["can_post_messages"] = False
    channel.posts("/ask how high?")
    ann.says("how low?")
    server.wait_for_message(ann.chat)
    server.wait_until(lambda: not bot.inbox.unfinished(), "all to be done")
    assert not server.sent(channel.id)
    assert len(server.calls_of("sendMessage", channel.id)) == 1


def test_a_caption_that_names_the_bot_asks(server: TelegramServer) -> None:
    """In a group, a picture with the bot's name and a question under it is a question; without the name it is none."""
    ann, group = server.person(), server.group()
    photo = {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]}
    ann.sends({**photo, "caption": "how low?"}, group)
    caption = "how high? @FootnoteBot"
    ann.sends({**photo, "caption": caption, "caption_entities": list(entities_of(caption))}, group)
    assert server.wait_for_message(group.id)["text"].startswith("HOW HIGH?")


def test_a_question_of_broken_characters_is_a_question(server: TelegramServer, librarian: EchoingLibrarian) -> None:
    """Half of a surrogate pair, which some apps send, keeps neither the answer nor the gap from being written down."""
    ann = server.person()
    librarian.scripted["how \ud83d?"] = Reply("refusal", ("No \ud83d.",), reason="nothing_relevant")
    ann.sends({"text": "how \ud83d?", "entities": []})
    assert server.wait_for_message(ann.chat)["text"] == "No ?."


def test_each_user_has_their_own_earlier_questions_in_each_chat(server: TelegramServer) -> None:
    """The last four questions are the context: of this user, in this chat; small talk is none."""
    ann, bob, group = server.person("Ann"), server.person("Bob"), server.group()
    bob.says("/ask bob's", group)
    ann.says("/ask in the group", group)
    for question in ("one", "two", "thanks", "three", "four", "five", "six"):
        ann.says(question)
    server.wait_for_message(group.id, 2)
    assert server.wait_for_message(ann.chat, 7)["text"].startswith("SIX [1] after: two, three, four, five;")
    assert "after: ;" in server.sent(group.id)[1]["text"]


def test_answers_come_in_order_within_a_chat_and_do_not_wait_for_other_chats(server: TelegramServer) -> None:
    """A slow question holds up the questions behind it in its own chat, and nobody else's."""
    ann, bob = server.person("Ann"), server.person("Bob")
    ann.says("wait 0.4")
    for number in range(20):
        ann.says(f"number {number}")
    bob.says("quick")
    server.wait_for_message(bob.chat)
    assert not server.sent(ann.chat)
    server.wait_for_message(ann.chat, 21)
    leads = [message["text"].partition(" [1]")[0] for message in server.sent(ann.chat)]
    assert leads == ["WAIT 0.4", *(f"NUMBER {number}" for number in range(20))]


def test_the_librarian_works_off_the_event_loop(server: TelegramServer, librarian: EchoingLibrarian) -> None:
    """Answers are found in threads of their own."""
    ann = server.person()
    ann.says("how high?")
    server.wait_for_message(ann.chat)
    assert all(name.startswith("answer-") for name in librarian.threads)


def test_a_long_search_shows_typing_and_a_short_one_does_not(server: TelegramServer) -> None:
    """Typing is shown after half a second, in the topic of the question; an answer that is there sooner needs none."""
    ann, bob = server.person("Ann"), server.person("Bob")
    bob.says("quick")
    ann.says("wait 0.8")
    server.wait_for_message(ann.chat)
    assert [call.parameters["action"] for call in server.calls_of("sendChatAction", ann.chat)] == ["typing"]
    assert not server.calls_of("sendChatAction", bob.chat)


def test_typing_is_shown_again_and_again(own_server: TelegramServer, start_bot: StartBot) -> None:
    """While an answer is being found, typing never runs out; then it ends."""
    librarian, ann, bob = EchoingLibrarian(), own_server.person("Ann"), own_server.person("Bob")
    start_bot(librarian, patience=Patience(until_typing=0.05, between_typing=0.1))
    ann.says("hold")
    own_server.wait_until(lambda: len(own_server.calls_of("sendChatAction", ann.chat)) >= 4, "typing again and again")
    librarian.released.set()
    own_server.wait_for_message(ann.chat)
    shown = len(own_server.calls_of("sendChatAction", ann.chat))
    bob.says("wait 0.6")
    own_server.wait_for_message(bob.chat)
    assert len(own_server.calls_of("sendChatAction", ann.chat)) - shown <= 1, "one may have been on its way"


@pytest.mark.parametrize("chat", ["private", "group", "inline"])
def test_hostile_words_of_a_source_harm_no_message(
    server: TelegramServer, librarian: EchoingLibrarian, chat: str
) -> None:
    """Markup, directions, characters without a width and thousands of emoji in titles, quotes and answers: each message
    is taken at the first attempt, and is no longer than it may be.
    """
    nasty = "</a></b><b><a href='x'>&lt;\u202e\u2066\u200b\x00&amp;\ud83d"
    footnotes = tuple(
        replace(RIVER, n=n, title=nasty * n, publisher=nasty, quote="🌊" * 700 * n + nasty) for n in range(1, 5)
    )
    librarian.scripted["how nasty?"] = Reply("list", (nasty + " [1]", "🌊<" * 5000), footnotes, lead=nasty)
    ann, group = server.person(), server.group()
    before = len(server.calls)
    if chat == "inline":
        markups = [
            result["input_message_content"]["message_text"]
            for result in server.answer_to(ann.asks_inline("how nasty?"))["results"]
        ]
    else:
        ann.says("/ask how nasty?", group if chat == "group" else None)
        place = group.id if chat == "group" else ann.chat
        server.wait_until(lambda: "reply_markup" in (server.sent(place) or [{}])[-1], "the last part")
        markups = [call.parameters["text"] for call in server.calls_of("sendMessage", place)]
    for markup in markups:
        assert utf16(parsed_html(markup)[0]) <= 4096
        assert not set(markup) & set("\u202e\u2066\x00")
    assert {call.status for call in server.calls[before:] if call.method.startswith(("send", "answer"))} == {200}


def test_an_empty_reply_is_not_silence(server: TelegramServer, librarian: EchoingLibrarian) -> None:
    """A reply without a word is a failure of ours, and the reader hears of it."""
    librarian.scripted["nothing"] = Reply("value", (" \u200b", ""))
    ann = server.person()
    ann.says("nothing")
    assert server.wait_for_message(ann.chat)["text"] == ENGLISH.failed


def test_a_question_that_breaks_the_librarian_gets_an_apology(server: TelegramServer) -> None:
    """Whatever goes wrong while an answer is found, the reader hears of it, and the next question is answered."""
    ann = server.person()
    ann.says("break")
    ann.says("how high?")
    assert server.wait_for_message(ann.chat, 2)["text"].startswith("HOW HIGH?")
    assert server.sent(ann.chat)[0]["text"] == ENGLISH.failed


def test_a_search_that_fails_amid_a_question_is_told_in_one_sentence(
    server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    """A reader hears that the library cannot be searched now, an admin why; the log has a line, and no traceback."""
    ann, admin = server.person(), server.person("Ada", user_id=77)
    ann.says("search")
    ann.says("how high?")
    assert server.wait_for_message(ann.chat, 2)["text"].startswith("HOW HIGH?")
    assert server.sent(ann.chat)[0]["text"] == ENGLISH.search_unavailable
    admin.says("search")
    assert server.wait_for_message(admin.chat)["text"] == "search is unavailable: the server does not answer"
    told = [record for record in caplog.records if "search is unavailable" in record.getMessage()]
    assert told
    assert not any(record.exc_info for record in told)


def test_a_long_answer_is_parted(server: TelegramServer, librarian: EchoingLibrarian) -> None:
    """An answer that fills several messages arrives whole and in order; only its first message is a reply."""
    librarian.scripted["long"] = Reply("list", tuple(f"{number} " + "word " * 300 for number in range(9)), (RIVER,))
    ann = server.person()
    ann.says("long")
    server.wait_for_message(ann.chat, 5)
    sent = server.sent(ann.chat)
    assert [line[0] for message in sent for line in message["text"].split("\n") if line[:1].isdigit()] == list(
        "012345678"
    )
    assert sent[-1]["text"].endswith("2025-10")
    assert ["reply_to_message" in message for message in sent] == [True, False, False, False, False]


def test_a_deleted_question_is_answered_all_the_same(server: TelegramServer) -> None:
    """An answer arrives even where the message that it replies to is gone."""
    ann = server.person()
    question = ann.says("wait 0.1")
    del server.world.rooms[ann.chat].messages[question["message_id"]]
    assert "reply_to_message" not in server.wait_for_message(ann.chat)


def test_only_the_allowed_may_ask_in_private(own_server: TelegramServer, start_bot: StartBot) -> None:
    """Who is not on the list gets one polite line in private; admins need not be on it, and groups are open to all."""
    ann, bob, admin, group = own_server.person(), own_server.person(), own_server.person(), own_server.group()
    start_bot(allowed_user_ids=frozenset({ann.id}), admin_user_ids=frozenset({admin.id}))
    bob.says("how high?")
    for asker in (ann, admin):
        asker.says("how high?")
        assert own_server.wait_for_message(asker.chat)["text"].startswith("HOW HIGH?")
    assert own_server.wait_for_message(bob.chat)["text"] == ENGLISH.not_allowed.format(user=bob.id)
    bob.says("/ask how high?", group)
    assert own_server.wait_for_message(group.id)["text"].startswith("HOW HIGH?")


def test_who_asks_too_fast_is_told_once(own_server: TelegramServer, start_bot: StartBot) -> None:
    """Beyond the limit a user is told how long to wait, once; others are not affected."""
    ann, bob = own_server.person(), own_server.person()
    start_bot(rate_per_user=2)
    for number in range(6):
        ann.says(f"question {number}")
    ann.says("/help")
    bob.says("how high?")
    own_server.wait_for_message(bob.chat)
    own_server.wait_for_message(ann.chat, 4)
    texts = [message["text"] for message in own_server.sent(ann.chat)]
    assert [text.partition(" [1]")[0] for text in texts] == [
        "QUESTION 0", "QUESTION 1", ENGLISH.too_many_questions.format(seconds=60), ENGLISH.help,
    ]  # fmt: skip


def test_the_menus_are_set_for_each_kind_of_chat_and_language(own_server: TelegramServer, start_bot: StartBot) -> None:
    """Private chats, groups and admins are each offered what they can use, in each language."""
    admin = own_server.person(user_id=77)
    start_bot(admin_user_ids=frozenset({77, 78}))  # 78 has never written to the bot
    own_server.wait_until(lambda: len(own_server.calls_of("setMyCommands")) >= 9, "the menus")
    for language in ("", "zh"):
        everybodys = own_server.menu("all_private_chats", language)
        assert {"start", "help", "sources", "settings", "forget"} <= set(everybodys)
        assert not set(ADMIN_COMMANDS) & set(everybodys)
        assert own_server.menu("all_group_chats", language) == ["ask", "help", "delete"]
        assert own_server.menu("all_chat_administrators", language) == ["ask", "help", "delete", "settings"]
        assert own_server.menu("chat", language, admin.chat) == [*everybodys, *ADMIN_COMMANDS]
