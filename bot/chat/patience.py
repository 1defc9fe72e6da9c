"""How long the chat waits for what, and how much may wait for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """In seconds, but for the last; whoever tries the chat out may give it less."""

    until_typing: float = 0.5
    """Before it is shown that an answer is being found; a quick one needs none."""
    between_typing: float = 4.5
    """Telegram shows it for five."""
    until_a_press_is_answered: float = 3.0
    """A press lives a little longer than that; what it asks for may take longer."""
    between_edits: float = 3.0
    """Of a report on reindexing."""
    between_looks: float = 20.0
    """At what Telegram says of the webhook."""
    first_pause: float = 1.0
    """Before a call that failed is made again; the further ones double."""
    until_delivered: float = 15 * 60.0
    """After which a message is given up."""
    to_finish: float = 13.0
    """For answers that were begun; with what closing takes, under twenty, after which supervisors kill."""
    most_waiting: int = 1_000
    """Updates; further ones are told that the bot is busy."""
