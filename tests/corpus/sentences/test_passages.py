"""Passages hold every sentence, cross no heading, and are about as long as they should be."""

import random
from itertools import pairwise

import pytest

from corpus.article import Article, Passage, Sentence
from corpus.sentences import split_sentences
from corpus.sentences.passages import split_passages
from corpus.spans import Span

LONG = "The ferry carried twelve people across the wide river that day."  # 11 words


def _split(text: str, words: int = 90) -> tuple[Article, tuple[Sentence, ...], tuple[Passage, ...]]:
    article = Article("a", text, Span(0, len(text)), "A")
    sentences = split_sentences(article)
    return article, sentences, split_passages(article, sentences, words)


def _random_text(chance: random.Random) -> str:
    blocks = [
        "# " + "Piers " * chance.randrange(1, 4) if chance.random() < 0.2 else " ".join([LONG] * chance.randrange(1, 9))
        for _ in range(chance.randrange(12))
    ]
    return "\n\n".join(blocks) + chance.choice(["", "\n- one\n- two", "\n\n渡轮昨天停运。今天恢复。"])


def test_short_paragraphs_share_a_passage() -> None:
    """Neighbouring paragraphs that fit together stand together."""
    _, _, passages = _split("One rose.\n\nTwo fell.\n\nThree stayed.")
    assert [passage.sentences for passage in passages] == [(0, 1, 2)]


def test_a_paragraph_that_fits_by_itself_is_not_cut() -> None:
    """A paragraph that is too long for what is left opens a passage, and shares no sentence with the one before."""
    _, _, passages = _split(f"{LONG} {LONG}\n\n{LONG} {LONG}", words=30)
    assert [passage.sentences for passage in passages] == [(0, 1), (2, 3)]


def test_a_cut_paragraph_overlaps_by_one_sentence() -> None:
    """Where a paragraph is cut, the sentence before the cut stands on both sides."""
    _, _, passages = _split(" ".join([LONG] * 5), words=35)
    assert [passage.sentences for passage in passages] == [(0, 1, 2), (2, 3, 4)]


def test_chinese_is_counted_by_characters() -> None:
    """1.6 Chinese characters count as one word."""
    text = "渡轮昨天停运了一天。" * 4  # 9 characters without the stop, so 5.6 words
    _, _, passages = _split(text, words=12)
    assert [passage.sentences for passage in passages] == [(0, 1), (1, 2), (2, 3)]


def test_a_sentence_longer_than_a_passage_is_one() -> None:
    """No sentence is cut, however long."""
    _, _, passages = _split(f"{LONG} {'Word ' * 200}end. {LONG}", words=40)
    assert [passage.sentences for passage in passages] == [(0,), (1,), (2,)]


def test_a_text_without_sentences_has_no_passages() -> None:
    """Headings alone say nothing that could be found."""
    assert _split("# Piers\n\n# Ferries")[2] == ()
    assert _split("")[2] == ()


@pytest.mark.parametrize("seed", range(60))
def test_passages_hold_everything_but_headings(seed: int) -> None:
    """Passages are runs of neighbouring sentences of one section, in order, and together hold every sentence."""
    chance = random.Random(seed)
    article, sentences, passages = _split(_random_text(chance), words=chance.choice([1, 12, 30, 90]))
    held = {position for passage in passages for position in passage.sentences}
    assert held == {sentence.position for sentence in sentences if not sentence.is_heading}
    for passage in passages:
        first, last = passage.sentences[0], passage.sentences[-1]
        assert passage.sentences == tuple(range(first, last + 1))
        assert passage.span == Span(sentences[first].span.start, sentences[last].span.end)
        assert len({sentences[position].heading for position in passage.sentences}) == 1
        assert passage.article == article.id


@pytest.mark.parametrize("seed", range(60))
def test_passages_overlap_by_one_sentence_at_most_and_only_within_a_paragraph(seed: int) -> None:
    """Two neighbouring passages share nothing, or the one sentence of a paragraph that was cut behind it."""
    chance = random.Random(seed)
    _, sentences, passages = _split(_random_text(chance), words=chance.choice([12, 30, 50]))
    for before, after in pairwise(passages):
        shared = set(before.sentences) & set(after.sentences)
        assert len(shared) <= 1
        assert len(set(after.sentences) - shared) >= 1
        if shared:
            assert sentences[after.sentences[0]].paragraph == sentences[after.sentences[1]].paragraph


@pytest.mark.parametrize("seed", range(60))
def test_passages_keep_to_their_length(seed: int) -> None:
    """A passage has more than its words only where it cannot have fewer: with one sentence, or one and the overlap."""
    chance = random.Random(seed)
    words = chance.choice([12, 30, 50])
    article, _, passages = _split(_random_text(chance), words)
    for passage in passages:
        assert len(passage.sentences) <= 2 or len(passage.span.of(article.text).split()) <= words + 2
