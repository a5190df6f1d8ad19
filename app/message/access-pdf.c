#include "access-report.h"

#include "day.h"
#include "pdf-pages.h"
#include "phone-number.h"
#include "standing-steps.h"
#include "step-text.h"

#define LABEL_WIDTH 116

static const char *const data_names[] = { "naam", "adres", "telefoon", "e-mail" };

static void
add_heading (OdPdfDrawing *page, const char *element, OdPdfStyle style, const char *text)
{
  /* Not without what it is about. */
  od_pages_make_room (page, od_pdf_measure (page, style, OD_PAGES_WIDTH, text) + 60);
  page->y += 12;
  od_pages_add_text (page, element, style, text);
  page->y += 3;
}

static void
add_paragraph (OdPdfDrawing *page, const char *text)
{
  od_pages_add_text (page, "P", OD_PDF_BODY, text);
  page->y += 3;
}

/* Nothing when there is no @value. */
static void
add_row (OdPdfDrawing *page, const char *label, const char *value)
{
  if (value != NULL && *value != '\0')
    od_pages_add_row (page, LABEL_WIDTH, label, value);
}

/* The same, for a @value (transfer full) that is wiped. */
static void
add_datum (OdPdfDrawing *page, const char *label, char *value)
{
  add_row (page, label, value);
  od_pdf_wipe (value);
}

static void
add_client (OdPdfDrawing *page, OdReferral *referral)
{
  OdClient *client = od_referral_get_client (referral);

  if (client == NULL)
    {
      add_paragraph (page, "Uw gegevens zijn gewist. Alleen dit kenmerk en wat er wanneer gebeurde, zijn er nog.");
      return;
    }
  od_pdf_begin (page, "Table");
  add_datum (page, "Naam", od_client_get_name (client));
  add_datum (page, "Adres", od_client_get_address_line (client));
  if (*od_client_get (client, OD_FIELD_PHONE) != '\0')
    add_datum (page, "Telefoon", od_phone_number_format (od_client_get (client, OD_FIELD_PHONE)));
  add_row (page, "E-mail", od_client_get (client, OD_FIELD_EMAIL));
  add_row (page, "Nummer van het dossier", od_referral_get_file_number (referral));
  od_pdf_end (page, "Table");
}

static char *
describe_consent (const OdConsent *consent)
{
  g_autofree char *day = NULL;

  if (consent == NULL || consent->manner == OD_CONSENT_NOT_GIVEN)
    return g_strdup ("");
  day = od_pdf_day (consent->consent_on);
  return g_strdup_printf ("U gaf op %s %s toestemming.%s%s%s", day, od_consent_manner_to_string (consent->manner),
                          consent->information_version != NULL ? " Versie van de uitleg: " : "",
                          consent->information_version != NULL ? consent->information_version : "",
                          consent->information_version != NULL ? "." : "");
}

static void
add_origin (OdPdfDrawing *page, OdReferral *referral, OdProtocol *protocol)
{
  const OdProtocolData *data = protocol != NULL ? od_protocol_get_data (protocol) : NULL;
  g_autofree char *consent = describe_consent (od_referral_get_consent (referral));
  g_autofree char *keeping = NULL;
  const char *other;

  od_pdf_begin (page, "Table");
  if (data != NULL)
    {
      other = od_referral_get_desk (referral) == OD_DESK_OCMW ? data->sender.team : data->recipient.name;
      keeping = g_strdup_printf ("Tot er contact was en duidelijk is of u hulp wilt. Is er een dossier? Dan tot %u jaar na het sluiten "
                                 "ervan.",
                                 data->retention_years);
      add_row (page, od_referral_get_desk (referral) == OD_DESK_OCMW ? "Gekregen van" : "Gegeven aan", other);
      add_row (page, "Waarvoor", data->purpose);
      add_row (page, "Op welke grond", data->legal_ground);
    }
  add_row (page, "Toestemming", consent);
  if (data != NULL && od_referral_get_desk (referral) == OD_DESK_OCMW)
    add_row (page, "Hoe lang", keeping);
  od_pdf_end (page, "Table");
}

static void
add_timeline (OdPdfDrawing *page, OdReferral *referral)
{
  OdSteps *steps = od_referral_get_steps (referral);

  if (steps->len == 0)
    return;
  add_heading (page, "H3", OD_PDF_HEADING, "Wat er gebeurde");
  od_pdf_begin (page, "Table");
  for (guint i = 0; i < steps->len; i++)
    {
      const OdStep *step = &steps->items[i];
      /* The day that comes with a receipt is that of the sending. */
      g_autofree char *day = step->event == OD_EVENT_RECEIVE ? od_recorded_time_get_day (step->at) : od_step_get_day (step);
      g_autofree char *label = od_pdf_day (day);

      add_row (page, label, od_step_describe (step->event));
    }
  od_pdf_end (page, "Table");
}

static char *
describe_disclosure (const OdDisclosure *disclosure)
{
  GString *text = g_string_new (disclosure->actor);

  g_string_append (text, ":");
  for (guint i = 0; i < G_N_ELEMENTS (data_names); i++)
    if (disclosure->data & (1u << i))
      g_string_append_printf (text, "%s %s", text->str[text->len - 1] == ':' ? "" : ",", data_names[i]);
  g_string_append (text, disclosure->ground == OD_DISCLOSURE_CONSENT ? ". Met uw toestemming."
                                                                     : ". Volgens het decreet lokaal sociaal beleid van 9 februari 2018.");
  return g_string_free (text, FALSE);
}

static void
add_disclosures (OdPdfDrawing *page, GPtrArray *disclosures)
{
  add_heading (page, "H3", OD_PDF_HEADING, "Aan wie de gegevens verder doorgegeven zijn");
  if (disclosures->len == 0)
    {
      add_paragraph (page, "Aan niemand.");
      return;
    }
  od_pdf_begin (page, "Table");
  for (guint i = 0; i < disclosures->len; i++)
    {
      const OdDisclosure *disclosure = g_ptr_array_index (disclosures, i);
      g_autofree char *day = od_pdf_day (disclosure->day);
      g_autofree char *text = describe_disclosure (disclosure);

      add_row (page, day, text);
    }
  od_pdf_end (page, "Table");
}

static char *
describe_correction (const OdCorrection *correction)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < correction->differences->len; i++)
    {
      const OdDifference *difference = g_ptr_array_index (correction->differences, i);

      g_string_append_printf (text, "%s%s: was “%s”, werd “%s”.", i > 0 ? "\n" : "",
                              od_difference_field_to_string (difference->field), difference->before, difference->after);
    }
  return g_string_free (text, FALSE);
}

static void
add_corrections (OdPdfDrawing *page, GPtrArray *corrections)
{
  if (corrections->len == 0)
    return;
  add_heading (page, "H3", OD_PDF_HEADING, "Wat er verbeterd is");
  od_pdf_begin (page, "Table");
  for (guint i = 0; i < corrections->len; i++)
    {
      const OdCorrection *correction = g_ptr_array_index (corrections, i);
      g_autofree char *on = g_strndup (correction->recorded_at, 10);
      g_autofree char *day = od_pdf_day (on);

      add_datum (page, day, describe_correction (correction));
    }
  od_pdf_end (page, "Table");
}

static void
add_messages (OdPdfDrawing *page, const OdAccessReport *self, const char *reference)
{
  add_heading (page, "H3", OD_PDF_HEADING, "Berichten over deze doorverwijzing");
  od_pdf_begin (page, "Table");
  for (guint i = 0; i < self->messages->len; i++)
    {
      const OdReportedMessage *message = g_ptr_array_index (self->messages, i);
      g_autofree char *on = od_day_from_time (message->at);
      g_autofree char *day = od_pdf_day (on);
      g_autofree char *text = g_strdup_printf ("%s: %s", message->incoming ? "Gekregen" : "Verzonden", message->kind);

      if (g_strcmp0 (message->reference, reference) == 0)
        add_row (page, day, text);
    }
  od_pdf_end (page, "Table");
}

static void
add_referral (OdPdfDrawing *page, const OdAccessReport *self, guint index)
{
  OdReferral *referral = g_ptr_array_index (self->referrals, index);
  OdProtocol *protocol = g_ptr_array_index (self->protocols, index);
  g_autofree char *title = g_strdup_printf ("Doorverwijzing %s", od_referral_get_reference (referral));

  add_heading (page, "H2", OD_PDF_NAME, title);
  add_client (page, referral);
  page->y += 6;
  add_origin (page, referral, protocol);
  add_timeline (page, referral);
  /* What an erasure took along is not known to be nothing. */
  if (od_referral_get_desk (referral) == OD_DESK_OCMW && od_referral_get_client (referral) != NULL)
    add_disclosures (page, od_client_history_get_disclosures (od_referral_get_history (referral)));
  add_corrections (page, od_client_history_get_corrections (od_referral_get_history (referral)));
  if (self->messages->len > 0)
    add_messages (page, self, od_referral_get_reference (referral));
}

/* GDPR art. 15(1)(e), (f). */
static void
add_rights (OdPdfDrawing *page)
{
  add_heading (page, "H2", OD_PDF_HEADING, "Uw rechten");
  add_paragraph (page,
                 "Klopt er iets niet? Dan mag u vragen om het te verbeteren. U mag ook vragen om uw gegevens te wissen of minder te "
                 "gebruiken, en u mag uw toestemming altijd intrekken.");
  add_paragraph (page,
                 "Bent u niet tevreden? U kunt klacht indienen bij de Vlaamse Toezichtcommissie of bij de "
                 "Gegevensbeschermingsautoriteit.");
}

static void
draw (OdPdfDrawing *page, gconstpointer data)
{
  const OdAccessReport *self = data;
  g_autofree char *day = od_pdf_day (self->today);
  g_autofree char *intro = g_strdup_printf ("Dit is alles wat %s in Overdracht over u bewaart, op %s. U hebt recht op dit overzicht "
                                            "(AVG, artikel 15).",
                                            self->owner->name, day);
  g_autofree char *foot = g_strdup_printf ("Overzicht van %s, %s. Vertrouwelijk.", self->owner->name, day);

  od_pages_begin (page, foot);
  od_pages_add_text (page, "P", OD_PDF_EYEBROW, self->owner->name);
  page->y += 4;
  od_pages_add_text (page, "H1", OD_PDF_TITLE, "Wat wij over u bewaren");
  page->y += 8;
  add_paragraph (page, intro);
  for (guint i = 0; i < self->referrals->len; i++)
    add_referral (page, self, i);
  add_rights (page);
  od_pages_end (page);
}

GBytes *
od_access_report_to_pdf (const OdAccessReport *self, GError **error)
{
  return od_pdf_draw ("Wat wij over u bewaren", OD_PDF_A4_SHORT, OD_PDF_A4_LONG, 0, draw, self, error);
}
