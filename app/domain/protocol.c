#include "protocol.h"

#include <string.h>

#include "day.h"

struct _OdProtocol
{
  GObject parent_instance;

  OdProtocolData data;
};

G_DEFINE_FINAL_TYPE (OdProtocol, od_protocol, G_TYPE_OBJECT)

static void
party_clear (OdProtocolParty *party)
{
  g_free (party->name);
  g_free (party->full_name);
  g_free (party->team);
  g_free (party->enterprise_number);
  g_free (party->address);
  g_free (party->represented_by);
  g_free (party->dpo_email);
  g_free (party->dpo_advice_on);
  g_free (party->website);
}

void
od_protocol_data_clear (OdProtocolData *data)
{
  party_clear (&data->sender);
  party_clear (&data->recipient);
  for (gsize i = 0; i < data->n_places; i++)
    {
      g_free (data->places[i].postcode);
      g_free (data->places[i].municipality);
    }
  g_free (data->places);
  g_strfreev (data->actors);
  g_free (data->id);
  g_free (data->title);
  g_free (data->mailbox);
  g_free (data->purpose);
  g_free (data->legal_ground);
  g_free (data->law);
  g_free (data->cooperation_agreement_on);
  g_free (data->signed_on);
  g_free (data->in_force_on);
  g_free (data->notice_given_on);
  g_free (data->ended_on);
  memset (data, 0, sizeof *data);
}

#define PARTY_TEXTS 9

static void
list_party_texts (OdProtocolParty *party, char **texts[PARTY_TEXTS])
{
  char **all[PARTY_TEXTS] = { &party->name, &party->full_name, &party->team, &party->enterprise_number, &party->address,
                              &party->represented_by, &party->dpo_email, &party->dpo_advice_on, &party->website };

  memcpy (texts, all, sizeof all);
}

#define OWN_TEXTS 11
#define ALL_TEXTS (OWN_TEXTS + 2 * PARTY_TEXTS)

/* Every text in @data but those of the places. */
static void
list_texts (OdProtocolData *data, char **texts[ALL_TEXTS])
{
  char **own[OWN_TEXTS] = { &data->id, &data->title, &data->mailbox, &data->purpose, &data->legal_ground, &data->law,
                            &data->cooperation_agreement_on, &data->signed_on, &data->in_force_on, &data->notice_given_on, &data->ended_on };

  memcpy (texts, own, sizeof own);
  list_party_texts (&data->sender, texts + OWN_TEXTS);
  list_party_texts (&data->recipient, texts + OWN_TEXTS + PARTY_TEXTS);
}

static void
data_fill (OdProtocolData *data)
{
  char **texts[ALL_TEXTS];

  list_texts (data, texts);
  for (guint i = 0; i < ALL_TEXTS; i++)
    if (*texts[i] == NULL)
      *texts[i] = g_strdup ("");
}

void
od_protocol_data_copy (OdProtocolData *copy, const OdProtocolData *data)
{
  char **texts[ALL_TEXTS];

  *copy = *data;
  list_texts (copy, texts);
  for (guint i = 0; i < ALL_TEXTS; i++)
    *texts[i] = g_strdup (*texts[i]);
  copy->actors = g_strdupv (data->actors);
  copy->places = g_new0 (OdProtocolPlace, data->n_places);
  for (gsize i = 0; i < data->n_places; i++)
    {
      copy->places[i].postcode = g_strdup (data->places[i].postcode);
      copy->places[i].municipality = g_strdup (data->places[i].municipality);
    }
}

static void
od_protocol_finalize (GObject *object)
{
  od_protocol_data_clear (&OD_PROTOCOL (object)->data);

  G_OBJECT_CLASS (od_protocol_parent_class)->finalize (object);
}

static void
od_protocol_class_init (OdProtocolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_protocol_finalize;
}

static void
od_protocol_init (OdProtocol *self)
{
}

OdProtocol *
od_protocol_new (OdProtocolData *data)
{
  OdProtocol *self = g_object_new (OD_TYPE_PROTOCOL, NULL);

  self->data = *data;
  memset (data, 0, sizeof *data);
  data_fill (&self->data);
  return self;
}

const OdProtocolData *
od_protocol_get_data (OdProtocol *self)
{
  return &self->data;
}

const char *
od_protocol_get_id (OdProtocol *self)
{
  return self->data.id;
}

gboolean
od_protocol_id_is_practice (const char *id)
{
  return g_str_has_prefix (id, OD_PROTOCOL_PRACTICE_PREFIX);
}

const char *const *
od_protocol_get_actors (OdProtocol *self)
{
  static const char *const usual[] = { "OCMW", "CAW", "DMW van een ziekenfonds", NULL };

  return self->data.actors != NULL ? (const char *const *) self->data.actors : usual;
}

OdProtocol *
od_protocol_with_actors (OdProtocol *self, const char *const *actors)
{
  g_auto (OdProtocolData) data = { 0 };

  od_protocol_data_copy (&data, &self->data);
  g_strfreev (data.actors);
  data.actors = g_strdupv ((char **) actors);
  return od_protocol_new (&data);
}

OdProtocol *
od_protocol_with_archive_format (OdProtocol *self, OdArchiveFormat format)
{
  g_auto (OdProtocolData) data = { 0 };

  od_protocol_data_copy (&data, &self->data);
  data.archive_format = format;
  return od_protocol_new (&data);
}

OdProtocol *
od_protocol_with_termination (OdProtocol *self, OdOfficeRecord *termination)
{
  g_auto (OdProtocolData) data = { 0 };
  char **day;

  od_protocol_data_copy (&data, &self->data);
  day = od_office_record_has (termination, OD_TERMINATION_GROUND, OD_GROUND_NOTICE) ? &data.notice_given_on : &data.ended_on;
  g_free (*day);
  *day = g_strdup (od_office_record_get (termination, OD_TERMINATION_ON));
  return od_protocol_new (&data);
}

/* Where @data has what @change is about; NULL for the law. */
static char **
find_changing (OdProtocolData *data, OdDesk desk, OdOfficeRecord *change)
{
  OdProtocolParty *party = desk == OD_DESK_OCMW ? &data->recipient : &data->sender;
  const char *kind = od_office_record_get (change, OD_CHANGE_KIND);

  if (g_str_equal (kind, OD_CHANGE_MAILBOX))
    return &data->mailbox;
  if (g_str_equal (kind, OD_CHANGE_DPO))
    return &party->dpo_email;
  if (g_str_equal (kind, OD_CHANGE_ADDRESS))
    return &party->address;
  return g_str_equal (kind, OD_CHANGE_REPRESENTATIVE) ? &party->represented_by : NULL;
}

OdProtocol *
od_protocol_with_change (OdProtocol *self, OdDesk desk, OdOfficeRecord *change)
{
  g_auto (OdProtocolData) data = { 0 };
  char **place;

  od_protocol_data_copy (&data, &self->data);
  place = find_changing (&data, desk, change);
  if (place != NULL)
    {
      g_free (*place);
      *place = g_strdup (od_office_record_get (change, OD_CHANGE_AFTER));
    }
  return od_protocol_new (&data);
}

const char *
od_protocol_peek_changing (OdProtocol *self, OdDesk desk, OdOfficeRecord *change)
{
  char **place = find_changing (&self->data, desk, change);

  return place != NULL ? *place : "";
}

OdParty *
od_protocol_get_party (OdProtocol *self, OdDesk desk)
{
  const OdProtocolParty *party = desk == OD_DESK_OCMW ? &self->data.recipient : &self->data.sender;

  return od_party_new (party->name, party->enterprise_number, desk);
}

char *
od_protocol_get_last_day (OdProtocol *self)
{
  g_autofree char *by_notice = NULL;
  g_autofree char *by_end = NULL;

  if (od_day_is_valid (self->data.notice_given_on))
    by_notice = od_day_add_months (self->data.notice_given_on, self->data.notice_months);
  if (od_day_is_valid (self->data.ended_on))
    by_end = od_day_add_days (self->data.ended_on, -1);

  if (by_notice == NULL || (by_end != NULL && strcmp (by_end, by_notice) < 0))
    return g_steal_pointer (&by_end);
  return g_steal_pointer (&by_notice);
}

OdProtocolState
od_protocol_get_state (OdProtocol *self, const char *today)
{
  g_autofree char *last_day = od_protocol_get_last_day (self);

  if (last_day != NULL && strcmp (today, last_day) > 0)
    return OD_PROTOCOL_ENDED;
  if (!od_day_is_valid (self->data.in_force_on) || strcmp (today, self->data.in_force_on) < 0)
    return OD_PROTOCOL_DRAFT;
  if (last_day != NULL && *self->data.notice_given_on && strcmp (today, self->data.notice_given_on) >= 0)
    return OD_PROTOCOL_NOTICE_GIVEN;
  return OD_PROTOCOL_IN_FORCE;
}

gboolean
od_protocol_is_in_force (OdProtocol *self, const char *today)
{
  OdProtocolState state = od_protocol_get_state (self, today);

  return state == OD_PROTOCOL_IN_FORCE || state == OD_PROTOCOL_NOTICE_GIVEN;
}

const char *
od_protocol_find_municipality (OdProtocol *self, const char *postcode)
{
  for (gsize i = 0; i < self->data.n_places; i++)
    if (g_strcmp0 (self->data.places[i].postcode, postcode) == 0)
      return self->data.places[i].municipality;

  return NULL;
}

OdFindings *
od_protocol_check (OdProtocol *self, const char *today)
{
  OdFindings *findings = od_findings_new ();

  switch (od_protocol_get_state (self, today))
    {
    case OD_PROTOCOL_DRAFT:
      od_findings_add (findings, OD_FINDING_PROTOCOL_NOT_YET_IN_FORCE, OD_FIELD_PROTOCOL, OD_SEVERITY_ERROR);
      break;
    case OD_PROTOCOL_ENDED:
      od_findings_add (findings, OD_FINDING_PROTOCOL_ENDED, OD_FIELD_PROTOCOL, OD_SEVERITY_ERROR);
      break;
    case OD_PROTOCOL_IN_FORCE:
    case OD_PROTOCOL_NOTICE_GIVEN:
    default:
      break;
    }

  return findings;
}
