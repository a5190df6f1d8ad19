#pragma once

#include "profile.h"
#include "record-list-private.h"
#include "recovery-key.h"
#include "register.h"
#include "secret.h"

/* In the folder of a profile: where its packages are. */
#define OD_PROFILE_PACKAGES "pakketten"

/* For this folder alone: what the use cases need of a profile. Its members are read by them and written by profile*.c. */
struct _OdProfile
{
  GObject parent_instance;

  char *name;
  char *folder;
  OdKeyring *keyring;
  OdSecret *key; /* of the register: what is saved, is sealed under it */
  OdSecret *next_key; /* see renew-keys.h; NULL outside of that */
  OdSecret *old_key;
  gboolean renews_keys; /* now */
  OdRegister *reg;
  OdSettings *settings; /* NULL before the first set-up */

  OdRecordList *referrals;
  OdRecordList *protocols;
  OdRecordList *office[OD_N_OFFICE_KINDS]; /* NULL for a kind that is only told, not kept */
  OdRecordList *agreements; /* of OdPassphraseAgreement */
  OdRecordList *notices;
  char *backup_folder;     /* (nullable): where erasures are noted too */
  OdRecoveryKey *recovery; /* NULL while there is no recovery sheet */
  GError *load_error;     /* why the referrals could not be read at all */
  GError *broken;         /* what is broken in the register; then it is only read */
  GError *unwritable;     /* why it may not be written; the same */
  guint n_unreadable;     /* records that could not be shown */
  GPtrArray *unreadable;  /* the references of those that are known */
  GHashTable *unopened;   /* kind and id of those among them that were met one by one */
  GError *damage;         /* all in one */
  GError *leftover;       /* why what an erasure left could not be removed at the start */
  GPtrArray *load_waiters; /* of GTask */

  GHashTable *turns;     /* key -> GQueue of the tasks that wait for it */
  GHashTable *discarded; /* ids of drafts that are gone: a late save does not bring one back */

  OdClock clock;
  gpointer clock_data;
};

/* The kinds of sealed records; each is bound to its kind and id. */
#define OD_RECORD_REFERRAL "doorverwijzing"
#define OD_RECORD_SETTINGS "instelling"
#define OD_RECORD_PROTOCOL "protocol"
#define OD_RECORD_ATTACHMENT "bijlage"
#define OD_RECORD_PROTOCOL_DOCUMENT "protocoltekst" /* its id is the protocol's */
#define OD_RECORD_AGREEMENT "wachtzinafspraak" /* its id is the protocol's */
#define OD_RECORD_NOTICE "melding"
#define OD_RECORD_RECOVERY "herstelblad"
#define OD_RECORD_RENEWAL "sleutelwissel" /* the key of before, under the one that follows */

/* The id of the one record of kind OD_RECORD_SETTINGS, and of those of OD_RECORD_RECOVERY and OD_RECORD_RENEWAL. */
#define OD_SETTINGS_ID "profiel"

/* The reference of the register's own key in the keyring. */
#define OD_REGISTER_KEY_REFERENCE "register"

OdProfile *od_profile_new (const char *name, const char *folder, OdKeyring *keyring);

/* Tells the windows that somebody (else) works here. */
void od_profile_take_settings (OdProfile *self, OdSettings *settings);

/* Tells in @list, and over all, that @n_unreadable records of it cannot be shown, with their @references (nullable). */
void od_profile_tell_unreadable (OdProfile *self, OdRecordList *list, guint n_unreadable, GPtrArray *references);
void od_profile_notify_damage (OdProfile *self);

/* Tells over all that the record of @kind with @id, which somebody wanted to see, cannot be shown; once. */
void od_profile_tell_unopened (OdProfile *self, const char *kind, const char *id);

/* Tells over all when the register, which opened now, is only read, or comes to be. */
void od_profile_watch_register (OdProfile *self);

/* Starts reading and unsealing the referrals; the list says "loading" until they are there. */
void od_profile_start_loading (OdProfile *self);

/* Waits until the referrals are there; fails when they could not be read. */
void od_profile_wait_loaded_async (OdProfile *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean od_profile_wait_loaded_finish (OdProfile *self, GAsyncResult *result, GError **error);

/**
 * od_profile_take_turn_async:
 * @key: a readable reference, or the id of a record that has none
 *
 * Waits for the turn to change what @key stands for. Whoever has it finds the record as it is in the list, changes register
 * and list, and ends the turn with od_profile_end_turn(): so no two use cases change one record at a time. When taking fails
 * (cancelled) there is no turn to end.
 */
void od_profile_take_turn_async (OdProfile *self, const char *key, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean od_profile_take_turn_finish (OdProfile *self, GAsyncResult *result, GError **error);
void od_profile_end_turn (OdProfile *self, const char *key);

/* Whether somebody works here; and whether it is @desk. Else OD_PROFILE_ERROR_STATE. */
gboolean od_profile_check_set_up (OdProfile *self, GError **error);
gboolean od_profile_check_desk (OdProfile *self, OdDesk desk, GError **error);

/* A change that is journalled as done now by who works here; (transfer full). */
OdChange *od_profile_new_change (OdProfile *self, const char *action, const char *reference);

/* Puts @referral, @notice or the document @content, newly sealed, in @change. */
void od_profile_put_referral (OdProfile *self, OdChange *change, OdReferral *referral);
void od_profile_put_notice (OdProfile *self, OdChange *change, OdNotice *notice);
void od_profile_put_document (OdProfile *self, OdChange *change, const char *kind, const char *id, const OdSecret *content);

/* The key that some records are sealed under beside @key, while the keys are renewed; (transfer none) (nullable). And the one by which all of the
 * register opens, to keep outside of it; (transfer none). */
OdSecret *od_profile_get_other_key (OdProfile *self);
OdSecret *od_profile_get_opening_key (OdProfile *self);

/* In the lists, what the notices about the referral @id say goes: for after it was erased. The register does the same by itself. */
void od_profile_forget_notices (OdProfile *self, const char *id);

/* What the names of all packages made here begin with; (transfer none). */
const char *od_profile_get_package_prefix (OdProfile *self);

/* Where the package of @reference is to be kept, in the format of the protocol; @suffix (nullable) tells a receipt from the referral; and
 * where it is, which may be in the format that the protocol asked for before; (transfer full). */
char *od_profile_get_package_path (OdProfile *self, const char *protocol_id, const char *reference, const char *suffix);
char *od_profile_find_package_path (OdProfile *self, const char *protocol_id, const char *reference, const char *suffix);
