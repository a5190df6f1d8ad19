#pragma once

#include "draft.h"
#include "erase.h"
#include "follow.h"
#include "import.h"
#include "office.h"
#include "mail.h"
#include "memory-keyring.h"
#include "message.h"
#include "pack.h"
#include "package.h"
#include "profile-private.h"
#include "receipt.h"

/* One desk with a folder and a keyring of its own, and its use cases as calls that wait. All people in here are made up. */
typedef struct
{
  OdDesk desk;
  char *folder;
  OdKeyring *keyring;
  OdProfile *profile;
  const char *now; /* what its clock says, ISO 8601 */
} Desk;

#define HULSHOUT "opgroeien-ocmw-hulshout-2025"
#define NOON "2026-11-24T12:00:00+01:00"

/* The marker that must be nowhere in the clear. */
#define MARKER "Fictiefmarkering"

/* A desk that is open and set up. */
Desk *desk_new (OdDesk desk);
void desk_free (Desk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)

/* An open desk on @keyring, not set up; @folder is (transfer full). */
Desk *desk_new_bare (OdDesk desk, char *folder, OdKeyring *keyring);
gboolean desk_open (Desk *self, GError **error);
gboolean desk_set_up (Desk *self, const OdSettings *settings, GError **error);

/* Closes the profile and opens it again from the disk. */
void desk_reopen (Desk *self);
void desk_close (Desk *self);

/* Runs the main loop until @result is there; for the callbacks that desk_take_result() is. */
void desk_take_result (GObject *source, GAsyncResult *result, gpointer data);
void desk_wait (GAsyncResult **result);

/* Makes a recovery sheet, and keeps it; its words, (transfer full). */
OdSecret *desk_keep_sheet (Desk *self);

/* Waits until the referrals are there. */
void desk_wait_loaded (Desk *self);

/* A draft with everything in order, not saved. */
OdReferral *desk_make_complete (Desk *self);

/* The same of @draft. */
OdReferral *desk_complete (Desk *self, OdReferral *draft);
OdReferral *desk_new_draft (Desk *self, GError **error);
OdReferral *desk_save (Desk *self, OdReferral *referral, GError **error);
gboolean desk_discard (Desk *self, OdReferral *referral, GError **error);
OdReferral *desk_revise (Desk *self, OdReferral *referral, GError **error);

OdPacked *desk_pack (Desk *self, OdReferral *referral, GCancellable *cancellable, GError **error);
OdPacked *desk_recall (Desk *self, OdReferral *referral, GError **error);
OdReferral *desk_give_passphrase (Desk *self, OdReferral *referral, OdChannel channel, const char *day, GError **error);
OdReferral *desk_send (Desk *self, OdReferral *referral, GError **error);
gboolean desk_save_copy (const char *path, const char *destination, GError **error);

/* A complete draft, saved, packed and sent. */
OdPacked *desk_make_sent (Desk *self);

OdImport *desk_open_import (Desk *self, const char *path, OdSecret *passphrase, GError **error);
OdReferral *desk_accept (Desk *self, OdImport *import, GError **error);

/* A referral that @team sent and @ocmw accepted: (transfer full); and @packed (out) (optional) as it was sent. */
OdReferral *desk_hand_over (Desk *team, Desk *ocmw, OdPacked **packed);

OdPacked *desk_make_receipt (Desk *self, OdReferral *referral, GError **error);
OdReferral *desk_follow (Desk *self, OdReferral *referral, const OdFollowing *what, GError **error);
OdReferral *desk_undo (Desk *self, OdReferral *referral, GError **error);
OdErased *desk_erase (Desk *self, OdReferral *referral, GError **error);

/* Corrects one datum by hand. */
OdReferral *desk_correct (Desk *self, OdReferral *referral, OdField field, const char *value, GError **error);


/* A new processor; and @record (transfer full) with another @datum: both (transfer full). */
OdOfficeRecord *desk_make_processor (const char *name);
OdOfficeRecord *desk_fill (OdOfficeRecord *record, guint datum, const char *value);

/* (transfer full) (nullable) */
OdOfficeRecord *desk_keep_record (Desk *self, OdOfficeRecord *record, GError **error);

/* The journal as "action reference\n" lines; (transfer full). */
char *desk_read_journal (Desk *self);

/* Puts @protocol in the register and the list. */
void desk_put_protocol (Desk *self, OdProtocol *protocol);

/* The bundled protocol with @from replaced by @to in its JSON; (transfer full). */
OdProtocol *desk_make_protocol (const char *from, const char *to);

/* The passphrase in the desk's keyring for the package of @reference; (transfer full) (nullable). */
OdSecret *desk_find_passphrase (Desk *self, const char *reference);

/* Puts @key in @keyring as that of the register. */
void desk_store_key (OdKeyring *keyring, OdSecret *key);

/* The state of the referral @id in the list; and the number of referrals. */
OdState desk_get_state (Desk *self, const char *id);
guint desk_count (Desk *self);

/* The first referral in @state; (transfer none) (nullable). */
OdReferral *desk_find_in_state (Desk *self, OdState state);

/* That the check of the whole register finds nothing. */
void desk_assert_sound (Desk *self);

/* Whether @folder holds @bytes or @text anywhere, in a file's content or name; everything in it. */
gboolean desk_folder_has (const char *folder, const void *bytes, gsize length);
gboolean desk_folder_has_text (const char *folder, const char *text);

void desk_remove_folder (const char *folder);

/* A referral message as the Kind en Gezin desk makes it, to change and pack; (transfer full). */
OdMessage *desk_make_message (Desk *self, OdReferral *referral);

/* Packs @json (NULL for that of @message) and a leesbaar.pdf that @message names into @folder; (transfer full) the path. */
char *desk_pack_message (const char *folder, OdMessage *message, const char *json, OdSecret *passphrase);
