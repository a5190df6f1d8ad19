#pragma once

#include <adwaita.h>

#include "profile.h"

/* The protocols of this desk, each with a page of its own. */
#define OD_TYPE_PROTOCOL_SECTION (od_protocol_section_get_type ())
G_DECLARE_FINAL_TYPE (OdProtocolSection, od_protocol_section, OD, PROTOCOL_SECTION, AdwBin)

GtkWidget *od_protocol_section_new (OdProfile *profile);

/* Shows the protocol with this id, when it is here. */
void od_protocol_section_show (OdProtocolSection *self, const char *id);
