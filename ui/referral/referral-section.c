#include "referral-section.h"

#include <glib/gi18n-lib.h>

#include "back-button.h"
#include "draft.h"
#include "error-dialog.h"
#include "follow-page.h"
#include "pack-page.h"
#include "referral-form.h"
#include "referral-list.h"
#include "sent-page.h"

typedef GtkWidget *(*CreatePage) (OdProfile *profile, OdReferral *referral);

struct _OdReferralSection
{
  AdwBin parent_instance;

  OdProfile *profile;
  char *shown_id;        /* of what is beside the list */
  char *awaited_id;      /* (nullable): of what is to be there once it is loaded */
  CreatePage shown_page; /* what made the page that shows it */

  AdwLeaflet *leaflet;
  OdReferralList *list;
  AdwWindowTitle *detail_title;
  AdwBin *detail_bin;
};

G_DEFINE_FINAL_TYPE (OdReferralSection, od_referral_section, ADW_TYPE_BIN)

/* Which page a referral is worked on with. */
static CreatePage
get_page (OdReferral *referral)
{
  if (od_referral_get_desk (referral) == OD_DESK_OCMW)
    return od_follow_page_new;
  switch (od_referral_get_state (referral))
    {
    case OD_STATE_DRAFT:
    case OD_STATE_READY:
      return od_referral_form_new;
    case OD_STATE_PACKED:
      return od_pack_page_new;
    default:
      return od_sent_page_new;
    }
}

static void
show_nothing (OdReferralSection *self)
{
  GtkWidget *page = adw_status_page_new ();
  gboolean sends = od_profile_get_settings (self->profile)->desk == OD_DESK_KIND_EN_GEZIN;

  g_clear_pointer (&self->shown_id, g_free);
  self->shown_page = NULL;
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "view-paged-symbolic");
  adw_status_page_set_description (ADW_STATUS_PAGE (page), sends ? _ ("Kies een doorverwijzing, of begin een nieuwe.")
                                                                 : _ ("Kies een doorverwijzing, of importeer een pakket."));
  adw_bin_set_child (self->detail_bin, page);
  adw_window_title_set_title (self->detail_title, "");
  adw_window_title_set_subtitle (self->detail_title, "");
  od_referral_list_mark (self->list, NULL);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

/* From nowhere: GTK may have brought the keyboard into the page already, and would go on from there. */
static void
begin_at_first (gpointer widget)
{
  gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (widget)), NULL);
  gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static gboolean
has_keyboard (OdReferralSection *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->detail_bin));
}

/* Who was working in the page before goes on in this one. */
static void
replace_page (OdReferralSection *self, GtkWidget *page)
{
  gboolean within = has_keyboard (self);

  adw_bin_set_child (self->detail_bin, page);
  if (within)
    begin_at_first (page);
}

static const char *
get_title (OdReferral *referral, CreatePage create)
{
  if (create != od_referral_form_new)
    return _ ("Doorverwijzing");
  return od_referral_is_being_corrected (referral, NULL) ? _ ("Gegevens verbeteren") : _ ("Nieuwe doorverwijzing");
}

static void
show_page (OdReferralSection *self, OdReferral *referral, CreatePage create)
{
  g_autofree char *id = g_strdup (od_referral_get_id (referral));

  g_free (self->shown_id);
  self->shown_id = g_steal_pointer (&id);
  self->shown_page = create;
  replace_page (self, create (self->profile, referral));
  adw_window_title_set_title (self->detail_title, get_title (referral, create));
  adw_window_title_set_subtitle (self->detail_title, od_referral_get_reference (referral));
  od_referral_list_mark (self->list, self->shown_id);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
on_chosen (OdReferralSection *self, OdReferral *referral)
{
  if (g_strcmp0 (self->shown_id, od_referral_get_id (referral)) == 0)
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
  else
    show_page (self, referral, get_page (referral));
}

static void
show_awaited (OdReferralSection *self)
{
  OdReferral *referral = od_profile_find_referral (self->profile, self->awaited_id);

  if (referral == NULL)
    return;
  g_clear_pointer (&self->awaited_id, g_free);
  if (self->shown_id == NULL) /* nothing else was chosen meanwhile */
    on_chosen (self, referral);
}

/* The state may have moved on to another page. While it is being packed the page stays: it follows that itself. */
static void
on_list_changed (OdReferralSection *self)
{
  OdReferral *referral = od_profile_find_referral (self->profile, self->shown_id);
  CreatePage page;

  show_awaited (self);
  if (referral == NULL)
    return;
  page = get_page (referral);
  if (page != self->shown_page && !(self->shown_page == od_pack_page_new && page == od_referral_form_new))
    show_page (self, referral, page);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  od_referral_section_show (OD_REFERRAL_SECTION (widget), g_variant_get_string (parameter, NULL));
}

static void
pack_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdReferralSection *self = OD_REFERRAL_SECTION (widget);
  OdReferral *referral = od_profile_find_referral (self->profile, g_variant_get_string (parameter, NULL));

  if (referral != NULL)
    show_page (self, referral, od_pack_page_new);
}

static void
resend_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdReferralSection *self = OD_REFERRAL_SECTION (widget);
  OdReferral *referral = od_profile_find_referral (self->profile, g_variant_get_string (parameter, NULL));

  if (referral == NULL)
    return;
  show_page (self, referral, od_pack_page_new_again);
  self->shown_page = od_pack_page_new; /* what it is once it is packed */
}

/* Its page, also when one that it has outgrown is shown. */
static void
show_anew_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdReferralSection *self = OD_REFERRAL_SECTION (widget);
  OdReferral *referral = od_profile_find_referral (self->profile, g_variant_get_string (parameter, NULL));

  if (referral != NULL)
    show_page (self, referral, get_page (referral));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdReferralSection *self = OD_REFERRAL_SECTION (widget);
  gboolean within = has_keyboard (self);

  show_nothing (self);
  if (within)
    begin_at_first (self->list);
}

static void
on_draft (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdReferralSection) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) draft = od_draft_new_finish (OD_PROFILE (source), result, &error);

  if (draft == NULL)
    {
      od_error_dialog_present (GTK_WIDGET (self), _ ("Er is geen nieuwe doorverwijzing begonnen"), error);
      return;
    }
  show_page (self, draft, od_referral_form_new);
  begin_at_first (self->detail_bin);
}

static void
od_referral_section_dispose (GObject *object)
{
  OdReferralSection *self = OD_REFERRAL_SECTION (object);

  g_clear_object (&self->profile);
  g_clear_pointer (&self->shown_id, g_free);
  g_clear_pointer (&self->awaited_id, g_free);

  G_OBJECT_CLASS (od_referral_section_parent_class)->dispose (object);
}

static void
od_referral_section_class_init (OdReferralSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_referral_section_dispose;

  g_type_ensure (OD_TYPE_BACK_BUTTON);
  g_type_ensure (OD_TYPE_REFERRAL_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/referral/referral-section.ui");
  gtk_widget_class_bind_template_child (widget_class, OdReferralSection, leaflet);
  gtk_widget_class_bind_template_child (widget_class, OdReferralSection, list);
  gtk_widget_class_bind_template_child (widget_class, OdReferralSection, detail_title);
  gtk_widget_class_bind_template_child (widget_class, OdReferralSection, detail_bin);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_install_action (widget_class, "referral.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "referral.show-anew", "s", show_anew_action);
  gtk_widget_class_install_action (widget_class, "referral.pack", "s", pack_action);
  gtk_widget_class_install_action (widget_class, "referral.resend", "s", resend_action);
  gtk_widget_class_install_action (widget_class, "referral.close", NULL, close_action);
}

static void
od_referral_section_init (OdReferralSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
od_referral_section_new (OdProfile *profile)
{
  OdReferralSection *self = g_object_new (OD_TYPE_REFERRAL_SECTION, NULL);

  self->profile = g_object_ref (profile);
  od_referral_list_set_profile (self->list, profile);
  g_signal_connect_object (od_profile_get_referrals (profile), "items-changed", G_CALLBACK (on_list_changed), self, G_CONNECT_SWAPPED);
  show_nothing (self);
  return GTK_WIDGET (self);
}

void
od_referral_section_show (OdReferralSection *self, const char *referral_id)
{
  OdReferral *referral = od_profile_find_referral (self->profile, referral_id);

  if (referral != NULL)
    on_chosen (self, referral);
}

void
od_referral_section_start_draft (OdReferralSection *self)
{
  od_draft_new_async (self->profile, NULL, on_draft, g_object_ref (self));
}

void
od_referral_section_start_search (OdReferralSection *self)
{
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->list));
  od_referral_list_start_search (self->list);
}

void
od_referral_section_show_when_loaded (OdReferralSection *self, const char *referral_id)
{
  g_return_if_fail (OD_IS_REFERRAL_SECTION (self));

  g_free (self->awaited_id);
  self->awaited_id = g_strdup (referral_id);
  show_awaited (self);
}

const char *
od_referral_section_get_shown (OdReferralSection *self)
{
  g_return_val_if_fail (OD_IS_REFERRAL_SECTION (self), NULL);

  return self->shown_id;
}

gboolean
od_referral_section_is_kept (OdReferralSection *self)
{
  GtkWidget *page;

  g_return_val_if_fail (OD_IS_REFERRAL_SECTION (self), TRUE);

  page = adw_bin_get_child (self->detail_bin);
  return !OD_IS_REFERRAL_FORM (page) || od_referral_form_is_kept (OD_REFERRAL_FORM (page));
}
