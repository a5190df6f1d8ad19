#include "settings-window.h"

#include <glib/gi18n-lib.h>

#include "choice-group.h"
#include "deadline-group.h"
#include "lock-group.h"
#include "notification-group.h"
#include "recovery-group.h"

struct _OdSettingsWindow
{
  AdwPreferencesWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (OdSettingsWindow, od_settings_window, ADW_TYPE_PREFERENCES_WINDOW)

static const struct
{
  OdChoiceKind kind;
  const char *title;
} lists[] = {
  { OD_CHOICE_CONTACT_MANNER, N_ ("Hoe er contact gezocht wordt") },
  { OD_CHOICE_KEEP_GROUND, N_ ("Onbereikbaar: waarom bewaren") },
  { OD_CHOICE_ERASE_GROUND, N_ ("Onbereikbaar: waarom wissen") },
};

static AdwPreferencesGroup *
wrap (GtkWidget *child)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), child);
  return ADW_PREFERENCES_GROUP (group);
}

static AdwPreferencesPage *
add_page (OdSettingsWindow *self, const char *title, const char *icon)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  adw_preferences_page_set_title (page, title);
  adw_preferences_page_set_icon_name (page, icon);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), page);
  return page;
}

static void
od_settings_window_class_init (OdSettingsWindowClass *klass)
{
}

static void
od_settings_window_init (OdSettingsWindow *self)
{
}

GtkWidget *
od_settings_window_new (GtkWindow *parent, OdProfile *profile)
{
  OdSettingsWindow *self = g_object_new (OD_TYPE_SETTINGS_WINDOW, "transient-for", parent, "modal", TRUE, "title", _ ("Voorkeuren"),
                                         "search-enabled", FALSE, NULL);
  AdwPreferencesPage *page = add_page (self, _ ("Algemeen"), "preferences-system-symbolic");

  adw_preferences_page_add (page, wrap (od_deadline_group_new (profile)));
  adw_preferences_page_add (page, wrap (od_notification_group_new (profile)));
  if (!od_profile_is_practice (profile))
    {
      adw_preferences_page_add (page, od_lock_group_new (od_profile_get_name (profile)));
      page = add_page (self, _ ("Herstel"), "document-revert-symbolic");
      adw_preferences_page_add (page, wrap (od_recovery_group_new (profile)));
    }
  if (od_profile_get_settings (profile)->desk == OD_DESK_KIND_EN_GEZIN)
    return GTK_WIDGET (self);
  page = add_page (self, _ ("Keuzelijsten"), "view-list-symbolic");
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    adw_preferences_page_add (page, wrap (od_choice_group_new (profile, lists[i].kind, _ (lists[i].title))));
  return GTK_WIDGET (self);
}
