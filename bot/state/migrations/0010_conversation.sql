-- What was answered, so that a button, an edit or a reply finds its answer after a restart.
CREATE TABLE answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat INTEGER NOT NULL,
    question INTEGER NOT NULL,  -- the message that asked
    asker INTEGER NOT NULL,
    document TEXT NOT NULL,
    at INTEGER NOT NULL  -- seconds since 1970, as everywhere
) STRICT;
CREATE INDEX answers_by_question ON answers (chat, question);
CREATE INDEX answers_by_asker ON answers (asker);
CREATE INDEX answers_by_age ON answers (at);

CREATE TABLE answer_messages (
    chat INTEGER NOT NULL,
    message INTEGER NOT NULL,
    answer INTEGER NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
    PRIMARY KEY (chat, message)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_messages_by_answer ON answer_messages (answer);

CREATE TABLE votes (
    answer INTEGER NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
    voter INTEGER NOT NULL,
    helpful INTEGER NOT NULL,
    PRIMARY KEY (answer, voter)
) STRICT, WITHOUT ROWID;
CREATE INDEX votes_by_voter ON votes (voter);

-- Questions that had no answer, or one that did not help.
CREATE TABLE gaps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    question TEXT NOT NULL,
    same TEXT NOT NULL,  -- what questions that are written differently have in common
    why TEXT NOT NULL,
    person INTEGER NOT NULL,
    answer INTEGER NOT NULL,
    at INTEGER NOT NULL,
    closed_by TEXT NOT NULL DEFAULT '',  -- the snapshot that answers it
    UNIQUE (answer, person, why)
) STRICT;
CREATE INDEX gaps_by_person ON gaps (person);

CREATE TABLE chat_settings (
    chat INTEGER PRIMARY KEY,
    document TEXT NOT NULL
) STRICT;

-- How often something happened on a day: no persons, no texts.
CREATE TABLE counts (
    day TEXT NOT NULL,
    what TEXT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (day, what)
) STRICT, WITHOUT ROWID;
