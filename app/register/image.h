#pragma once

#include "connection.h"

/* All of the register as it is now, the log included, as the bytes of a database without a log; (transfer full). */
GBytes *od_image_take (OdConnection *connection, GError **error);
