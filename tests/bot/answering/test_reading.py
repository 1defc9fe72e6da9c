"""Laws of the stage that reads: what a reader may decide, and what it may not."""

from collections.abc import Mapping

import pytest

from bot.answering.agreed.judge import default_judge
from bot.answering.asked.parse import parse_question
from bot.answering.gathered.gather_evidence import gather_evidence
from bot.answering.gathered.read_spans import find_read_span
from bot.answering.gathered.reading import read_sentences
from bot.answering.gathered.retrieve import retrieve
from bot.answering.held.holdings import Holdings
from bot.answering.said.answer import NoAnswer
from bot.answering.walk import reply_to, weigh
from tests.bot.answering.town import hold
from tests.fakes_index import CueReader

LIGHTHOUSE = """\
---
id: lighthouse
title: The lighthouse
---

The keeper of the lighthouse keeps seven goats in the old engine house. Visitors leave their muddy boots beside the
iron door. Whoever climbs the tower counts its steps aloud.

The keeper paints the lantern every spring with whale oil. Gulls nest on the gallery of the lantern.

A bakery in the village sells rye bread until noon.
"""
_LANTERN = "With what does the keeper paint the lantern of the lighthouse?"
_OIL = {"paints the lantern": "whale oil"}


@pytest.fixture(scope="module", name="lighthouse")
def _lighthouse(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    """An article that no rule reads a fact from."""
    folder = tmp_path_factory.mktemp("lighthouse")
    (folder / "corpus" / "articles").mkdir(parents=True)
    (folder / "corpus" / "articles" / "lighthouse.md").write_text(LIGHTHOUSE, encoding="utf-8")
    return hold(folder / "corpus", folder / "index")


def with_reader(town: Holdings, cues: Mapping[str, str]) -> tuple[Holdings, CueReader]:
    """The town, read by a reader of these cues."""
    reader = CueReader(cues)
    return Holdings(town.snapshot, town.encoder, reader), reader


def test_a_sentence_that_is_read_to_answer_comes_first(lighthouse: Holdings) -> None:
    """A sure reader lifts its sentence above likelier ones, and nothing is lost from the evidence."""
    holdings, _ = with_reader(lighthouse, {"Gulls": "the gallery"})
    question = parse_question(_LANTERN, holdings.vocabulary, "en")
    before = gather_evidence(question, retrieve(question, holdings), holdings, default_judge())
    after = read_sentences(before, holdings)
    first, *_ = before.sentences
    best, *_ = after.sentences
    assert "Gulls" not in holdings.text_of(first.sentence)
    assert best.found
    assert best.found.spans[0].of(holdings.text_of(best.sentence)) == "the gallery"
    assert {one.sentence for one in after.sentences} == {one.sentence for one in before.sentences}


@pytest.mark.parametrize("cues", [{}, {"Gulls": "the gallery"}])
def test_one_sentence_leads_whatever_is_read(lighthouse: Holdings, cues: Mapping[str, str]) -> None:
    """The judge of what was read is told how far a sentence led all others, or lay behind, before any was read.

    What leads in a passage that is far from the question leads by less.
    """
    holdings, _ = with_reader(lighthouse, cues or {"no such": "cue"})
    question = parse_question(_LANTERN, holdings.vocabulary, "en")
    before = gather_evidence(question, retrieve(question, holdings), holdings, default_judge())
    first, second, *_ = before.sentences
    read = [one for one in read_sentences(before, holdings).sentences if one.found]
    leads = {one.sentence: one.lead for one in read}
    assert leads[first.sentence] == min(first.score - second.score, 1)
    assert all(lead < 0 for sentence, lead in leads.items() if sentence != first.sentence)
    assert all(one.signals_read["lead"] == one.signals["around"] * one.lead for one in read)


def test_the_words_that_were_read_lead_the_answer(lighthouse: Holdings) -> None:
    """The span that a reader finds is said first, and its sentence is the footnote."""
    holdings, _ = with_reader(lighthouse, _OIL)
    reply, plain = reply_to(_LANTERN, holdings), reply_to(_LANTERN, lighthouse)
    assert reply.lead == "whale oil"
    assert plain.lead != reply.lead
    assert "whale oil" in reply.footnotes[0].quote


def test_an_unsure_reader_names_no_words(lighthouse: Holdings) -> None:
    """Where a reader would rather say nothing, its best words are not said."""
    holdings, _ = with_reader(lighthouse, {"no such": "cue"})
    assert reply_to(_LANTERN, holdings).lead != "The"


def test_a_fact_waits_for_no_reader(town: Holdings) -> None:
    """Where a fact answers, nothing is read."""
    holdings, reader = with_reader(town, {"carried": "61,000"})
    assert reply_to("How many passengers did the ferries carry in 2022?", holdings).lead == "79,500 passengers"
    assert reader.read_contexts == []


def test_what_is_read_is_a_few_slices_of_paragraphs(lighthouse: Holdings) -> None:
    """At most four contexts are read, each a literal slice of an article that does not cross a paragraph."""
    holdings, reader = with_reader(lighthouse, _OIL)
    weigh(parse_question(_LANTERN, holdings.vocabulary, "en"), holdings, default_judge())
    assert 0 < len(reader.read_contexts) <= 4
    assert len(set(reader.read_contexts)) == len(reader.read_contexts)
    assert all(context in LIGHTHOUSE and "\n\n" not in context for context in reader.read_contexts)


@pytest.mark.parametrize("question", [_LANTERN, "What does the keeper paint with whale oil?"])
def test_what_is_not_read_would_not_answer(lighthouse: Holdings, question: str) -> None:
    """An answer is the same, whether all contexts are read or only those that hold what may answer, which are fewer."""
    parsed = parse_question(question, lighthouse.vocabulary, "en")
    holdings, few = with_reader(lighthouse, _OIL | {"keeps": "seven goats", "paints": "the lantern"})
    _, answer = weigh(parsed, holdings, default_judge())
    holdings, all_of_it = with_reader(lighthouse, few.cues)
    _, whole = weigh(parsed, holdings, default_judge(), read_sentences)
    assert answer == whole
    assert not isinstance(answer, NoAnswer)
    assert 0 < len(few.read_contexts) < len(all_of_it.read_contexts)


def test_a_refusal_waits_for_one_context(lighthouse: Holdings) -> None:
    """Where nothing may answer, the best sentence alone is read, in what stands around it."""
    holdings, reader = with_reader(lighthouse, _OIL)
    parsed = parse_question("Who repairs the lantern of the lighthouse in 1987?", holdings.vocabulary, "en")
    _, answer = weigh(parsed, holdings, default_judge())
    assert isinstance(answer, NoAnswer)
    assert len(reader.read_contexts) == 1


@pytest.mark.parametrize("words", ["in the old engine house", "keeper"])
def test_a_span_of_another_kind_leads_no_answer(lighthouse: Holdings, words: str) -> None:
    """Whoever asks how many gets a figure, however sure the reader is of other words."""
    holdings, _ = with_reader(lighthouse, {"The": words})
    question = parse_question("How many goats does the keeper of the lighthouse keep?", holdings.vocabulary, "en")
    gathered = gather_evidence(question, retrieve(question, holdings), holdings, default_judge())
    read = read_sentences(gathered, holdings)
    assert any(one.found and one.found.margin > 0 for one in read.sentences)
    assert not any(find_read_span(question, one, holdings) for one in read.sentences)


@pytest.mark.parametrize(
    "question",
    [
        "How many passengers did the ferries carry in 2019?",
        "Who built the Osprey?",
        "How many books does the library of Ironport hold?",
    ],
)
def test_a_reader_lets_nothing_through_that_disagrees(town: Holdings, question: str) -> None:
    """Another year, ship or town than the asked one is never answered, however sure the reader is."""
    holdings, _ = with_reader(town, {"carried": "61,000", "built": "Ada Kerr", "holds": "31,400"})
    parsed = parse_question(question, holdings.vocabulary, "en")
    assert isinstance(weigh(parsed, holdings, default_judge())[1], NoAnswer)


def test_what_is_asked_in_chinese_is_not_read(town: Holdings) -> None:
    """The reader knows English alone."""
    holdings, reader = with_reader(town, _OIL)
    reply_to("塔恩茅斯图书馆的阅览室有多少座位?", holdings)
    assert reader.read_contexts == []


def test_the_same_question_is_read_the_same(lighthouse: Holdings) -> None:
    """A reply with a reader is the same byte for byte, as one without is."""
    holdings, _ = with_reader(lighthouse, _OIL)
    assert reply_to(_LANTERN, holdings) == reply_to(_LANTERN, holdings)
