"""The reader's network: an encoder, with heads for where an answer stands and for whether there is one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.nn import functional
from transformers import AutoModel
from transformers.utils import logging

_SELDOM = -4.0
"""The doubt about each word to begin with, a logit: most words of a question are right."""


class ReaderNetwork(nn.Module):
    """Scores each token as the first and the last of the answer, and the whole window as one that answers.

    The vote for no answer is the first token's; the second head, which reads that token too, is taught nothing but the
    difference, so that it need not be traded off against where an answer stands. Where it doubts, each word of the
    question is doubted on its own, too: what nearly fits, fits in all words but one.
    """

    def __init__(self, encoder: Any, *, doubts: bool = False) -> None:  # noqa: ANN401 - the library ships no types
        super().__init__()
        self.encoder = encoder
        self.span = nn.Linear(encoder.config.hidden_size, 2)
        self.answers = nn.Linear(encoder.config.hidden_size, 1)
        self.doubt = nn.Linear(encoder.config.hidden_size, 1) if doubts else None
        if self.doubt:
            nn.init.zeros_(self.doubt.weight)
            nn.init.constant_(self.doubt.bias, _SELDOM)

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Scores of first tokens and of last ones, each ``(windows, tokens)``, and of answering, ``(windows,)``."""
        first, last, answers, _ = self.scores(input_ids, attention_mask, token_type_ids)
        return first, last, answers

    def scores(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor | None]:
        """The same, and the doubt about each token, ``(windows, tokens)``, of which only the question's count."""
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        first, last = self.span(states).unbind(dim=-1)
        answers = self.answers(states[:, 0]).squeeze(-1)
        if self.doubt is None:
            return first, last, answers, None
        doubt = self.doubt(states).squeeze(-1)
        asked = (attention_mask * (1 - token_type_ids)).to(doubt.dtype)
        none_is_wrong = -(functional.softplus(doubt) * asked)[:, 1:].sum(dim=-1)  # a probability's logarithm
        return first, last, answers + none_is_wrong, doubt

    def take_over(self, taught: Mapping[str, torch.Tensor]) -> None:
        """Begin with what another network knows, which may have no doubts yet."""
        missing = self.load_state_dict(taught, strict=False).missing_keys
        if any(not name.startswith("doubt.") for name in missing):
            raise ValueError(f"the other network has no {missing[0]}")


def fresh_network(folder: Path, dropout: float, *, doubts: bool) -> ReaderNetwork:
    """A network on the encoder in a folder, its heads drawn from torch's generator.

    Its word embeddings stay as they are: there are too few examples to teach thirty thousand words anything.
    """
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    encoder = AutoModel.from_pretrained(
        str(folder),
        local_files_only=True,
        add_pooling_layer=False,
        attn_implementation="eager",  # twice as fast as the fused kernel when gradients run through it on a CPU
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=dropout,
    )
    encoder.get_input_embeddings().weight.requires_grad_(False)
    return ReaderNetwork(encoder, doubts=doubts)
