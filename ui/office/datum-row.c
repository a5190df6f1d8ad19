#include "datum-row.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "combo-row.h"
#include "day-row.h"
#include "day-text.h"
#include "field-row.h"
#include "office-check.h"
#include "office-record.h"
#include "paragraph-row.h"
#include "several-row.h"
#include "style.h"

/* Choices */

static GtkWidget *
create_choice (const OdDatum *datum)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Niet gekozen"));
  for (const OdDatumOption *option = datum->options; option->code != NULL; option++)
    gtk_string_list_append (names, _ (option->label));
  return od_combo_row_new (_ (datum->label), names);
}

static void
set_choice (GtkWidget *row, const OdDatum *datum, const char *code)
{
  guint selected = 0;

  for (guint i = 0; datum->options[i].code != NULL; i++)
    if (g_str_equal (datum->options[i].code, code))
      selected = i + 1;
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
}

/* A combo row has a subtitle to say it in. */
static void
set_choice_finding (GtkWidget *row, const OdFinding *finding)
{
  gboolean error = finding != NULL && finding->severity == OD_SEVERITY_ERROR;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), error ? _ ("Kies dit.") : "");
  od_style_set (row, "error", error);
}

/* Times */

/* As it is kept, of what somebody typed in the local time zone: "25/11/2026 14:05", "25-11-26 14.05", "25/11/2026 14u05"; (transfer full)
 * (nullable) when it is no time. */
static char *
time_from_typed (const char *typed)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  char *space = strrchr (text, ' ');
  g_autofree char *day = NULL;
  g_autoptr (GDateTime) time = NULL;
  int year, month, day_of_month, hour, minute, length = 0;

  if (space == NULL)
    return NULL;
  *space = '\0';
  day = od_day_from_typed (text);
  if (day == NULL || sscanf (space + 1, "%2d%*1[:.uh]%2d%n", &hour, &minute, &length) != 2 || space[1 + length] != '\0'
      || sscanf (day, "%4d-%2d-%2d", &year, &month, &day_of_month) != 3)
    return NULL;
  time = g_date_time_new_local (year, month, day_of_month, hour, minute, 0);
  return time != NULL ? od_office_time_format (time) : NULL;
}

static char *
get_time (GtkWidget *row)
{
  const char *typed = od_field_row_get_text (OD_FIELD_ROW (row));
  char *time = time_from_typed (typed);

  return time != NULL ? time : g_strdup (typed);
}

static void
set_time (GtkWidget *row, const OdDatum *datum, const char *value)
{
  g_autofree char *text = od_datum_describe (datum, value, NULL);

  od_field_row_set_text (OD_FIELD_ROW (row), text);
}

static GtkWidget *
create_time (const OdDatum *datum)
{
  g_autofree char *title = g_strdup_printf (_ ("%s (dag en uur)"), _ (datum->label));

  return od_field_row_new (title);
}

/* All */

GtkWidget *
od_datum_row_new (const OdDatum *datum)
{
  switch (datum->shape)
    {
    case OD_SHAPE_DAY:
      return od_day_row_new (_ (datum->label));
    case OD_SHAPE_TIME:
      return create_time (datum);
    case OD_SHAPE_CHOICE:
      return create_choice (datum);
    case OD_SHAPE_SEVERAL:
      return od_several_row_new (_ (datum->label), datum->options);
    case OD_SHAPE_PARAGRAPH:
      return od_paragraph_row_new (_ (datum->label));
    case OD_SHAPE_TEXT:
    case OD_SHAPE_NUMBER:
    case OD_SHAPE_EMAIL:
    case OD_SHAPE_ENTERPRISE_NUMBER:
    default:
      return od_field_row_new (_ (datum->label));
    }
}

char *
od_datum_row_get_value (GtkWidget *row, const OdDatum *datum)
{
  guint selected;

  switch (datum->shape)
    {
    case OD_SHAPE_DAY:
      return g_strdup (od_day_row_get_day (OD_DAY_ROW (row)));
    case OD_SHAPE_TIME:
      return get_time (row);
    case OD_SHAPE_CHOICE:
      selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
      return g_strdup (selected > 0 ? datum->options[selected - 1].code : "");
    case OD_SHAPE_SEVERAL:
      return od_several_row_get_codes (OD_SEVERAL_ROW (row));
    case OD_SHAPE_PARAGRAPH:
      return od_paragraph_row_get_text (OD_PARAGRAPH_ROW (row));
    case OD_SHAPE_TEXT:
    case OD_SHAPE_NUMBER:
    case OD_SHAPE_EMAIL:
    case OD_SHAPE_ENTERPRISE_NUMBER:
    default:
      return g_strdup (od_field_row_get_text (OD_FIELD_ROW (row)));
    }
}

void
od_datum_row_set_value (GtkWidget *row, const OdDatum *datum, const char *value)
{
  g_autofree char *text = NULL;

  switch (datum->shape)
    {
    case OD_SHAPE_DAY:
      od_day_row_set_day (OD_DAY_ROW (row), value);
      break;
    case OD_SHAPE_TIME:
      set_time (row, datum, value);
      break;
    case OD_SHAPE_CHOICE:
      set_choice (row, datum, value);
      break;
    case OD_SHAPE_SEVERAL:
      od_several_row_set_codes (OD_SEVERAL_ROW (row), value);
      break;
    case OD_SHAPE_PARAGRAPH:
      od_paragraph_row_set_text (OD_PARAGRAPH_ROW (row), value);
      break;
    case OD_SHAPE_TEXT:
    case OD_SHAPE_NUMBER:
    case OD_SHAPE_EMAIL:
    case OD_SHAPE_ENTERPRISE_NUMBER:
    default:
      text = od_datum_describe (datum, value, NULL);
      od_field_row_set_text (OD_FIELD_ROW (row), text);
    }
}

void
od_datum_row_set_finding (GtkWidget *row, const OdDatum *datum, const OdFinding *finding)
{
  if (datum->shape == OD_SHAPE_DAY)
    od_day_row_set_finding (OD_DAY_ROW (row), finding);
  else if (datum->shape == OD_SHAPE_CHOICE)
    set_choice_finding (row, finding);
  else if (datum->shape == OD_SHAPE_SEVERAL)
    od_several_row_set_finding (OD_SEVERAL_ROW (row), finding);
  else if (datum->shape == OD_SHAPE_PARAGRAPH)
    od_paragraph_row_set_finding (OD_PARAGRAPH_ROW (row), finding);
  else
    od_field_row_set_finding (OD_FIELD_ROW (row), finding);
}
