#include "damage-notice.h"

#include <glib/gi18n-lib.h>

#include "decoration.h"
#include "error-dialog.h"
#include "practice-mode.h"

struct _OdDamageNotice
{
  GtkBox parent_instance;

  GWeakRef profile;
  GtkLabel *label;
  GtkWidget *restore;
};

G_DEFINE_FINAL_TYPE (OdDamageNotice, od_damage_notice, GTK_TYPE_BOX)

static void
show_damage (OdDamageNotice *self)
{
  g_autoptr (OdProfile) profile = g_weak_ref_get (&self->profile);
  const GError *damage = profile != NULL ? od_profile_get_damage (profile) : NULL;
  g_autofree char *sentence = damage != NULL ? od_error_to_sentence (damage, NULL) : g_strdup ("");

  gtk_label_set_text (self->label, sentence);
  /* Where nothing may be written no backup helps. */
  gtk_widget_set_visible (self->restore, od_practice_mode_get () == NULL && profile != NULL && !od_profile_is_unwritable (profile));
  gtk_widget_set_visible (GTK_WIDGET (self), damage != NULL);
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdDamageNotice *self = OD_DAMAGE_NOTICE (widget);
  g_autoptr (OdProfile) profile = g_weak_ref_get (&self->profile);

  if (profile != NULL && od_profile_get_damage (profile) != NULL)
    od_error_dialog_present (widget,
                             od_profile_is_unwritable (profile) ? _ ("Het register wordt alleen gelezen") : _ ("Het register is beschadigd"),
                             od_profile_get_damage (profile));
}

/* A check that could not be made is told at once; what it found, is told here for as long as it lasts. */
static void
on_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdDamageNotice) self = data;
  g_autoptr (GError) error = NULL;

  if (!od_profile_check_register_finish (OD_PROFILE (source), result, &error) && od_profile_get_damage (OD_PROFILE (source)) == NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het register is niet nagekeken"), error);
}

static GtkWidget *
create_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static void
od_damage_notice_dispose (GObject *object)
{
  g_weak_ref_set (&OD_DAMAGE_NOTICE (object)->profile, NULL);
  G_OBJECT_CLASS (od_damage_notice_parent_class)->dispose (object);
}

static void
od_damage_notice_finalize (GObject *object)
{
  g_weak_ref_clear (&OD_DAMAGE_NOTICE (object)->profile);
  G_OBJECT_CLASS (od_damage_notice_parent_class)->finalize (object);
}

static void
od_damage_notice_class_init (OdDamageNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_damage_notice_dispose;
  G_OBJECT_CLASS (klass)->finalize = od_damage_notice_finalize;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_install_action (widget_class, "damage.details", NULL, details_action);
}

static GtkWidget *
create_sentence (OdDamageNotice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_box_append (GTK_BOX (box), od_decoration_new ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  return box;
}

static GtkWidget *
create_buttons (OdDamageNotice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->restore = create_button (_ ("Reservekopie terugzetten…"), "win.restore");
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), create_button (_ ("Details"), "damage.details"));
  gtk_box_append (GTK_BOX (box), self->restore);
  return box;
}

static void
od_damage_notice_init (OdDamageNotice *self)
{
  g_weak_ref_init (&self->profile, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL); /* side by side they would keep the window wide */
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), create_sentence (self));
  gtk_box_append (GTK_BOX (self), create_buttons (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "damage-notice");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
od_damage_notice_watch (OdDamageNotice *self, OdProfile *profile)
{
  g_return_if_fail (OD_IS_DAMAGE_NOTICE (self) && OD_IS_PROFILE (profile));

  g_weak_ref_set (&self->profile, profile);
  g_signal_connect_object (profile, "notify::damage", G_CALLBACK (show_damage), self, G_CONNECT_SWAPPED);
  show_damage (self);
  od_profile_check_register_async (profile, NULL, on_checked, g_object_ref (self));
}
