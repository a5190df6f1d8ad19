#pragma once

#include <adwaita.h>

#include "client.h"

/* A titled group of facts to read, not to change: label and value per row, the value selectable. */
GtkWidget *od_fact_group_new (const char *title);

/* Adds @value under @label; nothing when it is NULL or "". */
void od_fact_group_add (GtkWidget *group, const char *label, const char *value);

/* Adds name, address, phone (the Belgian way) and e-mail of @client. */
void od_fact_group_add_client (GtkWidget *group, OdClient *client);
