#include "record-json.h"

#include "message-resources.h"

#define FOLDER "/be/overdracht/Overdracht/message/protocols/"
#define PRACTICE "/be/overdracht/Overdracht/message/practice/oefening-ocmw-voorbeeldgem.json"

/* They were tested when the program was built: one that cannot be read is a mistake in the program. */
static OdProtocol *
load (const char *path)
{
  g_autoptr (GBytes) json = g_resource_lookup_data (od_message_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  OdProtocol *protocol = od_protocol_from_json (g_bytes_get_data (json, NULL), (gssize) g_bytes_get_size (json), &error);

  if (protocol == NULL)
    g_error ("%s: %s", path, error->message);
  return protocol;
}

static int
compare_titles (gconstpointer one, gconstpointer other)
{
  OdProtocol *const *first = one, *const *second = other;

  return g_utf8_collate (od_protocol_get_data (*first)->title, od_protocol_get_data (*second)->title);
}

GPtrArray *
od_bundled_protocols (void)
{
  g_auto (GStrv) names = g_resource_enumerate_children (od_message_get_resource (), FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GPtrArray *protocols = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (FOLDER, names[i], NULL);

      g_ptr_array_add (protocols, load (path));
    }
  g_ptr_array_sort (protocols, compare_titles);
  return protocols;
}

OdProtocol *
od_bundled_protocol_find (const char *id)
{
  g_autoptr (GPtrArray) protocols = od_bundled_protocols ();

  g_ptr_array_add (protocols, load (PRACTICE));
  for (guint i = 0; i < protocols->len; i++)
    if (g_strcmp0 (od_protocol_get_id (protocols->pdata[i]), id) == 0)
      return g_object_ref (protocols->pdata[i]);
  return NULL;
}
