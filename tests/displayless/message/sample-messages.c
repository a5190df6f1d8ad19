#include "sample-messages.h"

#include "reference.h"

#define E10 "éééééééééé"
#define E40 E10 E10 E10 E10

/* What differs from one sample to the next; a client's data in the order of OdField. */
typedef struct
{
  const char *name;
  OdMessageKind kind;
  const char *client[OD_CLIENT_N_FIELDS];
  OdConsentManner manner;
  const char *information_version;
  OdResidenceReason reason;
  int offset;
  const char *party;
} Sample;

static const Sample samples[] = {
  { SAMPLE_REFERRAL, OD_MESSAGE_REFERRAL,
    { "Noor", "Proefpersoon", "Vlinderlaan", "17", "2A", "2235", "Hulshout", "+32470123456", "noor@voorbeeld.be" },
    OD_CONSENT_ORAL, "2025-1", OD_RESIDENCE_MOVES, 60 },
  { "phone-only", OD_MESSAGE_REFERRAL,
    { "Noor", "Proefpersoon", "", "", "", "", "", "+3214123456", "" }, OD_CONSENT_WRITTEN },
  { "phone-from-abroad", OD_MESSAGE_REFERRAL,
    { "Noor", "Proefpersoon", "", "", "", "", "", "+31201234567", "" }, OD_CONSENT_WRITTEN },
  { "email-only", OD_MESSAGE_REFERRAL,
    { "Noor", "Proefpersoon", "", "", "", "", "", "", "noor.proef+x@bücher.voorbeeld.be" }, OD_CONSENT_ORAL, NULL, 0, -210 },
  { "address-only", OD_MESSAGE_REFERRAL,
    { "Noor", "Proefpersoon", "4de Lijn (zijweg)", "12-14/b", "", "2235", "Hulshout", "", "" }, OD_CONSENT_ORAL, "1", 0, 840 },
  { "place-and-phone", OD_MESSAGE_REFERRAL,
    { "Noor", "Proefpersoon", "", "", "", "9000", "Gent", "+3292345678", "" }, OD_CONSENT_ORAL, "1", OD_RESIDENCE_STAYS_ELSEWHERE },
  { "many-letters", OD_MESSAGE_REFERRAL,
    { "Zoë-Ἀγάπη", "D’Öberg de l'Étoile", "Sint-Jozefsstraat, 2bis", "1", "1.2", "2235", "Hulshout", "", "zoë@voorbeeld.be" },
    OD_CONSENT_ORAL, "v. \"2\" \\ 😀", 0, 60, "OCMW \"Ter Æ\" & co\\" },
  { "longest", OD_MESSAGE_REFERRAL,
    { E40 E40, E40 E40, E40 E40, "12345678901", "ABCDEFGHIJK", "2235", E40 E10 E10, "+123456789012345", "" },
    OD_CONSENT_ORAL, E40 E40, OD_RESIDENCE_MOVES, 0, E40 E40 E40 },
  { SAMPLE_RECEIPT, OD_MESSAGE_RECEIPT },
};

static const Sample *
find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    if (g_strcmp0 (samples[i].name, name) == 0)
      return &samples[i];
  return NULL;
}

GStrv
sample_messages_list (void)
{
  GStrvBuilder *names = g_strv_builder_new ();
  GStrv list;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    g_strv_builder_add (names, samples[i].name);
  list = g_strv_builder_end (names);
  g_strv_builder_unref (names);
  return list;
}

static void
fill_in_referral (OdMessage *message, const Sample *sample)
{
  message->team_member = g_strdup ("Tina Teamlid");
  message->client = od_client_new ();
  for (OdField field = 0; field < OD_CLIENT_N_FIELDS; field++)
    {
      OdClient *changed = od_client_with (message->client, field, sample->client[field]);

      od_client_unref (message->client);
      message->client = changed;
    }
  message->consent_manner = sample->manner;
  message->consent_on = g_strdup ("2026-11-20");
  message->information_version = g_strdup (sample->information_version);
  message->residence_reason = sample->reason;
}

OdMessage *
sample_message_new (const char *name)
{
  const Sample *sample = find (name);
  g_autoptr (GTimeZone) zone = sample != NULL ? g_time_zone_new_offset (60 * sample->offset) : NULL;
  g_autoptr (GBytes) readable = g_bytes_new_static ("%PDF", 4);
  OdMessage *message;
  OdParty *team, *ocmw;

  if (sample == NULL)
    return NULL;
  message = od_message_new (sample->kind);
  team = od_party_new ("Opgroeien regie", "0886886638", OD_DESK_KIND_EN_GEZIN);
  ocmw = od_party_new (sample->party != NULL ? sample->party : "OCMW Hulshout", "0212221251", OD_DESK_OCMW);
  message->id = g_strdup ("0f0e0d0c-1111-4222-8333-444455556666");
  message->reference = od_reference_new (2026, 42, 7);
  message->protocol_id = g_strdup ("opgroeien-ocmw-hulshout-2025");
  message->sender = sample->kind == OD_MESSAGE_REFERRAL ? team : ocmw;
  message->recipient = sample->kind == OD_MESSAGE_REFERRAL ? ocmw : team;
  message->sent = g_date_time_new (zone, 2026, 11, 24, 0, 30, 5);
  message->program = g_strdup ("Overdracht 0.1.0");
  od_message_set_readable (message, readable);
  if (sample->kind == OD_MESSAGE_REFERRAL)
    fill_in_referral (message, sample);
  else
    {
      message->in_reply_to = g_strdup ("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
      message->received_on = g_strdup ("2026-11-24");
    }
  return message;
}
