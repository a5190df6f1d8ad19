#include "import-window.h"

#include <glib/gi18n-lib.h>

#include "day-text.h"
#include "entry-name.h"
#include "error-dialog.h"
#include "fact-group.h"
#include "field-text.h"
#include "foreign-page.h"
#include "import-differences.h"
#include "notice-import.h"
#include "practice-mode.h"
#include "import.h"
#include "label.h"
#include "receipt-view.h"
#include "reference.h"
#include "screen-reader.h"
#include "section.h"
#include "tooltip-name.h"

#define FOREIGN_WIDTH 1080
#define FOREIGN_HEIGHT 760

struct _OdImportWindow
{
  AdwWindow parent_instance;

  OdProfile *profile;
  GPtrArray *sources; /* of OdImportSource; NULL while they are looked for */
  guint position;     /* of the one at hand */
  OdImport *import;
  guint n_tries; /* with words that were typed, for the file at hand */
  GCancellable *cancellable;
  OdImportShow show;
  GObject *show_data;

  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *passphrase_page;
  GtkEditable *passphrase_row;
  GtkLabel *passphrase_problem;
  GtkLabel *practice_label;
  GtkWidget *try_button;
  GtkBox *preview_box;
  GtkButton *skip_button;
  GtkWidget *accept_button;
  AdwStatusPage *problem_page;
  GtkWidget *problem_details_expander;
  GtkLabel *problem_details;
  GtkButton *problem_button;
  AdwStatusPage *accepted_page;
  AdwBin *receipt_bin;
  GtkWidget *done_button;
  AdwBin *foreign_bin;
  gboolean closing; /* the whole window, when the package made by hand is left */
};

G_DEFINE_FINAL_TYPE (OdImportWindow, od_import_window, ADW_TYPE_WINDOW)

static void open_file (OdImportWindow *self, OdSecret *passphrase);

static gboolean
is_last (OdImportWindow *self)
{
  return self->position + 1 >= self->sources->len;
}

/* Which one it is, with what the sender names it by, since each may have a passphrase of its own. */
static void
show_position (OdImportWindow *self)
{
  g_autofree char *reference = od_reference_find (od_import_source_get_name (self->sources->pdata[self->position]));
  g_autofree char *text = NULL;

  if (self->sources->len > 1)
    text = g_strdup_printf (reference != NULL ? _ ("%u van %u, kenmerk %s") : _ ("%u van %u"), self->position + 1, self->sources->len, reference);
  adw_window_title_set_subtitle (self->title, text != NULL ? text : "");
}

/* The button that ends what is about the package at hand. */
static void
show_what_follows (OdImportWindow *self, GtkButton *button, const char *last)
{
  gtk_button_set_label (button, is_last (self) ? last : _ ("Volgende"));
}

static void
forget_file (OdImportWindow *self)
{
  g_clear_object (&self->import);
  self->n_tries = 0;
  gtk_editable_set_text (self->passphrase_row, "");
  gtk_widget_set_visible (GTK_WIDGET (self->passphrase_problem), FALSE);
}

static void
on_next (OdImportWindow *self)
{
  forget_file (self);
  if (is_last (self))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  self->position++;
  open_file (self, NULL);
}

static void
show_referral (OdImportWindow *self, OdReferral *referral)
{
  if (self->show != NULL && referral != NULL)
    self->show (od_referral_get_id (referral), self->show_data);
}

static void
show_problem (OdImportWindow *self, const char *heading, const GError *error)
{
  const char *details;
  g_autofree char *sentence = od_error_to_sentence (error, &details);
  g_autofree char *told = g_strdup_printf ("%s. %s", heading, sentence);

  adw_status_page_set_title (self->problem_page, heading);
  adw_status_page_set_description (self->problem_page, sentence);
  gtk_label_set_text (self->problem_details, details);
  gtk_widget_set_visible (self->problem_details_expander, *details != '\0');
  show_what_follows (self, self->problem_button, _ ("Sluiten"));
  od_screen_reader_describe (GTK_WIDGET (self->problem_button), told);
  gtk_stack_set_visible_child_name (self->stack, "problem");
  gtk_widget_grab_focus (GTK_WIDGET (self->problem_button));
}

/* The colleague on the phone, when this is practice. */
static void
on_passphrase_heard (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdSecret) passphrase = od_practice_find_passphrase_finish (OD_PRACTICE (source), result, &error);
  g_autofree char *text = NULL;

  if (passphrase != NULL)
    text = g_strdup_printf (_ ("In het echt belt uw collega u. Aan de telefoon hoort u:\n\n%s"), od_secret_peek (passphrase));
  gtk_label_set_text (self->practice_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->practice_label), text != NULL);
}

static void
hear_passphrase (OdImportWindow *self)
{
  if (od_practice_mode_get () != NULL)
    od_practice_find_passphrase_async (od_practice_mode_get (), od_practice_mode_get_desk (GTK_WIDGET (self)),
                                       od_import_source_get_name (self->sources->pdata[self->position]), NULL, on_passphrase_heard,
                                       g_object_ref (self));
}

static void
ask_passphrase (OdImportWindow *self, const char *problem)
{
  hear_passphrase (self);
  gtk_label_set_text (self->passphrase_problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->passphrase_problem), problem != NULL);
  od_screen_reader_describe (GTK_WIDGET (gtk_editable_get_delegate (self->passphrase_row)),
                             problem != NULL ? problem : adw_status_page_get_description (self->passphrase_page));
  gtk_stack_set_visible_child_name (self->stack, "passphrase");
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_row));
}

/* Tells what was tried already, and what does not matter in typing. */
static void
explain_passphrase (OdImportWindow *self, const GError *error)
{
  g_autofree char *text = g_strdup_printf ("%s %s", error->message, _ ("Hoofdletters, koppeltekens en extra spaties maken niet uit."));

  adw_status_page_set_description (self->passphrase_page, text);
}

static char *
count_tries (OdImportWindow *self, const GError *error)
{
  if (self->n_tries < 2)
    return g_strdup (error->message);
  return g_strdup_printf (_ ("Poging %u mislukt. %s"), self->n_tries, error->message);
}

static void
append_origin (OdImportWindow *self)
{
  OdProtocol *protocol = od_import_get_protocol (self->import);
  GtkWidget *group = od_fact_group_new (_ ("Herkomst"));
  g_autofree char *sent = od_time_to_text (od_import_get_sent (self->import));

  od_fact_group_add (group, _ ("Kenmerk"), od_import_get_reference (self->import));
  od_fact_group_add (group, _ ("Afzender"), od_import_get_sender (self->import)->name);
  od_fact_group_add (group, _ ("Lokaal teamlid"), od_import_get_team_member (self->import));
  od_fact_group_add (group, _ ("Bestemmeling"), od_import_get_recipient (self->import)->name);
  od_fact_group_add (group, _ ("Verzonden op"), sent);
  od_fact_group_add (group, _ ("Protocol"), protocol != NULL ? od_protocol_get_data (protocol)->title : _ ("Hier niet bekend"));
  gtk_box_append (self->preview_box, group);
}

static void
append_consent (OdImportWindow *self)
{
  const OdConsent *consent = od_import_get_consent (self->import);
  GtkWidget *group = od_fact_group_new (_ ("Toestemming van de cliënt"));
  g_autofree char *day = od_day_to_text (consent->consent_on);
  const char *reason = od_residence_reason_to_string (od_import_get_residence_reason (self->import));
  g_autofree char *residence = od_field_value_to_text (OD_FIELD_RESIDENCE, reason);

  od_fact_group_add (group, _ ("Gegeven op"), day);
  od_fact_group_add (group, _ ("Wijze"), od_consent_manner_to_text (consent->manner));
  od_fact_group_add (group, _ ("Versie van de informatie"), consent->information_version);
  if (od_import_get_residence_reason (self->import) != OD_RESIDENCE_AS_ADDRESSED)
    od_fact_group_add (group, _ ("Woonplaats"), residence);
  gtk_box_append (self->preview_box, group);
}

static void
append_notice (OdImportWindow *self, const char *text, const char *style)
{
  GtkWidget *label = od_label_new (text, style);

  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (self->preview_box, label);
}

/* What a message that is no referral says, in a sentence. */
static const char *
describe_message (OdImport *import)
{
  static const char *const texts[] = {
    [OD_IMPORT_REFERRAL] = "",
    [OD_IMPORT_RECEIPT] = N_ ("Ontvangstbevestiging: het OCMW heeft deze doorverwijzing ontvangen en aanvaard."),
    [OD_IMPORT_RETURN] = N_ ("Terugzending: het OCMW stuurt deze doorverwijzing terug."),
    [OD_IMPORT_WITHDRAWAL] = N_ ("Intrekking: de cliënt heeft de toestemming voor deze doorverwijzing ingetrokken."),
    [OD_IMPORT_QUALITY_NOTICE] = N_ ("Kwaliteitsmelding: volgens het OCMW schort er iets aan de gegevens van deze cliënt."),
    [OD_IMPORT_QUALITY_ANSWER] = N_ ("Antwoord van Kind en Gezin op uw kwaliteitsmelding."),
    [OD_IMPORT_PROCESSORS] = N_ ("Overzicht van de verwerkers van de andere partij."),
    [OD_IMPORT_BREACH] = N_ ("Lekmelding: bij de andere partij is er iets misgegaan met gegevens."),
    [OD_IMPORT_CHANGE] = N_ ("Wijzigingsmelding: bij de andere partij verandert er iets."),
    [OD_IMPORT_EVIDENCE_REQUEST] = N_ ("Kind en Gezin vraagt het bewijs van uw maatregelen."),
    [OD_IMPORT_EVIDENCE] = N_ ("Bewijs van de maatregelen van het OCMW."),
    [OD_IMPORT_TERMINATION] = N_ ("De andere partij beëindigt het protocol."),
  };
  OdImportKind kind = od_import_get_kind (import);

  if (od_import_answers_earlier (import))
    return _ ("Ontvangstbevestiging van een vorig pakket: dat heeft het OCMW ontvangen. Het nieuwste pakket is hiermee nog niet bevestigd.");
  return *texts[kind] != '\0' ? _ (texts[kind]) : "";
}

static const char *
get_accepted_title (OdImportKind kind)
{
  return kind == OD_IMPORT_RECEIPT ? _ ("Ontvangst bevestigd") : _ ("Melding aanvaard");
}

/* What came of taking in a message that is no referral. */
static const char *
describe_outcome (OdImportKind kind, OdReferral *referral)
{
  if (kind == OD_IMPORT_PROCESSORS)
    return _ ("Het staat voortaan bij Verwerkers, naast uw eigen overzicht.");
  if (kind >= OD_IMPORT_BREACH && kind <= OD_IMPORT_TERMINATION)
    return _ ("Het staat bij Meldingen, met wat er nu te doen is. Er is verder niets veranderd.");
  if (referral == NULL)
    return _ ("De doorverwijzing zelf is hier nooit aangekomen. Komt ze nog, dan wordt ze geweigerd.");
  if (kind == OD_IMPORT_RECEIPT && od_referral_get_state (referral) == OD_STATE_CONFIRMED)
    return _ ("De doorverwijzing staat nu op ‘ontvangst bevestigd’.");
  if (kind == OD_IMPORT_QUALITY_NOTICE)
    return _ ("Ze staat bij Meldingen, klaar om te beantwoorden.");
  if (kind == OD_IMPORT_QUALITY_ANSWER)
    return _ ("Wat aangepast is, staat nu bij de cliënt.");
  return _ ("De doorverwijzing staat open in het venster hierachter, met wat er nu kan.");
}

/* In a sentence, on the button where the keyboard goes. */
static void
describe_preview (OdImportWindow *self)
{
  const GError *refusal = od_import_get_refusal (self->import);
  g_autofree char *origin = g_strdup_printf ("%s: %s", od_import_get_sender (self->import)->name, od_import_get_reference (self->import));
  const char *message = describe_message (self->import);

  od_screen_reader_describe (GTK_WIDGET (self->skip_button), refusal != NULL ? refusal->message : NULL);
  od_screen_reader_describe (self->accept_button, *message != '\0' ? message : origin);
}

static void
show_preview (OdImportWindow *self)
{
  const GError *refusal = od_import_get_refusal (self->import);
  gboolean referral = od_import_get_kind (self->import) == OD_IMPORT_REFERRAL;
  GtkWidget *child, *differences, *notice;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->preview_box))) != NULL)
    gtk_box_remove (self->preview_box, child);

  if (refusal != NULL)
    append_notice (self, refusal->message, "warning");
  else if (!referral)
    append_notice (self, describe_message (self->import), "success");

  differences = od_import_differences_new (self->import);
  if (differences != NULL)
    gtk_box_append (self->preview_box, differences);

  notice = refusal == NULL ? od_notice_import_new (self->profile, self->import) : NULL;
  if (notice != NULL)
    gtk_box_append (self->preview_box, notice);

  if (referral)
    {
      GtkWidget *group = od_fact_group_new (_ ("Cliënt"));

      od_fact_group_add_client (group, od_import_get_client (self->import));
      gtk_box_append (self->preview_box, group);
      append_consent (self);
    }
  append_origin (self);

  gtk_widget_set_visible (self->accept_button, refusal == NULL);
  if (refusal != NULL)
    show_what_follows (self, self->skip_button, _ ("Sluiten"));
  else
    gtk_button_set_label (self->skip_button, _ ("Niet aanvaarden"));
  describe_preview (self);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  gtk_widget_grab_focus (refusal == NULL ? self->accept_button : GTK_WIDGET (self->skip_button));
}

static void
show_done (OdImportWindow *self, const char *title, const char *outcome)
{
  g_autofree char *told = g_strdup_printf ("%s. %s", title, outcome);

  adw_status_page_set_title (self->accepted_page, title);
  adw_status_page_set_description (self->accepted_page, outcome);
  show_what_follows (self, GTK_BUTTON (self->done_button), _ ("Klaar"));
  od_screen_reader_describe (self->done_button, told);
  gtk_stack_set_visible_child_name (self->stack, "accepted");
  gtk_widget_grab_focus (self->done_button);
}

static void
show_already_here (OdImportWindow *self)
{
  OdReferral *referral = od_import_get_referral (self->import);

  adw_bin_set_child (self->receipt_bin, NULL);
  show_referral (self, referral);
  show_done (self, _ ("Dit pakket is hier al"),
             referral != NULL ? _ ("Het is eerder aanvaard. Er is niets veranderd; de doorverwijzing staat open in het venster hierachter.")
                              : _ ("Het is eerder aanvaard. Er is niets veranderd."));
}

static void
show_open_error (OdImportWindow *self, const GError *error)
{
  if (g_error_matches (error, OD_IMPORT_ERROR, OD_IMPORT_ERROR_PASSPHRASE_NEEDED))
    {
      explain_passphrase (self, error);
      ask_passphrase (self, NULL);
    }
  else if (g_error_matches (error, OD_IMPORT_ERROR, OD_IMPORT_ERROR_WRONG_PASSPHRASE))
    {
      g_autofree char *problem = count_tries (self, error);

      ask_passphrase (self, problem);
    }
  else if (g_error_matches (error, OD_IMPORT_ERROR, OD_IMPORT_ERROR_DAMAGED))
    show_problem (self, _ ("Dit bestand is beschadigd of geen pakket"), error);
  else if (g_error_matches (error, OD_IMPORT_ERROR, OD_IMPORT_ERROR_MAIL))
    show_problem (self, _ ("Uit deze mail kan geen pakket worden gehaald"), error);
  else if (error->domain == OD_IMPORT_ERROR)
    show_problem (self, _ ("Dit pakket is geweigerd"), error);
  else
    show_problem (self, _ ("Het pakket kon niet worden geopend"), error);
}

/* What is to be answered, or was, is shown behind this window; of anything else its referral is. */
static void
show_where_it_went (OdImportWindow *self, OdReferral *referral)
{
  OdImportKind kind = od_import_get_kind (self->import);
  OdNotice *notice = od_import_get_notice (self->import);
  GtkWindow *desk = gtk_window_get_transient_for (GTK_WINDOW (self));

  show_referral (self, referral);
  if (kind >= OD_IMPORT_QUALITY_NOTICE && kind <= OD_IMPORT_TERMINATION && notice != NULL && desk != NULL)
    gtk_widget_activate_action (GTK_WIDGET (desk), OD_SHOW_NOTICE_ACTION, "s", od_notice_get_id (notice));
}

static void
show_accepted (OdImportWindow *self, OdReferral *referral)
{
  OdImportKind kind = od_import_get_kind (self->import);
  gboolean received = kind == OD_IMPORT_REFERRAL || kind == OD_IMPORT_FOREIGN;
  OdImportNovelty novelty = od_import_get_novelty (self->import);

  adw_bin_set_child (self->receipt_bin, received ? od_receipt_view_new (self->profile, referral) : NULL);
  show_where_it_went (self, referral); /* first, since the keyboard moves there too, and a screen reader tells the last it heard of */
  show_done (self, received ? od_import_novelty_to_title (novelty) : get_accepted_title (kind),
             received ? od_import_novelty_to_outcome (novelty) : describe_outcome (kind, referral));
}

static void
on_typed_over (OdImportWindow *self, OdReferral *referral)
{
  adw_bin_set_child (self->foreign_bin, NULL);
  show_accepted (self, referral);
}

static void
on_foreign_left (OdImportWindow *self)
{
  adw_bin_set_child (self->foreign_bin, NULL);
  if (self->closing)
    gtk_window_close (GTK_WINDOW (self));
  else
    on_next (self);
}

static void
on_show_other (OdImportWindow *self, const char *referral_id)
{
  if (self->show != NULL)
    self->show (referral_id, self->show_data);
}

/* What is in it stands beside the form, and that takes room. */
static void
show_foreign (OdImportWindow *self)
{
  GtkWidget *page = od_foreign_page_new (self->profile, self->import);

  self->closing = FALSE;
  g_signal_connect_object (page, "accepted", G_CALLBACK (on_typed_over), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "left", G_CALLBACK (on_foreign_left), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "show-referral", G_CALLBACK (on_show_other), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->foreign_bin, page);
  if (od_import_is_already_here (self->import))
    show_referral (self, od_import_get_referral (self->import));
  gtk_window_set_default_size (GTK_WINDOW (self), FOREIGN_WIDTH, FOREIGN_HEIGHT);
  gtk_stack_set_visible_child_name (self->stack, "foreign");
  gtk_widget_grab_focus (page);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdImportWindow) self = data;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->import);
  self->import = od_import_open_finish (OD_PROFILE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (self->import == NULL)
    show_open_error (self, error);
  else if (od_import_get_kind (self->import) == OD_IMPORT_FOREIGN)
    show_foreign (self);
  else if (od_import_is_already_here (self->import))
    show_already_here (self);
  else
    show_preview (self);
}

static void
open_file (OdImportWindow *self, OdSecret *passphrase)
{
  show_position (self);
  gtk_stack_set_visible_child_name (self->stack, "opening");
  od_import_open_async (self->profile, g_ptr_array_index (self->sources, self->position), passphrase, self->cancellable, on_opened,
                        g_object_ref (self));
}

static void
on_passphrase_changed (OdImportWindow *self)
{
  gtk_widget_set_sensitive (self->try_button, *gtk_editable_get_text (self->passphrase_row) != '\0');
}

static void
on_try (OdImportWindow *self)
{
  g_autoptr (OdSecret) passphrase = NULL;

  if (*gtk_editable_get_text (self->passphrase_row) == '\0')
    return;

  self->n_tries++;
  passphrase = od_secret_new (gtk_editable_get_text (self->passphrase_row), -1);
  open_file (self, passphrase);
}

static void
on_accepted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) referral = od_import_accept_finish (OD_PROFILE (source), result, &error);

  gtk_widget_set_sensitive (self->accept_button, TRUE);
  if (error == NULL)
    show_accepted (self, referral);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    od_error_dialog_present (GTK_WIDGET (self), _ ("De doorverwijzing is niet aanvaard"), error);
}

static void
on_accept (OdImportWindow *self)
{
  gtk_widget_set_sensitive (self->accept_button, FALSE);
  od_import_accept_async (self->profile, self->import, self->cancellable, on_accepted, g_object_ref (self));
}

/* What is half typed is asked for once. Whoever closes the window while a package is being opened wants no more of it. */
static gboolean
od_import_window_close_request (GtkWindow *window)
{
  OdImportWindow *self = OD_IMPORT_WINDOW (window);
  GtkWidget *foreign = adw_bin_get_child (self->foreign_bin);

  if (foreign != NULL && od_foreign_page_is_half_typed (OD_FOREIGN_PAGE (foreign)))
    {
      self->closing = TRUE;
      od_foreign_page_leave (OD_FOREIGN_PAGE (foreign));
      return TRUE;
    }
  g_cancellable_cancel (OD_IMPORT_WINDOW (window)->cancellable);

  return GTK_WINDOW_CLASS (od_import_window_parent_class)->close_request (window);
}

static void
od_import_window_dispose (GObject *object)
{
  OdImportWindow *self = OD_IMPORT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->import);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_object (&self->profile);
  g_clear_object (&self->show_data);

  G_OBJECT_CLASS (od_import_window_parent_class)->dispose (object);
}

static void
od_import_window_class_init (OdImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_import_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = od_import_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/referral/import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, OdImportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, OdImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, OdImportWindow, passphrase_page);
  gtk_widget_class_bind_template_child (widget_class, OdImportWindow, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, OdImportWindow, passphrase_problem);
  gtk_widget_class_bind_template_child (widget_class, OdImportWindow, practice_label);
  gtk_widget_class_bind_template_child (widget_class, OdImportWindow, try_button);
  gtk_widget_class_bind_template_child (widget_class, OdImportWindow, preview_box);
  gtk_widget_class_bind_template_child (widget_class, OdImportWindow, skip_button);
  gtk_widget_class_bind_template_child (widget_class, OdImportWindow, accept_button);
  gtk_widget_class_bind_template_child (widget_class, OdImportWindow, problem_page);
  gtk_widget_class_bind_template_child (widget_class, OdImportWindow, problem_details_expander);
  gtk_widget_class_bind_template_child (widget_class, OdImportWindow, problem_details);
  gtk_widget_class_bind_template_child (widget_class, OdImportWindow, problem_button);
  gtk_widget_class_bind_template_child (widget_class, OdImportWindow, accepted_page);
  gtk_widget_class_bind_template_child (widget_class, OdImportWindow, receipt_bin);
  gtk_widget_class_bind_template_child (widget_class, OdImportWindow, done_button);
  gtk_widget_class_bind_template_child (widget_class, OdImportWindow, foreign_bin);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_try);
  gtk_widget_class_bind_template_callback (widget_class, on_accept);
  gtk_widget_class_bind_template_callback (widget_class, on_passphrase_changed);
}

static void
od_import_window_init (OdImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  od_tooltip_name_buttons (GTK_WIDGET (self->passphrase_row));
  od_entry_name_follow_title (GTK_WIDGET (self->passphrase_row));
  self->cancellable = g_cancellable_new ();
}

static void
take_sources (OdImportWindow *self, GPtrArray *sources)
{
  self->sources = g_ptr_array_ref (sources);
  open_file (self, NULL);
}

static void
on_sources_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdImportWindow) self = data;
  g_autoptr (GPtrArray) sources = od_import_find_sources_finish (result, NULL);

  if (sources != NULL) /* otherwise the window was closed */
    take_sources (self, sources);
}

static OdImportWindow *
present (GtkWindow *parent, OdProfile *profile, OdImportShow show, GObject *data)
{
  OdImportWindow *self = g_object_new (OD_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);

  self->profile = g_object_ref (profile);
  self->show = show;
  self->show_data = data != NULL ? g_object_ref (data) : NULL;
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

void
od_import_window_present (GtkWindow *parent, OdProfile *profile, GFile **files, guint n_files, OdImportShow show, GObject *data)
{
  OdImportWindow *self;

  g_return_if_fail (n_files > 0);

  self = present (parent, profile, show, data);
  od_import_find_sources_async (files, n_files, self->cancellable, on_sources_found, g_object_ref (self));
}

void
od_import_window_present_sources (GtkWindow *parent, OdProfile *profile, GPtrArray *sources, OdImportShow show, GObject *data)
{
  g_return_if_fail (sources->len > 0);

  take_sources (present (parent, profile, show, data), sources);
}

static gboolean
is_busy (OdImportWindow *self)
{
  GtkWidget *foreign = adw_bin_get_child (self->foreign_bin);

  return self->sources == NULL || !gtk_widget_get_sensitive (self->accept_button)
         || (foreign != NULL && od_foreign_page_is_half_typed (OD_FOREIGN_PAGE (foreign)));
}

GPtrArray *
od_import_window_put_off (OdImportWindow *self)
{
  gboolean accepted = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "accepted") == 0;
  GPtrArray *rest;

  if (is_busy (self))
    return NULL;
  rest = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = accepted ? self->position + 1 : self->position; i < self->sources->len; i++)
    g_ptr_array_add (rest, g_object_ref (self->sources->pdata[i]));
  gtk_window_close (GTK_WINDOW (self));
  return rest;
}
