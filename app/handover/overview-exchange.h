#pragma once

#include "overview.h"
#include "profile.h"

/* The overviews of processors that the parties to a protocol give each other and keep current (protocol art. 6). */

/* The own overview as it is now: the processors, or else the statement that there are none; (transfer full), of OdOfficeRecord, empty when
 * neither was filled in. */
GPtrArray *od_overview_get_own (OdProfile *profile);

/* The notices by which the own overview was last passed on, and the other party's last came in, under a protocol: the newest by the time that
 * they bear; (transfer none) (nullable). */
OdNotice *od_overview_find_sent (OdProfile *profile, const char *protocol_id);
OdNotice *od_overview_find_received (OdProfile *profile, const char *protocol_id);

/* Whether an overview of any other party came in. */
gboolean od_overview_has_received (OdProfile *profile);

/* What the other party does not know yet; (transfer full), of OdOverviewDifference. */
GPtrArray *od_overview_get_unsent (OdProfile *profile, const char *protocol_id);

/* How many things are not passed on yet, under all protocols that are in force. */
guint od_overview_count_unsent (OdProfile *profile);
