"""``footnote evaluate`` on a public question set: Footnote's retrieval, answers and refusals, beside its baselines."""

import argparse
import hashlib
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from bot.answering.agreed.judge import Judge, default_calibration
from bot.answering.held.holdings import Holdings
from bot.app import make_indexer
from bot.commands.shared import progress_bar, read_settings
from bot.evaluation.baselines import baselines
from bot.evaluation.footnote_method import FootnoteMethod
from bot.evaluation.public_report import render_public, report_on
from bot.evaluation.public_set import PublicSet
from bot.evaluation.public_trial import try_methods
from bot.evaluation.qed import read_qed
from bot.evaluation.ranked import Method
from bot.evaluation.remembering import RememberingEncoder
from bot.evaluation.risk_plot import draw_risk
from bot.evaluation.squad import read_squad
from bot.evaluation.tatqa import read_tatqa
from bot.places import places_of
from corpus.corpus import Corpus
from index.build import build_snapshot
from index.encoder import Encoder
from index.progress import Progress
from index.reader.reader import Reader
from index.shelf import Shelf

READERS: Mapping[str, Callable[[Path], PublicSet]] = {
    **{name: partial(read_squad, name) for name in ("squad2", "xquad-en", "xquad-zh", "xquad-zh-en")},
    "qed": read_qed,
    "tatqa": read_tatqa,
}
_FOLDER = "evaluation"
"""Where under INDEX_DIR the corpora of the sets are indexed, and what was encoded is kept."""


def run(options: argparse.Namespace) -> Mapping[str, object]:
    """Ask the set's questions of its own corpus; print the table, draw the curve, and hand back the report."""
    asked = READERS[options.set](options.data)
    settings = read_settings()
    folder = settings.index_dir / _FOLDER
    with progress_bar() as progress:
        indexer = make_indexer(settings, places_of(settings), progress=progress)
        encoder = RememberingEncoder(indexer.encoder, folder / f"{asked.name}.npz")
        hold = partial(_open, folder=folder, encoder=encoder, reader=indexer.reader, progress=progress)
        judge = default_calibration().judge(settings.target_error)
        methods = partial(_methods, hold=hold, encoder=encoder, judge=judge, beside=options.baselines)
        report = report_on(asked, try_methods(asked, methods, progress))
        encoder.save()
    if options.plot:
        curves = {name: method.curve for name, method in report.methods.items()}
        options.plot.write_text(draw_risk(f"{asked.name}: wrong sentences by coverage", curves), encoding="utf-8")
    sys.stdout.write(render_public(report) + "\n")
    return report.as_json()


def _methods(
    corpus: Corpus, *, hold: Callable[[Corpus], Holdings], encoder: Encoder, judge: Judge, beside: bool
) -> Mapping[str, Method]:
    """Footnote over an index of the corpus, and its baselines where they are wanted."""
    others = baselines(corpus, encoder) if beside else {}
    return {"footnote": FootnoteMethod(hold(corpus), judge), **others}


def _open(corpus: Corpus, *, folder: Path, encoder: Encoder, reader: Reader | None, progress: Progress) -> Holdings:
    """The corpus indexed as any other: a second time, only what has changed."""
    articles = "".join(article.sha256 for article in corpus.articles)
    shelf = Shelf(folder / hashlib.sha256(articles.encode()).hexdigest()[:12], kept=1)
    build_snapshot(corpus, encoder, shelf, progress)
    return Holdings(shelf.open_current(), encoder, reader)
