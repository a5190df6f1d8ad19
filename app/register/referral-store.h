#pragma once

#include "connection.h"
#include "register.h"

/* Inserts or replaces it, and adds the steps that are not there yet; fails when the steps that are there are not its first ones. */
gboolean od_referral_store_put (OdConnection *connection, const OdStoredReferral *stored, GError **error);

/* Removes it with its steps; fails when it was ever packed, or came in. */
gboolean od_referral_store_delete (OdConnection *connection, const char *id, GError **error);

/* See od_register_load_referrals_async(). */
GPtrArray *od_referral_store_load (OdConnection *connection, OdReferralPart part, gint64 before, guint limit, GError **error);
