"""The reader's network: an encoder, and two heads on it, one for the span and one for whether anything answers."""

from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import AutoModel
from transformers.utils import logging


class ReaderNetwork(nn.Module):
    """Scores each token as the first and the last of the answer, and the whole window as one that answers.

    The vote for no answer is the first token's; the second head, which reads that token too, is taught nothing but the
    difference, so that it need not be traded off against where an answer stands.
    """

    def __init__(self, encoder: Any) -> None:  # noqa: ANN401 - the library ships no types
        super().__init__()
        self.encoder = encoder
        self.span = nn.Linear(encoder.config.hidden_size, 2)
        self.answers = nn.Linear(encoder.config.hidden_size, 1)

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Scores of first tokens and of last ones, each ``(windows, tokens)``, and of answering, ``(windows,)``."""
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        first, last = self.span(states).unbind(dim=-1)
        return first, last, self.answers(states[:, 0]).squeeze(-1)


def fresh_network(folder: Path, dropout: float) -> ReaderNetwork:
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
    return ReaderNetwork(encoder)
