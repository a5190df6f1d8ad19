#include "protocol-form.h"

#include "text-rules.h"

#include <string.h>

/* Where each text of the form stands in the data. */
static const struct
{
  guint datum;
  gsize offset;
} texts[] = {
#define OCMW(member) G_STRUCT_OFFSET (OdProtocolData, recipient) + G_STRUCT_OFFSET (OdProtocolParty, member)
#define TEAM(member) G_STRUCT_OFFSET (OdProtocolData, sender) + G_STRUCT_OFFSET (OdProtocolParty, member)
#define OWN(member) G_STRUCT_OFFSET (OdProtocolData, member)
  { OD_PROTOCOL_FORM_OCMW, OCMW (name) },
  { OD_PROTOCOL_FORM_OCMW_NUMBER, OCMW (enterprise_number) },
  { OD_PROTOCOL_FORM_OCMW_ADDRESS, OCMW (address) },
  { OD_PROTOCOL_FORM_OCMW_REPRESENTATIVE, OCMW (represented_by) },
  { OD_PROTOCOL_FORM_MAILBOX, OWN (mailbox) },
  { OD_PROTOCOL_FORM_OCMW_DPO, OCMW (dpo_email) },
  { OD_PROTOCOL_FORM_OCMW_WEBSITE, OCMW (website) },
  { OD_PROTOCOL_FORM_TEAM, TEAM (team) },
  { OD_PROTOCOL_FORM_TEAM_ADDRESS, TEAM (address) },
  { OD_PROTOCOL_FORM_TEAM_REPRESENTATIVE, TEAM (represented_by) },
  { OD_PROTOCOL_FORM_TEAM_DPO, TEAM (dpo_email) },
  { OD_PROTOCOL_FORM_TEAM_WEBSITE, TEAM (website) },
  { OD_PROTOCOL_FORM_COOPERATION_ON, OWN (cooperation_agreement_on) },
  { OD_PROTOCOL_FORM_TEAM_ADVICE_ON, TEAM (dpo_advice_on) },
  { OD_PROTOCOL_FORM_OCMW_ADVICE_ON, OCMW (dpo_advice_on) },
  { OD_PROTOCOL_FORM_SIGNED_ON, OWN (signed_on) },
  { OD_PROTOCOL_FORM_IN_FORCE_ON, OWN (in_force_on) },
};

static char *
write_places (const OdProtocolData *data)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < data->n_places; i++)
    g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", data->places[i].postcode, data->places[i].municipality);
  return g_string_free (text, FALSE);
}

/* FALSE when @text is no "2235 Hulshout"; white space is normal already. */
static gboolean
read_place (const char *text, OdProtocolPlace *place)
{
  if (!g_regex_match_simple ("^[1-9][0-9]{3} \\S.{0,58}$", text, G_REGEX_DOLLAR_ENDONLY, 0))
    return FALSE;
  place->postcode = g_strndup (text, 4);
  place->municipality = g_strdup (text + 5);
  return TRUE;
}

static void
clear_places (OdProtocolData *data)
{
  for (gsize i = 0; i < data->n_places; i++)
    {
      g_free (data->places[i].postcode);
      g_free (data->places[i].municipality);
    }
  g_clear_pointer (&data->places, g_free);
  data->n_places = 0;
}

/* FALSE when @text is not like what write_places() writes; then @data has none. */
static gboolean
read_places (const char *text, OdProtocolData *data)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  guint n_parts = g_strv_length (parts);

  clear_places (data);
  if (n_parts == 0 || n_parts > OD_PROTOCOL_MAX_PLACES)
    return FALSE;
  data->places = g_new0 (OdProtocolPlace, n_parts);
  data->n_places = n_parts;
  for (guint i = 0; i < n_parts; i++)
    {
      g_autofree char *part = od_text_normalise (parts[i]);

      if (!read_place (part, &data->places[i]))
        {
          clear_places (data);
          return FALSE;
        }
    }
  return TRUE;
}

OdOfficeRecord *
od_protocol_form_new (OdProtocol *protocol)
{
  const OdProtocolData *data = od_protocol_get_data (protocol);
  OdOfficeRecord *form = od_office_record_new (OD_OFFICE_PROTOCOL, NULL);
  g_autofree char *places = write_places (data);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    form = od_office_record_fill (form, texts[i].datum, G_STRUCT_MEMBER (char *, data, texts[i].offset));
  form = od_office_record_fill (form, OD_PROTOCOL_FORM_PLACES, places);
  form = od_office_record_fill_number (form, OD_PROTOCOL_FORM_NOTICE_MONTHS, data->notice_months);
  return od_office_record_fill_number (form, OD_PROTOCOL_FORM_RETENTION_YEARS, data->retention_years);
}

OdOfficeRecord *
od_protocol_form_new_from_model (OdProtocol *model)
{
  static const guint agreed[] = { OD_PROTOCOL_FORM_TEAM, OD_PROTOCOL_FORM_TEAM_ADDRESS, OD_PROTOCOL_FORM_TEAM_REPRESENTATIVE,
                                  OD_PROTOCOL_FORM_TEAM_DPO, OD_PROTOCOL_FORM_TEAM_WEBSITE, OD_PROTOCOL_FORM_NOTICE_MONTHS,
                                  OD_PROTOCOL_FORM_RETENTION_YEARS };
  g_autoptr (OdOfficeRecord) whole = od_protocol_form_new (model);
  OdOfficeRecord *form = od_office_record_new (OD_OFFICE_PROTOCOL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (agreed); i++)
    form = od_office_record_fill (form, agreed[i], od_office_record_get (whole, agreed[i]));
  return form;
}

static void
set_text (char **text, char *value)
{
  g_free (*text);
  *text = value;
}

/* "lokaal team …": within a sentence. */
static char *
lower_first (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *lower = g_utf8_strdown (first, -1);

  return g_strconcat (lower, text + strlen (first), NULL);
}

/* As the agreements with an OCMW name it. */
static char *
make_full_name (const char *name)
{
  const char *prefix = "OCMW ";

  if (!g_str_has_prefix (name, prefix))
    return g_strdup (name);
  return g_strdup_printf ("Het openbaar centrum voor maatschappelijk welzijn (OCMW) van %s", name + strlen (prefix));
}

OdProtocol *
od_protocol_form_apply (OdOfficeRecord *form, OdProtocol *base, const char *id)
{
  g_auto (OdProtocolData) data = { 0 };
  g_autofree char *team = lower_first (od_office_record_get (form, OD_PROTOCOL_FORM_TEAM));
  const char *ocmw = od_office_record_get (form, OD_PROTOCOL_FORM_OCMW);

  od_protocol_data_copy (&data, od_protocol_get_data (base));
  if (!g_str_equal (data.recipient.name, ocmw))
    set_text (&data.recipient.full_name, make_full_name (ocmw));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    set_text (&G_STRUCT_MEMBER (char *, &data, texts[i].offset), g_strdup (od_office_record_get (form, texts[i].datum)));
  read_places (od_office_record_get (form, OD_PROTOCOL_FORM_PLACES), &data);
  data.notice_months = (guint) g_ascii_strtoull (od_office_record_get (form, OD_PROTOCOL_FORM_NOTICE_MONTHS), NULL, 10);
  data.retention_years = (guint) g_ascii_strtoull (od_office_record_get (form, OD_PROTOCOL_FORM_RETENTION_YEARS), NULL, 10);
  set_text (&data.title, g_strdup_printf ("Protocol voor de elektronische mededeling van persoonsgegevens vanuit %s, %s, naar %s",
                                          data.sender.name, team, ocmw));
  if (!g_str_equal (data.id, id))
    {
      /* Another protocol: nobody has ended this one. */
      set_text (&data.id, g_strdup (id));
      set_text (&data.notice_given_on, g_strdup (""));
      set_text (&data.ended_on, g_strdup (""));
    }
  return od_protocol_new (&data);
}

char *
od_protocol_form_make_id (OdOfficeRecord *form)
{
  g_autofree char *ascii = g_str_to_ascii (od_office_record_get (form, OD_PROTOCOL_FORM_OCMW), "nl");
  g_autofree char *lower = g_ascii_strdown (ascii, -1);
  const char *day = od_office_record_get (form, OD_PROTOCOL_FORM_IN_FORCE_ON);
  GString *id = g_string_new ("opgroeien");
  gboolean separate = TRUE;

  for (const char *at = lower; *at != '\0' && id->len < 80; at++)
    {
      if (!g_ascii_isalnum (*at))
        separate = TRUE;
      else
        {
          g_string_append_printf (id, "%s%c", separate ? "-" : "", *at);
          separate = FALSE;
        }
    }
  if (strlen (day) > 4)
    g_string_append_printf (id, "-%.4s", day);
  return g_string_free (id, FALSE);
}

gboolean
od_protocol_form_places_are_valid (const char *text)
{
  g_auto (OdProtocolData) data = { 0 };

  return read_places (text, &data);
}
