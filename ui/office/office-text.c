#include "office-text.h"

#include <glib/gi18n-lib.h>

#include "fact-group.h"
#include "text-row.h"

static const char *const kinds[OD_N_OFFICE_KINDS] = {
  [OD_OFFICE_PROCESSOR] = N_ ("Verwerker"),
  [OD_OFFICE_NO_PROCESSORS] = N_ ("Geen verwerkers"),
  [OD_OFFICE_MEASURE] = N_ ("Maatregel"),
  [OD_OFFICE_ACTIVITY] = N_ ("Verwerkingsactiviteit"),
  [OD_OFFICE_BREACH] = N_ ("Gegevenslek"),
  [OD_OFFICE_CHANGE] = N_ ("Wijziging"),
  [OD_OFFICE_TERMINATION] = N_ ("Beëindiging"),
  [OD_OFFICE_FIGURES] = N_ ("Cijfers"),
  [OD_OFFICE_PROTOCOL] = N_ ("Protocol"),
};

static const char *
translate (const char *text)
{
  return _ (text);
}

const char *
od_office_kind_to_title (OdOfficeKind kind)
{
  return kinds[kind];
}

const char *
od_office_kind_to_text (OdOfficeKind kind)
{
  return _ (kinds[kind]);
}

char *
od_office_datum_to_text (OdOfficeRecord *record, guint datum)
{
  return od_office_record_describe (record, datum, translate);
}

char *
od_office_record_to_title (OdOfficeRecord *record)
{
  switch (od_office_record_get_kind (record))
    {
    case OD_OFFICE_MEASURE:
      return od_office_datum_to_text (record, OD_MEASURE_TITLE);
    case OD_OFFICE_BREACH:
      return od_office_datum_to_text (record, OD_BREACH_REFERENCE);
    case OD_OFFICE_NO_PROCESSORS:
    case OD_OFFICE_FIGURES:
      return g_strdup (od_office_kind_to_text (od_office_record_get_kind (record)));
    case OD_OFFICE_PROCESSOR:
    case OD_OFFICE_ACTIVITY:
    case OD_OFFICE_CHANGE:
    case OD_OFFICE_TERMINATION:
    case OD_OFFICE_PROTOCOL:
    default:
      return od_office_datum_to_text (record, 0);
    }
}

char *
od_office_record_to_subtitle (OdOfficeRecord *record)
{
  static const int data[OD_N_OFFICE_KINDS][2] = {
    [OD_OFFICE_PROCESSOR] = { OD_PROCESSOR_SERVICE, OD_PROCESSOR_DATA },
    [OD_OFFICE_NO_PROCESSORS] = { 0, -1 },
    [OD_OFFICE_MEASURE] = { OD_MEASURE_KIND, OD_MEASURE_VERSION },
    [OD_OFFICE_ACTIVITY] = { OD_ACTIVITY_CONTROLLER, -1 },
    [OD_OFFICE_BREACH] = { OD_BREACH_AWARE_AT, OD_BREACH_CAUSE },
    [OD_OFFICE_CHANGE] = { OD_CHANGE_AFTER, OD_CHANGE_FROM },
    [OD_OFFICE_TERMINATION] = { OD_TERMINATION_ON, OD_TERMINATION_LAST_DAY },
    [OD_OFFICE_FIGURES] = { OD_FIGURES_DATE, -1 },
    [OD_OFFICE_PROTOCOL] = { OD_PROTOCOL_FORM_PLACES, -1 },
  };
  const int *shown = data[od_office_record_get_kind (record)];
  g_autofree char *first = od_office_datum_to_text (record, shown[0]);
  g_autofree char *second = shown[1] >= 0 ? od_office_datum_to_text (record, shown[1]) : g_strdup ("");

  return g_strdup_printf ("%s%s%s", first, *first && *second ? " · " : "", second);
}

const char *
od_office_finding_to_label (OdOfficeRecord *record, const OdFinding *finding)
{
  if (finding->code == OD_FINDING_NO_DOCUMENT)
    return _ ("Bijlage");
  return _ (od_office_kind_get_datum (od_office_record_get_kind (record), finding->field - OD_FIELD_OFFICE)->label);
}

char *
od_office_change_to_text (OdOfficeKind kind, const OdOfficeChange *change)
{
  const OdDatum *datum = od_office_kind_get_datum (kind, change->datum);
  g_autofree char *before = od_datum_describe (datum, change->before, translate);
  g_autofree char *after = od_datum_describe (datum, change->after, translate);

  return g_strdup_printf (_ ("%s: %s → %s"), _ (datum->label), *before ? before : _ ("niets"), *after ? after : _ ("niets"));
}

static const char *
change_to_text (OdOverviewChange change)
{
  static const char *const texts[] = {
    [OD_OVERVIEW_NEW] = NC_ ("a processor", "Nieuw"),
    [OD_OVERVIEW_CHANGED] = NC_ ("a processor", "Gewijzigd"),
    [OD_OVERVIEW_ENDED] = NC_ ("a processor", "Beëindigd"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "a processor", texts[change]);
}

void
od_office_append_facts (GtkBox *box, OdOfficeRecord *record, const char *title)
{
  OdOfficeKind kind = od_office_record_get_kind (record);
  GtkWidget *group = NULL;
  const char *heading = title;

  for (guint i = 0; i < od_office_kind_get_n_data (kind); i++)
    {
      const OdDatum *datum = od_office_kind_get_datum (kind, i);
      g_autofree char *text = od_office_datum_to_text (record, i);

      if (datum->heading != NULL && (i > 0 || title == NULL))
        {
          heading = _ (datum->heading);
          group = NULL;
        }
      if (*text == '\0')
        continue;
      if (group == NULL)
        {
          group = od_fact_group_new (heading != NULL ? heading : od_office_kind_to_text (kind));
          gtk_box_append (box, group);
        }
      od_fact_group_add (group, _ (datum->label), text);
    }
}

static char *
describe_difference (const OdOverviewDifference *difference)
{
  GString *text = g_string_new (change_to_text (difference->change));

  for (guint i = 0; i < difference->changes->len; i++)
    {
      g_autofree char *line = od_office_change_to_text (od_office_record_get_kind (difference->record), g_ptr_array_index (difference->changes, i));

      g_string_append_printf (text, "\n%s", line);
    }
  return g_string_free (text, FALSE);
}

void
od_overview_add_differences (AdwPreferencesGroup *group, GPtrArray *differences)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const OdOverviewDifference *difference = g_ptr_array_index (differences, i);
      g_autofree char *name = od_office_record_to_title (difference->record);
      g_autofree char *text = describe_difference (difference);

      adw_preferences_group_add (group, od_text_row_new (name, text));
    }
}
