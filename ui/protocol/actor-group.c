#include "actor-group.h"

#include <glib/gi18n-lib.h>

#include "disclose.h"
#include "error-dialog.h"
#include "field-row.h"
#include "text-row.h"

struct _OdActorGroup
{
  AdwBin parent_instance;

  OdProfile *profile;
  char *protocol_id;
};

G_DEFINE_FINAL_TYPE (OdActorGroup, od_actor_group, ADW_TYPE_BIN)

static void show (OdActorGroup *self);

static OdProtocol *
get_protocol (OdActorGroup *self)
{
  return self->profile != NULL ? od_profile_find_protocol (self->profile, self->protocol_id) : NULL;
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdActorGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (!od_actors_keep_finish (OD_PROFILE (source), result, &error))
    od_error_dialog_present (GTK_WIDGET (self), _ ("De lijst is niet gewijzigd"), error);
  if (get_protocol (self) != NULL)
    show (self);
}

static void
keep (OdActorGroup *self, const char *const *actors)
{
  od_actors_keep_async (self->profile, get_protocol (self), actors, NULL, on_kept, g_object_ref (self));
}

/* The list without @left_out (nullable), and with @added (nullable); (transfer full). */
static GStrv
change (OdActorGroup *self, const char *left_out, const char *added)
{
  const char *const *actors = od_protocol_get_actors (get_protocol (self));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; actors[i] != NULL; i++)
    if (g_strcmp0 (actors[i], left_out) != 0)
      g_strv_builder_add (builder, actors[i]);
  if (added != NULL)
    g_strv_builder_add (builder, added);
  return g_strv_builder_end (builder);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdActorGroup *self = OD_ACTOR_GROUP (widget);
  g_auto (GStrv) actors = change (self, g_variant_get_string (parameter, NULL), NULL);

  keep (self, (const char *const *) actors);
}

static void
on_apply (OdActorGroup *self, GtkWidget *row)
{
  g_auto (GStrv) actors = change (self, NULL, od_field_row_get_text (OD_FIELD_ROW (row)));
  g_autoptr (OdFindings) findings = od_actors_check ((const char *const *) actors);

  od_field_row_set_finding (OD_FIELD_ROW (row), od_findings_find (findings, OD_FIELD_ACTOR));
  if (!od_findings_has_errors (findings))
    keep (self, (const char *const *) actors);
}

static GtkWidget *
create_actor_row (const char *actor)
{
  GtkWidget *row = od_text_row_new (actor, NULL);
  g_autofree char *name = g_strdup_printf (_ ("%s uit de lijst halen"), actor);
  GtkWidget *button = od_text_row_add_button (row, "list-remove-symbolic", name, name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "actor.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", actor);
  return row;
}

static void
show (OdActorGroup *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *new_row = od_field_row_new (_ ("Partner toevoegen"));
  const char *const *actors = od_protocol_get_actors (get_protocol (self));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Partners van het geïntegreerd breed onthaal"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("Aan wie u gegevens van een cliënt mag doorgeven (protocol, artikel 4)."));
  for (guint i = 0; actors[i] != NULL; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_actor_row (actors[i]));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (new_row), TRUE);
  g_signal_connect_object (new_row, "apply", G_CALLBACK (on_apply), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row);
  adw_bin_set_child (ADW_BIN (self), group);
}

static void
od_actor_group_dispose (GObject *object)
{
  OdActorGroup *self = OD_ACTOR_GROUP (object);

  g_clear_object (&self->profile);
  g_clear_pointer (&self->protocol_id, g_free);

  G_OBJECT_CLASS (od_actor_group_parent_class)->dispose (object);
}

static void
od_actor_group_class_init (OdActorGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = od_actor_group_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "actor.remove", "s", remove_action);
}

static void
od_actor_group_init (OdActorGroup *self)
{
}

GtkWidget *
od_actor_group_new (OdProfile *profile, OdProtocol *protocol)
{
  OdActorGroup *self = g_object_new (OD_TYPE_ACTOR_GROUP, NULL);

  self->profile = g_object_ref (profile);
  self->protocol_id = g_strdup (od_protocol_get_id (protocol));
  show (self);
  return GTK_WIDGET (self);
}
