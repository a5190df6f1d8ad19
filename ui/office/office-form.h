#pragma once

#include <adwaita.h>

#include "profile.h"

/* Asks for the data of @record, new or kept, by the table of its kind, and keeps it. */
void od_office_form_present (GtkWindow *parent, OdProfile *profile, OdOfficeRecord *record);

/* Asks for the data of @record, a change or termination, and packs it as a notice of @kind under the protocol with @protocol_id. */
void od_office_form_present_notice (GtkWindow *parent, OdProfile *profile, OdOfficeRecord *record, OdNoticeKind kind, const char *protocol_id);

/* Asks for the data of @protocol, (nullable) for a new one, and keeps it. */
void od_office_form_present_protocol (GtkWindow *parent, OdProfile *profile, OdProtocol *protocol);
