#pragma once

#include <adwaita.h>

#include "finding.h"
#include "overview.h"
#include "profile.h"

/* What people read of the records that an office keeps; see office-record.h. */

/* "Verwerker", "Gegevenslek", … */
const char *od_office_kind_to_text (OdOfficeKind kind);

/* The same in Dutch, for a document, which is in the language of the protocol. */
const char *od_office_kind_to_title (OdOfficeKind kind);

/* What the record is called in a list; (transfer full). */
char *od_office_record_to_title (OdOfficeRecord *record);

/* What stands under it; (transfer full). */
char *od_office_record_to_subtitle (OdOfficeRecord *record);

/* @datum of @record in the user's language; (transfer full). */
char *od_office_datum_to_text (OdOfficeRecord *record, guint datum);

/* What @finding is about: "Te herzien op"; (transfer none). */
const char *od_office_finding_to_label (OdOfficeRecord *record, const OdFinding *finding);

/* "Plaats van verwerking: Brussel → Parijs"; (transfer full). */
char *od_office_change_to_text (OdOfficeKind kind, const OdOfficeChange *change);

/* Appends the facts of @record to @box, a group under each heading; @title, (nullable), goes before. */
void od_office_append_facts (GtkBox *box, OdOfficeRecord *record, const char *title);

/* Adds a row to @group for each of @differences, of OdOverviewDifference: what changed, field by field. */
void od_overview_add_differences (AdwPreferencesGroup *group, GPtrArray *differences);
