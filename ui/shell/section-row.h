#pragma once

#include <gtk/gtk.h>

/* A row of the sidebar: what a section is called, its picture, and @suffix (nullable), which counts what waits there. */
GtkWidget *od_section_row_new (const char *title, const char *icon, GtkWidget *suffix);
