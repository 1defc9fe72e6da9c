-- Every update as it came, until it is done; its number stays for two days, so that it is not taken twice.
CREATE TABLE inbox (
    number INTEGER PRIMARY KEY,
    raw TEXT,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'uncertain', 'done')),
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX inbox_unfinished ON inbox (number) WHERE state != 'done';

-- What could not be read as an update, and why.
CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY,
    number INTEGER,
    raw TEXT NOT NULL,
    why TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

-- Chats in which the bot cannot write any more.
CREATE TABLE closed_chats (
    chat INTEGER PRIMARY KEY,
    why TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
