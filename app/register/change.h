#pragma once

#include "connection.h"
#include "register.h"

/* Applies all of @change in one transaction and tells the journal. What it erases is then in no log either. */
gboolean od_change_apply (const OdChange *change, OdConnection *connection, GError **error);
