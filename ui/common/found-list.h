#pragma once

#include <gio/gio.h>

/* The items of another list that fit what is sought, in that list's order. GtkFilterListModel tells each hole in the list by itself, so that
 * a list view makes and destroys its rows hundreds of times for a key that is typed; this one tells a search as one change. It looks
 * for as long as nobody notices, shows the first ones, and goes on while the program waits. */

#define OD_TYPE_FOUND_LIST (od_found_list_get_type ())
G_DECLARE_FINAL_TYPE (OdFoundList, od_found_list, OD, FOUND_LIST, GObject)

/* Whether @item fits. It is asked while the program waits, too. */
typedef gboolean (*OdFoundListFits) (gpointer item, gpointer data);

/**
 * od_found_list_new:
 * @all: what is looked through; it is held
 * @data: of @fits, as long as the list is there
 *
 * Returns: (transfer full): all of them, until something is sought
 */
OdFoundList *od_found_list_new (GListModel *all, OdFoundListFits fits, gpointer data);

/* Looks anew, after what fits has changed. When @narrower, nothing fits that did not fit before. What was found before stays until
 * something is found, or nothing is. */
void od_found_list_search (OdFoundList *self, gboolean narrower);

/* Everything fits, until the next search. */
void od_found_list_show_all (OdFoundList *self);
