#include "information-text.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "message-resources.h"

#define FOLDER "/be/overdracht/Overdracht/message/information/"

struct _OdInformationText
{
  JsonNode *root;
};

static const char *const languages[] = { "nl", "fr", "en", "de", NULL };

/* They are tested with the program: one that cannot be read, or lacks something, is a mistake in the program. */
static JsonNode *
load (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (od_message_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;

  if (!json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
    g_error ("%s: %s", name, error->message);
  return json_parser_steal_root (parser);
}

static char *
find_newest (void)
{
  g_auto (GStrv) names = g_resource_enumerate_children (od_message_get_resource (), FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const char *newest = names[0];

  for (guint i = 1; names[i] != NULL; i++)
    if (strcmp (names[i], newest) > 0)
      newest = names[i];
  return g_strdup (newest);
}

static JsonArray *
get_parts (OdInformationText *self)
{
  return json_object_get_array_member (json_node_get_object (self->root), "delen");
}

/* @text with what differs from one protocol to the next; (transfer full). */
static char *
fill_in (const char *text, OdProtocol *protocol)
{
  const OdProtocolData *data = od_protocol_get_data (protocol);
  g_autofree char *years = g_strdup_printf ("%u", data->retention_years);
  const struct
  {
    const char *name;
    const char *value;
  } values[] = {
    { "{team}", *data->sender.team != '\0' ? data->sender.team : data->sender.name },
    { "{opgroeien}", data->sender.name },
    { "{contact}", data->sender.dpo_email },
    { "{ocmw}", data->recipient.name },
    { "{adresOcmw}", data->recipient.address },
    { "{mailbox}", data->mailbox },
    { "{jaren}", years },
  };
  GString *filled = g_string_new (text);

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    g_string_replace (filled, values[i].name, values[i].value, 0);
  return g_string_free (filled, FALSE);
}

static char *
get (OdInformationText *self, guint part, const char *language, const char *member, OdProtocol *protocol)
{
  JsonObject *in_languages = json_array_get_object_element (get_parts (self), part);
  JsonObject *written = json_object_get_object_member (in_languages, language);

  return fill_in (json_object_get_string_member (written, member), protocol);
}

OdInformationText *
od_information_text_load (void)
{
  OdInformationText *self = g_new0 (OdInformationText, 1);
  g_autofree char *newest = find_newest ();

  self->root = load (newest);
  return self;
}

void
od_information_text_free (OdInformationText *self)
{
  json_node_unref (self->root);
  g_free (self);
}

const char *
od_information_text_get_version (OdInformationText *self)
{
  return json_object_get_string_member (json_node_get_object (self->root), "versie");
}

const char *const *
od_information_text_get_languages (void)
{
  return languages;
}

gboolean
od_information_text_has_language (const char *language)
{
  return g_strv_contains (languages, language);
}

guint
od_information_text_get_n_parts (OdInformationText *self)
{
  return json_array_get_length (get_parts (self));
}

char *
od_information_text_get_heading (OdInformationText *self, guint part, const char *language, OdProtocol *protocol)
{
  g_return_val_if_fail (od_information_text_has_language (language), NULL);

  return get (self, part, language, "kop", protocol);
}

char *
od_information_text_get_text (OdInformationText *self, guint part, const char *language, OdProtocol *protocol)
{
  g_return_val_if_fail (od_information_text_has_language (language), NULL);

  return get (self, part, language, "tekst", protocol);
}
