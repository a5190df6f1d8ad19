#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdOfficeSection:
 *
 * What an office keeps of a kind, or of two: list, search, add, save as PDF, and one of them in detail. What asks for attention is on top. At both
 * desks.
 */
#define OD_TYPE_OFFICE_SECTION (od_office_section_get_type ())
G_DECLARE_FINAL_TYPE (OdOfficeSection, od_office_section, OD, OFFICE_SECTION, AdwBin)

/* The own processors, and the overviews that the parties give each other (protocol art. 6). */
GtkWidget *od_processor_section_new (OdProfile *profile);

/* Measures and processing activities (protocol art. 6). */
GtkWidget *od_measure_section_new (OdProfile *profile);

/* Breaches (protocol art. 9). */
GtkWidget *od_breach_section_new (OdProfile *profile);

/* Shows the record with this id; FALSE when it is not of this section. */
gboolean od_office_section_show (OdOfficeSection *self, const char *id);

/* Asks for a new record of @kind, with @option chosen as its first datum unless that is "". */
void od_office_section_add (OdOfficeSection *self, OdOfficeKind kind, const char *option);

void od_office_section_start_search (OdOfficeSection *self);
