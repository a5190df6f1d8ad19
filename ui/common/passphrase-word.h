#pragma once

#include <gtk/gtk.h>

#include "secret.h"

/* @word of a passphrase with its @number before it, for a GtkFlowBox. The label keeps a plain copy of it for as long as it is on the screen; there is
 * no other way to show it. */
GtkWidget *od_passphrase_word_new (guint number, const OdSecret *word);
