#pragma once

#include "connection.h"

/* Takes the next number of @year, from 1: when this returns TRUE it is on the disk that it was given. */
gboolean od_number_store_take (OdConnection *connection, guint year, guint *number, GError **error);
