#include "client.h"

#include <string.h>

#include "email-address.h"
#include "phone-number.h"
#include "text-rules.h"

struct _OdClient
{
  gatomicrefcount references;
  char texts[]; /* the value of each field behind the one before, in one piece of memory: there may be 100,000 clients */
};

typedef gboolean (*Shape) (const char *text);

static gboolean
is_name (const char *text)
{
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (!g_unichar_isalpha (character) && !g_unichar_ismark (character) && character != ' ' && character != 0x2019
          && (character > 127 || strchr ("-'.", character) == NULL))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_street (const char *text)
{
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (!g_unichar_isalnum (character) && !g_unichar_ismark (character) && character != 0x2019
          && (character > 127 || strchr (" -'.,/()", character) == NULL))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_house_number (const char *text)
{
  return g_ascii_isdigit (*text) && *text != '0' && strspn (text, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-/ ") == strlen (text);
}

static gboolean
is_box_number (const char *text)
{
  return strspn (text, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-/. ") == strlen (text);
}

static gboolean
is_postcode (const char *text)
{
  return strlen (text) == 4 && strspn (text, "0123456789") == 4 && *text != '0';
}

static gboolean
is_phone (const char *text)
{
  g_autofree char *number = od_phone_number_parse (text);

  return number != NULL;
}

/* One row per datum of protocol art. 3: its name in OSLO (and so in messages), its length, its shape. */
static const struct
{
  const char *name;
  gsize max_characters;
  Shape has_shape;
  OdFindingCode otherwise;
} fields[OD_CLIENT_N_FIELDS] = {
  [OD_FIELD_GIVEN_NAME] = { "voornaam", 80, is_name, OD_FINDING_CHARACTERS },
  [OD_FIELD_FAMILY_NAME] = { "achternaam", 80, is_name, OD_FINDING_CHARACTERS },
  [OD_FIELD_STREET] = { "straatnaam", 80, is_street, OD_FINDING_CHARACTERS },
  [OD_FIELD_HOUSE_NUMBER] = { "huisnummer", 11, is_house_number, OD_FINDING_SHAPE },
  [OD_FIELD_BOX_NUMBER] = { "busnummer", 11, is_box_number, OD_FINDING_SHAPE },
  [OD_FIELD_POSTCODE] = { "postcode", 4, is_postcode, OD_FINDING_SHAPE },
  [OD_FIELD_MUNICIPALITY] = { "gemeentenaam", 60, is_name, OD_FINDING_CHARACTERS },
  [OD_FIELD_PHONE] = { "telefoon", 30, is_phone, OD_FINDING_SHAPE },
  [OD_FIELD_EMAIL] = { "email", 254, od_email_address_is_valid, OD_FINDING_SHAPE },
};

OdClient *
od_client_new (void)
{
  const char *const values[OD_CLIENT_N_FIELDS] = { NULL };

  return od_client_new_filled (values);
}

OdClient *
od_client_new_filled (const char *const values[OD_CLIENT_N_FIELDS])
{
  OdClient *self;
  gsize length = 0;
  char *end;

  for (int field = 0; field < OD_CLIENT_N_FIELDS; field++)
    length += (values[field] != NULL ? strlen (values[field]) : 0) + 1;
  self = g_malloc (sizeof *self + length);
  g_atomic_ref_count_init (&self->references);
  end = self->texts;
  for (int field = 0; field < OD_CLIENT_N_FIELDS; field++)
    end = stpcpy (end, values[field] != NULL ? values[field] : "") + 1;
  return self;
}

/* The text at @position among the texts; behind them at OD_CLIENT_N_FIELDS. */
static const char *
get_text (const OdClient *self, int position)
{
  const char *text = self->texts;

  for (int i = 0; i < position; i++)
    text += strlen (text) + 1;
  return text;
}

OdClient *
od_client_ref (OdClient *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
od_client_unref (OdClient *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  explicit_bzero (self->texts, get_text (self, OD_CLIENT_N_FIELDS) - self->texts);
  g_free (self);
}

const char *
od_client_get (const OdClient *self, OdField field)
{
  g_return_val_if_fail (field < OD_CLIENT_N_FIELDS, "");

  return get_text (self, field);
}

OdClient *
od_client_with (const OdClient *self, OdField field, const char *value)
{
  const char *values[OD_CLIENT_N_FIELDS];

  g_return_val_if_fail (field < OD_CLIENT_N_FIELDS, od_client_new ());

  for (int i = 0; i < OD_CLIENT_N_FIELDS; i++)
    values[i] = i == (int) field ? value : od_client_get (self, i);
  return od_client_new_filled (values);
}

gboolean
od_client_equal (const OdClient *one, const OdClient *other)
{
  for (int field = 0; field < OD_CLIENT_N_FIELDS; field++)
    if (strcmp (od_client_get (one, field), od_client_get (other, field)) != 0)
      return FALSE;

  return TRUE;
}

char *
od_client_get_name (const OdClient *self)
{
  return g_strstrip (g_strdup_printf ("%s %s", od_client_get (self, OD_FIELD_GIVEN_NAME), od_client_get (self, OD_FIELD_FAMILY_NAME)));
}

static char *
get_street_line (const OdClient *self)
{
  const char *box = od_client_get (self, OD_FIELD_BOX_NUMBER);

  return g_strstrip (g_strdup_printf ("%s %s%s%s", od_client_get (self, OD_FIELD_STREET), od_client_get (self, OD_FIELD_HOUSE_NUMBER),
                                      *box ? " bus " : "", box));
}

char *
od_client_get_address_line (const OdClient *self)
{
  g_autofree char *street = get_street_line (self);
  g_autofree char *place = g_strstrip (g_strdup_printf ("%s %s", od_client_get (self, OD_FIELD_POSTCODE), od_client_get (self, OD_FIELD_MUNICIPALITY)));

  return g_strdup_printf ("%s%s%s", street, *street && *place ? ", " : "", place);
}

static char *
normalise_field (OdField field, const char *value)
{
  g_autofree char *text = od_text_normalise (value);
  char *number;
  char *at;

  if (field == OD_FIELD_PHONE && (number = od_phone_number_parse (text)) != NULL)
    return number;
  if (field == OD_FIELD_EMAIL && (at = strrchr (text, '@')) != NULL)
    {
      g_autofree char *domain = g_ascii_strdown (at + 1, -1);

      at[1] = '\0';
      return g_strconcat (text, domain, NULL);
    }

  return g_steal_pointer (&text);
}

OdClient *
od_client_normalise (const OdClient *self)
{
  char *values[OD_CLIENT_N_FIELDS];
  OdClient *normalised;

  for (int field = 0; field < OD_CLIENT_N_FIELDS; field++)
    values[field] = normalise_field (field, od_client_get (self, field));
  normalised = od_client_new_filled ((const char *const *) values);
  for (int field = 0; field < OD_CLIENT_N_FIELDS; field++)
    od_text_wipe (values[field]);
  return normalised;
}

const char *
od_client_field_get_name (OdField field)
{
  return fields[field].name;
}

gsize
od_client_field_get_max_characters (OdField field)
{
  return fields[field].max_characters;
}

gboolean
od_client_field_from_name (const char *name, OdField *field)
{
  for (int i = 0; i < OD_CLIENT_N_FIELDS; i++)
    if (g_strcmp0 (fields[i].name, name) == 0)
      {
        *field = i;
        return TRUE;
      }

  return FALSE;
}

/* Eleven digits may be both a national register number and a phone number with its country code: what is written with + or comes
 * out as Belgian is taken for a phone number. */
static gboolean
is_surely_phone (const OdClient *self)
{
  const char *text = od_client_get (self, OD_FIELD_PHONE);
  g_autofree char *number = od_phone_number_parse (text);

  return number != NULL && (*text == '+' || g_str_has_prefix (number, "+32"));
}

OdFindings *
od_client_check_field (const OdClient *self, OdField field)
{
  OdFindings *findings = od_findings_new ();
  const char *value = od_client_get (self, field);
  g_autofree char *normalised = NULL;

  if (*value == '\0' || (field == OD_FIELD_PHONE && is_surely_phone (self)))
    return findings;

  od_text_check (value, field, fields[field].max_characters, findings);
  if (findings->len > 0)
    return findings;

  normalised = od_text_normalise (value);
  if (*normalised != '\0' && !fields[field].has_shape (normalised))
    od_findings_add (findings, fields[field].otherwise, field, OD_SEVERITY_ERROR);
  return findings;
}

static gboolean
is_filled_in (const OdClient *self, OdField field)
{
  g_autofree char *text = od_text_normalise (od_client_get (self, field));

  return *text != '\0';
}

static void
require (const OdClient *self, OdField field, OdFindings *findings)
{
  if (!is_filled_in (self, field))
    od_findings_add (findings, OD_FINDING_REQUIRED, field, OD_SEVERITY_ERROR);
}

/* Whole or not at all; only postcode and municipality may stand alone: they say where the client lives, not how to reach it. */
static void
check_address (const OdClient *self, OdFindings *findings)
{
  if (is_filled_in (self, OD_FIELD_STREET) || is_filled_in (self, OD_FIELD_HOUSE_NUMBER) || is_filled_in (self, OD_FIELD_BOX_NUMBER))
    for (OdField field = OD_FIELD_STREET; field <= OD_FIELD_MUNICIPALITY; field++)
      {
        if (field != OD_FIELD_BOX_NUMBER)
          require (self, field, findings);
      }
  else if (is_filled_in (self, OD_FIELD_POSTCODE) != is_filled_in (self, OD_FIELD_MUNICIPALITY))
    {
      require (self, OD_FIELD_POSTCODE, findings);
      require (self, OD_FIELD_MUNICIPALITY, findings);
    }
}

OdFindings *
od_client_check (const OdClient *self)
{
  OdFindings *findings = od_findings_new ();

  for (OdField field = 0; field < OD_CLIENT_N_FIELDS; field++)
    {
      g_autoptr (OdFindings) of_field = od_client_check_field (self, field);

      od_findings_add_all (findings, of_field);
    }
  require (self, OD_FIELD_GIVEN_NAME, findings);
  require (self, OD_FIELD_FAMILY_NAME, findings);
  check_address (self, findings);
  if (!is_filled_in (self, OD_FIELD_STREET) && !is_filled_in (self, OD_FIELD_PHONE) && !is_filled_in (self, OD_FIELD_EMAIL))
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_CONTACT_DETAILS, OD_SEVERITY_ERROR);

  return findings;
}

static gboolean
same_field (const OdClient *one, const OdClient *other, OdField field)
{
  g_autofree char *first = od_text_fold (od_client_get (one, field));
  g_autofree char *second = od_text_fold (od_client_get (other, field));

  return *first != '\0' && strcmp (first, second) == 0;
}

gboolean
od_client_may_be_same_person (const OdClient *one, const OdClient *other)
{
  return (same_field (one, other, OD_FIELD_GIVEN_NAME) && same_field (one, other, OD_FIELD_FAMILY_NAME))
         || same_field (one, other, OD_FIELD_PHONE) || same_field (one, other, OD_FIELD_EMAIL);
}
