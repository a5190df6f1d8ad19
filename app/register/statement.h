#pragma once

#include "connection.h"
#include "recorded-time.h"

/**
 * OdStatement:
 *
 * A prepared statement while it is in use; freeing it makes it ready for its next use. Parameters count from 1 and columns from
 * 0, as in SQLite. A parameter that cannot be bound fails the first step. A time takes two places: microseconds, then offset.
 */
typedef struct _OdStatement OdStatement;

/* @sql is a string that lives as long as the program and is not in use already; (transfer full). */
OdStatement *od_statement_new (OdConnection *connection, const char *sql, GError **error);
void od_statement_free (OdStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdStatement, od_statement_free)

void od_statement_bind_text (OdStatement *self, int parameter, const char *text);  /* (nullable) */
void od_statement_bind_bytes (OdStatement *self, int parameter, GBytes *bytes);    /* (nullable) */
void od_statement_bind_number (OdStatement *self, int parameter, gint64 number);
void od_statement_bind_time (OdStatement *self, int parameter, GDateTime *time);
void od_statement_bind_recorded_time (OdStatement *self, int parameter, OdRecordedTime time);

/* Goes to the next row; @row is FALSE behind the last. */
gboolean od_statement_step (OdStatement *self, gboolean *row, GError **error);

/* Runs a statement that gives no rows. */
gboolean od_statement_run (OdStatement *self, GError **error);

/* Text is always UTF-8: what someone else wrote there and is not, comes as one replacement character. */
const char *od_statement_peek_text (OdStatement *self, int column);  /* (nullable), until the next step */
char *od_statement_get_text (OdStatement *self, int column);         /* (nullable) (transfer full) */
GBytes *od_statement_get_bytes (OdStatement *self, int column);      /* (nullable) (transfer full) */
const void *od_statement_peek_bytes (OdStatement *self, int column); /* (nullable), until the next step */
gsize od_statement_get_length (OdStatement *self, int column);       /* of text or bytes, in bytes */
gint64 od_statement_get_number (OdStatement *self, int column);
GDateTime *od_statement_get_time (OdStatement *self, int column);    /* (transfer full), never NULL */
OdRecordedTime od_statement_get_recorded_time (OdStatement *self, int column);
