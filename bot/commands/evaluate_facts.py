"""``footnote evaluate facts``: what is extracted above the gate, against paragraphs in our own words."""

import argparse
import sys
from collections.abc import Mapping

from bot.evaluation.fact_gold import FactMiss, evaluate_facts, facts_as_json, read_fact_gold, render_facts
from corpus.verbalise import period_in_words, value_in_words


def run(options: argparse.Namespace) -> Mapping[str, object]:
    """Extract from every paragraph, print the table, and hand back the report."""
    gold = read_fact_gold(options.data)
    rows, misses = evaluate_facts(gold)
    if options.misses:
        sys.stdout.writelines(_miss(miss) for miss in misses)
    sys.stdout.write(render_facts(rows) + "\n")
    return facts_as_json(rows, len(gold))


def _miss(miss: FactMiss) -> str:
    if miss.fact is None:
        return f"{miss.gold.id}: not told: {miss.why}\n"
    fact = miss.fact
    when = f", {period_in_words(fact.period)}" if fact.period else ""
    told = f"{value_in_words(fact.value)} | {fact.metric} of {fact.subject}{when} | {'; '.join(fact.scope)}"
    return f"{miss.gold.id}: WRONG: {told} | {fact.rule} {fact.confidence:.2f}: {miss.why}\n"
