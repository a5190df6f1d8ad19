#include "several-row.h"

#include <glib/gi18n-lib.h>

#include "finding-mark.h"
#include "label.h"

struct _OdSeveralRow
{
  AdwPreferencesRow parent_instance;

  const OdDatumOption *options;
  GPtrArray *buttons; /* of GtkCheckButton, as the options */
  GtkWidget *mark;
};

G_DEFINE_FINAL_TYPE (OdSeveralRow, od_several_row, ADW_TYPE_PREFERENCES_ROW)

static void
od_several_row_dispose (GObject *object)
{
  g_clear_pointer (&OD_SEVERAL_ROW (object)->buttons, g_ptr_array_unref);

  G_OBJECT_CLASS (od_several_row_parent_class)->dispose (object);
}

static void
od_several_row_class_init (OdSeveralRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = od_several_row_dispose;
}

static void
od_several_row_init (OdSeveralRow *self)
{
  self->buttons = g_ptr_array_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "paragraph");
}

static GtkWidget *
create_button (OdSeveralRow *self, const OdDatumOption *option)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = od_label_new (_ (option->label), NULL);

  gtk_widget_set_margin_start (label, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (option->label), -1);
  g_ptr_array_add (self->buttons, button);
  return button;
}

GtkWidget *
od_several_row_new (const char *title, const OdDatumOption *options)
{
  OdSeveralRow *self = g_object_new (OD_TYPE_SEVERAL_ROW, "title", title, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = od_label_new (title, "caption");

  self->options = options;
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  for (const OdDatumOption *option = options; option->code != NULL; option++)
    gtk_box_append (GTK_BOX (box), create_button (self, option));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  self->mark = od_finding_mark_new ();
  od_finding_mark_attach (self->mark, GTK_LIST_BOX_ROW (self));
  return GTK_WIDGET (self);
}

char *
od_several_row_get_codes (OdSeveralRow *self)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->buttons, i)))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", self->options[i].code);
  return g_string_free (codes, FALSE);
}

void
od_several_row_set_codes (OdSeveralRow *self, const char *codes)
{
  g_auto (GStrv) wanted = g_strsplit (codes, " ", -1);

  for (guint i = 0; i < self->buttons->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->buttons, i),
                                 g_strv_contains ((const char *const *) wanted, self->options[i].code));
}

void
od_several_row_set_finding (OdSeveralRow *self, const OdFinding *finding)
{
  od_finding_mark_set (self->mark, GTK_WIDGET (self), g_ptr_array_index (self->buttons, 0), finding);
}
