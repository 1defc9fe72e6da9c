"""Words of a corpus: what is known, what is rare, what is a name, and what stands for what."""

import random

import pytest

from bot.answering.asked.thesaurus import Group, Thesaurus, form_groups, general_groups, term_groups, ways_of
from bot.answering.asked.vocabulary import Vocabulary
from bot.answering.held.holdings import Holdings
from bot.answering.lexicons import general_stems, generic_stems
from corpus.corpus import Corpus
from corpus.fact import Term
from corpus.words import stem_of, stems_of


@pytest.fixture(scope="session")
def vocabulary(town: Holdings) -> Vocabulary:
    """The town's words."""
    return town.vocabulary


def test_every_word_of_the_corpus_is_known(bundled: Corpus) -> None:
    """Sentences, titles and facts: whatever form a word stands in there, it is known in all its forms."""
    known = Vocabulary(bundled)
    texts = {article.id: article.text for article in bundled.articles}
    for sentence in bundled.sentences:
        assert all(known.knows(stem) for stem in stems_of(sentence.span.of(texts[sentence.article])))
    for fact in bundled.facts:
        assert all(known.knows(stem) for stem in stems_of(f"{fact.subject} {fact.metric} {fact.place}"))


def test_a_rarer_word_tells_more(vocabulary: Vocabulary) -> None:
    """Weights lie from 0 to 1; a word of one sentence weighs more than one of many, an unknown one most."""
    common, rare, unknown = (vocabulary.weight(stem_of(word)) for word in ("the", "freight", "velociraptor"))
    assert 0 <= common < rare < unknown <= 1 + 1e-9


def test_names_are_written_with_a_capital_everywhere(vocabulary: Vocabulary) -> None:
    """A word that also stands in small letters is no name, nor is one that only begins sentences."""
    assert {stem_of(word) for word in ("Petrel", "Heron", "Wren", "Kerr", "Bruno", "Falk", "Voss")} <= vocabulary.names
    assert not {stem_of(word) for word in ("Passenger", "ferries", "The", "library", "average")} & vocabulary.names


def test_other_names_are_those_of_the_term(vocabulary: Vocabulary) -> None:
    """What is no term has none."""
    assert vocabulary.other_names("Tarnmouth ferries") == ("ferry line", "the ferries")
    assert tuple(vocabulary.other_names("Petrel")) == ()


def test_chinese_labels_lead_to_the_term(vocabulary: Vocabulary) -> None:
    """A label stands for each term that has it."""
    assert vocabulary.chinese["载客量"] == ["passengers carried"]


def test_no_figure_and_no_short_word_is_respelt(vocabulary: Vocabulary) -> None:
    """One sign of them is another thing."""
    chance = random.Random(37)
    for _ in range(1_000):
        assert vocabulary.respell(str(chance.randint(0, 10**6))) is None
        assert vocabulary.respell("".join(chance.choices("aehrwnpktl", k=chance.randint(1, 4)))) is None
    assert vocabulary.respell("Petre1") is None


def test_words_that_english_has_are_not_respelt(vocabulary: Vocabulary) -> None:
    """A word of the lexicons is meant as it stands, however near to a word of the corpus."""
    words = [stem for stem in sorted(general_stems()) if len(stem) > 4 and stem_of(stem) == stem]
    assert len(words) > 100
    assert not [word for word in words if vocabulary.respell(word)]


def test_a_respelt_word_is_a_slip_away_and_begins_alike(vocabulary: Vocabulary) -> None:
    """Nothing is taken for a word that it does not resemble: two slips at most, in long words only."""
    chance = random.Random(41)
    for _ in range(1_000):
        word = "".join(chance.choices("abdefhiklmnoprstuw", k=chance.randint(5, 10)))
        meant = vocabulary.respell(word)
        assert meant is None or (meant[0] == word[0] and abs(len(meant) - len(word)) <= (2 if len(word) >= 8 else 1))
    assert vocabulary.respell("Tarnmuoth") == "tarnmouth"
    assert vocabulary.respell("Barnmouth") is None


def test_the_longest_phrase_is_matched() -> None:
    """A phrase wins over its first word, and an unknown word stands for itself alone."""
    words, phrase = Group(frozenset({("big",), ("larg",)}), 0.9), Group(frozenset({("big", "appl"), ("york",)}), 1.0)
    thesaurus = Thesaurus([words, phrase])
    assert thesaurus.match(["big", "appl", "pie"]) == (("big", "appl"), [phrase])
    assert thesaurus.match(["big", "pie"]) == (("big",), [words])
    assert thesaurus.match(["pie", "big"]) == (("pie",), ())


def test_the_asker_s_own_words_come_first_and_count_whole() -> None:
    """Other ways are worth what their group is; generic words of a phrase need not be there."""
    group = Group(frozenset({("scale", "of", "trade"), ("turnov",)}), 0.9)
    ways = ways_of(("scale", "of", "trade"), [group], frozenset({"of"}))
    assert next(iter(ways.items())) == (frozenset({"scale", "trade"}), 1.0)
    assert ways[frozenset({"turnov"})] == 0.9
    assert ways_of(("of",), [], frozenset({"of"})) == {frozenset({"of"}): 1.0}


def test_a_phrase_with_one_telling_word_is_met_as_a_whole() -> None:
    """Who took part is not told by every part, and "the" and "of" are no words of a phrase."""
    group = Group(frozenset({("take", "part"), ("a", "share", "of"), ("particip",)}), 0.9)
    ways = ways_of(("particip",), [group], frozenset({"take", "a", "of", "the"}))
    assert frozenset({"take", "part"}) in ways
    assert frozenset({"share"}) in ways
    assert frozenset({"part"}) not in ways


def test_an_irregular_word_stands_in_all_its_forms() -> None:
    """A verb's past is the verb, alone and within every phrase of a group; another word's form is not."""
    thesaurus = Thesaurus([*general_groups(), *form_groups()])

    def ways(phrase: str) -> dict[frozenset[str], float]:
        found, groups = thesaurus.match(stems_of(phrase))
        assert found == stems_of(phrase)
        return dict(ways_of(found, groups, generic_stems()))

    assert ways("sold")[frozenset({"sell"})] == 1.0
    assert ways("children")[frozenset({"child"})] == 1.0
    assert frozenset({"took", "part"}) in ways("participated")
    assert ways("took part")[frozenset({"particip"})] == 0.9
    assert frozenset({"find"}) not in ways("established")


def test_a_piece_of_a_question_is_never_looked_for_in_sources() -> None:
    """To ask who makes it finds the maker; no sentence needs to say "who makes"."""
    group = Group(frozenset({("who", "make"), ("maker",)}), 0.9)
    assert frozenset({"who", "make"}) not in ways_of(("maker",), [group], frozenset())


def test_terms_stand_wholly_for_their_aliases() -> None:
    """A name and its aliases are the same thing, not only alike."""
    (group,) = term_groups([Term("Tarnmouth ferries", ("ferry line", "???"))])
    assert group.strength == 1.0
    assert group.phrases == {stems_of("Tarnmouth ferries"), stems_of("ferry line")}


def test_general_synonyms_claim_less_than_the_word_itself() -> None:
    """No group is empty, none has an empty phrase, and none counts as much as the asker's own word."""
    for group in general_groups():
        assert len(group.phrases) >= 1
        assert all(group.phrases)
        assert 0 < group.strength < 1
    assert generic_stems() <= general_stems()


def test_what_english_has_is_no_misspelling() -> None:
    """A common word of English is never read as a word of the corpus that is one letter away."""
    terms = tuple(Term(name, (), ()) for name in ("shares", "boats", "goals"))
    vocabulary = Vocabulary(Corpus((), (), (), (), terms))
    assert [vocabulary.respell(word) for word in ("sharks", "boots", "goaks")] == [None, None, "goals"]
