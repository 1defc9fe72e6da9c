"""How the admins of a chat set how the bot answers there, and what it says when it comes."""

import pytest

from bot.chat.texts import texts_for
from tests.bot.chat.conftest import RunningBot, StartBot
from tests.bot.chat.librarian import EchoingLibrarian
from tests.telegram_emulator import Chat, Person, TelegramServer

TEXTS, CHINESE = texts_for("en"), texts_for("zh")
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}

pytestmark = pytest.mark.usefixtures("bot")


def ticked(message: dict) -> set[str]:  # type: ignore[type-arg]
    """The choices that have a tick."""
    rows = message["reply_markup"]["inline_keyboard"]
    return {button["text"][2:] for row in rows for button in row if button["text"].startswith("✓ ")}


@pytest.fixture
def group(server: TelegramServer) -> Chat:
    """A group."""
    return server.group()


@pytest.fixture
def boss(server: TelegramServer, group: Chat) -> Person:
    """An admin of the group."""
    admin = server.person("Boss")
    group.joined_by(admin, "administrator")
    return admin


def test_an_admin_sets_by_buttons(server: TelegramServer, group: Chat, boss: Person) -> None:
    """Each press is saved and shown with a tick; Done leaves nothing of the menu."""
    boss.says("/settings", group)
    menu = server.wait_for_message(group.id)
    defaults = {TEXTS.settings[name] for name in ("language_auto", "who_everyone", "length_auto")}
    assert ticked(menu) == defaults
    assert server.answer_to(boss.taps(menu, TEXTS.settings["language_zh"]))["text"] == CHINESE.settings_saved
    assert menu["text"] == f"{CHINESE.settings_title}\n\n{CHINESE.hears_all}"
    assert CHINESE.settings["language_zh"] in ticked(menu)
    server.answer_to(boss.taps(menu, CHINESE.settings["done"]))
    assert not server.sent(group.id)
    server.person().says("/ask@FootnoteBot", group)
    assert server.wait_for_message(group.id)["text"] == CHINESE.ask_usage


def test_nobody_else_sets_anything(server: TelegramServer, group: Chat, boss: Person) -> None:
    """Members get one line, their presses as well, and so does who speaks in the name of another channel."""
    eve, channel = server.person("Eve"), server.channel()
    eve.says("/settings", group)
    channel_speaks = {"from": {**ANONYMOUS, "id": 136817688}, "sender_chat": channel.json}
    eve.says("/settings length full", group, **channel_speaks)
    server.wait_for_message(group.id, 2)
    boss.says("/settings", group)
    menu = server.wait_for_message(group.id, 3)
    assert server.answer_to(eve.taps(menu, TEXTS.settings["length_full"]))["text"] == TEXTS.settings_refused
    assert TEXTS.settings["length_full"] not in ticked(menu)
    assert {message["text"] for message in server.sent(group.id)[:2]} == {TEXTS.settings_refused}


def test_an_anonymous_admin_is_an_admin(server: TelegramServer, group: Chat) -> None:
    """Who speaks as the group itself is one of its admins, and can set in words."""
    anonymous = Person(server.world, ANONYMOUS)
    anonymous.says("/settings length full", group, sender_chat=group.json)
    assert TEXTS.settings["length_full"] in ticked(server.wait_for_message(group.id))
    anonymous.says("/settings nonsense", group, sender_chat=group.json)
    assert server.wait_for_message(group.id, 2)["text"] == TEXTS.settings_usage


def test_rights_that_are_lost_are_lost_at_once(server: TelegramServer, group: Chat, boss: Person) -> None:
    """What is remembered of an admin is forgotten when Telegram tells of a change, and asked once until then."""
    for count in (1, 2):
        boss.says("/settings", group)
        server.wait_for_message(group.id, count)
    assert len(server.calls_of("getChatMember", group.id)) == 1
    group.joined_by(boss, "member")
    boss.says("/settings", group)
    assert server.wait_for_message(group.id, 3)["text"] == TEXTS.settings_refused


def test_admins_alone_may_ask_where_that_is_set(server: TelegramServer, group: Chat, boss: Person) -> None:
    """Others' questions meet silence."""
    boss.says("/settings who admins", group)
    server.wait_for_message(group.id)
    server.person().says("/ask how low?", group)
    boss.says("/ask how high?", group)
    assert server.wait_for_message(group.id, 2)["text"].startswith("HOW HIGH?")


def test_topics_can_be_chosen(server: TelegramServer, boss: Person) -> None:
    """Where topics are chosen, questions elsewhere meet silence; the general topic counts as one."""
    forum = server.group(is_forum=True)
    forum.joined_by(boss, "administrator")
    rivers, lakes = forum.topic("Rivers"), forum.topic("Lakes")
    boss.says("/settings", forum, message_thread_id=rivers, is_topic_message=True)
    menu = server.wait_for_message(forum.id)
    server.answer_to(boss.taps(menu, TEXTS.settings["topics_here"]))
    assert TEXTS.settings["topics_here"] in ticked(menu)
    boss.says("/ask in the lakes?", forum, message_thread_id=lakes, is_topic_message=True)
    boss.says("/ask in general?", forum)
    boss.says("/ask in the rivers?", forum, message_thread_id=rivers, is_topic_message=True)
    assert server.wait_for_message(forum.id, 2)["text"].startswith("IN THE RIVERS?")
    boss.says("/settings topics all", forum)
    server.wait_for_message(forum.id, 3)
    boss.says("/ask in general?", forum)
    assert server.wait_for_message(forum.id, 4)["text"].startswith("IN GENERAL?")


def test_a_person_sets_their_own_private_chat(server: TelegramServer) -> None:
    """In private the menu is its one person's, without what only groups have."""
    ann = server.person()
    ann.says("/settings")
    menu = server.wait_for_message(ann.chat)
    offered = {button["text"] for row in menu["reply_markup"]["inline_keyboard"] for button in row}
    assert not offered & {TEXTS.settings["who_admins"], TEXTS.settings["topics_here"]}
    server.answer_to(ann.taps(menu, TEXTS.settings["length_short"]))
    ann.says("how high?")
    quote = server.wait_for_message(ann.chat, 2)["text"].split("\n\n")[1]
    assert quote.startswith("[1] The river <Elbe>")


def test_a_channel_is_set_by_its_posts(server: TelegramServer) -> None:
    """Who can post in a channel is its admin."""
    channel = server.channel()
    channel.posts("/settings language zh")
    assert server.wait_for_message(channel.id)["text"] == CHINESE.settings_title


def test_settings_outlive_the_bot_and_move_with_the_group(own_server: TelegramServer, start_bot: StartBot) -> None:
    """A restart changes nothing, nor does a group that becomes a supergroup."""
    boss, group = own_server.person(), own_server.group(kind="group")
    group.joined_by(boss, "creator")
    first = start_bot()
    boss.says("/settings language zh", group)
    own_server.wait_for_message(group.id)
    first.stop()
    start_bot()
    new = group.migrates()
    boss.says("/ask@FootnoteBot", new)
    assert own_server.wait_for_message(new.id)["text"] == CHINESE.ask_usage


def test_one_friendly_line_when_it_comes_into_a_group(server: TelegramServer, bot: RunningBot) -> None:
    """In the language of who added it; none in a channel, none when only its rights change."""
    assert bot.error is None
    li, group, channel = server.person("Li", language="zh-hans"), server.group(), server.channel()
    group.kicks_bot(li)
    group.adds_bot(li)
    group.adds_bot(li, "administrator")
    channel.adds_bot(li, "administrator")
    li.says("/ask the end", group)
    assert server.wait_for_message(group.id, 2)["text"].startswith("THE END")
    assert server.sent(group.id)[0]["text"] == CHINESE.welcome_in_group.format(username="FootnoteBot")
    assert not server.sent(channel.id)


def test_an_answer_is_in_the_chats_language(server: TelegramServer, librarian: EchoingLibrarian) -> None:
    """What the chat has set goes to the librarian."""
    assert librarian.articles
    ann = server.person()
    ann.says("/settings language zh")
    server.wait_for_message(ann.chat)
    ann.says("how high?")
    buttons = server.wait_for_message(ann.chat, 2)["reply_markup"]["inline_keyboard"]
    assert buttons[0][0]["text"] == CHINESE.button_sources


def test_the_menu_says_what_the_bot_hears(own_server: TelegramServer, start_bot: StartBot) -> None:
    """In privacy mode that is what is addressed to it, and where it is an admin itself, everything."""
    own_server.world.privacy = True
    boss, group, led = own_server.person(), own_server.group(), own_server.group()
    start_bot()
    for chat, status, hears in (
        (group, "member", TEXTS.hears_what_is_addressed),
        (led, "administrator", TEXTS.hears_all),
    ):
        chat.joined_by(boss, "creator")
        chat.adds_bot(boss, status)
        boss.says("/settings@FootnoteBot", chat)
        assert own_server.wait_for_message(chat.id)["text"] == f"{TEXTS.settings_title}\n\n{hears}"


def test_a_channel_needs_no_name_to_set(server: TelegramServer) -> None:
    """Whoever writes in a channel may set, also where the server does not say in whose name."""
    channel = server.channel()
    channel.posts("/settings length full", sender_chat=None)
    assert server.wait_for_message(channel.id)["text"] == TEXTS.settings_title
