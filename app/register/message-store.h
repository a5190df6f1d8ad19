#pragma once

#include "connection.h"
#include "register.h"

/* Fails with OD_REGISTER_ERROR_EXISTS when this message is there already in this direction. */
gboolean od_message_store_put (OdConnection *connection, const OdStoredMessage *message, GError **error);

/* @message is NULL when there is none; (transfer full). FALSE with an error. */
gboolean od_message_store_find (OdConnection *connection, const char *id, gboolean incoming, OdStoredMessage **message,
                                GError **error);

/* Those about the referral @referral_id, oldest first; (transfer full): an array of OdStoredMessage. */
GPtrArray *od_message_store_load (OdConnection *connection, const char *referral_id, GError **error);
