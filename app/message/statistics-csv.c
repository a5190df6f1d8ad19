#include "statistics-document.h"

#define BYTE_ORDER_MARK "\357\273\277"
#define LINE_END "\r\n"

static const char *const states[OD_N_STATES] = {
  [OD_STATE_DRAFT] = "Concept",
  [OD_STATE_READY] = "Klaar",
  [OD_STATE_PACKED] = "Verpakt",
  [OD_STATE_SENT] = "Verzonden",
  [OD_STATE_CONFIRMED] = "Ontvangst bevestigd",
  [OD_STATE_RECEIVED] = "Ontvangen",
  [OD_STATE_ASSIGNED] = "Toegewezen",
  [OD_STATE_ATTEMPTED] = "Contact gezocht",
  [OD_STATE_WISH_UNCLEAR] = "Wens onduidelijk",
  [OD_STATE_FILE_OPEN] = "Dossier open",
  [OD_STATE_NO_HELP] = "Wenst geen hulp",
  [OD_STATE_FILE_CLOSED] = "Dossier gesloten",
  [OD_STATE_UNREACHABLE] = "Onbereikbaar",
  [OD_STATE_RETURNED] = "Teruggestuurd",
  [OD_STATE_WITHDRAWN] = "Ingetrokken",
  [OD_STATE_ERASED] = "Gewist",
};

static void
add_line (GString *csv, const char *about, const char *what, const char *value)
{
  /* None of them holds a semicolon, a quotation mark or a line end, nor begins like a formula. */
  g_string_append_printf (csv, "%s;%s;%s" LINE_END, about, what, value);
}

static void
add_count (GString *csv, const char *about, const char *what, const OdCount *count)
{
  g_autofree char *number = g_strdup_printf ("%u", count->number);

  add_line (csv, about, what, !count->masked ? number : count->number < OD_SMALLEST_COUNT ? "<5" : "niet getoond");
}

static void
add_days (GString *csv, const OdStatistics *self, const char *what, double days)
{
  g_autofree char *number = od_statistics_format_days (days);

  add_line (csv, "Dagen tot het eerste contact", what, od_statistics_shows_days (self) ? number : "niet getoond");
}

const char *
od_statistics_name_state (OdState state)
{
  return states[state];
}

char *
od_statistics_format_days (double days)
{
  int tenths = (int) (days * 10 + 0.5);

  return g_strdup_printf ("%d,%d", tenths / 10, tenths % 10);
}

GBytes *
od_statistics_to_csv (const OdStatistics *self, OdDesk desk)
{
  GString *csv = g_string_new (BYTE_ORDER_MARK);
  gsize length;

  add_line (csv, "Onderwerp", "Wat", "Aantal");
  add_line (csv, "Periode", "van", self->first);
  add_line (csv, "Periode", "tot en met", self->last);
  add_count (csv, "Doorverwijzingen", "alle", &self->total);
  for (guint i = 0; i < self->months->len; i++)
    {
      const OdMonthCount *month = &g_array_index (self->months, OdMonthCount, i);

      add_count (csv, "Per maand", month->month, &month->begun);
    }
  for (OdState state = 0; state < OD_N_STATES; state++)
    if (self->per_state[state].number > 0)
      add_count (csv, "Per toestand", states[state], &self->per_state[state]);
  if (desk == OD_DESK_OCMW)
    {
      add_count (csv, "Doorverwijzingen", "met contact", &self->n_contacted);
      add_days (csv, self, "mediaan", self->median_days);
      add_days (csv, self, "gemiddelde", self->mean_days);
    }
  length = csv->len;
  return g_bytes_new_take (g_string_free (csv, FALSE), length);
}
