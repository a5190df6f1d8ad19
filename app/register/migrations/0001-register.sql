-- Version 1 of the register. Immutable once released: what changes later is a migration of its own.
--
-- A time is two columns: microseconds since 1970-01-01 00:00 UTC, by which rows sort, and the offset from UTC in seconds at
-- which it was recorded, so that it is shown as its user saw it. A day is ISO 8601 text.
--
-- All about a client is in "sealed", under the key in "wrapped_key"; every other column is free of client data.

CREATE TABLE referral (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  desk TEXT NOT NULL CHECK (desk <> ''),
  reference TEXT NOT NULL CHECK (reference <> ''),
  state TEXT NOT NULL CHECK (state <> ''),
  protocol TEXT,
  worker TEXT,
  created INTEGER NOT NULL CHECK (created BETWEEN -62135596800000000 AND 253402300799999999),
  created_offset INTEGER NOT NULL CHECK (created_offset BETWEEN -86399 AND 86399),
  changed INTEGER NOT NULL CHECK (changed BETWEEN -62135596800000000 AND 253402300799999999),
  changed_offset INTEGER NOT NULL CHECK (changed_offset BETWEEN -86399 AND 86399),
  wrapped_key BLOB CHECK (length (wrapped_key) > 0),
  sealed BLOB CHECK (length (sealed) > 0),
  CHECK ((wrapped_key IS NULL) = (sealed IS NULL))
) STRICT;

CREATE INDEX referral_by_reference ON referral (reference);

-- What is erased does not come back by a late write.
CREATE TRIGGER referral_stays_erased BEFORE UPDATE ON referral
WHEN OLD.sealed IS NULL AND NEW.sealed IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'an erased referral stays erased');
END;

CREATE TABLE step (
  referral INTEGER NOT NULL REFERENCES referral (number) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),
  event TEXT NOT NULL CHECK (event <> ''),
  state TEXT NOT NULL CHECK (state <> ''),
  at INTEGER NOT NULL CHECK (at BETWEEN -62135596800000000 AND 253402300799999999),
  at_offset INTEGER NOT NULL CHECK (at_offset BETWEEN -86399 AND 86399),
  day TEXT CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  user TEXT NOT NULL,
  detail TEXT,
  PRIMARY KEY (referral, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER step_is_not_changed BEFORE UPDATE ON step
BEGIN
  SELECT RAISE (ABORT, 'a step is never changed');
END;

-- Steps go together with their referral (a draft that was never packed), not by themselves.
CREATE TRIGGER step_is_not_removed BEFORE DELETE ON step
WHEN EXISTS (SELECT 1 FROM referral WHERE number = OLD.referral)
BEGIN
  SELECT RAISE (ABORT, 'a step is never removed');
END;

CREATE TABLE document (
  kind TEXT NOT NULL CHECK (kind <> ''),
  id TEXT NOT NULL CHECK (id <> ''),
  wrapped_key BLOB NOT NULL CHECK (length (wrapped_key) > 0),
  sealed BLOB NOT NULL CHECK (length (sealed) > 0),
  PRIMARY KEY (kind, id)
) STRICT;

CREATE TABLE message (
  id TEXT NOT NULL CHECK (id <> ''),
  direction TEXT NOT NULL CHECK (direction IN ('in', 'uit')),
  kind TEXT NOT NULL CHECK (kind <> ''),
  reference TEXT NOT NULL,
  referral TEXT REFERENCES referral (id) DEFERRABLE INITIALLY DEFERRED,
  at INTEGER NOT NULL CHECK (at BETWEEN -62135596800000000 AND 253402300799999999),
  at_offset INTEGER NOT NULL CHECK (at_offset BETWEEN -86399 AND 86399),
  PRIMARY KEY (id, direction)
) STRICT, WITHOUT ROWID;

CREATE INDEX message_by_referral ON message (referral) WHERE referral IS NOT NULL;

-- The last number given for readable references of a year.
CREATE TABLE number (
  year INTEGER PRIMARY KEY CHECK (year BETWEEN 1 AND 9999),
  last INTEGER NOT NULL CHECK (last BETWEEN 1 AND 4294967295)
) STRICT;

-- A chain: "hash" is SHA-256 over the hash before it (32 zero bytes for the first), then number, at and at_offset as
-- big-endian 64-bit integers, then user, action and reference, each as its length in bytes (big-endian, 64 bits) and its UTF-8.
CREATE TABLE journal (
  number INTEGER PRIMARY KEY CHECK (number >= 1),
  at INTEGER NOT NULL CHECK (at BETWEEN -62135596800000000 AND 253402300799999999),
  at_offset INTEGER NOT NULL CHECK (at_offset BETWEEN -86399 AND 86399),
  user TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action <> ''),
  reference TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length (hash) = 32)
) STRICT;

CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
BEGIN
  SELECT RAISE (ABORT, 'a journal entry is never changed');
END;

CREATE TRIGGER journal_is_not_removed BEFORE DELETE ON journal
BEGIN
  SELECT RAISE (ABORT, 'a journal entry is never removed');
END;
