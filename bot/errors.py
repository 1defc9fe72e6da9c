"""What a user can do wrong at the edge of the bot, said in one sentence that says what to do."""


class UserError(Exception):
    """The root of this tree: the message is fit for a user, and is all that the user is shown."""


class SettingsError(UserError):
    """A setting is wrong. The message names its key, and its value unless that is a secret."""
