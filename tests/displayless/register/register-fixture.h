#pragma once

#include "register.h"

#include <sqlite3.h>

/* The calls of a register as if they were synchronous, and values to put in it. Everyone in here is made up. */

/* A folder that does not exist yet, in one of its own that does; (transfer full). */
char *od_fixture_make_folder (void);
void od_fixture_remove_folder (char *folder);

/* A callback that keeps the result in the GAsyncResult * that its data points to; and running the main loop until it is there: @result's, (transfer
 * none). */
void od_fixture_take_result (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *od_fixture_wait (GAsyncResult **result);

OdRegister *od_fixture_open (const char *folder, GError **error);

/* Opens what must open. */
OdRegister *od_fixture_must_open (const char *folder);

/* Lets go of it, and waits until its file is free. */
void od_fixture_close (OdRegister *self);

gboolean od_fixture_apply (OdRegister *self, OdChange *change, GError **error);
void od_fixture_must_apply (OdRegister *self, OdChange *change);
GPtrArray *od_fixture_load_referrals (OdRegister *self);
GPtrArray *od_fixture_load_page (OdRegister *self, OdReferralPart part, gint64 before, guint limit);
GPtrArray *od_fixture_load_documents (OdRegister *self, const char *kind);
GPtrArray *od_fixture_load_messages (OdRegister *self, const char *referral_id);
GPtrArray *od_fixture_load_journal (OdRegister *self);
OdStoredMessage *od_fixture_find_message (OdRegister *self, const char *id, gboolean incoming);
guint od_fixture_next_number (OdRegister *self, guint year);
gint64 od_fixture_verify_journal (OdRegister *self);

/* 10:00 on 24 November 2026 in Belgium and that many microseconds; (transfer full). */
GDateTime *od_fixture_time (gint64 microseconds);

OdChange *od_fixture_new_change (const char *action);
OdReferral *od_fixture_new_referral (OdDesk desk, const char *id);

/* What follows lets @event happen to @referral, which is replaced. */
void od_fixture_happen (OdReferral **referral, OdEvent event);

/* A part whose content is @text, as if it were sealed. */
void od_fixture_part_init (OdSealedPart *part, const char *text);

/* Puts @referral with a part of @text. */
void od_fixture_put (OdChange *change, OdReferral *referral, const char *text);

/* The file in the closed register of @folder, opened past the program; and statements run there. */
sqlite3 *od_fixture_open_database (const char *folder);
void od_fixture_run_sql (const char *folder, const char *sql);

/* Names and contents of all files in @folder as one text, to see that nothing was touched; (transfer full). */
char *od_fixture_describe_folder (const char *folder);

/* Starts this program again with "--child", @role and @folder; its standard output is a pipe; (transfer full). */
GSubprocess *od_fixture_start_child (const char *role, const char *folder);

/* The exit status of such a child that ends by itself. */
int od_fixture_run_child (const char *role, const char *folder);
