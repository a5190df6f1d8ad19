#include "difference.h"

#include "text-rules.h"

#include <string.h>

static const struct
{
  OdField field;
  const char *name;
} others[] = {
  { OD_FIELD_CONSENT_MANNER, "wijze" },
  { OD_FIELD_CONSENT_ON, "datum" },
  { OD_FIELD_INFORMATION_VERSION, "versieInformatie" },
  { OD_FIELD_RESIDENCE, "verblijfsreden" },
};

static const char *
get_value (const OdReferralContent *content, OdField field)
{
  const char *text;

  switch (field)
    {
    case OD_FIELD_CONSENT_MANNER:
      return od_consent_manner_to_string (content->consent->manner);
    case OD_FIELD_CONSENT_ON:
      text = content->consent->consent_on;
      break;
    case OD_FIELD_INFORMATION_VERSION:
      text = content->consent->information_version;
      break;
    case OD_FIELD_RESIDENCE:
      return od_residence_reason_to_string (content->residence_reason);
    default:
      return od_client_get (content->client, field);
    }
  return text != NULL ? text : "";
}

static void
compare (const OdReferralContent *before, const OdReferralContent *after, OdField field, GPtrArray *differences)
{
  const char *was = get_value (before, field);
  const char *is = get_value (after, field);

  if (strcmp (was, is) != 0)
    g_ptr_array_add (differences, od_difference_new (field, was, is));
}

OdDifference *
od_difference_new (OdField field, const char *before, const char *after)
{
  OdDifference *self = g_new0 (OdDifference, 1);

  self->field = field;
  self->before = g_strdup (before != NULL ? before : "");
  self->after = g_strdup (after != NULL ? after : "");
  return self;
}

void
od_difference_free (OdDifference *self)
{
  od_text_wipe (self->before);
  od_text_wipe (self->after);
  g_free (self);
}

GPtrArray *
od_differences_find (const OdReferralContent *before, const OdReferralContent *after)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) od_difference_free);

  for (OdField field = 0; field < OD_CLIENT_N_FIELDS; field++)
    compare (before, after, field, differences);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    compare (before, after, others[i].field, differences);
  return differences;
}

char *
od_differences_to_names (GPtrArray *differences)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "," : "",
                            od_difference_field_to_string (((const OdDifference *) g_ptr_array_index (differences, i))->field));
  return g_string_free (names, FALSE);
}

GArray *
od_difference_fields_from_names (const char *names)
{
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (OdField));
  g_auto (GStrv) parts = g_strsplit (names, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      OdField field;

      if (!od_difference_field_from_string (parts[i], &field))
        return NULL;
      g_array_append_val (fields, field);
    }
  return g_steal_pointer (&fields);
}

const char *
od_difference_field_to_string (OdField field)
{
  if (field < OD_CLIENT_N_FIELDS)
    return od_client_field_get_name (field);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i].field == field)
      return others[i].name;
  return NULL;
}

gboolean
od_difference_field_from_string (const char *name, OdField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_strcmp0 (others[i].name, name) == 0)
      {
        *field = others[i].field;
        return TRUE;
      }
  return od_client_field_from_name (name, field);
}
