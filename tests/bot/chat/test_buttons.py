"""What happens when somebody presses a button under an answer."""

from dataclasses import replace

import pytest

from bot.answering.said.reply import Reply
from bot.chat.patience import Patience
from bot.chat.texts import texts_for
from tests.bot.chat.conftest import RunningBot, StartBot
from tests.bot.chat.librarian import RIVER, EchoingLibrarian
from tests.telegram_emulator import Fault, Json, TelegramServer

TEXTS = texts_for("en")

pytestmark = pytest.mark.usefixtures("bot")


def labels(message: Json) -> list[str]:
    """What the buttons under a message say."""
    return [button["text"] for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]


def carried(message: Json) -> list[str]:
    """What the buttons under a message carry."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row]


def test_an_answer_has_buttons_for_what_it_has(server: TelegramServer, librarian: EchoingLibrarian) -> None:
    """Sources, context and related questions where something is quoted, the working where something is computed."""
    librarian.scripted["sum"] = Reply("computed", ("12 [1]",), (RIVER,), lead="12", working="5 + 7 = 12")
    librarian.scripted["no"] = Reply("refusal", ("The sources do not answer this.",), reason="nothing_relevant")
    ann = server.person()
    for question in ("how high?", "sum", "no", "thanks"):
        ann.says(question)
    server.wait_for_message(ann.chat, 4)
    usual = [TEXTS.button_sources, TEXTS.button_context, TEXTS.button_related]
    votes = ["👍", "👎"]
    value, computed, refusal, thanks = map(labels, server.sent(ann.chat))
    assert (value, refusal, thanks) == ([*usual, *votes], votes, [])
    assert sorted(computed) == sorted([*usual, TEXTS.button_working, *votes])
    assert all(len(data.encode()) <= 64 for data in carried(server.sent(ann.chat)[1]))


def test_each_view_shows_below_the_answer_and_leads_back(server: TelegramServer, librarian: EchoingLibrarian) -> None:
    """Sources, working and context come below the answer, which stays, and the way back restores it."""
    librarian.scripted["sum"] = Reply("computed", ("12 [1]",), (RIVER,), lead="12", working="5 + 7 = 12")
    ann = server.person()
    ann.says("sum")
    answer = server.wait_for_message(ann.chat)
    before, buttons = answer["text"], carried(answer)
    for button, shown in (
        (TEXTS.button_sources, "[1] High & low water · Gauge <Office> · 2025-10"),
        (TEXTS.button_working, "5 + 7 = 12"),
        (TEXTS.button_context, "It rained <all> night. The river <Elbe> rose by 2 metres & more. The bridge held."),
    ):
        server.answer_to(ann.taps(answer, button))
        assert answer["text"].startswith(before)
        assert shown in answer["text"][len(before) :]
        server.answer_to(ann.taps(answer, TEXTS.button_back))
        assert (answer["text"], carried(answer)) == (before, buttons)
    assert len(server.sent(ann.chat)) == 1


def test_one_can_page_through_the_quotes(server: TelegramServer, librarian: EchoingLibrarian) -> None:
    """Where an answer quotes several sentences, each can be seen among its neighbours; a lost one is named."""
    quotes = (RIVER, replace(RIVER, n=2, quote="The gauge stands in Dresden."), replace(RIVER, n=3, quote="gone"))
    librarian.scripted["list"] = Reply("list", ("a [1], b [2], c [3]",), quotes)
    ann = server.person()
    ann.says("list")
    answer = server.wait_for_message(ann.chat)
    server.answer_to(ann.taps(answer, TEXTS.button_context))
    server.answer_to(ann.taps(answer, "2"))
    assert "night. The gauge stands in Dresden. The bridge" in answer["text"]
    assert server.answer_to(ann.taps(answer, "3"))["text"] == TEXTS.quote_is_gone


def test_related_questions_are_offered_and_asked(server: TelegramServer, librarian: EchoingLibrarian) -> None:
    """Each question that is offered can be asked by a tap; its answer replies to the message with the button."""
    ann = server.person()
    ann.says("how high?")
    answer = server.wait_for_message(ann.chat)
    server.answer_to(ann.taps(answer, TEXTS.button_related))
    assert labels(answer) == [*librarian.suggestions, TEXTS.button_back]
    server.answer_to(ann.taps(answer, librarian.suggestions[1]))
    asked = server.wait_for_message(ann.chat, 2)
    assert asked["text"].startswith("WHO SAYS SO? [1] after: ;")
    assert asked["reply_to_message"]["message_id"] == answer["message_id"]


def test_a_choice_is_asked_after_its_question(server: TelegramServer, librarian: EchoingLibrarian) -> None:
    """Where a question may mean several things, each is a button that says which one is meant."""
    librarian.scripted["how tall?"] = Reply("clarification", ("Which one?",), choices=("the tower", "the dam"))
    ann = server.person()
    ann.says("how tall?")
    question = server.wait_for_message(ann.chat)
    assert labels(question)[:2] == ["the tower", "the dam"]
    server.answer_to(ann.taps(question, "the dam"))
    assert server.wait_for_message(ann.chat, 2)["text"].startswith("THE DAM [1] after: how tall?;")


def test_a_group_gets_a_short_answer_and_can_see_more(server: TelegramServer, librarian: EchoingLibrarian) -> None:
    """In a group the first paragraph stands, with the evidence folded into one quote; a button shows the rest."""
    quotes = tuple(replace(RIVER, n=n, quote=f"Quote {n}.") for n in range(1, 6))
    librarian.scripted["much"] = Reply("list", ("First. [1]", "Second. [5]"), quotes, lead="First.")
    ann, group = server.person(), server.group()
    ann.says("/ask much", group)
    answer = server.wait_for_message(group.id)
    assert "Second." not in answer["text"]
    assert [one["type"] for one in answer["entities"] if "quote" in one["type"]] == ["expandable_blockquote"]
    server.answer_to(ann.taps(answer, TEXTS.button_more))
    assert "Second." in answer["text"]
    assert "Quote 5." in answer["text"]
    assert TEXTS.button_more not in labels(answer)


def test_a_refusal_in_a_group_is_one_line(server: TelegramServer, librarian: EchoingLibrarian) -> None:
    """Nobody scrolls past what the sources do not say."""
    lines = ("The sources do not answer this.", "The nearest thing that they do say: much. [1]")
    librarian.scripted["no"] = Reply("refusal", lines, (RIVER,), reason="nothing_relevant")
    group = server.group()
    server.person().says("/ask no", group)
    assert server.wait_for_message(group.id)["text"] == lines[0]


def test_each_person_has_one_vote(server: TelegramServer, bot: RunningBot) -> None:
    """The last vote of each person counts; a 👎 is on the admins' list until its voter thinks better of it."""
    ann, bob, group = server.person("Ann"), server.person("Bob"), server.group()
    ann.says("/ask is this helpful?", group)
    answer = server.wait_for_message(group.id)
    for voter, vote, count in ((ann, "👎", "👍 0 · 👎 1"), (ann, "👎", "👍 0 · 👎 1"), (bob, "👍", "👍 1 · 👎 1")):
        assert server.answer_to(voter.taps(answer, vote))["text"].endswith(count)
    assert ("is this helpful?", 0, 1, "") in bot.state.gaps.grouped(50)
    assert server.answer_to(ann.taps(answer, "👍"))["text"].endswith("👍 2 · 👎 0")
    assert "is this helpful?" not in [gap[0] for gap in bot.state.gaps.grouped(50)]


def test_two_presses_at_once_do_once_what_is_not_done_twice(
    server: TelegramServer, librarian: EchoingLibrarian
) -> None:
    """A double tap asks once, and what two people unfold at once is unfolded once; each press is answered."""
    long = tuple(f"{number} " + "word " * 300 for number in range(6))
    librarian.scripted["much at once"] = Reply("list", long, (RIVER,))
    ann, bob, group = server.person("Ann"), server.person("Bob"), server.group()
    ann.says("/ask much at once", group)
    answer = server.wait_for_message(group.id)
    button = next(data for data in carried(answer) if "more" in data)
    presses = [person.presses(answer, button) for person in (ann, bob, ann)]
    assert all("text" not in server.answer_to(press) for press in presses)
    whole = len(server.sent(group.id))
    last = server.sent(group.id)[-1]
    server.answer_to(ann.taps(last, TEXTS.button_related))
    presses = [ann.taps(last, librarian.suggestions[0]) for _ in range(3)]
    for press in presses:
        server.answer_to(press)
    ann.says("/ask the end", group)
    server.wait_for_message(group.id, whole + 2)
    assert [message["text"].partition(" [1]")[0] for message in server.sent(group.id)[whole:]] == [
        librarian.suggestions[0].upper(), "THE END",
    ]  # fmt: skip


def test_a_press_is_answered_soon_however_long_its_work_takes(own_server: TelegramServer, start_bot: StartBot) -> None:
    """A flood wait is longer than a press lives; whoever pressed is told at once, and the answer comes when it may."""
    librarian, ann = EchoingLibrarian(), own_server.person()
    start_bot(librarian, patience=Patience(until_a_press_is_answered=0.2))
    ann.says("how high?")
    answer = own_server.wait_for_message(ann.chat)
    own_server.answer_to(ann.taps(answer, TEXTS.button_related))
    own_server.fail("sendMessage", Fault.flood(3), chat=ann.chat)
    own_server.answer_to(ann.taps(answer, librarian.suggestions[0]))
    assert len(own_server.sent(ann.chat)) == 1
    own_server.wait_for_message(ann.chat, 2)


def test_presses_elsewhere_do_not_wait_for_a_flood(own_server: TelegramServer, start_bot: StartBot) -> None:
    """While one message's button waits for its chat, another's is answered; a short flood of presses is borne."""
    librarian, server = EchoingLibrarian(), own_server
    start_bot(librarian, patience=Patience(until_a_press_is_answered=0.1))
    ann, group = server.person(), server.group()
    ann.says("/ask how high?", group)
    ann.says("how low?")
    slow, quick = server.wait_for_message(group.id), server.wait_for_message(ann.chat)
    server.answer_to(ann.taps(slow, TEXTS.button_related))
    server.fail("sendMessage", Fault.flood(3), chat=group.id)
    ann.taps(slow, librarian.suggestions[1])
    server.wait_until(lambda: len(server.calls_of("sendMessage", group.id)) == 2, "the flood")
    server.fail("answerCallbackQuery", Fault.flood(1))
    server.answer_to(ann.taps(quick, TEXTS.button_sources), 2.5)
    assert len(server.sent(group.id)) == 1
    server.wait_for_message(group.id, 2)


def test_where_admins_alone_may_ask_a_button_asks_for_nobody_else(server: TelegramServer) -> None:
    """A question on a button is a question; whoever may not ask is told so, and sees all else."""
    ann, boss, group = server.person("Ann"), server.person("Boss"), server.group()
    group.joined_by(boss, "administrator")
    boss.says("/settings who admins", group)
    boss.says("/ask how high?", group)
    answer = server.wait_for_message(group.id, 2)
    server.answer_to(ann.taps(answer, TEXTS.button_related))
    assert server.answer_to(ann.taps(answer, "Who says so?"))["text"] == TEXTS.ask_refused
    server.answer_to(boss.taps(answer, "Who says so?"))
    assert server.wait_for_message(group.id, 3)["text"].startswith("WHO SAYS SO?")


def test_a_press_under_an_inline_message_is_answered(server: TelegramServer) -> None:
    """No button of ours stands there; whatever is pressed, whoever pressed it is told."""
    ann = server.person()
    ann.says("how high?")
    data = carried(server.wait_for_message(ann.chat))[0]
    assert server.answer_to(ann.presses({"inline_message_id": "x1"}, data))["text"] == TEXTS.button_expired


@pytest.mark.parametrize("data", ["", "nonsense", "v1:up:999999:0", "v1:fly:1:0", "v1:ask:1:99", "v2:up:1:0", "s1:x:y"])
def test_a_button_that_nobody_knows_gets_a_polite_line(server: TelegramServer, data: str) -> None:
    """Whatever a press carries, it is answered, and nothing else happens."""
    ann = server.person()
    ann.says("how high?")
    answer = server.wait_for_message(ann.chat)
    before = dict(answer)
    assert server.answer_to(ann.presses(answer, data))["text"] == TEXTS.button_expired
    assert answer == before


def test_a_button_works_in_its_own_chat_alone(server: TelegramServer) -> None:
    """What a forged press carries from another chat's answer opens nothing."""
    ann, eve = server.person("Ann"), server.person("Eve")
    ann.says("how high?")
    eve.says("how low?")
    anns, eves = server.wait_for_message(ann.chat), server.wait_for_message(eve.chat)
    stolen = next(data for data in carried(anns) if "sources" in data)
    assert server.answer_to(eve.presses(eves, stolen))["text"] == TEXTS.button_expired


@pytest.mark.parametrize("days", [0, 30])
def test_buttons_work_after_a_restart(own_server: TelegramServer, start_bot: StartBot, days: int) -> None:
    """The buttons under an old answer still open its sources, even where no question is kept."""
    ann = own_server.person()
    first = start_bot(question_retention_days=days)
    ann.says("how high?")
    answer = own_server.wait_for_message(ann.chat)
    first.stop()
    start_bot(question_retention_days=days)
    own_server.answer_to(ann.taps(answer, TEXTS.button_sources))
    shown = answer if days else own_server.wait_for_message(ann.chat, 2)
    assert f"{TEXTS.sources_of_answer}\n\n[1] High & low water" in shown["text"]
    assert answer["text"].startswith("HOW HIGH?")


def test_a_reply_to_an_answer_follows_up_after_a_restart(own_server: TelegramServer, start_bot: StartBot) -> None:
    """Which question an answer answered is remembered beyond the bot's life."""
    ann = own_server.person()
    first = start_bot()
    ann.says("how high?")
    answer = own_server.wait_for_message(ann.chat)
    first.stop()
    start_bot()
    ann.says("and low?", reply_to=answer)
    assert own_server.wait_for_message(ann.chat, 2)["text"].startswith("AND LOW? [1] after: how high?;")
