#pragma once

#include <adwaita.h>

/* Pages that are made in code, to be read from top to bottom. */

/* A page with @content, which scrolls and grows no wider than reads well; (transfer floating). */
GtkWidget *od_page_new (GtkWidget *content);

/* What the page is about, large, and in a line under it how it stands with it; (transfer floating). */
GtkWidget *od_page_heading_new (const char *title, const char *summary);
