"""What is remembered of a conversation, and for how long."""

from bot.chat.context import Conversations, Speaker
from bot.chat.once import Once
from bot.chat.rate import RateLimit, Wait

ANN, BOB = Speaker(1, 1), Speaker(1, 2)


class Clock:
    """A clock that goes when it is told to."""

    now = 1000.0

    def time(self) -> float:
        """Now, in seconds."""
        return self.now


def test_the_last_four_questions_are_remembered_in_order() -> None:
    """The oldest comes first, and a fifth question drives it out."""
    conversations = Conversations(Clock().time)
    for question in "abcde":
        conversations.remember(ANN, question)
    assert conversations.earlier(ANN) == ("b", "c", "d", "e")
    assert conversations.earlier(BOB) == ()
    assert conversations.earlier(Speaker(2, 1)) == ()


def test_questions_are_forgotten_after_half_an_hour() -> None:
    """A question of thirty minutes ago counts, an older one does not."""
    clock = Clock()
    conversations = Conversations(clock.time)
    conversations.remember(ANN, "a")
    clock.now += 60
    conversations.remember(ANN, "b")
    clock.now += 29 * 60
    assert conversations.earlier(ANN) == ("a", "b")
    clock.now += 1
    assert conversations.earlier(ANN) == ("b",)


def test_a_reply_follows_the_answer_that_it_replies_to() -> None:
    """The question of that answer comes last, whoever asked it and however old it is; no other answer's does."""
    clock = Clock()
    conversations = Conversations(clock.time)
    conversations.remember(BOB, "bob's", answers=[10, 11])
    clock.now += 3600
    for question in "abcd":
        conversations.remember(ANN, question)
    assert conversations.earlier(ANN, follows=11) == ("b", "c", "d", "bob's")
    assert conversations.earlier(Speaker(2, 1), follows=11) == ()
    assert conversations.earlier(ANN, follows=12) == ("a", "b", "c", "d")


def test_a_reply_to_ones_own_answer_puts_that_question_last_once() -> None:
    """A question is not said twice in the context."""
    conversations = Conversations(Clock().time)
    conversations.remember(ANN, "a", answers=[10])
    conversations.remember(ANN, "b", answers=[11])
    assert conversations.earlier(ANN, follows=10) == ("b", "a")


def test_memory_is_bounded() -> None:
    """However many people ask, only the last ten thousand are remembered."""
    conversations = Conversations(Clock().time)
    for user in range(10_050):
        conversations.remember(Speaker(1, user), "q", answers=[user])
    assert conversations.earlier(Speaker(1, 49), follows=49) == ()
    assert conversations.earlier(Speaker(1, 50)) == ("q",)
    assert (len(conversations._asked), len(conversations._answered)) == (10_000, 10_000)


def test_a_limit_counts_any_sixty_seconds() -> None:
    """Two questions a minute: the third waits until the first is a minute old, and that is news only once."""
    clock = Clock()
    limit = RateLimit(2, clock.time)
    assert limit.wait(1) is None
    clock.now += 20
    assert limit.wait(1) is None
    first, second = limit.wait(1), limit.wait(1)
    assert (first, second) == (Wait(40, is_news=True), Wait(40, is_news=False))
    assert limit.wait(2) is None
    clock.now += 40
    assert limit.wait(1) is None


def test_no_limit_is_no_limit() -> None:
    """With 0, nobody ever waits."""
    limit = RateLimit(0, Clock().time)
    assert not any(limit.wait(1) for _ in range(1000))


def test_what_was_seen_is_not_new() -> None:
    """A thing is new once, until ten thousand others have come."""
    once = Once()
    assert [once.is_first(thing) for thing in ("a", "b", "a")] == [True, True, False]
    for number in range(10_000):
        once.is_first(number)
    assert once.is_first("a")
