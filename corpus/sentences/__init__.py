"""Articles as sentences, each at its exact place in the text."""

from collections.abc import Iterator

from corpus.article import Article, Sentence
from corpus.sentences.blocks import Block, read_blocks
from corpus.sentences.lines import Kind
from corpus.sentences.stops import prose_spans
from corpus.spans import Span


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences, headings, list items and table rows of an article's body, in order.

    They never overlap, have no white space at their edges, and cover everything in the body but its marks (``#``,
    bullets, rules, fences, the bars of a table). What stands below a heading carries its words.
    """
    return tuple(_sentences(article))


def sentence_spans(text: str, language: str = "en") -> tuple[Span, ...]:
    """Where the sentences of `text` stand, headings and list items among them.

    >>> text = "Sales rose 3.5% vs. May. Costs fell."
    >>> [span.of(text) for span in sentence_spans(text)]
    ['Sales rose 3.5% vs. May.', 'Costs fell.']
    """
    blocks = read_blocks(text, Span(0, len(text)), language)
    return tuple(span for block in blocks for span in _spans(text, block, language))


def _sentences(article: Article) -> Iterator[Sentence]:
    position, heading = 0, ""
    for block in read_blocks(article.text, article.body, article.language):
        is_heading = block.kind is Kind.HEADING
        for span in _spans(article.text, block, article.language):
            own = "" if is_heading else heading
            yield Sentence(article.id, span, position, block.paragraph, own, is_heading)
            position += 1
        if is_heading:
            heading = block.span.of(article.text)


def _spans(text: str, block: Block, language: str) -> Iterator[Span]:
    if block.kind in {Kind.HEADING, Kind.ROW}:
        return iter((block.span,))
    return prose_spans(text, block.span, language)
