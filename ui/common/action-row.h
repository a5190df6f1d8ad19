#pragma once

#include <adwaita.h>

/* A row that leads somewhere: what it does, why, a symbolic @icon (nullable), and an arrow. @action (nullable) is activated without a parameter. */
GtkWidget *od_action_row_new (const char *title, const char *subtitle, const char *icon, const char *action);
