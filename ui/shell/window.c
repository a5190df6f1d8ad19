#include "window.h"

#include <glib/gi18n-lib.h>

#include "backup.h"
#include "damage-notice.h"
#include "due-work.h"
#include "erase.h"
#include "error-dialog.h"
#include "first-start.h"
#include "free-width.h"
#include "freed-memory.h"
#include "import-window.h"
#include "journal-section.h"
#include "notice-section.h"
#include "office-section.h"
#include "package-chooser.h"
#include "package-drop.h"
#include "practice-mode.h"
#include "problem-text.h"
#include "profile.h"
#include "protocol-section.h"
#include "put-away.h"
#include "readiness-section.h"
#include "recovery-sheet.h"
#include "referral-section.h"
#include "renew-keys-dialog.h"
#include "restore-dialog.h"
#include "section-count.h"
#include "section-row.h"
#include "section.h"
#include "settings-window.h"
#include "shortcuts-window.h"
#include "statistics-window.h"
#include "system-keyring.h"
#include "view-settings.h"
#include "words-dialog.h"

struct _OdWindow
{
  AdwApplicationWindow parent_instance;

  char *profile_name;
  OdProfile *profile;
  GPtrArray *waiting_files;   /* to import once the profile is open */
  const char *waiting_action; /* (nullable): to activate then */
  GtkWidget *referral_section;
  guint spinner_timeout;
  OdDueWork *due_work;

  gboolean locked;
  guint drop_idle;
  gboolean lock_asked; /* while it opens */
  GWeakRef dropped;           /* the profile of before, as long as something that was begun goes on with it */
  GPtrArray *waiting_sources; /* of OdImportSource, to import once it is unlocked */
  int shown_section;          /* where the user was, */
  char *shown_referral;       /* (nullable): and with what */

  GtkStack *stack;
  GtkSpinner *opening_spinner;
  AdwStatusPage *problem_page;
  GtkWidget *use_sheet_button;
  GtkWidget *restore_button;
  GtkWidget *problem_expander;
  GtkLabel *problem_details;
  AdwBin *first_start_bin;
  GtkWidget *unlock_button;
  GtkWidget *drop_area;
  GtkWidget *drop_sign;
  OdDamageNotice *damage_notice;
  AdwLeaflet *leaflet;
  AdwWindowTitle *desk_title;
  GtkListBox *section_list;
  AdwToastOverlay *toast_overlay;
  GtkStack *section_stack;
};

G_DEFINE_FINAL_TYPE (OdWindow, od_window, ADW_TYPE_APPLICATION_WINDOW)

/* The sections of the sidebar, at both desks; the first opens first. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon;
  GtkWidget *(*create) (OdProfile *profile);
  GtkWidget *(*create_count) (OdProfile *profile); /* (nullable) */
} sections[] = {
  { OD_SECTION_REFERRALS, N_ ("Doorverwijzingen"), "mail-send-receive-symbolic", od_referral_section_new, NULL },
  { OD_SECTION_NOTICES, N_ ("Meldingen"), "preferences-system-notifications-symbolic", od_notice_section_new, od_open_count_new },
  { OD_SECTION_PROCESSORS, N_ ("Verwerkers"), "system-users-symbolic", od_processor_section_new, od_unsent_count_new },
  { OD_SECTION_MEASURES, N_ ("Maatregelen"), "security-high-symbolic", od_measure_section_new, NULL },
  { OD_SECTION_BREACHES, N_ ("Gegevenslekken"), "dialog-warning-symbolic", od_breach_section_new, NULL },
  { OD_SECTION_PROTOCOLS, N_ ("Protocollen"), "x-office-document-symbolic", od_protocol_section_new, NULL },
  { OD_SECTION_READINESS, N_ ("Sta ik klaar?"), "overdracht-readiness-symbolic", od_readiness_section_new, NULL },
  { OD_SECTION_JOURNAL, N_ ("Logboek"), "document-open-recent-symbolic", od_journal_section_new, NULL },
};

/* Their places among them. */
enum
{
  REFERRALS,
  NOTICES,
  PROCESSORS,
  MEASURES,
  BREACHES,
  PROTOCOLS,
};

static void open_profile (OdWindow *self);

static gboolean
is_open (OdWindow *self)
{
  return self->profile != NULL && od_profile_get_settings (self->profile) != NULL && !self->locked;
}

/* Somebody closed it while something that it waits for goes on. */
static gboolean
is_closed (OdWindow *self)
{
  return gtk_window_get_application (GTK_WINDOW (self)) == NULL;
}

/* Whether the words of a sheet would open the register. */
static gboolean
may_use_sheet (OdWindow *self, const GError *error)
{
  g_autofree char *folder = od_profile_default_folder (self->profile_name);

  return g_error_matches (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_KEY_MISSING) && od_recovery_sheet_is_for (folder);
}

static void
show_problem (OdWindow *self, const GError *error)
{
  const char *details;
  g_autofree char *sentence = od_error_to_sentence (error, &details);
  const char *advice = od_problem_to_advice (error);

  adw_status_page_set_title (self->problem_page, od_problem_to_title (error));
  adw_status_page_set_description (self->problem_page, advice != NULL ? advice : sentence);
  gtk_label_set_text (self->problem_details, details);
  gtk_widget_set_visible (self->problem_expander, *details != '\0');
  gtk_widget_set_visible (self->use_sheet_button, may_use_sheet (self, error));
  gtk_widget_set_visible (self->restore_button, od_profile_error_asks_backup (error) && od_practice_mode_get () == NULL);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

/* A section is made when it is first shown. */
static GtkWidget *
show_section (OdWindow *self, gsize index)
{
  GtkWidget *section = gtk_stack_get_child_by_name (self->section_stack, sections[index].name);

  if (section == NULL)
    {
      section = sections[index].create (self->profile);
      gtk_stack_add_titled (self->section_stack, section, sections[index].name, _ (sections[index].title));
    }
  gtk_stack_set_visible_child (self->section_stack, section);
  return section;
}

static void
on_section_activated (OdWindow *self, GtkListBoxRow *row)
{
  show_section (self, gtk_list_box_row_get_index (row));
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static GtkWidget *
go_to_section (OdWindow *self, int index)
{
  GtkWidget *section = show_section (self, index);

  gtk_list_box_select_row (self->section_list, gtk_list_box_get_row_at_index (self->section_list, index));
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->toast_overlay));
  return section;
}

static void
add_sections (OdWindow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      GtkWidget *count = sections[i].create_count != NULL ? sections[i].create_count (self->profile) : NULL;

      gtk_list_box_append (self->section_list, od_section_row_new (_ (sections[i].title), sections[i].icon, count));
    }
  self->referral_section = show_section (self, REFERRALS);
  if (self->shown_referral != NULL)
    od_referral_section_show_when_loaded (OD_REFERRAL_SECTION (self->referral_section), self->shown_referral);
  go_to_section (self, self->shown_section);
}

/* So that nothing of a client stays in memory. */
static void
remove_sections (OdWindow *self)
{
  GtkWidget *child;

  self->referral_section = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->section_stack))) != NULL)
    gtk_stack_remove (self->section_stack, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->section_list))) != NULL)
    gtk_list_box_remove (self->section_list, child);
}

/* What can be done at an open desk, and by whom. */
static void
enable_actions (OdWindow *self, gboolean open, gboolean sends)
{
  static const char *const names[]
      = { "win.search", "win.settings", "win.statistics", OD_SHOW_NOTICE_ACTION, OD_SHOW_OFFICE_RECORD_ACTION,
          OD_SHOW_PROTOCOL_ACTION, OD_SHOW_SECTION_ACTION, OD_ADD_OFFICE_RECORD_ACTION, OD_SHOW_REFERRAL_ACTION };
  gboolean changes;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], open);
  changes = open && !od_profile_is_read_only (self->profile);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import", changes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-referral", changes && sends);
}

static void
show_desk (OdWindow *self)
{
  OdDesk desk = od_profile_get_settings (self->profile)->desk;
  gboolean sends = desk == OD_DESK_KIND_EN_GEZIN;

  adw_window_title_set_title (self->desk_title, sends ? _ ("Kind en Gezin") : _ ("OCMW"));
  adw_window_title_set_subtitle (self->desk_title, od_practice_mode_get () != NULL                        ? _ ("Oefenen")
                                                   : g_str_equal (self->profile_name, OD_DEFAULT_PROFILE) ? ""
                                                                                                          : self->profile_name);
  if (od_practice_mode_get () != NULL)
    gtk_window_set_title (GTK_WINDOW (self), adw_window_title_get_title (self->desk_title));
  enable_actions (self, TRUE, sends);
}

/* Of an earlier erasure; it is tried again each time. */
static void
tell_leftover (OdWindow *self)
{
  const GError *leftover = od_erase_get_leftover (self->profile);

  if (leftover != NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("Van een wissing bleef iets achter"), leftover);
}

/* What changes something cannot be begun any more. */
static void
on_damage (OdWindow *self)
{
  if (is_open (self))
    show_desk (self);
}

static void show_imported (const char *referral_id, gpointer data);

/* What was asked for while the profile was not open. */
static void
do_what_waited (OdWindow *self)
{
  g_autoptr (GPtrArray) sources = g_steal_pointer (&self->waiting_sources);
  g_autoptr (GPtrArray) files = g_steal_pointer (&self->waiting_files);

  self->waiting_sources = g_ptr_array_new_with_free_func (g_object_unref);
  self->waiting_files = g_ptr_array_new_with_free_func (g_object_unref);
  if (sources->len > 0)
    od_import_window_present_sources (GTK_WINDOW (self), self->profile, sources, show_imported, G_OBJECT (self));
  if (files->len > 0)
    od_window_import (self, (GFile **) files->pdata, files->len);
  if (self->waiting_action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), g_steal_pointer (&self->waiting_action), NULL);
}

static void
show_open (OdWindow *self)
{
  show_desk (self);
  gtk_stack_set_visible_child_name (self->stack, "main");
  od_due_work_set_profile (self->due_work, self->profile);
  do_what_waited (self);
}

static void
show_main (OdWindow *self)
{
  add_sections (self);
  g_signal_connect_object (self->profile, "notify::damage", G_CALLBACK (on_damage), self, G_CONNECT_SWAPPED);
  od_free_width_set (gtk_widget_get_parent (GTK_WIDGET (self->damage_notice)));
  od_damage_notice_watch (self->damage_notice, self->profile); /* before anything that changes it by itself */
  show_open (self);
  tell_leftover (self);
  od_renew_keys_continue (self->toast_overlay, self->profile);
}

static void
show_first_start (OdWindow *self)
{
  GtkWidget *first_start = od_first_start_new (self->profile);

  g_signal_connect_object (first_start, "done", G_CALLBACK (show_main), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->first_start_bin, first_start);
  gtk_stack_set_visible_child_name (self->stack, "first-start");
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdWindow) self = data;
  g_autoptr (GError) error = NULL;

  self->profile = OD_IS_PRACTICE (source) ? od_practice_open_finish (OD_PRACTICE (source), result, &error) : od_profile_open_finish (result, &error);
  gtk_spinner_stop (self->opening_spinner);
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  if (is_closed (self))
    {
      g_clear_object (&self->profile);
      return;
    }

  if (self->profile == NULL)
    show_problem (self, error);
  else if (od_profile_get_settings (self->profile) == NULL)
    show_first_start (self);
  else
    show_main (self);
  gtk_window_present (GTK_WINDOW (self));
  if (self->lock_asked)
    od_window_lock (self);
}

/* A profile that opens at once, as it nearly always does, needs no spinner, nor a first frame to draw it in. */
static gboolean
start_spinner (gpointer data)
{
  OdWindow *self = data;

  self->spinner_timeout = 0;
  gtk_spinner_start (self->opening_spinner);
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
open_profile (OdWindow *self)
{
  g_autofree char *folder = od_profile_default_folder (self->profile_name);
  g_autoptr (OdKeyring) keyring = od_system_keyring_new (self->profile_name);

  if (is_closed (self))
    return;
  self->lock_asked = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "opening");
  self->spinner_timeout = g_timeout_add (300, start_spinner, self);
  if (od_practice_mode_get () != NULL)
    od_practice_open_async (od_practice_mode_get (), od_practice_mode_get_desk (GTK_WIDGET (self)), NULL, on_opened, g_object_ref (self));
  else
    od_profile_open_async (self->profile_name, folder, keyring, NULL, on_opened, g_object_ref (self));
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_profile (OD_WINDOW (widget));
}

/* Locking */

/* All of it goes but what something that was begun still needs. */
static void
drop (OdWindow *self)
{
  remove_sections (self);
  adw_bin_set_child (self->first_start_bin, NULL);
  g_weak_ref_set (&self->dropped, self->profile);
  g_clear_object (&self->profile);
  od_freed_memory_wipe_at_hand ();
}

static gboolean
drop_when_kept (gpointer data)
{
  OdWindow *self = data;

  self->drop_idle = 0;
  od_put_away_hide (GTK_WINDOW (self));
  if (self->profile != NULL && !od_put_away_has_hidden () && od_referral_section_is_kept (OD_REFERRAL_SECTION (self->referral_section)))
    drop (self);
  return G_SOURCE_REMOVE;
}

/* What was typed is kept first, or stays behind the cover. Later, since whoever tells that it is kept still works with it; and what was begun may
 * end with a window that shows what it made. */
static void
drop_later (OdWindow *self)
{
  if (self->locked && self->drop_idle == 0)
    self->drop_idle = g_idle_add (drop_when_kept, self);
}

static void
kept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  drop_later (OD_WINDOW (widget));
}

static void
remember_place (OdWindow *self)
{
  g_free (self->shown_referral);
  self->shown_referral = g_strdup (od_referral_section_get_shown (OD_REFERRAL_SECTION (self->referral_section)));
  self->shown_section = gtk_list_box_row_get_index (gtk_list_box_get_selected_row (self->section_list));
}

/* The cover comes first, and at once: leaving its page, the form keeps what is in it. */
void
od_window_lock (OdWindow *self)
{
  self->lock_asked = self->profile == NULL && !self->locked;
  if (!is_open (self))
    return;
  self->locked = TRUE;
  gtk_stack_set_visible_child_full (self->stack, "locked", GTK_STACK_TRANSITION_TYPE_NONE);
  gtk_widget_grab_focus (self->unlock_button);
  enable_actions (self, FALSE, FALSE);
  remember_place (self);
  od_put_away (GTK_WINDOW (self), self->waiting_sources);
  od_due_work_set_profile (self->due_work, NULL);
  drop_later (self);
}

static void
on_key_confirmed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean confirmed = od_profile_confirm_key_finish (OD_PROFILE (source), result, &error);

  if (is_closed (self))
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.unlock", TRUE);
  if (!confirmed)
    {
      od_error_dialog_present (GTK_WIDGET (self), od_problem_to_title (error), error);
      return;
    }
  g_clear_handle_id (&self->drop_idle, g_source_remove);
  self->locked = FALSE;
  if (g_set_object (&self->profile, OD_PROFILE (source)))
    add_sections (self);
  show_open (self);
  od_put_away_bring_back ();
}

/* What did not go is still open, but not for whoever the keyring gives no key. */
static void
unlock_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdWindow *self = OD_WINDOW (widget);
  g_autoptr (OdProfile) profile = self->profile != NULL ? g_object_ref (self->profile) : g_weak_ref_get (&self->dropped);

  if (profile == NULL)
    {
      self->locked = FALSE;
      open_profile (self);
      return;
    }
  gtk_widget_action_set_enabled (widget, "win.unlock", FALSE);
  od_profile_confirm_key_async (profile, NULL, on_key_confirmed, g_object_ref (self));
}

/* The recovery sheet, when the keyring lost the key */

static void
on_sheet_used (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdQuestionWindow) dialog = data;
  OdWindow *self = OD_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  g_autoptr (GError) error = NULL;
  gboolean used = od_recovery_sheet_use_finish (result, &error);

  if (!od_question_window_end_work (dialog, used, _ ("Het register gaat niet open"), error))
    return;
  gtk_window_close (GTK_WINDOW (dialog));
  open_profile (self);
}

static void
on_sheet_typed (OdQuestionWindow *dialog, OdSecret *words, gpointer data)
{
  OdWindow *self = OD_WINDOW (data);
  g_autofree char *folder = od_profile_default_folder (self->profile_name);
  g_autoptr (OdKeyring) keyring = od_system_keyring_new (self->profile_name);

  od_recovery_sheet_use_async (folder, keyring, words, NULL, on_sheet_used, od_question_window_begin_work (dialog));
}

static void
use_sheet_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  od_words_dialog_present (GTK_WINDOW (widget), _ ("Herstelblad gebruiken"),
                           _ ("Typ de woorden van het laatste herstelblad, in hun volgorde. De sleutel komt dan terug in uw sleutelbos."), _ ("Openen"),
                           on_sheet_typed, g_object_ref (widget), g_object_unref);
}

/* A backup, on a new machine or in place of what does not open */

static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!od_backup_restore_finish (result, &error))
    od_error_dialog_present (GTK_WIDGET (self), _ ("De reservekopie is niet teruggezet"), error);
  open_profile (self);
}

/* The register goes first: one that was made for the first start, or one that is broken. */
static void
on_restore_wanted (OdBackup *backup, gpointer object)
{
  OdWindow *self = OD_WINDOW (object);
  g_autofree char *folder = od_profile_default_folder (self->profile_name);
  g_autoptr (OdKeyring) keyring = od_system_keyring_new (self->profile_name);

  gtk_stack_set_visible_child_name (self->stack, "opening");
  enable_actions (self, FALSE, FALSE);
  od_due_work_set_profile (self->due_work, NULL);
  drop (self);
  od_backup_restore_async (backup, folder, keyring, NULL, on_restored, g_object_ref (self));
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  od_restore_dialog_present (GTK_WINDOW (widget), on_restore_wanted, G_OBJECT (widget));
}

static void
show_referrals (OdWindow *self)
{
  go_to_section (self, REFERRALS);
}

static void
show_notice_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  od_notice_section_show (OD_NOTICE_SECTION (go_to_section (OD_WINDOW (widget), NOTICES)), g_variant_get_string (parameter, NULL));
}

static void
show_office_record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = PROCESSORS; i <= BREACHES; i++)
    if (od_office_section_show (OD_OFFICE_SECTION (show_section (OD_WINDOW (widget), i)), g_variant_get_string (parameter, NULL)))
      {
        go_to_section (OD_WINDOW (widget), i);
        return;
      }
}

static void
show_protocol_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  od_protocol_section_show (OD_PROTOCOL_SECTION (go_to_section (OD_WINDOW (widget), PROTOCOLS)), g_variant_get_string (parameter, NULL));
}

static void
show_section_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (sections[i].name, g_variant_get_string (parameter, NULL)))
      go_to_section (OD_WINDOW (widget), i);
}

static void
add_office_record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint32 kind;
  const char *option;

  g_variant_get (parameter, "(i&s)", &kind, &option);
  od_office_section_add (OD_OFFICE_SECTION (go_to_section (OD_WINDOW (widget), MEASURES)), (OdOfficeKind) kind, option);
}

static void
show_referral_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdWindow *self = OD_WINDOW (widget);

  show_referrals (self);
  od_referral_section_show (OD_REFERRAL_SECTION (self->referral_section), g_variant_get_string (parameter, NULL));
}

static void
new_referral_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdWindow *self = OD_WINDOW (widget);

  show_referrals (self);
  od_referral_section_start_draft (OD_REFERRAL_SECTION (self->referral_section));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *section = gtk_stack_get_visible_child (OD_WINDOW (widget)->section_stack);

  if (OD_IS_REFERRAL_SECTION (section))
    od_referral_section_start_search (OD_REFERRAL_SECTION (section));
  else if (OD_IS_OFFICE_SECTION (section))
    od_office_section_start_search (OD_OFFICE_SECTION (section));
  else if (OD_IS_JOURNAL_SECTION (section))
    od_journal_section_start_search (OD_JOURNAL_SECTION (section));
}

static void
on_packages_chosen (GPtrArray *files, GObject *data)
{
  od_window_import (OD_WINDOW (data), (GFile **) files->pdata, files->len);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  od_package_chooser_present (GTK_WINDOW (widget), on_packages_chosen, G_OBJECT (widget));
}

static void
settings_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (od_settings_window_new (GTK_WINDOW (widget), OD_WINDOW (widget)->profile)));
}

static void
statistics_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (od_statistics_window_new (GTK_WINDOW (widget), OD_WINDOW (widget)->profile)));
}

static void
show_imported (const char *referral_id, gpointer data)
{
  OdWindow *self = OD_WINDOW (data);

  if (!is_open (self))
    return;
  show_referrals (self);
  od_referral_section_show (OD_REFERRAL_SECTION (self->referral_section), referral_id);
}

static void
on_dropped (GPtrArray *sources, GObject *data)
{
  OdWindow *self = OD_WINDOW (data);

  if (is_open (self))
    od_import_window_present_sources (GTK_WINDOW (self), self->profile, sources, show_imported, G_OBJECT (self));
  else if (self->waiting_sources != NULL) /* else the window was closed meanwhile */
    g_ptr_array_extend (self->waiting_sources, sources, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
}

static void
od_window_dispose (GObject *object)
{
  OdWindow *self = OD_WINDOW (object);

  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  g_clear_handle_id (&self->drop_idle, g_source_remove);
  g_clear_pointer (&self->due_work, od_due_work_end);
  g_clear_object (&self->profile);
  od_put_away_end ();
  g_clear_handle_id (&self->drop_idle, g_source_remove); /* what ended changed the windows */
  g_weak_ref_set (&self->dropped, NULL);
  g_clear_pointer (&self->waiting_sources, g_ptr_array_unref);
  g_clear_pointer (&self->shown_referral, g_free);
  g_clear_pointer (&self->waiting_files, g_ptr_array_unref);
  g_clear_pointer (&self->profile_name, g_free);

  G_OBJECT_CLASS (od_window_parent_class)->dispose (object);
}

static void
od_window_class_init (OdWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_window_dispose;

  g_type_ensure (OD_TYPE_DAMAGE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/shell/window.ui");
  gtk_widget_class_bind_template_child (widget_class, OdWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, OdWindow, opening_spinner);
  gtk_widget_class_bind_template_child (widget_class, OdWindow, problem_page);
  gtk_widget_class_bind_template_child (widget_class, OdWindow, use_sheet_button);
  gtk_widget_class_bind_template_child (widget_class, OdWindow, restore_button);
  gtk_widget_class_bind_template_child (widget_class, OdWindow, problem_expander);
  gtk_widget_class_bind_template_child (widget_class, OdWindow, problem_details);
  gtk_widget_class_bind_template_child (widget_class, OdWindow, first_start_bin);
  gtk_widget_class_bind_template_child (widget_class, OdWindow, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, OdWindow, drop_area);
  gtk_widget_class_bind_template_child (widget_class, OdWindow, drop_sign);
  gtk_widget_class_bind_template_child (widget_class, OdWindow, damage_notice);
  gtk_widget_class_bind_template_child (widget_class, OdWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, OdWindow, desk_title);
  gtk_widget_class_bind_template_child (widget_class, OdWindow, section_list);
  gtk_widget_class_bind_template_child (widget_class, OdWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, OdWindow, section_stack);
  gtk_widget_class_bind_template_callback (widget_class, on_section_activated);
  gtk_widget_class_install_action (widget_class, "win.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "win.unlock", NULL, unlock_action);
  gtk_widget_class_install_action (widget_class, OD_KEPT_ACTION, NULL, kept_action);
  gtk_widget_class_install_action (widget_class, "win.use-sheet", NULL, use_sheet_action);
  gtk_widget_class_install_action (widget_class, "win.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "win.new-referral", NULL, new_referral_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, OD_SHOW_NOTICE_ACTION, "s", show_notice_action);
  gtk_widget_class_install_action (widget_class, OD_SHOW_OFFICE_RECORD_ACTION, "s", show_office_record_action);
  gtk_widget_class_install_action (widget_class, OD_SHOW_PROTOCOL_ACTION, "s", show_protocol_action);
  gtk_widget_class_install_action (widget_class, OD_SHOW_SECTION_ACTION, "s", show_section_action);
  gtk_widget_class_install_action (widget_class, OD_ADD_OFFICE_RECORD_ACTION, "(is)", add_office_record_action);
  gtk_widget_class_install_action (widget_class, OD_SHOW_REFERRAL_ACTION, "s", show_referral_action);
  gtk_widget_class_install_action (widget_class, "win.settings", NULL, settings_action);
  gtk_widget_class_install_action (widget_class, "win.statistics", NULL, statistics_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
}

static void
od_window_init (OdWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->waiting_files = g_ptr_array_new_with_free_func (g_object_unref);
  od_package_drop_add (self->drop_area, self->drop_sign, on_dropped, G_OBJECT (self));
  self->waiting_sources = g_ptr_array_new_with_free_func (g_object_unref);
  self->due_work = od_due_work_new (GTK_WIDGET (self));
  g_weak_ref_init (&self->dropped, NULL);
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (drop_later), self, G_CONNECT_SWAPPED);
  enable_actions (self, FALSE, FALSE);
}

GtkWidget *
od_window_new (AdwApplication *application, const char *profile)
{
  OdWindow *self = g_object_new (OD_TYPE_WINDOW, "application", application, NULL);

  self->profile_name = g_strdup (profile);
  od_view_settings_bind_size (profile, G_OBJECT (self));
  od_shortcuts_window_name (GTK_APPLICATION_WINDOW (self));
  open_profile (self);
  return GTK_WIDGET (self);
}

const char *
od_window_get_profile_name (OdWindow *self)
{
  return self->profile_name;
}

void
od_window_import (OdWindow *self, GFile **files, guint n_files)
{
  if (is_open (self))
    {
      od_import_window_present (GTK_WINDOW (self), self->profile, files, n_files, show_imported, G_OBJECT (self));
      return;
    }

  for (guint i = 0; i < n_files; i++)
    g_ptr_array_add (self->waiting_files, g_object_ref (files[i]));
}

void
od_window_activate_when_open (OdWindow *self, const char *action)
{
  if (is_open (self))
    gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
  else
    self->waiting_action = action;
}

void
od_window_present (OdWindow *self)
{
  if (self->spinner_timeout == 0)
    gtk_window_present (GTK_WINDOW (self));
}
