"""What can go wrong with the state: one sentence each, which says what to do."""


class StateError(Exception):
    """The state cannot be kept. The message is fit for a user."""
