#pragma once

#include <adwaita.h>

#include "profile.h"

/* Lets the user choose a table of records of @kind, shows what it would change, and keeps that when the user agrees. */
void od_table_dialog_present (GtkWindow *parent, OdProfile *profile, OdOfficeKind kind);
