#pragma once

#include <adwaita.h>

#include "profile.h"

/* One protocol: how its packages are made, and everything that was agreed in it. */
#define OD_TYPE_PROTOCOL_PAGE (od_protocol_page_get_type ())
G_DECLARE_FINAL_TYPE (OdProtocolPage, od_protocol_page, OD, PROTOCOL_PAGE, AdwBin)

GtkWidget *od_protocol_page_new (OdProfile *profile, OdProtocol *protocol);
