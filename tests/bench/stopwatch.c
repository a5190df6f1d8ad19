#include "stopwatch.h"

static int
compare (gconstpointer one, gconstpointer other)
{
  double first = *(const double *) one, second = *(const double *) other;

  return (first > second) - (first < second);
}

static double
get_median (const GArray *values)
{
  g_autoptr (GArray) sorted = g_array_copy ((GArray *) values);
  guint middle = sorted->len / 2;

  g_return_val_if_fail (sorted->len > 0, 0);

  g_array_sort (sorted, compare);
  if (sorted->len % 2 == 1)
    return g_array_index (sorted, double, middle);
  return (g_array_index (sorted, double, middle - 1) + g_array_index (sorted, double, middle)) / 2;
}

void
series_init (Series *self, const char *name)
{
  self->name = name;
  self->seconds = g_array_new (FALSE, FALSE, sizeof (double));
}

void
series_clear (Series *self)
{
  g_clear_pointer (&self->seconds, g_array_unref);
}

void
series_add (Series *self, double seconds)
{
  g_array_append_val (self->seconds, seconds);
}

void
series_add_since (Series *self, gint64 start)
{
  series_add (self, (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC);
}

double
series_get_median (const Series *self)
{
  return get_median (self->seconds);
}

double
series_get_percentile (const Series *self, guint percent)
{
  g_autoptr (GArray) sorted = g_array_copy (self->seconds);

  g_return_val_if_fail (sorted->len > 0, 0);

  g_array_sort (sorted, compare);
  return g_array_index (sorted, double, (sorted->len - 1) * percent / 100);
}

double
series_get_ratio (const Series *self, const Series *other)
{
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));

  g_return_val_if_fail (self->seconds->len == other->seconds->len, 0);

  for (guint i = 0; i < self->seconds->len; i++)
    {
      double ratio = g_array_index (self->seconds, double, i) / g_array_index (other->seconds, double, i);
      g_array_append_val (ratios, ratio);
    }
  return get_median (ratios);
}
