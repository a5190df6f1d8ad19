#include "application.h"

#include <glib/gi18n-lib.h>

#include "error-dialog.h"
#include "help-window.h"
#include "idle-watch.h"
#include "practice-mode.h"
#include "profile.h"
#include "screen-reader.h"
#include "style.h"
#include "text-size.h"
#include "view-settings.h"
#include "viewing-folder.h"
#include "window.h"

#define APPLICATION_ID "be.overdracht.Overdracht"
#define LOCK_SHORTCUT "<Control>l"

struct _OdApplication
{
  AdwApplication parent_instance;

  char *profile;
  gboolean practises; /* with made up families, in a process of its own */
  OdIdleWatch *idle_watch;
};

G_DEFINE_FINAL_TYPE (OdApplication, od_application, ADW_TYPE_APPLICATION)

static OdWindow *
get_window (OdApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  if (OD_IS_WINDOW (window))
    return OD_WINDOW (window);
  for (; windows != NULL; windows = windows->next)
    if (OD_IS_WINDOW (windows->data))
      return OD_WINDOW (windows->data);

  return OD_WINDOW (od_window_new (ADW_APPLICATION (self), self->profile));
}

static void
od_application_activate (GApplication *application)
{
  if (OD_APPLICATION (application)->practises)
    od_practice_mode_present (ADW_APPLICATION (application));
  else
    od_window_present (get_window (OD_APPLICATION (application)));
}

static void
od_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  OdWindow *window = get_window (OD_APPLICATION (application));

  od_window_present (window);
  od_window_import (window, files, n_files);
}

/* Another profile is another instance, under a name of its own on the session bus. */
static void
take_profile (OdApplication *self, const char *profile)
{
  g_autofree char *id = g_strconcat (APPLICATION_ID ".Profiel_", profile, NULL);

  g_free (self->profile);
  self->profile = g_strdup (profile);
  if (!g_str_equal (profile, OD_DEFAULT_PROFILE))
    g_application_set_application_id (G_APPLICATION (self), g_strdelimit (id, "-", '_'));
}

/* Beside the profiles, under a name that none of them has. */
static void
take_practice (OdApplication *self)
{
  self->practises = TRUE;
  g_free (self->profile);
  self->profile = g_strdup (od_practice_get_profile_name (OD_DESK_KIND_EN_GEZIN));
  g_application_set_application_id (G_APPLICATION (self), APPLICATION_ID ".Oefenen");
}

static int
od_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  const char *profile = NULL;

  if (g_variant_dict_contains (options, "oefenen"))
    {
      take_practice (OD_APPLICATION (application));
      return -1;
    }
  if (!g_variant_dict_lookup (options, "profiel", "&s", &profile))
    return -1;
  if (!od_profile_name_is_valid (profile))
    {
      g_printerr ("%s\n", _ ("De naam van een profiel heeft 1 tot 32 kleine letters, cijfers of koppeltekens."));
      return 2;
    }

  take_profile (OD_APPLICATION (application), profile);
  return -1;
}

static OdHelpWindow *
get_help_window (GtkApplication *application)
{
  for (GList *window = gtk_application_get_windows (application); window != NULL; window = window->next)
    if (OD_IS_HELP_WINDOW (window->data))
      return window->data;

  return OD_HELP_WINDOW (od_help_window_new (application));
}

static void
help_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (get_help_window (data)));
}

/* At one page of it. */
static void
help_page_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  OdHelpWindow *window = get_help_window (data);

  od_help_window_show (window, g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (window));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *const developers[] = { _ ("De makers van Overdracht"), NULL };

  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (data)), "application-name", _ ("Overdracht"),
                         "application-icon", APPLICATION_ID, "version", VERSION, "license-type", GTK_LICENSE_CUSTOM, "license",
                         _ ("Vrije software onder de European Union Public Licence, versie 1.2."), "developers", developers,
                         "comments", _ ("Geeft de contactgegevens van een gezin veilig door van Kind en Gezin aan het OCMW, met de toestemming van het gezin en niets meer."),
                         NULL);
}

static void
on_practised (GObject *source, GAsyncResult *result, gpointer application)
{
  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  g_application_release (application);
}

/* Beside this process, which lasts as long: when the first process of a sandbox ends, all others in it do. */
static void
practise_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *const arguments[] = { program != NULL ? program : "overdracht", "--oefenen", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) started = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);

  if (started != NULL)
    {
      g_application_hold (data);
      g_subprocess_wait_async (started, NULL, on_practised, data);
    }
  else
    {
      g_prefix_error (&error, "%s\n", _ ("Sluit andere programma’s en probeer het opnieuw. Aan uw gegevens is niets veranderd."));
      od_error_dialog_present (GTK_WIDGET (gtk_application_get_active_window (data)), _ ("De oefening gaat niet open"), error);
    }
}

static void
activate_in_window (gpointer application, const char *action)
{
  OdWindow *window = get_window (OD_APPLICATION (application));

  od_window_present (window);
  od_window_activate_when_open (window, action);
}

static void
new_referral_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  activate_in_window (data, "win.new-referral");
}

static void
import_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  activate_in_window (data, "win.import");
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  /* Closing one may close another. */
  GList *windows = g_list_copy_deep (gtk_application_get_windows (GTK_APPLICATION (data)), (GCopyFunc) (void (*) (void)) g_object_ref, NULL);

  for (GList *at = windows; at != NULL; at = at->next)
    gtk_window_close (at->data);
  g_list_free_full (windows, g_object_unref);
}

static void
lock (OdApplication *self)
{
  for (GList *window = gtk_application_get_windows (GTK_APPLICATION (self)); window != NULL; window = window->next)
    if (OD_IS_WINDOW (window->data))
      od_window_lock (OD_WINDOW (window->data));
}

static void
lock_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lock (OD_APPLICATION (data));
}

static void
on_screensaver (OdApplication *self)
{
  gboolean active;

  g_object_get (self, "screensaver-active", &active, NULL);
  if (active)
    lock (self);
}

static gboolean
on_lock_pressed (GtkWidget *window, GVariant *arguments, gpointer data)
{
  lock (OD_APPLICATION (data));
  return TRUE;
}

/* The shortcuts of an application do not reach its dialogs, which may be what has to go from the screen. */
static void
on_windows_changed (OdApplication *self, guint position, guint n_removed, guint n_added, GListModel *windows)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkEventController *controller = gtk_shortcut_controller_new ();

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            gtk_shortcut_new (gtk_shortcut_trigger_parse_string (LOCK_SHORTCUT),
                                                              gtk_callback_action_new (on_lock_pressed, self, NULL)));
      gtk_widget_add_controller (window, controller);
    }
}

/* When nobody works here for the time that was chosen, and when the session is locked. */
static void
lock_by_itself (OdApplication *self)
{
  g_autoptr (GSettings) settings = od_view_settings_new (self->profile);

  self->idle_watch = od_idle_watch_new ();
  g_settings_bind (settings, "lock-after", self->idle_watch, "seconds", G_SETTINGS_BIND_GET);
  g_signal_connect_object (self->idle_watch, "idle", G_CALLBACK (lock), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::screensaver-active", G_CALLBACK (on_screensaver), NULL);
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (on_windows_changed), self, G_CONNECT_SWAPPED);
}

static void
od_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "help", .activate = help_action },
    { .name = "help-page", .activate = help_page_action, .parameter_type = "s" },
    { .name = "about", .activate = about_action },
    /* Of the desktop entry. */
    { .name = "new-referral", .activate = new_referral_action },
    { .name = "import", .activate = import_action },
    { .name = "quit", .activate = quit_action },
  };
  /* Not for made up families. */
  static const GActionEntry real_entries[] = {
    { .name = "lock", .activate = lock_action },
    { .name = "practise", .activate = practise_action },
  };
  static const struct
  {
    const char *action;
    const char *accelerators[3];
  } shortcuts[] = {
    { "app.quit", { "<Control>q" } },
    { "app.help", { "F1" } },
    { "app.lock", { LOCK_SHORTCUT } },
    { "win.new-referral", { "<Control>n" } },
    { "win.import", { "<Control>o" } },
    { "win.search", { "<Control>f" } },
    { "win.settings", { "<Control>comma" } },
    { "win.show-help-overlay", { "<Control>question" } },
    { "window.close", { "<Control>w" } },
  };

  G_APPLICATION_CLASS (od_application_parent_class)->startup (application);
  od_style_follow_desktop ();
  od_screen_reader_mend ();
  od_text_size_grow_windows ();

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  if (OD_APPLICATION (application)->practises)
    od_practice_mode_begin (ADW_APPLICATION (application));
  else
    {
      g_action_map_add_action_entries (G_ACTION_MAP (application), real_entries, G_N_ELEMENTS (real_entries), application);
      lock_by_itself (OD_APPLICATION (application));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action, shortcuts[i].accelerators);
  gtk_window_set_default_icon_name (APPLICATION_ID);
  /* A fact that gets the keyboard is there to be read, not to be marked whole; and GTK 4.8 warns when it marks the first. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
}

/* What a viewer was shown does not outlive the program. */
static void
od_application_shutdown (GApplication *application)
{
  od_viewing_folder_empty (OD_APPLICATION (application)->profile);
  od_practice_mode_end ();

  G_APPLICATION_CLASS (od_application_parent_class)->shutdown (application);
}

static void
od_application_finalize (GObject *object)
{
  g_free (OD_APPLICATION (object)->profile);
  g_clear_object (&OD_APPLICATION (object)->idle_watch);

  G_OBJECT_CLASS (od_application_parent_class)->finalize (object);
}

/* Help alone is no reason to go on. */
static void
od_application_window_removed (GtkApplication *application, GtkWindow *removed)
{
  GList *windows;

  GTK_APPLICATION_CLASS (od_application_parent_class)->window_removed (application, removed);
  windows = gtk_application_get_windows (application);
  if (windows != NULL && windows->next == NULL && OD_IS_HELP_WINDOW (windows->data))
    gtk_window_destroy (windows->data);
}

static void
od_application_class_init (OdApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = od_application_finalize;
  application_class->activate = od_application_activate;
  application_class->open = od_application_open;
  application_class->startup = od_application_startup;
  application_class->shutdown = od_application_shutdown;
  application_class->handle_local_options = od_application_handle_local_options;
  GTK_APPLICATION_CLASS (klass)->window_removed = od_application_window_removed;
}

static void
od_application_init (OdApplication *self)
{
  self->profile = g_strdup (OD_DEFAULT_PROFILE);
  g_application_add_main_option (G_APPLICATION (self), "profiel", 'p', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING,
                                 _ ("Werk met het profiel NAAM"), _ ("NAAM"));
  g_application_add_main_option (G_APPLICATION (self), "oefenen", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE,
                                 _ ("Oefen aan beide bureaus, met verzonnen gezinnen"), NULL);
}

GApplication *
od_application_new (void)
{
  return g_object_new (OD_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags", G_APPLICATION_HANDLES_OPEN, "register-session", TRUE,
                       "resource-base-path", "/be/overdracht/Overdracht", NULL);
}
