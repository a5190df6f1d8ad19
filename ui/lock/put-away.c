#include "put-away.h"

#include <adwaita.h>

#include "error-dialog.h"
#include "help-window.h"
#include "import-window.h"
#include "unkept.h"

#define HIDDEN "overdracht-hidden"

/* (transfer full): also of those that end together with another. */
static GList *
list_windows (void)
{
  GList *windows = gtk_window_list_toplevels ();

  g_list_foreach (windows, (GFunc) (void (*) (void)) g_object_ref, NULL);
  return windows;
}

static gboolean
is_hidden (GtkWindow *window)
{
  return g_object_get_data (G_OBJECT (window), HIDDEN) != NULL;
}

static void
set_hidden (GtkWindow *window, gboolean hidden)
{
  g_object_set_data (G_OBJECT (window), HIDDEN, GINT_TO_POINTER (hidden));
  gtk_widget_set_visible (GTK_WIDGET (window), !hidden);
}

static void
put_away (GtkWindow *window, GPtrArray *waiting)
{
  g_autoptr (GPtrArray) rest = NULL;

  if (od_unkept_is (window))
    set_hidden (window, TRUE);
  else if (!OD_IS_IMPORT_WINDOW (window))
    gtk_window_close (window);
  else if ((rest = od_import_window_put_off (OD_IMPORT_WINDOW (window))) != NULL)
    g_ptr_array_extend_and_steal (waiting, g_steal_pointer (&rest));
  else
    set_hidden (window, TRUE);
}

/* A copy that came from here is still here. */
static void
clear (GdkClipboard *clipboard)
{
  if (gdk_clipboard_is_local (clipboard))
    gdk_clipboard_set_content (clipboard, NULL);
}

void
od_put_away (GtkWindow *desk, GPtrArray *waiting)
{
  GList *windows = list_windows ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (at->data == desk || OD_IS_HELP_WINDOW (at->data) || !gtk_widget_get_visible (at->data))
      continue;
    else if (od_is_error_dialog (at->data))
      gtk_window_set_transient_for (at->data, desk); /* the window that it stood over may go */
    else
      put_away (at->data, waiting);
  g_list_free_full (windows, g_object_unref);
  clear (gtk_widget_get_clipboard (GTK_WIDGET (desk)));
  clear (gtk_widget_get_primary_clipboard (GTK_WIDGET (desk)));
}

void
od_put_away_hide (GtkWindow *desk)
{
  GList *windows = list_windows ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (at->data != desk && !OD_IS_HELP_WINDOW (at->data) && !od_is_error_dialog (at->data) && gtk_widget_get_visible (at->data))
      set_hidden (at->data, TRUE);
  g_list_free_full (windows, g_object_unref);
}

gboolean
od_put_away_has_hidden (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (is_hidden (at->data))
      return TRUE;
  return FALSE;
}

void
od_put_away_bring_back (void)
{
  GList *windows = list_windows ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (is_hidden (at->data))
      {
        set_hidden (at->data, FALSE);
        gtk_window_present (at->data);
      }
  g_list_free_full (windows, g_object_unref);
}

void
od_put_away_end (void)
{
  GList *windows = list_windows ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (is_hidden (at->data))
      gtk_window_destroy (at->data);
  g_list_free_full (windows, g_object_unref);
}
