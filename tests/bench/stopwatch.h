#pragma once

#include <glib.h>

/* Seconds per round of something that is measured beside something else. */
typedef struct
{
  const char *name;
  GArray *seconds; /* of double */
} Series;

void series_init (Series *self, const char *name);
void series_clear (Series *self);

void series_add (Series *self, double seconds);

/* Adds the time since @start, of g_get_monotonic_time(). */
void series_add_since (Series *self, gint64 start);

double series_get_median (const Series *self);

/* What @percent of the rounds did not take longer than. */
double series_get_percentile (const Series *self, guint percent);

/* The median of what each round took in proportion to the same round of @other. */
double series_get_ratio (const Series *self, const Series *other);
