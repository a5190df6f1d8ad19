#pragma once

#include <adwaita.h>

#include "profile.h"

/* Of the section: shows the overview that came in under the protocol with this id. */
#define OD_SHOW_OVERVIEW_ACTION "office.show-overview"

/* Per protocol what the other party knows of the own processors, a way to pass on what it does not, and its own overview (protocol art. 6). */
GtkWidget *od_exchange_group_new (OdProfile *profile);

/* The newest overview of the other party to @protocol, read only. */
GtkWidget *od_overview_page_new (OdProfile *profile, OdProtocol *protocol);
