#pragma once

#include <gtk/gtk.h>

#include "profile.h"

/* Labels in the sidebar that follow how much there is to do in a section, and go when there is nothing. */

/* How many notices wait for something. */
GtkWidget *od_open_count_new (OdProfile *profile);

/* How much of the own processors the other parties do not know yet. */
GtkWidget *od_unsent_count_new (OdProfile *profile);
