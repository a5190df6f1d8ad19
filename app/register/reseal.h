#pragma once

#include "connection.h"
#include "register.h"

/* Goes on with a pass over all sealed parts from where @pass is: a number of them, in one transaction. When it was the last of them, what they
 * were before is in no log either. */
gboolean od_reseal_next (OdConnection *connection, OdResealPass *pass, OdReseal reseal, gconstpointer data, GError **error);
