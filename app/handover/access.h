#pragma once

#include "profile.h"

/**
 * OdAccess:
 * @pdf: for the client
 * @json: the same, for machines
 *
 * Both are in memory alone, and wipe themselves when freed: the user says where they are saved.
 */
typedef struct
{
  GBytes *pdf;
  GBytes *json;
} OdAccess;

void od_access_free (OdAccess *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdAccess, od_access_free)

/**
 * od_access_report_async:
 * @referrals: of OdReferral: those that are of the person who asks; see od_profile_find_same_person()
 *
 * All that is known of one client (GDPR art. 15): data, consent, what happened, onward disclosures, corrections, messages. The journal
 * tells for each reference that it was made.
 *
 * od_access_report_finish() returns: (transfer full) (nullable)
 */
void od_access_report_async (OdProfile *profile, GPtrArray *referrals, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer data);
OdAccess *od_access_report_finish (OdProfile *profile, GAsyncResult *result, GError **error);
