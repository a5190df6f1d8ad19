#pragma once

#include <adwaita.h>

/**
 * OdHelpPage:
 *
 * A page of the help, from its source in Mallard (projectmallard.org, 1.0): what of it this program's pages use, as text and as widgets.
 */
typedef struct
{
  char *id;
  char *title;
  char *description;
  char *guide;        /* the section of the index that it belongs to; "" for the index itself */
  char *order;        /* among the pages of its section */
  GPtrArray *blocks;  /* what stands below the title, in order */
} OdHelpPage;

void od_help_page_free (OdHelpPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdHelpPage, od_help_page_free)

/* (transfer full) (nullable) with an error when @source is not well-formed. */
OdHelpPage *od_help_page_new (GBytes *source, GError **error);

/* What stands on it, to read, with its pictures from the resource folder @folder; (transfer floating). */
GtkWidget *od_help_page_create (OdHelpPage *self, const char *folder);

/* The titles of the sections of an index, by their ids: of pairs of strings "id", "title"; (transfer full), ended by NULL. */
char **od_help_page_list_sections (OdHelpPage *self);
