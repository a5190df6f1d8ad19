#include "statistics.h"

#include <string.h>

#include "arrival.h"
#include "day.h"
#include "standing-steps.h"

#define CONTACTS (OD_EVENT_BIT (OD_EVENT_CONTACT) | OD_EVENT_BIT (OD_EVENT_WANT_HELP) | OD_EVENT_BIT (OD_EVENT_WANT_NO_HELP))

static OdMonthCount *
find_month (OdStatistics *self, const char *day)
{
  for (guint i = 0; i < self->months->len; i++)
    {
      OdMonthCount *month = &g_array_index (self->months, OdMonthCount, i);

      if (strncmp (month->month, day, strlen (month->month)) == 0)
        return month;
    }
  return NULL;
}

static void
add_months (OdStatistics *self)
{
  g_autofree char *day = g_strconcat (self->first, "-01", NULL);

  while (strncmp (day, self->last, strlen (self->last)) <= 0)
    {
      OdMonthCount month = { 0 };
      char *next = od_day_add_months (day, 1);

      g_strlcpy (month.month, day, sizeof month.month);
      g_array_append_val (self->months, month);
      g_free (day);
      day = next;
    }
}

/* Days from @beginning to the first contact that stands, in @days. A day that a person gives too early counts as none. */
static void
add_days (OdReferral *referral, const char *beginning, GArray *days)
{
  const OdStep *contact = od_steps_find_first_standing (od_referral_get_steps (referral), CONTACTS);
  g_autofree char *contacted = contact != NULL ? od_step_get_day (contact) : NULL;
  int difference = contacted != NULL ? MAX (od_day_difference (beginning, contacted), 0) : 0;

  if (contacted != NULL)
    g_array_append_val (days, difference);
}

static void
add_referral (OdStatistics *self, OdReferral *referral, GArray *days)
{
  g_autofree char *beginning = od_arrival_get_beginning (referral);
  OdMonthCount *month = find_month (self, beginning);

  if (month == NULL)
    return;
  month->begun.number++;
  self->total.number++;
  self->per_state[od_referral_get_state (referral)].number++;
  if (od_referral_get_desk (referral) == OD_DESK_OCMW)
    add_days (referral, beginning, days);
}

static int
compare_numbers (gconstpointer one, gconstpointer other)
{
  return *(const int *) one - *(const int *) other;
}

static void
set_days (OdStatistics *self, GArray *days)
{
  const int *sorted = (const int *) days->data;
  double sum = 0;

  self->n_contacted.number = days->len;
  if (days->len == 0)
    return;
  g_array_sort (days, compare_numbers);
  for (guint i = 0; i < days->len; i++)
    sum += sorted[i];
  self->mean_days = sum / days->len;
  self->median_days = (sorted[(days->len - 1) / 2] + sorted[days->len / 2]) / 2.0;
}

static gboolean
is_small (const OdCount *count)
{
  return count->number > 0 && count->number < OD_SMALLEST_COUNT;
}

/* Masks the small numbers of a row of @n counts, @size bytes apart, whose sum is shown; and when that is but one the next larger one
 * too, or the sum would give it away. */
static void
mask_row (OdCount *first, gsize n, gsize size)
{
  OdCount *smallest_shown = NULL;
  guint n_masked = 0;

  for (gsize i = 0; i < n; i++)
    {
      OdCount *count = (OdCount *) ((char *) first + i * size);

      count->masked = is_small (count);
      n_masked += count->masked ? 1 : 0;
      if (!count->masked && count->number > 0 && (smallest_shown == NULL || count->number < smallest_shown->number))
        smallest_shown = count;
    }
  if (n_masked == 1 && smallest_shown != NULL)
    smallest_shown->masked = TRUE;
}

static void
mask (OdStatistics *self)
{
  self->total.masked = is_small (&self->total);
  /* Those who were not contacted are few as well when nearly all were. */
  self->n_contacted.masked = is_small (&self->n_contacted)
                             || (self->total.number > self->n_contacted.number
                                 && self->total.number - self->n_contacted.number < OD_SMALLEST_COUNT);
  mask_row (self->per_state, OD_N_STATES, sizeof (OdCount));
  if (self->months->len > 0)
    mask_row (&g_array_index (self->months, OdMonthCount, 0).begun, self->months->len, sizeof (OdMonthCount));
}

OdStatistics *
od_statistics_new (GPtrArray *referrals, const char *first, const char *last)
{
  OdStatistics *self;
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (int));

  g_return_val_if_fail (od_month_is_valid (first) && od_month_is_valid (last) && strcmp (first, last) <= 0, NULL);

  self = g_new0 (OdStatistics, 1);
  g_strlcpy (self->first, first, sizeof self->first);
  g_strlcpy (self->last, last, sizeof self->last);
  self->months = g_array_new (FALSE, FALSE, sizeof (OdMonthCount));
  add_months (self);
  for (guint i = 0; i < referrals->len; i++)
    add_referral (self, g_ptr_array_index (referrals, i), days);
  set_days (self, days);
  mask (self);
  return self;
}

void
od_statistics_free (OdStatistics *self)
{
  g_array_unref (self->months);
  g_free (self);
}

gboolean
od_statistics_shows_days (const OdStatistics *self)
{
  return self->n_contacted.number >= OD_SMALLEST_COUNT;
}

gboolean
od_month_is_valid (const char *month)
{
  g_autofree char *day = g_strconcat (month, "-01", NULL);

  return month != NULL && od_day_is_valid (day);
}
