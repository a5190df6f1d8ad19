#include "choose-archive-format.h"

#include "protocol-change.h"

static OdProtocol *
with_format (OdProfile *self, OdProtocol *current, gconstpointer data, GError **error)
{
  OdArchiveFormat format = GPOINTER_TO_UINT (data);

  if (current == NULL)
    {
      od_set_protocol_gone_error (error);
      return NULL;
    }
  if (od_protocol_get_data (current)->archive_format == format)
    return g_object_ref (current);
  return od_protocol_with_archive_format (current, format);
}

void
od_protocol_choose_archive_format_async (OdProfile *profile, const char *protocol_id, OdArchiveFormat format, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer data)
{
  od_protocol_change_async (profile, protocol_id, with_format, GUINT_TO_POINTER (format), NULL, cancellable, callback, data);
}

gboolean
od_protocol_choose_archive_format_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_autoptr (OdProtocol) protocol = od_protocol_change_finish (profile, result, error);

  return protocol != NULL;
}
