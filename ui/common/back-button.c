#include "back-button.h"

#include <glib/gi18n-lib.h>

struct _OdBackButton
{
  AdwBin parent_instance;

  gboolean outer;
  AdwLeaflet *leaflet; /* around it, while it has a root */
  GBinding *binding;
};

enum
{
  PROP_0,
  PROP_OUTER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (OdBackButton, od_back_button, ADW_TYPE_BIN)

static AdwLeaflet *
find_leaflet (OdBackButton *self)
{
  GtkWidget *found = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_LEAFLET);
  GtkWidget *further = found;

  while (self->outer && further != NULL)
    {
      found = further;
      further = gtk_widget_get_ancestor (gtk_widget_get_parent (further), ADW_TYPE_LEAFLET);
    }

  return found != NULL ? ADW_LEAFLET (found) : NULL;
}

static void
on_clicked (OdBackButton *self)
{
  if (self->leaflet != NULL)
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
od_back_button_root (GtkWidget *widget)
{
  OdBackButton *self = OD_BACK_BUTTON (widget);

  GTK_WIDGET_CLASS (od_back_button_parent_class)->root (widget);

  self->leaflet = find_leaflet (self);
  if (self->leaflet != NULL)
    self->binding = g_object_bind_property (self->leaflet, "folded", self, "visible", G_BINDING_SYNC_CREATE);
}

static void
od_back_button_unroot (GtkWidget *widget)
{
  OdBackButton *self = OD_BACK_BUTTON (widget);

  g_clear_pointer (&self->binding, g_binding_unbind);
  self->leaflet = NULL;

  GTK_WIDGET_CLASS (od_back_button_parent_class)->unroot (widget);
}

static void
od_back_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  OD_BACK_BUTTON (object)->outer = g_value_get_boolean (value);
}

static void
od_back_button_class_init (OdBackButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = od_back_button_set_property;
  widget_class->root = od_back_button_root;
  widget_class->unroot = od_back_button_unroot;

  properties[PROP_OUTER] = g_param_spec_boolean ("outer", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
od_back_button_init (OdBackButton *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-previous-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Terug"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Terug"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_clicked), self);
  adw_bin_set_child (ADW_BIN (self), button);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
