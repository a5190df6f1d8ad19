#pragma once

#include <glib-object.h>

#include "office-kind.h"

/* A document that belongs to a record: its content is kept apart, sealed, under its id. @name is what people see, "overeenkomst.pdf". */
typedef struct
{
  char *id;
  char *name;
} OdAttachment;

/* How many a record has at most, and how many characters a name. */
#define OD_OFFICE_MAX_ATTACHMENTS 20
#define OD_OFFICE_MAX_ATTACHMENT_CHARACTERS 120

OdAttachment *od_attachment_new (const char *id, const char *name);
void od_attachment_free (OdAttachment *self);

/* That a datum changed: at the time @at, ISO 8601, by @user. Both are "" in what only compares two records. */
typedef struct
{
  guint datum;
  char *before;
  char *after;
  char *at;
  char *user;
} OdOfficeChange;

OdOfficeChange *od_office_change_new (guint datum, const char *before, const char *after, const char *at, const char *user);
void od_office_change_free (OdOfficeChange *self);

/**
 * OdOfficeRecord:
 *
 * One processor, measure, breach, … of an office: a value for each datum of its kind, always text and "" for not filled in. Immutable: what
 * changes gives a new one, (transfer full).
 */
#define OD_TYPE_OFFICE_RECORD (od_office_record_get_type ())
G_DECLARE_FINAL_TYPE (OdOfficeRecord, od_office_record, OD, OFFICE_RECORD, GObject)

/* Without anything filled in. @id is a UUID, (nullable) for a new one. */
OdOfficeRecord *od_office_record_new (OdOfficeKind kind, const char *id);

OdOfficeKind od_office_record_get_kind (OdOfficeRecord *self);
const char *od_office_record_get_id (OdOfficeRecord *self);
const char *od_office_record_get (OdOfficeRecord *self, guint datum);

/* Whether the choice or one of several of @datum is @code. */
gboolean od_office_record_has (OdOfficeRecord *self, guint datum, const char *code);

/* @value in its kept form: white space and KBO number normalised, the several in their order; NULL is "". */
OdOfficeRecord *od_office_record_with (OdOfficeRecord *self, guint datum, const char *value);

/* The same with @self (transfer full), to fill in one datum after another. */
OdOfficeRecord *od_office_record_fill (OdOfficeRecord *self, guint datum, const char *value);
OdOfficeRecord *od_office_record_fill_number (OdOfficeRecord *self, guint datum, guint64 number);

/* Of OdAttachment; (transfer none). A record has each id once: what comes with the id of another takes its place. */
GPtrArray *od_office_record_get_attachments (OdOfficeRecord *self);
gboolean od_office_record_has_attachment (OdOfficeRecord *self, const char *id);
OdOfficeRecord *od_office_record_with_attachment (OdOfficeRecord *self, const OdAttachment *attachment);
OdOfficeRecord *od_office_record_without_attachment (OdOfficeRecord *self, const char *id);

/* Of OdOfficeChange, oldest first: what changed since it was first kept; (transfer none). */
GPtrArray *od_office_record_get_history (OdOfficeRecord *self);
OdOfficeRecord *od_office_record_with_history (OdOfficeRecord *self, GPtrArray *changes);

/* @self after everything by which it differs from @before (nullable: it is new) was added to its history. */
OdOfficeRecord *od_office_record_after (OdOfficeRecord *self, OdOfficeRecord *before, const char *at, const char *user);

/* What is different in @after; (transfer full), of OdOfficeChange, in the order of the data. Both are of one kind. */
GPtrArray *od_office_record_compare (OdOfficeRecord *before, OdOfficeRecord *after);

/* Whether it was ended, or closed, on or before @today. */
gboolean od_office_record_is_ended (OdOfficeRecord *self, const char *today);

/**
 * OdTranslate:
 *
 * Gives the text of a msgid in the user's language: gettext, or NULL where documents are always in Dutch.
 */
typedef const char *(*OdTranslate) (const char *text);

/* What people read of @value as it is kept: "naam, adres", "25/11/2026", "25/11/2026 14:05", "0123.456.749"; (transfer full). */
char *od_datum_describe (const OdDatum *datum, const char *value, OdTranslate translate);

/* The datum @index of @self, described; (transfer full). */
char *od_office_record_describe (OdOfficeRecord *self, guint datum, OdTranslate translate);
