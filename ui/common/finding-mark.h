#pragma once

#include <adwaita.h>

#include "finding.h"

/* A label that shows a finding under a row's own content; hidden while there is none. */
GtkWidget *od_finding_mark_new (void);

/* Puts @mark under what @row has shown so far. */
void od_finding_mark_attach (GtkWidget *mark, GtkListBoxRow *row);

/* Shows @finding (nullable) in @mark, and tells @control's screen reader. */
void od_finding_mark_set (GtkWidget *mark, GtkWidget *row, GtkWidget *control, const OdFinding *finding);
