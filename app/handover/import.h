#pragma once

#include "import-source.h"
#include "profile.h"

#define OD_IMPORT_ERROR (od_import_error_quark ())
GQuark od_import_error_quark (void);

/**
 * OdImportError:
 * @OD_IMPORT_ERROR_PASSPHRASE_NEEDED: none of the kept passphrases opens it; ask for it (the message tells how many were tried)
 * @OD_IMPORT_ERROR_WRONG_PASSPHRASE: it does not open with these words
 * @OD_IMPORT_ERROR_REFUSED: too weak, hostile, foreign files beside a message, unknown version or kind: nothing is offered
 * @OD_IMPORT_ERROR_DAMAGED: cut off, changed, or not an archive: ask for it again
 * @OD_IMPORT_ERROR_OTHER_RECIPIENT: meant for another party or protocol; the import can still be shown
 * @OD_IMPORT_ERROR_MAIL: a mail from which no package can be had; the sentence says what to do
 * @OD_IMPORT_ERROR_NOT_OURS: about a referral or a notice that is not here, or that is in no state for it
 */
typedef enum
{
  OD_IMPORT_ERROR_PASSPHRASE_NEEDED,
  OD_IMPORT_ERROR_WRONG_PASSPHRASE,
  OD_IMPORT_ERROR_REFUSED,
  OD_IMPORT_ERROR_DAMAGED,
  OD_IMPORT_ERROR_OTHER_RECIPIENT,
  OD_IMPORT_ERROR_NOT_OURS,
  OD_IMPORT_ERROR_MAIL,
} OdImportError;

typedef enum
{
  OD_IMPORT_REFERRAL,  /* doorverwijzing, at the OCMW */
  OD_IMPORT_RECEIPT,   /* ontvangstbevestiging, at Kind en Gezin */
  OD_IMPORT_RETURN,          /* terugzending, at Kind en Gezin */
  OD_IMPORT_WITHDRAWAL,      /* intrekking, at the OCMW */
  OD_IMPORT_QUALITY_NOTICE,  /* kwaliteitsmelding, at Kind en Gezin */
  OD_IMPORT_QUALITY_ANSWER,  /* kwaliteitsantwoord, at the OCMW */
  OD_IMPORT_PROCESSORS,        /* verwerkersoverzicht */
  OD_IMPORT_BREACH,            /* lekmelding */
  OD_IMPORT_CHANGE,            /* wijzigingsmelding */
  OD_IMPORT_EVIDENCE_REQUEST,  /* bewijsverzoek, at the OCMW */
  OD_IMPORT_EVIDENCE,          /* bewijs, at Kind en Gezin */
  OD_IMPORT_TERMINATION,       /* beeindiging */
  OD_IMPORT_FOREIGN,         /* not made with this program; is shown, and typed over at the OCMW: see transcription.h */
} OdImportKind;

/**
 * OdImport:
 *
 * A package that was opened and checked whole, in memory, and not yet taken in: for the preview.
 */
#define OD_TYPE_IMPORT (od_import_get_type ())
G_DECLARE_FINAL_TYPE (OdImport, od_import, OD, IMPORT, GObject)

/**
 * od_import_open_async:
 * @source: a package, from the mail or the disk
 * @passphrase: (nullable): as typed; NULL to try those in the keyring (the package's own, the agreed ones)
 *
 * Opens the package and checks everything in it. Changes nothing. Fails with OD_IMPORT_ERROR, OD_KEYRING_ERROR or G_IO_ERROR.
 */
void od_import_open_async (OdProfile *profile, OdImportSource *source, OdSecret *passphrase, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data);
OdImport *od_import_open_finish (OdProfile *profile, GAsyncResult *result, GError **error);

OdImportKind od_import_get_kind (OdImport *self);

/* The files of a foreign package, of OdForeignEntry; (transfer none) (nullable) for another kind, of which what follows tells. */
GListModel *od_import_get_foreign_entries (OdImport *self);

const char *od_import_get_reference (OdImport *self);
OdParty *od_import_get_sender (OdImport *self);        /* (transfer none) */
OdParty *od_import_get_recipient (OdImport *self);     /* (transfer none) */
const char *od_import_get_team_member (OdImport *self); /* (transfer none) (nullable) */
GDateTime *od_import_get_sent (OdImport *self);        /* (transfer none) */
OdProtocol *od_import_get_protocol (OdImport *self);   /* (transfer none) (nullable) when this desk has not that protocol */
OdClient *od_import_get_client (OdImport *self);       /* (transfer none) (nullable) but for a referral */
const OdConsent *od_import_get_consent (OdImport *self); /* (transfer none) (nullable) but for a referral */
OdResidenceReason od_import_get_residence_reason (OdImport *self);

OdReturnReason od_import_get_return_reason (OdImport *self);      /* of a return */
OdConsentManner od_import_get_withdrawal_manner (OdImport *self); /* of a withdrawal */
const char *od_import_get_withdrawn_on (OdImport *self);          /* of a withdrawal: ISO 8601 day; (nullable) for another kind */

/* Of a quality notice what is reported, of an answer the verdicts without what they answer: that is in od_import_get_notice(); (transfer
 * none) (nullable) for another kind; of OdQualityRemark. */
GPtrArray *od_import_get_remarks (OdImport *self);

/* What the other party tells, of OdOfficeRecord; (transfer none) (nullable) for what is about a referral, and for a request of evidence. */
GPtrArray *od_import_get_records (OdImport *self);

/* The notice that the message answers, or that it brought when it was accepted; and why a referral is refused: the withdrawal that
 * came before it; (transfer none) (nullable). */
OdNotice *od_import_get_notice (OdImport *self);

/**
 * OdImportNovelty:
 * @OD_IMPORT_NEW: what it brings was not here
 * @OD_IMPORT_SAME_AGAIN: a referral that is here, sent once more without a change
 * @OD_IMPORT_CORRECTION: a referral that is here, with data that differ: see od_import_get_differences()
 */
typedef enum
{
  OD_IMPORT_NEW,
  OD_IMPORT_SAME_AGAIN,
  OD_IMPORT_CORRECTION,
} OdImportNovelty;

/* What accepting it would bring; OD_IMPORT_NEW for any other kind than a referral. */
OdImportNovelty od_import_get_novelty (OdImport *self);

/* What a correction changes, of OdDifference; (transfer none) (nullable) when it is none. */
GPtrArray *od_import_get_differences (OdImport *self);

/* Of a receipt: whether it answers another package than the newest, so that the newest stays unconfirmed. */
gboolean od_import_answers_earlier (OdImport *self);

/* The referral that is here already: by the same message, then there is nothing to accept; or the one that a receipt or notice is about;
 * (transfer none) (nullable): also for a withdrawal of a referral that never came in, which is to be accepted all the same. */
OdReferral *od_import_get_referral (OdImport *self);
gboolean od_import_is_already_here (OdImport *self);

/* Why it may not be accepted here (another OCMW, protocol unknown, …), a sentence; (transfer none) (nullable) when it may. */
const GError *od_import_get_refusal (OdImport *self);

/**
 * od_import_accept_async:
 *
 * Takes the message in, in one transaction: a referral becomes *ontvangen*, the same once more keeps its state, a correction replaces its
 * data, a receipt sets *ontvangst bevestigd*, a return sets
 * *teruggestuurd*, a withdrawal sets *ingetrokken* unless there is a file, a quality notice is to be answered, an answer corrects the client.
 * The passphrase that opened a referral is kept in the keyring. Accepting the same message twice changes nothing and gives the referral
 * that is here.
 *
 * od_import_accept_finish() returns: (transfer full) (nullable): the referral; NULL without an error for a withdrawal of a referral that
 * never came in, and for what is about none
 */
void od_import_accept_async (OdProfile *profile, OdImport *import, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdReferral *od_import_accept_finish (OdProfile *profile, GAsyncResult *result, GError **error);
