#include "help-window.h"

#include <glib/gi18n-lib.h>

#include "action-row.h"
#include "help-page.h"

#define PAGES "/be/overdracht/Overdracht/help"

struct _OdHelpWindow
{
  AdwWindow parent_instance;

  GPtrArray *pages; /* of OdHelpPage, in the order in which they are listed */
  OdHelpPage *index;

  AdwLeaflet *leaflet;
  GtkWidget *list_page;
  GtkBox *list_box;
  GtkWidget *text_page;
  AdwWindowTitle *text_title;
  GtkScrolledWindow *text_scroll;
  AdwBin *text_bin;
};

G_DEFINE_FINAL_TYPE (OdHelpWindow, od_help_window, ADW_TYPE_WINDOW)

static int
compare_pages (gconstpointer one, gconstpointer other)
{
  const OdHelpPage *first = *(OdHelpPage *const *) one;
  const OdHelpPage *second = *(OdHelpPage *const *) other;

  return g_strcmp0 (first->order, second->order);
}

/* The pages come with the program: one that is not right is a mistake of its makers. */
static void
load_pages (OdHelpWindow *self)
{
  g_auto (GStrv) names = g_resources_enumerate_children (PAGES, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) od_help_page_free);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_path ("/", PAGES, names[i], NULL);
      g_autoptr (GBytes) source = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (GError) error = NULL;
      OdHelpPage *page;

      /* Beside them lies the folder of their pictures. */
      if (source == NULL)
        continue;
      page = od_help_page_new (source, &error);
      if (page == NULL)
        g_error ("%s: %s", names[i], error->message);
      if (g_str_equal (page->id, "index"))
        self->index = page;
      else
        g_ptr_array_add (self->pages, page);
    }
  g_ptr_array_sort (self->pages, compare_pages);
}

static void
show_page (OdHelpWindow *self, OdHelpPage *page)
{
  adw_window_title_set_title (self->text_title, page->title);
  adw_bin_set_child (self->text_bin, od_help_page_create (page, PAGES));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->text_scroll), 0);
  adw_leaflet_set_visible_child (self->leaflet, self->text_page);
}

static void
on_row_activated (GtkWidget *row, OdHelpPage *page)
{
  show_page (OD_HELP_WINDOW (gtk_widget_get_root (row)), page);
}

static void
append_section (OdHelpWindow *self, const char *id, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  for (guint i = 0; i < self->pages->len; i++)
    {
      OdHelpPage *page = g_ptr_array_index (self->pages, i);
      GtkWidget *row;

      if (!g_str_equal (page->guide, id))
        continue;
      row = od_action_row_new (page->title, page->description, "text-x-generic-symbolic", NULL);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), TRUE);
      g_signal_connect (row, "activated", G_CALLBACK (on_row_activated), page);
      adw_preferences_group_add (group, row);
    }
  gtk_box_append (self->list_box, GTK_WIDGET (group));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdHelpWindow *self = OD_HELP_WINDOW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->list_page);
}

static void
od_help_window_finalize (GObject *object)
{
  OdHelpWindow *self = OD_HELP_WINDOW (object);

  g_ptr_array_unref (self->pages);
  g_clear_pointer (&self->index, od_help_page_free);

  G_OBJECT_CLASS (od_help_window_parent_class)->finalize (object);
}

static void
od_help_window_class_init (OdHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = od_help_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, OdHelpWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, OdHelpWindow, list_page);
  gtk_widget_class_bind_template_child (widget_class, OdHelpWindow, list_box);
  gtk_widget_class_bind_template_child (widget_class, OdHelpWindow, text_page);
  gtk_widget_class_bind_template_child (widget_class, OdHelpWindow, text_title);
  gtk_widget_class_bind_template_child (widget_class, OdHelpWindow, text_scroll);
  gtk_widget_class_bind_template_child (widget_class, OdHelpWindow, text_bin);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
od_help_window_init (OdHelpWindow *self)
{
  g_auto (GStrv) sections = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  load_pages (self);
  sections = od_help_page_list_sections (self->index);
  for (guint i = 0; sections[i] != NULL; i += 2)
    append_section (self, sections[i], sections[i + 1]);
}

void
od_help_window_show (OdHelpWindow *self, const char *id)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      OdHelpPage *page = g_ptr_array_index (self->pages, i);

      if (g_str_equal (page->id, id))
        show_page (self, page);
    }
}

GtkWidget *
od_help_window_new (GtkApplication *application)
{
  return g_object_new (OD_TYPE_HELP_WINDOW, "application", application, NULL);
}
