#pragma once

#include <gtk/gtk.h>

#include "profile.h"

/**
 * OdDueWork:
 *
 * What a profile does by itself while it is open, at once and then every hour: forgetting old passphrases, and the daily backup.
 */
typedef struct _OdDueWork OdDueWork;

/* A daily backup that does not succeed is told over @window, once until one does. To be freed with od_due_work_end(). */
OdDueWork *od_due_work_new (GtkWidget *window);
void od_due_work_end (OdDueWork *self);

/* The profile that is open; NULL while none is. */
void od_due_work_set_profile (OdDueWork *self, OdProfile *profile);
