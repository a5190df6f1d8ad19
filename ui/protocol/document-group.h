#pragma once

#include <adwaita.h>

#include "profile.h"

/* The signed text of @protocol: to open and to save, to add and to take away. */
GtkWidget *od_protocol_document_group_new (OdProfile *profile, OdProtocol *protocol);
