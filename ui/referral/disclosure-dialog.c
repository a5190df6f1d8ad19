#include "disclosure-dialog.h"

#include <glib/gi18n-lib.h>

#include "combo-row.h"
#include "day-row.h"
#include "disclose.h"
#include "question-window.h"
#include "style.h"
#include "text-row.h"

static const struct
{
  OdDataCategories category;
  OdField field; /* filled in when there is something to disclose */
  const char *title;
  const char *text;
} categories[] = {
  { OD_DATA_NAME, OD_FIELD_FAMILY_NAME, N_ ("Voornaam en naam"), N_ ("voornaam en naam") },
  { OD_DATA_ADDRESS, OD_FIELD_STREET, N_ ("Adres"), N_ ("adres") },
  { OD_DATA_PHONE, OD_FIELD_PHONE, N_ ("Telefoon"), N_ ("telefoon") },
  { OD_DATA_EMAIL, OD_FIELD_EMAIL, N_ ("E-mail"), N_ ("e-mail") },
};

static const char *const grounds[OD_N_DISCLOSURE_GROUNDS] = {
  [OD_DISCLOSURE_CONSENT] = N_ ("Met toestemming van de cliënt"),
  [OD_DISCLOSURE_LOCAL_SOCIAL_POLICY] = N_ ("Decreet lokaal sociaal beleid"),
};

typedef struct
{
  OdQuestionWindow *window;
  OdProfile *profile;
  OdReferral *referral;
  OdFollowDone done;
  GObject *data;

  GtkWidget *actor_row;
  GtkWidget *ground_row;
  GtkWidget *day_row;
  GtkWidget *checks[G_N_ELEMENTS (categories)];
  AdwPreferencesGroup *data_group;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_object_unref (self->profile);
  g_object_unref (self->referral);
  g_clear_object (&self->data);
  g_free (self);
}

static const char *const *
get_actors (Asking *self)
{
  OdProtocol *protocol = od_profile_find_protocol (self->profile, od_referral_get_protocol_id (self->referral));
  static const char *const none[] = { NULL };

  return protocol != NULL ? od_protocol_get_actors (protocol) : none;
}

static OdDataCategories
get_data (Asking *self)
{
  OdDataCategories data = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (categories); i++)
    if (self->checks[i] != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      data |= categories[i].category;
  return data;
}

static void
on_disclosed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdQuestionWindow) window = data;
  Asking *self = od_question_window_get_asking (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) referral = od_disclose_finish (OD_PROFILE (source), result, &error);

  if (!od_question_window_end_work (window, referral != NULL, _ ("De doorgifte is niet genoteerd"), error))
    return;
  self->done (referral, self->data);
  gtk_window_close (GTK_WINDOW (window));
}

static void
show_findings (Asking *self, const OdFindings *findings)
{
  gboolean no_data = od_findings_find (findings, OD_FIELD_DATA) != NULL;

  od_day_row_set_finding (OD_DAY_ROW (self->day_row), od_findings_find (findings, OD_FIELD_DATE));
  adw_preferences_group_set_description (self->data_group,
                                         no_data ? _ ("Kruis aan welke gegevens doorgegeven zijn.") : _ ("Alleen wat die partner echt nodig heeft."));
  od_style_set (GTK_WIDGET (self->data_group), "error", no_data);
}

static void
on_answered (gpointer data)
{
  Asking *self = data;
  GtkStringObject *actor = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self->actor_row));
  g_autofree char *today = od_profile_get_today (self->profile);
  g_autoptr (OdFindings) findings = NULL;
  OdDisclosing what = {
    .actor = actor != NULL ? gtk_string_object_get_string (actor) : "",
    .day = od_day_row_get_day (OD_DAY_ROW (self->day_row)),
    .data = get_data (self),
    .ground = adw_combo_row_get_selected (ADW_COMBO_ROW (self->ground_row)),
  };

  findings = od_disclose_check (self->profile, self->referral, &what, today);
  show_findings (self, findings);
  if (od_findings_has_errors (findings))
    return;
  od_disclose_async (self->profile, self->referral, &what, NULL, on_disclosed, od_question_window_begin_work (self->window));
}

static void
add_rows (Asking *self)
{
  const char *const ground_texts[] = { _ (grounds[0]), _ (grounds[1]), NULL };
  AdwPreferencesGroup *group
      = od_question_window_add_group (self->window, NULL,
                                      _ ("Aan een partner van het geïntegreerd breed onthaal die door het beroepsgeheim gebonden is (protocol, artikel 4). De lijst van partners staat bij Protocollen."));
  g_autofree char *today = od_profile_get_today (self->profile);

  self->actor_row = od_combo_row_new (_ ("Partner"), gtk_string_list_new (get_actors (self)));
  self->ground_row = od_combo_row_new (C_ ("of a disclosure", "Grond"), gtk_string_list_new (ground_texts));
  /* Long ones are read whole there. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self->actor_row), TRUE);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self->ground_row), TRUE);
  self->day_row = od_day_row_new (_ ("Doorgegeven op"));
  od_day_row_set_day (OD_DAY_ROW (self->day_row), today);
  adw_preferences_group_add (group, self->actor_row);
  adw_preferences_group_add (group, self->ground_row);
  adw_preferences_group_add (group, self->day_row);
}

/* Only what is known of the client can have been passed on. */
static void
add_data_rows (Asking *self)
{
  OdClient *client = od_referral_get_client (self->referral);

  self->data_group = od_question_window_add_group (self->window, _ ("Welke gegevens"), _ ("Alleen wat die partner echt nodig heeft."));
  for (gsize i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      GtkWidget *row;

      if (client == NULL || *od_client_get (client, categories[i].field) == '\0')
        continue;
      row = od_text_row_new (_ (categories[i].title), NULL);
      self->checks[i] = od_text_row_add_check (row, _ (categories[i].title));
      adw_preferences_group_add (self->data_group, row);
    }
}

void
od_disclosure_dialog_present (GtkWindow *parent, OdProfile *profile, OdReferral *referral, OdFollowDone done, GObject *data)
{
  Asking *self = g_new0 (Asking, 1);

  self->profile = g_object_ref (profile);
  self->referral = g_object_ref (referral);
  self->done = done;
  self->data = data != NULL ? g_object_ref (data) : NULL;
  self->window = od_question_window_new (parent, _ ("Doorgifte"), _ ("Noteren"));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 480, 620);
  add_rows (self);
  add_data_rows (self);
  od_question_window_present (self->window, on_answered, self, asking_free);
}

const char *
od_disclosure_ground_to_text (OdDisclosureGround ground)
{
  return _ (grounds[ground]);
}

char *
od_data_to_text (OdDataCategories data)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (categories); i++)
    if (data & categories[i].category)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _ (categories[i].text));
  return g_string_free (text, FALSE);
}
