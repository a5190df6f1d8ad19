#include "practice-mode.h"

#include <glib/gi18n-lib.h>

#include "practice-mark.h"
#include "window.h"

static OdPractice *practice;

static OdWindow *
find_window (AdwApplication *application, OdDesk desk)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  for (; windows != NULL; windows = windows->next)
    if (OD_IS_WINDOW (windows->data) && g_str_equal (od_window_get_profile_name (windows->data), od_practice_get_profile_name (desk)))
      return windows->data;
  return NULL;
}

/* With a group of its own: a question at one desk leaves the other free. */
static OdWindow *
get_window (AdwApplication *application, OdDesk desk)
{
  OdWindow *window = find_window (application, desk);
  g_autoptr (GtkWindowGroup) group = NULL;

  if (window != NULL)
    return window;
  window = OD_WINDOW (od_window_new (application, od_practice_get_profile_name (desk)));
  group = gtk_window_group_new ();
  gtk_window_group_add_window (group, GTK_WINDOW (window));
  return window;
}

static void
deliver (AdwApplication *application, OdDesk desk, const char *path)
{
  OdWindow *window = get_window (application, desk);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  gtk_window_present (GTK_WINDOW (window));
  od_window_import (window, &file, 1);
}

static void
desk_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  OdDesk desk;

  if (od_desk_from_string (g_variant_get_string (parameter, NULL), &desk))
    od_window_present (get_window (data, desk));
}

static void
deliver_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *name;
  const char *path;
  OdDesk desk;

  g_variant_get (parameter, "(&s&s)", &name, &path);
  if (od_desk_from_string (name, &desk))
    deliver (data, desk, path);
}

static void
exercise_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *exercise = od_practice_get_exercise (practice);

  if (exercise != NULL)
    deliver (data, OD_DESK_OCMW, exercise);
}

/* What still works with the old one holds it a moment longer. */
static gboolean
begin_again (gpointer data)
{
  GApplication *application = data;
  g_autolist (GtkWindow) windows = gtk_window_list_toplevels ();

  g_application_hold (application);
  g_list_foreach (windows, (GFunc) (void (*) (void)) g_object_ref, NULL);
  for (GList *at = windows; at != NULL; at = at->next)
    gtk_window_destroy (at->data);
  g_object_unref (practice);
  practice = od_practice_new ();
  od_practice_mode_present (ADW_APPLICATION (application));
  g_application_release (application);
  return G_SOURCE_REMOVE;
}

static void
on_again_answered (AdwMessageDialog *dialog, const char *response, gpointer application)
{
  /* Once the dialog is gone. */
  if (g_str_equal (response, "again"))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, begin_again, g_object_ref (application), g_object_unref);
}

static void
again_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *dialog = adw_message_dialog_new (gtk_application_get_active_window (GTK_APPLICATION (data)), _ ("Opnieuw beginnen?"),
                                              _ ("Alles wat u aan beide bureaus geoefend hebt, gaat weg. Daarna staan de verzonnen gezinnen er weer zoals aan het begin."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Annuleren"), "again", _ ("_Opnieuw beginnen"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "again", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_again_answered), data);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
od_practice_mode_begin (AdwApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "practice-desk", .activate = desk_action, .parameter_type = "s" },
    { .name = OD_PRACTICE_DELIVER, .activate = deliver_action, .parameter_type = "(ss)" },
    { .name = "practice-exercise", .activate = exercise_action },
    { .name = "practice-again", .activate = again_action },
  };

  od_practice_prepare ();
  practice = od_practice_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  od_practice_mark_windows ();
}

void
od_practice_mode_present (AdwApplication *application)
{
  od_window_present (get_window (application, OD_DESK_OCMW));
  od_window_present (get_window (application, OD_DESK_KIND_EN_GEZIN));
}

void
od_practice_mode_end (void)
{
  g_clear_object (&practice);
}

OdPractice *
od_practice_mode_get (void)
{
  return practice;
}

OdDesk
od_practice_mode_get_desk (GtkWidget *widget)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  while (window != NULL && !OD_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return window != NULL && g_str_equal (od_window_get_profile_name (OD_WINDOW (window)), od_practice_get_profile_name (OD_DESK_OCMW))
             ? OD_DESK_OCMW
             : OD_DESK_KIND_EN_GEZIN;
}
