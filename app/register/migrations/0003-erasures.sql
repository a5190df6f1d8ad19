-- Version 3: what remains of a referral that was erased. Times are kept as in version 1.
--
-- No column holds anything about the client. Those that begin with "consent" are kept at Kind en Gezin alone: that consent was
-- given, how, when and on which information, and who of the team asked for it. "tidied" is 0 as long as packages or passphrases
-- may be left outside of the register.

CREATE TABLE erasure (
  referral TEXT PRIMARY KEY REFERENCES referral (id),
  desk TEXT NOT NULL CHECK (desk <> ''),
  reference TEXT NOT NULL CHECK (reference <> ''),
  protocol TEXT,
  began TEXT NOT NULL CHECK (began GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  closed TEXT CHECK (closed GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ground TEXT NOT NULL CHECK (ground <> ''),
  ground_detail TEXT CHECK (ground_detail <> '' AND ground_detail NOT GLOB '*[^a-z0-9-]*'),
  at INTEGER NOT NULL CHECK (at BETWEEN -62135596800000000 AND 253402300799999999),
  at_offset INTEGER NOT NULL CHECK (at_offset BETWEEN -86399 AND 86399),
  user TEXT NOT NULL,
  consent_points INTEGER CHECK (consent_points BETWEEN 0 AND 31),
  consent_informed_by TEXT,
  consent_informed_on TEXT,
  consent_manner TEXT,
  consent_on TEXT,
  consent_version TEXT,
  tidied INTEGER NOT NULL CHECK (tidied IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER erasure_is_not_changed BEFORE UPDATE ON erasure
WHEN NEW.tidied = 0 OR (NEW.referral, NEW.desk, NEW.reference, NEW.protocol, NEW.began, NEW.closed, NEW.ground, NEW.ground_detail, NEW.at,
                        NEW.at_offset, NEW.user, NEW.consent_points, NEW.consent_informed_by, NEW.consent_informed_on,
                        NEW.consent_manner, NEW.consent_on, NEW.consent_version)
            IS NOT (OLD.referral, OLD.desk, OLD.reference, OLD.protocol, OLD.began, OLD.closed, OLD.ground, OLD.ground_detail, OLD.at,
                    OLD.at_offset, OLD.user, OLD.consent_points, OLD.consent_informed_by, OLD.consent_informed_on,
                    OLD.consent_manner, OLD.consent_on, OLD.consent_version)
BEGIN
  SELECT RAISE (ABORT, 'an erasure record is never changed');
END;

CREATE TRIGGER erasure_is_not_removed BEFORE DELETE ON erasure
BEGIN
  SELECT RAISE (ABORT, 'an erasure record is never removed');
END;
