"""What can go wrong with an index: one sentence each, which says what to do."""


class IndexingError(Exception):
    """The root of this tree: the message is fit for a user."""


class SnapshotMissing(IndexingError):
    """There is no snapshot where one is needed."""


class SnapshotDamaged(IndexingError):
    """A file of a snapshot is not what its manifest says."""


class SnapshotForeign(IndexingError):
    """A snapshot was built by another version of the format, or by another encoder."""


class SnapshotOutdated(SnapshotForeign):
    """A snapshot was built by an earlier version of Footnote: a new build replaces it."""


class AnswersLost(IndexingError):
    """A new snapshot no longer answers what the current one does, and the settings forbid that."""


class EngineUnavailable(IndexingError):
    """The server that searches does not answer."""


class BuildRunning(IndexingError):
    """Another build holds the folder."""


class EncoderUnavailable(IndexingError):
    """The encoder's model cannot be loaded."""


class ReaderUnavailable(IndexingError):
    """The reader's model cannot be loaded."""
