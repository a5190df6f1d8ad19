#pragma once

#include <glib-object.h>

#include "finding.h"

/* For how many days an agreed passphrase is kept after its renewal, unless another day is chosen: packages under way still need it. */
#define OD_PASSPHRASE_KEPT_DAYS 30

/* The longest that it may be kept: a passphrase that never goes was not renewed. */
#define OD_PASSPHRASE_KEPT_DAYS_MAX 366

typedef enum
{
  OD_PASSPHRASE_MADE,     /* at this desk */
  OD_PASSPHRASE_ENTERED,  /* made at the other one, and typed in here as it was told */
} OdPassphraseOrigin;

/* One passphrase that was agreed: everything about it but the words, which only the keyring has. Days are ISO 8601. */
typedef struct
{
  char *reference;  /* in the keyring, where it is readable while locked: protocol and day, "opgroeien-ocmw-hulshout-2025 2026-11-25" */
  char *since;      /* first day */
  char *until;      /* last day on which an old one is kept; "" for the one in use */
  OdPassphraseOrigin origin;
} OdAgreedPassphrase;

/* What an agreement is made of; @passphrases is an array of @n_passphrases, newest first, of which only the first may be in use. */
typedef struct
{
  char *protocol_id;
  OdAgreedPassphrase *passphrases;
  gsize n_passphrases;
} OdPassphraseAgreementData;

void od_passphrase_agreement_data_clear (OdPassphraseAgreementData *data);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OdPassphraseAgreementData, od_passphrase_agreement_data_clear)

/**
 * OdPassphraseAgreement:
 *
 * Which passphrases the parties to a protocol agreed for their packages (protocol art. 6: the password goes by another channel than
 * the package). While one is in use, packages are made with it; without, each package gets a passphrase of its own. Immutable.
 */
#define OD_TYPE_PASSPHRASE_AGREEMENT (od_passphrase_agreement_get_type ())
G_DECLARE_FINAL_TYPE (OdPassphraseAgreement, od_passphrase_agreement, OD, PASSPHRASE_AGREEMENT, GObject)

/* Takes over what is in @data, which is left empty; (transfer full). */
OdPassphraseAgreement *od_passphrase_agreement_new (OdPassphraseAgreementData *data);
const OdPassphraseAgreementData *od_passphrase_agreement_get_data (OdPassphraseAgreement *self);
const char *od_passphrase_agreement_get_protocol_id (OdPassphraseAgreement *self);

/* Whether @data can be an agreement: only the first in use, each with a reference of its own. */
gboolean od_passphrase_agreement_data_is_valid (const OdPassphraseAgreementData *data);

/* The one in use; (transfer none) (nullable). @self may be NULL: nothing was ever agreed. */
const OdAgreedPassphrase *od_passphrase_agreement_get_current (OdPassphraseAgreement *self);

/* By its reference in the keyring; (transfer none) (nullable). */
const OdAgreedPassphrase *od_passphrase_agreement_find (OdPassphraseAgreement *self, const char *reference);

/* Whether @passphrase is an old one whose last day is before @today. */
gboolean od_agreed_passphrase_has_expired (const OdAgreedPassphrase *passphrase, const char *today);

/* The last day on which one that is replaced @today is kept, unless another is chosen; (transfer full). */
char *od_passphrase_agreement_propose_until (const char *today);

/**
 * od_passphrase_agreement_check:
 * @self: (nullable): as it is now
 * @since: (nullable): the first day of the new passphrase; NULL when none follows
 * @until: (nullable): until when the one in use is kept; not looked at when none is in use
 *
 * Returns: (transfer full): findings about OD_FIELD_PASSPHRASE_SINCE (a day, not in the future nor before that of the one in use) and
 *   OD_FIELD_PASSPHRASE_UNTIL (a day from @today up to OD_PASSPHRASE_KEPT_DAYS_MAX later)
 */
OdFindings *od_passphrase_agreement_check (OdPassphraseAgreement *self, const char *since, const char *until, const char *today);

/* With a passphrase from @since on in use, and the one before kept until @until; without findings only; (transfer full). */
OdPassphraseAgreement *od_passphrase_agreement_with (OdPassphraseAgreement *self, const char *since, const char *until, OdPassphraseOrigin origin);

/* With none in use, and the one before kept until @until; (transfer full). */
OdPassphraseAgreement *od_passphrase_agreement_with_none (OdPassphraseAgreement *self, const char *until);

/* Without the one of @reference; (transfer full). */
OdPassphraseAgreement *od_passphrase_agreement_without (OdPassphraseAgreement *self, const char *reference);
