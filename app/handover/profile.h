#pragma once

#include <gio/gio.h>

#include "choice.h"
#include "deadline.h"
#include "desk.h"
#include "keyring.h"
#include "notice.h"
#include "office-record.h"
#include "passphrase-agreement.h"
#include "protocol.h"
#include "record-list.h"
#include "referral.h"

#define OD_PROFILE_ERROR (od_profile_error_quark ())
GQuark od_profile_error_quark (void);

/**
 * OdProfileError:
 * @OD_PROFILE_ERROR_KEY_MISSING: the register is there, but its key is not in the keyring
 * @OD_PROFILE_ERROR_FINDINGS: what was asked needs a referral without findings; see od_referral_check()
 * @OD_PROFILE_ERROR_FILES: a folder or file of the profile could not be made or read
 * @OD_PROFILE_ERROR_STATE: it may not be done now: the record is gone or no draft, or this is the other desk; see also
 *   OD_REFERRAL_ERROR, which the use cases give when an event may not happen in the state that a referral is in
 */
typedef enum
{
  OD_PROFILE_ERROR_KEY_MISSING,
  OD_PROFILE_ERROR_FINDINGS,
  OD_PROFILE_ERROR_FILES,
  OD_PROFILE_ERROR_STATE,
} OdProfileError;

/**
 * OdProfile:
 *
 * One desk on this machine: its register, its keyring items and the lists that the windows show. All use cases take one, and are
 * called on the thread of the main context that opened it. Their errors are sentences for people (the first line) with technical
 * detail on the lines after it; the domains tell apart what a window treats specially.
 *
 * Read-only properties: "set-up" (boolean), "desk", "user-name", "damage" (GError boxed, nullable).
 */
#define OD_TYPE_PROFILE (od_profile_get_type ())
G_DECLARE_FINAL_TYPE (OdProfile, od_profile, OD, PROFILE, GObject)

/* Gives the time; tests give their own. */
typedef GDateTime *(*OdClock) (gpointer data);

/* Who works here. */
typedef struct
{
  OdDesk desk;
  char *protocol_id;    /* the protocol by which the team or OCMW was chosen; more protocols may be added */
  char *user_name;
  char *user_function;
  OdDeadlines deadlines;
  OdChoices *choices;   /* never NULL */
  gboolean notifies;    /* whether the desktop tells at the start how much there is to do, in numbers alone */
} OdSettings;

/* With the usual deadlines and choices; (transfer full). */
OdSettings *od_settings_new (OdDesk desk, const char *protocol_id, const char *user_name, const char *user_function);
OdSettings *od_settings_copy (const OdSettings *self);
void od_settings_free (OdSettings *self);

/* Copies with other deadlines, which are valid, or choices, or notification, to give to od_profile_set_up_async(); (transfer full). */
OdSettings *od_settings_with_deadlines (const OdSettings *self, const OdDeadlines *deadlines);
OdSettings *od_settings_with_choices (const OdSettings *self, OdChoices *choices);
OdSettings *od_settings_with_notification (const OdSettings *self, gboolean notifies);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdSettings, od_settings_free)

/* Findings about name and function (required, characters, no national register number); (transfer full). */
OdFindings *od_settings_check (const OdSettings *self);

/* $XDG_DATA_HOME/overdracht/NAME; (transfer full). */
char *od_profile_default_folder (const char *name);

/* As it was given to od_profile_open_async(); (transfer none). */
const char *od_profile_get_name (OdProfile *self);

/* Whether @name may name a profile: 1-32 of a-z, 0-9 and -. */
gboolean od_profile_name_is_valid (const char *name);

/**
 * od_profile_open_async:
 * @name: of the profile, as given with --profiel
 * @folder: where it keeps its register and packages
 * @keyring: its keyring
 *
 * Opens the profile, making its register and register key when there is none yet, and starts loading the lists. A register that may not be written
 * is only read, and od_profile_get_damage() says so. Fails with
 * OD_KEYRING_ERROR, OD_REGISTER_ERROR's sentences or OD_PROFILE_ERROR; then nothing was changed.
 */
void od_profile_open_async (const char *name, const char *folder, OdKeyring *keyring, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data);
OdProfile *od_profile_open_finish (GAsyncResult *result, GError **error);

/* Goes through the whole register on its own thread: for some time after it was opened. Fails when anything in it is broken, with what that is on
 * the lines after the sentence. From then on it is only read: everything else can be seen, and each change is refused with
 * OD_REGISTER_ERROR_READ_ONLY. */
void od_profile_check_register_async (OdProfile *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean od_profile_check_register_finish (OdProfile *self, GAsyncResult *result, GError **error);

/* What is broken in the register, as far as it is known, or why it may not be written: a sentence, and on the lines after it the technical detail
 * and the references of what cannot be shown; (transfer none) (nullable). Whether it is only read because of that; and whether only because it
 * may not be written, while nothing in it is broken. */
const GError *od_profile_get_damage (OdProfile *self);
gboolean od_profile_is_read_only (OdProfile *self);
gboolean od_profile_is_unwritable (OdProfile *self);

/* Asks the keyring for the register's key again, for whoever comes back to a profile that stayed open: fails with OD_KEYRING_ERROR when it does
 * not give it, or OD_PROFILE_ERROR when it is not there or another one. */
void od_profile_confirm_key_async (OdProfile *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean od_profile_confirm_key_finish (OdProfile *self, GAsyncResult *result, GError **error);

/* Whether a backup could help after @error: not for what passes by itself, such as a locked keyring or another window that has the register. */
gboolean od_profile_error_asks_backup (const GError *error);

/* Whether it is one to practise with, see practice.h: its protocols, packages and documents are marked so, and real ones stay out. */
gboolean od_profile_is_practice (OdProfile *self);

/* For tests, and for a story that is told in the past: @clock gives the time from now on. */
void od_profile_set_clock (OdProfile *self, OdClock clock, gpointer data);
GDateTime *od_profile_get_now (OdProfile *self);  /* (transfer full) */
char *od_profile_get_today (OdProfile *self);     /* ISO 8601 day, (transfer full) */

/* (transfer none) (nullable) before the first set-up. */
const OdSettings *od_profile_get_settings (OdProfile *self);

/* Keeps who works here; at first start also the protocol that was chosen. */
void od_profile_set_up_async (OdProfile *self, const OdSettings *settings, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean od_profile_set_up_finish (OdProfile *self, GAsyncResult *result, GError **error);

/* The lists, kept up to date by the use cases: of OdReferral, OdProtocol, OdPassphraseAgreement, OdNotice; (transfer none). */
OdRecordList *od_profile_get_referrals (OdProfile *self);
OdRecordList *od_profile_get_protocols (OdProfile *self);
OdRecordList *od_profile_get_agreements (OdProfile *self);
OdRecordList *od_profile_get_notices (OdProfile *self);

/* What the office keeps to account for itself, of OdOfficeRecord: processors, the statement that there are none, measures, activities, breaches;
 * (transfer none). */
OdRecordList *od_profile_get_office_records (OdProfile *self, OdOfficeKind kind);

/* The protocols that come with the program, for the first start; a (transfer full) array of OdProtocol. */
GPtrArray *od_profile_get_bundled_protocols (void);

/* By id, itself (nullable); (transfer none) (nullable). */
OdReferral *od_profile_find_referral (OdProfile *self, const char *id);
OdReferral *od_profile_find_referral_by_reference (OdProfile *self, const char *reference);
OdProtocol *od_profile_find_protocol (OdProfile *self, const char *id);
OdNotice *od_profile_find_notice (OdProfile *self, const char *id);
OdOfficeRecord *od_profile_find_office_record (OdProfile *self, const char *id);

/* The notices about @referral, going out and come in, newest first; a (transfer full) array of OdNotice. */
GPtrArray *od_profile_find_notices (OdProfile *self, OdReferral *referral);

/* Which passphrases were agreed under a protocol; (transfer none) (nullable) when none ever was. */
OdPassphraseAgreement *od_profile_find_agreement (OdProfile *self, const char *protocol_id);

/* The protocol whose OCMW serves @postcode, one in force first; (transfer none) (nullable). */
OdProtocol *od_profile_propose_protocol (OdProfile *self, const char *postcode);

/* Other referrals that may be of the same person as @referral; a (transfer full) array of OdReferral, last changed first. */
GPtrArray *od_profile_find_same_person (OdProfile *self, OdReferral *referral);

/* The party that works here, and the other party under @protocol; (transfer full). */
OdParty *od_profile_get_own_party (OdProfile *self, OdProtocol *protocol);
OdParty *od_profile_get_other_party (OdProfile *self, OdProtocol *protocol);
