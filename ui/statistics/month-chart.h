#pragma once

#include <gtk/gtk.h>

#include "statistics.h"

/* A bar for each month; what it shows is told in words to who cannot see it. @statistics is (transfer none) and copied from. */
GtkWidget *od_month_chart_new (const OdStatistics *statistics);
