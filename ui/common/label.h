#pragma once

#include <gtk/gtk.h>

/* A label that begins at the start and wraps where it must, within a long word too; @style (nullable) is its style class. */
GtkWidget *od_label_new (const char *text, const char *style);
