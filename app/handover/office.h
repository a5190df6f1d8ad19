#pragma once

#include "profile.h"

/* What an office keeps to account for itself (protocol art. 6 and 9): its processors, measures, processing activities and breaches. */

/**
 * od_office_keep_async:
 * @record: with what the form has
 *
 * Keeps a new or changed record; what changed is added to its history. Fails with OD_PROFILE_ERROR_FINDINGS when something in it must be mended
 * first, and then nothing changed.
 *
 * od_office_keep_finish() returns: (transfer full) (nullable): the record as it is kept
 */
void od_office_keep_async (OdProfile *profile, OdOfficeRecord *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdOfficeRecord *od_office_keep_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* The same with a document that comes with it: @name is what people see of it, @content is kept sealed. An empty one is refused, and one larger than
 * any agreement that a person reads. */
void od_office_attach_async (OdProfile *profile, OdOfficeRecord *record, const char *name, GBytes *content, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data);
OdOfficeRecord *od_office_attach_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Takes the document with @id away. */
void od_office_detach_async (OdProfile *profile, OdOfficeRecord *record, const char *id, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data);
OdOfficeRecord *od_office_detach_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* The content of the document with @id; (transfer full), which wipes itself, or NULL with an error: it is not here, or damaged. */
void od_office_read_attachment_async (OdProfile *profile, const char *id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GBytes *od_office_read_attachment_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* @record with @datum set to today: what ends a processor or measure, or closes a breach; (transfer full). */
OdOfficeRecord *od_office_end (OdProfile *profile, OdOfficeRecord *record, guint datum);

/* Findings about @record by the clock of @profile; (transfer full). */
OdFindings *od_office_check (OdProfile *profile, OdOfficeRecord *record);

/* A record with what the program knows already: of a breach its reference and contact, of an activity everything that GDPR art. 30 asks as far as
 * the protocols say it; (transfer full). */
OdOfficeRecord *od_office_propose (OdProfile *profile, OdOfficeKind kind);

/* The party that works here, by the protocol that was chosen at the first start; (transfer full) (nullable) when that is gone. */
OdParty *od_office_get_owner (OdProfile *profile);

/* The records as a PDF to print; (transfer full) (nullable). @none is what it says when there are none. */
GBytes *od_office_to_pdf (OdProfile *profile, const char *title, GPtrArray *records, const char *none, GError **error);
