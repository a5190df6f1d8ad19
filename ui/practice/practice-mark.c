#include "practice-mark.h"

#include <glib/gi18n-lib.h>

#include "free-width.h"
#include "practice-mode.h"
#include "window.h"

#define CSS_CLASS "practice"

static GMenuModel *
create_menu (OdDesk desk)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) exercises = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();
  g_autoptr (GMenuItem) go = g_menu_item_new (desk == OD_DESK_OCMW ? _ ("Naar het bureau van Kind en Gezin") : _ ("Naar het bureau van het OCMW"), NULL);
  OdDesk other = od_desk_get_other (desk);

  if (desk == OD_DESK_OCMW)
    g_menu_append (exercises, _ ("Het oefenpakket openen"), OD_PRACTICE_EXERCISE_ACTION);
  else
    g_menu_append (exercises, _ ("Een verzonnen gezin doorverwijzen"), "win.new-referral");
  g_menu_item_set_action_and_target (go, OD_PRACTICE_DESK_ACTION, "s", od_desk_to_string (other));
  g_menu_append_item (exercises, go);
  g_menu_append (more, _ ("Hulp bij het oefenen"), "app.help-page::oefenen");
  g_menu_append (more, _ ("Opnieuw beginnen…"), OD_PRACTICE_AGAIN_ACTION);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (exercises));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
create_menu_button (OdDesk desk)
{
  g_autoptr (GMenuModel) menu = create_menu (desk);
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Oefeningen"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Oefeningen"), -1);
  return button;
}

static GtkWidget *
create_strip (GtkWindow *window)
{
  GtkWidget *handle = gtk_window_handle_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ ("Oefenen – verzonnen gezinnen, niets gaat naar buiten"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (OD_IS_WINDOW (window))
    gtk_box_append (GTK_BOX (box), create_menu_button (od_practice_mode_get_desk (GTK_WIDGET (window))));
  gtk_widget_add_css_class (box, "practice-strip");
  gtk_window_handle_set_child (GTK_WINDOW_HANDLE (handle), box);
  od_free_width_set (handle);
  return handle;
}

static GtkWidget *
get_content (GtkWindow *window)
{
  if (ADW_IS_APPLICATION_WINDOW (window))
    return adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  return ADW_IS_WINDOW (window) ? adw_window_get_content (ADW_WINDOW (window)) : NULL;
}

static void
set_content (GtkWindow *window, GtkWidget *content)
{
  if (ADW_IS_APPLICATION_WINDOW (window))
    adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), content);
  else
    adw_window_set_content (ADW_WINDOW (window), content);
}

/* Above all that the window has; what has the keyboard keeps it. */
static void
add_strip (GtkWindow *window)
{
  GtkWidget *content = get_content (window);
  GtkWidget *box;
  GtkWidget *focus = gtk_window_get_focus (window);

  if (content == NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_object_ref (content);
  set_content (window, NULL);
  gtk_box_append (GTK_BOX (box), create_strip (window));
  gtk_box_append (GTK_BOX (box), content);
  gtk_widget_set_vexpand (content, TRUE);
  g_object_unref (content);
  set_content (window, box);
  gtk_window_set_focus (window, focus);
}

static void
mark_title (GtkWindow *window)
{
  const char *title = gtk_window_get_title (window);
  const char *mark = _ ("Oefenen");
  g_autofree char *marked = NULL;

  if (title != NULL && g_str_has_prefix (title, mark))
    return;
  marked = title != NULL && *title != '\0' ? g_strdup_printf ("%s – %s", mark, title) : g_strdup (mark);
  gtk_window_set_title (window, marked);
}

/* Over a window at one desk, it leaves the other desk free as well. */
static void
join_group (GtkWindow *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (parent != NULL && gtk_window_has_group (parent))
    gtk_window_group_add_window (gtk_window_get_group (parent), window);
}

static void
on_realized (GtkWindow *window)
{
  g_signal_handlers_disconnect_by_func (window, on_realized, NULL);
  mark_title (window);
  g_signal_connect (window, "notify::title", G_CALLBACK (mark_title), NULL);
  join_group (window);
  add_strip (window);
}

static void
on_windows_changed (GListModel *windows, guint position, guint n_removed, guint n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      gtk_widget_add_css_class (window, CSS_CLASS);
      g_signal_connect (window, "realize", G_CALLBACK (on_realized), NULL);
    }
}

void
od_practice_mark_windows (void)
{
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (on_windows_changed), NULL);
}
