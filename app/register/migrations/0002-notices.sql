-- Version 2: notices about referrals, going out or come in. Times are kept as in version 1.
--
-- What a notice says is in "sealed", under the key in "wrapped_key"; every other column is free of client data. "id" is that
-- of its message. "referral" is NULL for the withdrawal of a referral that never came in.

CREATE TABLE notice (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  desk TEXT NOT NULL CHECK (desk <> ''),
  kind TEXT NOT NULL CHECK (kind <> ''),
  direction TEXT NOT NULL CHECK (direction IN ('in', 'uit')),
  reference TEXT NOT NULL CHECK (reference <> ''),
  referral TEXT REFERENCES referral (id) DEFERRABLE INITIALLY DEFERRED,
  protocol TEXT NOT NULL CHECK (protocol <> ''),
  state TEXT NOT NULL CHECK (state <> ''),
  created INTEGER NOT NULL CHECK (created BETWEEN -62135596800000000 AND 253402300799999999),
  created_offset INTEGER NOT NULL CHECK (created_offset BETWEEN -86399 AND 86399),
  changed INTEGER NOT NULL CHECK (changed BETWEEN -62135596800000000 AND 253402300799999999),
  changed_offset INTEGER NOT NULL CHECK (changed_offset BETWEEN -86399 AND 86399),
  wrapped_key BLOB CHECK (length (wrapped_key) > 0),
  sealed BLOB CHECK (length (sealed) > 0),
  CHECK ((wrapped_key IS NULL) = (sealed IS NULL))
) STRICT;

CREATE INDEX notice_by_referral ON notice (referral) WHERE referral IS NOT NULL;
CREATE INDEX notice_by_reference ON notice (reference);

-- What is erased takes with it what its notices say of the client.
CREATE TRIGGER notice_is_erased_with_referral AFTER UPDATE ON referral
WHEN OLD.sealed IS NOT NULL AND NEW.sealed IS NULL
BEGIN
  UPDATE notice SET wrapped_key = NULL, sealed = NULL WHERE referral = NEW.id;
END;

CREATE TRIGGER notice_stays_erased BEFORE UPDATE ON notice
WHEN OLD.sealed IS NULL AND NEW.sealed IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'an erased notice stays erased');
END;
