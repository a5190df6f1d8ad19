#pragma once

#include <gio/gio.h>

#include "erasure-record.h"
#include "journal-entry.h"
#include "notice.h"
#include "referral.h"

#define OD_REGISTER_ERROR (od_register_error_quark ())
GQuark od_register_error_quark (void);

/**
 * OdRegisterError:
 * @OD_REGISTER_ERROR_NEWER: made by a newer version of the program; left untouched
 * @OD_REGISTER_ERROR_NOT_A_REGISTER: the file is something else; left untouched
 * @OD_REGISTER_ERROR_BUSY: another process holds it
 * @OD_REGISTER_ERROR_FULL: no room on the disk; nothing was changed
 * @OD_REGISTER_ERROR_DAMAGED: the file is damaged
 * @OD_REGISTER_ERROR_READ_ONLY: it is only read, since something in it is broken; nothing was changed
 * @OD_REGISTER_ERROR_NOT_ALLOWED: the disk, or the mode of the folder or a file, does not let it be written, so that one that is there is only
 *   read; nothing was changed
 * @OD_REGISTER_ERROR_EXISTS: that message was imported before; nothing was changed
 * @OD_REGISTER_ERROR_FAILED: anything else; nothing was changed
 */
typedef enum
{
  OD_REGISTER_ERROR_NEWER,
  OD_REGISTER_ERROR_NOT_A_REGISTER,
  OD_REGISTER_ERROR_BUSY,
  OD_REGISTER_ERROR_FULL,
  OD_REGISTER_ERROR_DAMAGED,
  OD_REGISTER_ERROR_READ_ONLY,
  OD_REGISTER_ERROR_NOT_ALLOWED,
  OD_REGISTER_ERROR_EXISTS,
  OD_REGISTER_ERROR_FAILED,
} OdRegisterError;

/**
 * OdRegister:
 *
 * The store of one profile (design: keeping). It holds workflow columns in the clear and everything about a client sealed: the
 * bytes come sealed from above, with the record's own key wrapped by the register key, so nothing in here can read a name.
 * One worker thread owns the connection; every change is one transaction together with its journal entry. All calls but
 * new/open are made from the thread of the main context that is answered.
 *
 * Signal "read-only", without arguments: from now on it is only read, or it is so for another reason. It comes before the answer to the call that
 * met that.
 */
/* Its file, in the folder that it is opened in. */
#define OD_REGISTER_FILE_NAME "register.db"

#define OD_TYPE_REGISTER (od_register_get_type ())
G_DECLARE_FINAL_TYPE (OdRegister, od_register, OD, REGISTER, GObject)

/* The sealed part of a record: its key, wrapped by the register key, and its content under that key. */
typedef struct
{
  GBytes *wrapped_key;
  GBytes *sealed;
} OdSealedPart;

void od_sealed_part_clear (OdSealedPart *part);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OdSealedPart, od_sealed_part_clear)

/* A referral as it is kept: @referral without client and consent, which are in @part. @part's members are NULL once erased. @number is its
 * place in the register: the higher, the later it came. Of one that can no longer be read there is nothing but @unreadable, its reference. */
typedef struct
{
  OdReferral *referral;
  OdSealedPart part;
  gint64 number;
  char *unreadable;
} OdStoredReferral;

void od_stored_referral_free (OdStoredReferral *self);

/* A notice as it is kept: @notice without its content, which is in @part. @part's members are NULL once its referral is erased. Of one that
 * can no longer be read there is nothing but @unreadable, its reference. */
typedef struct
{
  OdNotice *notice;
  OdSealedPart part;
  char *unreadable;
} OdStoredNotice;

void od_stored_notice_free (OdStoredNotice *self);

/* A document of the office itself: settings, a protocol, a processor, an attachment; sealed like everything else. Of one that can no longer be
 * read the members of @part are NULL. */
typedef struct
{
  char *kind;  /* "instelling", "protocol", "verwerker", "bijlage", … */
  char *id;
  OdSealedPart part;
} OdStoredDocument;

void od_stored_document_free (OdStoredDocument *self);

/* A message that came in or went out: what is needed to know it again, without its content. @at is when it was sent, as the message itself
 * says: by that the messages about one referral are older and newer. */
typedef struct
{
  char *id;           /* its UUID */
  char *kind;         /* "doorverwijzing", "ontvangstbevestiging", … */
  char *reference;
  char *referral_id;  /* (nullable) */
  gboolean incoming;
  GDateTime *at;
} OdStoredMessage;

OdStoredMessage *od_stored_message_new (const char *id, const char *kind, const char *reference, const char *referral_id,
                                        gboolean incoming, GDateTime *at);
void od_stored_message_free (OdStoredMessage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdStoredMessage, od_stored_message_free)

/**
 * OdChange:
 *
 * What one transaction changes: put together on the caller's thread, applied whole or not at all by od_register_apply_async().
 */
typedef struct _OdChange OdChange;

/* @now, @user, @action and @reference are its journal entry; (transfer full). */
OdChange *od_change_new (GDateTime *now, const char *user, const char *action, const char *reference);
void od_change_free (OdChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdChange, od_change_free)

/* Inserts or replaces the referral's plain columns and sealed part, and adds the steps that the register does not have yet. */
void od_change_put_referral (OdChange *self, OdReferral *referral, const OdSealedPart *part);

/* Keeps what remains of a referral that is erased by the same change. */
void od_change_put_erasure (OdChange *self, const OdErasureRecord *record);

/* Notes that packages and passphrases of the erased referral @id are gone. */
void od_change_set_tidied (OdChange *self, const char *id);

/* Removes a draft that was never packed, without trace but the journal's. */
void od_change_delete_referral (OdChange *self, const char *id);

/* Inserts the notice, or replaces its state and sealed part; @part is NULL when its content is erased. When a referral is erased the
 * register erases what its notices say by itself. */
void od_change_put_notice (OdChange *self, OdNotice *notice, const OdSealedPart *part);

void od_change_put_document (OdChange *self, const char *kind, const char *id, const OdSealedPart *part);
void od_change_delete_document (OdChange *self, const char *kind, const char *id);

/* Fails the whole change with OD_REGISTER_ERROR_EXISTS when a message with this id and direction is there already. */
void od_change_put_message (OdChange *self, const OdStoredMessage *message);

/**
 * od_register_open_async:
 * @folder: where register.db is or shall be; made with mode 0700, files get 0600
 *
 * Opens or makes the register on its worker thread and brings it to this version, one migration at a time, each whole or not
 * at all. One that may not be written is only read: see od_register_get_read_only_reason(). When it could not be read without changing it, and
 * when there is none, OD_REGISTER_ERROR_NOT_ALLOWED says so.
 */
void od_register_open_async (const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdRegister *od_register_open_finish (GAsyncResult *result, GError **error);

/* Why the register is only read, a sentence and technical detail on the lines after it: OD_REGISTER_ERROR_DAMAGED or OD_REGISTER_ERROR_NOT_ALLOWED;
 * (transfer none) (nullable) when it is not. */
const GError *od_register_get_read_only_reason (OdRegister *self);

/* Applies @change (transfer full) and tells the journal; when this returns TRUE it is on the disk. */
void od_register_apply_async (OdRegister *self, OdChange *change, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean od_register_apply_finish (OdRegister *self, GAsyncResult *result, GError **error);

typedef enum
{
  OD_REFERRALS_ALL,
  OD_REFERRALS_TO_DO,   /* those on which there is or may be something to do */
  OD_REFERRALS_AT_REST, /* confirmed, in a file, closed or erased: after some years nearly all of them */
} OdReferralPart;

/**
 * od_register_load_referrals_async:
 * @part: which
 * @before: only those with a lower number; 0 for all
 * @limit: at most so many
 *
 * Reads referrals, the last that came first. Where the register is broken, each is read by itself; those that cannot be are told once, not with
 * OD_REFERRALS_AT_REST.
 *
 * od_register_load_referrals_finish() returns: (transfer full): an array of OdStoredReferral
 */
void od_register_load_referrals_async (OdRegister *self, OdReferralPart part, gint64 before, guint limit, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer data);
GPtrArray *od_register_load_referrals_finish (OdRegister *self, GAsyncResult *result, GError **error);

/* What remains of all referrals that were erased; a (transfer full) array of OdErasureRecord, last erased first. */
void od_register_load_erasures_async (OdRegister *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray *od_register_load_erasures_finish (OdRegister *self, GAsyncResult *result, GError **error);

/* All notices; a (transfer full) array of OdStoredNotice, last changed first. */
void od_register_load_notices_async (OdRegister *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray *od_register_load_notices_finish (OdRegister *self, GAsyncResult *result, GError **error);

/* All documents of @kind; a (transfer full) array of OdStoredDocument, in order of id. */
void od_register_load_documents_async (OdRegister *self, const char *kind, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray *od_register_load_documents_finish (OdRegister *self, GAsyncResult *result, GError **error);

/* The document of @kind with @id, (transfer full); NULL without error when there is none. */
void od_register_find_document_async (OdRegister *self, const char *kind, const char *id, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer data);
OdStoredDocument *od_register_find_document_finish (OdRegister *self, GAsyncResult *result, GError **error);

/* The message with this id and direction, (transfer full); NULL without error when there is none. */
void od_register_find_message_async (OdRegister *self, const char *id, gboolean incoming, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer data);
OdStoredMessage *od_register_find_message_finish (OdRegister *self, GAsyncResult *result, GError **error);

/* The messages about the referral @referral_id, in and out, oldest first: a (transfer full) array of
 * OdStoredMessage. */
void od_register_load_messages_async (OdRegister *self, const char *referral_id, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer data);
GPtrArray *od_register_load_messages_finish (OdRegister *self, GAsyncResult *result, GError **error);

/* The next number for a readable reference in @year, from 1; each is given once, even when it is not used. */
void od_register_next_number_async (OdRegister *self, guint year, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
guint od_register_next_number_finish (OdRegister *self, GAsyncResult *result, GError **error);

/* The journal, oldest first; a (transfer full) array of OdJournalEntry. */
void od_register_load_journal_async (OdRegister *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray *od_register_load_journal_finish (OdRegister *self, GAsyncResult *result, GError **error);

/* Whether an entry is wanted; called on the worker thread, with data that nobody changes meanwhile. */
typedef gboolean (*OdJournalWants) (const OdJournalEntry *entry, gconstpointer data);

/**
 * od_register_read_journal_async:
 * @before: only entries with a lower number; 0 for all
 * @limit: at most so many entries
 * @wants: (nullable): which of them; @wants_data (transfer full) is freed with @free_wants_data (nullable)
 *
 * Reads part of the journal, the newest first.
 */
void od_register_read_journal_async (OdRegister *self, guint64 before, guint limit, OdJournalWants wants, gpointer wants_data,
                                     GDestroyNotify free_wants_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer data);

/* A (transfer full) array of OdJournalEntry, the newest first. */
GPtrArray *od_register_read_journal_finish (OdRegister *self, GAsyncResult *result, GError **error);

/* Recomputes the journal's chain. (transfer full) (nullable) with an error. */
void od_register_verify_journal_async (OdRegister *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdJournalVerdict *od_register_verify_journal_finish (OdRegister *self, GAsyncResult *result, GError **error);

/* All of the register as it is now, for a backup: see register-image.h; (transfer full). */
void od_register_take_image_async (OdRegister *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GBytes *od_register_take_image_finish (OdRegister *self, GAsyncResult *result, GError **error);

/* Goes through the whole register: see od_register_image_check(). Fails with OD_REGISTER_ERROR_DAMAGED, which names what is broken; from then on
 * the register is only read, and each change is refused with OD_REGISTER_ERROR_READ_ONLY. The same goes once SQLite meets something broken. */
void od_register_check_async (OdRegister *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean od_register_check_finish (OdRegister *self, GAsyncResult *result, GError **error);

/* Where sealed parts are kept; a pass goes through them in this order. */
typedef enum
{
  OD_SEALED_DOCUMENT,
  OD_SEALED_NOTICE,
  OD_SEALED_REFERRAL,
  OD_N_SEALED_TABLES,
} OdSealedTable;

/* How far a pass over all sealed parts is. It lives in memory: one that begins anew goes over those that were done before too. */
typedef struct
{
  OdSealedTable table;  /* OD_N_SEALED_TABLES when it is done */
  gint64 row;           /* private to the register */
  guint n_passed;
  guint n_all;          /* as it was at the last step */
} OdResealPass;

#define OD_RESEAL_PASS_INIT { OD_SEALED_DOCUMENT, G_MININT64, 0, 0 }

/* Seals the part of the record @id anew, a document's of @kind (else NULL), into @resealed, which is empty; FALSE when it stays as it is. Called
 * on the worker thread, with data that nobody changes meanwhile. */
typedef gboolean (*OdReseal) (OdSealedTable table, const char *kind, const char *id, const OdSealedPart *part, OdSealedPart *resealed,
                              gconstpointer data);

/**
 * od_register_reseal_async:
 * @pass: where the pass is
 * @data: (transfer full): for @reseal, freed with @free_data
 *
 * Goes on with a pass over all sealed parts: a number of them in one transaction, so that no save comes between reading and writing one.
 * Nothing but how they are sealed changes, so the journal is not told: who begins and ends the pass does that.
 *
 * od_register_reseal_finish() returns: where the pass is now in @pass; FALSE with an error, then nothing was changed
 */
void od_register_reseal_async (OdRegister *self, const OdResealPass *pass, OdReseal reseal, gpointer data, GDestroyNotify free_data,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer callback_data);
gboolean od_register_reseal_finish (OdRegister *self, GAsyncResult *result, OdResealPass *pass, GError **error);
