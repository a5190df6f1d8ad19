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
  guint n_replaces;
} Sample;

static const Sample samples[] = {
  { SAMPLE_REFERRAL, OD_MESSAGE_REFERRAL,
    { "Noor", "Proefpersoon", "Vlinderlaan", "17", "2A", "2235", "Hulshout", "+32470123456", "noor@voorbeeld.be" },
    OD_CONSENT_ORAL, "2025-1", OD_RESIDENCE_MOVES, 60, .n_replaces = 1 },
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
    OD_CONSENT_ORAL, E40 E40, OD_RESIDENCE_MOVES, 0, E40 E40 E40, OD_MESSAGE_MAX_REPLACES },
  { SAMPLE_RECEIPT, OD_MESSAGE_RECEIPT },
  { SAMPLE_RETURN, OD_MESSAGE_RETURN },
  { SAMPLE_WITHDRAWAL, OD_MESSAGE_WITHDRAWAL },
  { SAMPLE_QUALITY_NOTICE, OD_MESSAGE_QUALITY_NOTICE },
  { SAMPLE_QUALITY_ANSWER, OD_MESSAGE_QUALITY_ANSWER },
  { SAMPLE_PROCESSORS, OD_MESSAGE_PROCESSORS },
  { SAMPLE_NO_PROCESSORS, OD_MESSAGE_PROCESSORS },
  { SAMPLE_BREACH, OD_MESSAGE_BREACH },
  { SAMPLE_CHANGE, OD_MESSAGE_CHANGE },
  { SAMPLE_EVIDENCE_REQUEST, OD_MESSAGE_EVIDENCE_REQUEST },
  { SAMPLE_EVIDENCE, OD_MESSAGE_EVIDENCE },
  { SAMPLE_TERMINATION, OD_MESSAGE_TERMINATION },
};

/* What is reported about one datum after another, and what is answered. */
static const struct
{
  OdField field;
  OdQualityKind kind;
  const char *proposed;
  OdQualityVerdict verdict;
  const char *value;
} remarks[] = {
  { OD_FIELD_PHONE, OD_QUALITY_OUTDATED, "+32470654321", OD_QUALITY_ADAPTED, "+32470654322" },
  { OD_FIELD_GIVEN_NAME, OD_QUALITY_WRONG, "Noortje", OD_QUALITY_UNFOUNDED, NULL },
  { OD_FIELD_FAMILY_NAME, OD_QUALITY_INACCURATE, "Proef-Persoon", OD_QUALITY_ADAPTED, "Proef-Persoon" },
  { OD_FIELD_STREET, OD_QUALITY_WRONG, NULL, OD_QUALITY_ADAPTED, "Bijenlaan" },
  { OD_FIELD_HOUSE_NUMBER, OD_QUALITY_INCOMPLETE, "17A", OD_QUALITY_ADAPTED, "17A" },
  { OD_FIELD_BOX_NUMBER, OD_QUALITY_SUPERFLUOUS, NULL, OD_QUALITY_ADAPTED, NULL },
  { OD_FIELD_POSTCODE, OD_QUALITY_WRONG, "2230", OD_QUALITY_ADAPTED, "2230" },
  { OD_FIELD_MUNICIPALITY, OD_QUALITY_WRONG, "Herselt", OD_QUALITY_ADAPTED, "Herselt" },
  { OD_FIELD_EMAIL, OD_QUALITY_MISSING, "noor@voorbeeld.be", OD_QUALITY_ADAPTED, "noor@voorbeeld.be" },
};

/* Which records are in which sample. */
static const struct
{
  const char *sample;
  OdOfficeKind kind;
  guint number;
} told[] = {
  { SAMPLE_PROCESSORS, OD_OFFICE_PROCESSOR, 1 },      { SAMPLE_PROCESSORS, OD_OFFICE_PROCESSOR, 2 },
  { SAMPLE_NO_PROCESSORS, OD_OFFICE_NO_PROCESSORS, 1 }, { SAMPLE_BREACH, OD_OFFICE_BREACH, 1 },
  { SAMPLE_CHANGE, OD_OFFICE_CHANGE, 1 },             { SAMPLE_EVIDENCE, OD_OFFICE_MEASURE, 1 },
  { SAMPLE_EVIDENCE, OD_OFFICE_ACTIVITY, 2 },         { SAMPLE_EVIDENCE, OD_OFFICE_PROCESSOR, 3 },
  { SAMPLE_EVIDENCE, OD_OFFICE_FIGURES, 4 },          { SAMPLE_TERMINATION, OD_OFFICE_TERMINATION, 1 },
};

/* Something of the right shape for @datum, the @index-th; (transfer full). */
static char *
sample_value (const OdDatum *datum, guint index)
{
  switch (datum->shape)
    {
    case OD_SHAPE_DAY:
      return g_strdup_printf ("2026-%02u-01", 1 + index % 12);
    case OD_SHAPE_TIME:
      return g_strdup_printf ("2026-11-%02uT14:05:00+01:00", 1 + index);
    case OD_SHAPE_CHOICE:
      return g_strdup (datum->options[0].code);
    case OD_SHAPE_SEVERAL:
      return g_strdup_printf ("%s %s", datum->options[0].code, datum->options[1].code);
    case OD_SHAPE_NUMBER:
      return g_strdup_printf ("%u", index);
    case OD_SHAPE_ENTERPRISE_NUMBER:
      return g_strdup ("0123456749");
    case OD_SHAPE_EMAIL:
      return g_strdup ("proef@voorbeeld.be");
    case OD_SHAPE_TEXT:
    case OD_SHAPE_PARAGRAPH:
    default:
      return g_strdup_printf ("Verzonnen %s", datum->code);
    }
}

OdOfficeRecord *
sample_record_new (OdOfficeKind kind, guint number)
{
  g_autofree char *id = g_strdup_printf ("cccccccc-cccc-4ccc-8ccc-%012x", number);
  OdOfficeRecord *record = od_office_record_new (kind, id);

  for (guint i = 0; i < od_office_kind_get_n_data (kind); i++)
    {
      const OdDatum *datum = od_office_kind_get_datum (kind, i);
      g_autoptr (OdOfficeRecord) before = record;
      g_autofree char *value = sample_value (datum, i);

      record = od_office_record_with (before, i, value);
    }
  return record;
}

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

static GStrv
make_replaces (guint number)
{
  GStrv ids = number > 0 ? g_new0 (char *, number + 1) : NULL;

  for (guint i = 0; i < number; i++)
    ids[i] = g_strdup_printf ("bbbbbbbb-bbbb-4bbb-8bbb-%012x", i);
  return ids;
}

static void
fill_in_referral (OdMessage *message, const Sample *sample)
{
  message->team_member = g_strdup ("Tina Teamlid");
  message->replaces = make_replaces (sample->n_replaces);
  message->client = od_client_new_filled (sample->client);
  message->consent_manner = sample->manner;
  message->consent_on = g_strdup ("2026-11-20");
  message->information_version = g_strdup (sample->information_version);
  message->residence_reason = sample->reason;
}

static GPtrArray *
make_remarks (gboolean answered)
{
  GPtrArray *made = od_quality_remarks_new ();

  for (guint i = 0; i < G_N_ELEMENTS (remarks); i++)
    {
      OdQualityRemark *remark = od_quality_remark_new (remarks[i].field, answered ? 0 : remarks[i].kind,
                                                       answered ? NULL : remarks[i].proposed);

      if (answered)
        od_quality_remark_answer (remark, remarks[i].verdict, remarks[i].value);
      g_ptr_array_add (made, remark);
    }
  return made;
}

/* What the parties tell each other; (transfer full) (nullable). */
static GPtrArray *
make_records (const Sample *sample)
{
  GPtrArray *made = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (g_str_equal (told[i].sample, sample->name))
      g_ptr_array_add (made, sample_record_new (told[i].kind, told[i].number));
  if (made->len == 0)
    g_clear_pointer (&made, g_ptr_array_unref);
  return made;
}

/* Each record that evidence shows with its document. */
static void
add_documents (OdMessage *message)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("%PDF-1.4 verzonnen", 18);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *id = g_strdup_printf ("dddddddd-dddd-4ddd-8ddd-%012x", i);
      const OdAttachment attachment = { .id = id, .name = (char *) "Beleid 2026.PDF" };
      g_autoptr (OdOfficeRecord) before = g_object_ref (g_ptr_array_index (message->records, i));

      g_object_unref (g_ptr_array_index (message->records, i));
      g_ptr_array_index (message->records, i) = od_office_record_with_attachment (before, &attachment);
      od_message_add_document (message, id, attachment.name, content);
    }
}

static void
fill_in (OdMessage *message, const Sample *sample)
{
  if (sample->kind == OD_MESSAGE_REFERRAL)
    fill_in_referral (message, sample);
  else if ((sample->kind < OD_MESSAGE_PROCESSORS && sample->kind != OD_MESSAGE_WITHDRAWAL) || sample->kind == OD_MESSAGE_EVIDENCE)
    message->in_reply_to = g_strdup ("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
  if (sample->kind == OD_MESSAGE_RECEIPT)
    message->received_on = g_strdup ("2026-11-24");
  if (sample->kind == OD_MESSAGE_RETURN)
    message->return_reason = OD_RETURN_NO_PROTOCOL;
  if (sample->kind == OD_MESSAGE_WITHDRAWAL)
    {
      message->withdrawal_manner = OD_CONSENT_WRITTEN;
      message->withdrawn_on = g_strdup ("2026-11-23");
    }
  if (sample->kind == OD_MESSAGE_QUALITY_NOTICE || sample->kind == OD_MESSAGE_QUALITY_ANSWER)
    message->remarks = make_remarks (sample->kind == OD_MESSAGE_QUALITY_ANSWER);
  message->records = make_records (sample);
  if (sample->kind == OD_MESSAGE_EVIDENCE)
    add_documents (message);
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
  message->sender = od_message_kind_may_be_sent_by (sample->kind, OD_DESK_OCMW) ? ocmw : team;
  message->recipient = message->sender == ocmw ? team : ocmw;
  message->sent = g_date_time_new (zone, 2026, 11, 24, 0, 30, 5);
  message->program = g_strdup ("Overdracht 0.1.0");
  od_message_set_readable (message, readable);
  fill_in (message, sample);
  return message;
}
