#include "passphrase-clipboard.h"

#define SECONDS 45

typedef struct
{
  GdkClipboard *clipboard;
  GdkContentProvider *content;
} Copied;

static void
copied_free (gpointer data)
{
  Copied *self = data;

  g_object_unref (self->clipboard);
  g_object_unref (self->content);
  g_free (self);
  g_application_release (g_application_get_default ());
}

static gboolean
take_back (gpointer data)
{
  Copied *self = data;

  if (gdk_clipboard_get_content (self->clipboard) == self->content)
    gdk_clipboard_set_content (self->clipboard, NULL);
  return G_SOURCE_REMOVE;
}

/* Klipper, and GNOME's clipboard extensions after it, keep what bears this type out of their history. */
static GdkContentProvider *
create_content (OdSecret *passphrase)
{
  g_autoptr (GBytes) hint = g_bytes_new_static ("secret", 6);
  GdkContentProvider *parts[] = {
    gdk_content_provider_new_typed (G_TYPE_STRING, od_secret_peek (passphrase)),
    gdk_content_provider_new_for_bytes ("x-kde-passwordManagerHint", hint),
  };

  return gdk_content_provider_new_union (parts, G_N_ELEMENTS (parts));
}

void
od_passphrase_clipboard_copy (GdkClipboard *clipboard, OdSecret *passphrase)
{
  Copied *copied = g_new0 (Copied, 1);

  copied->clipboard = g_object_ref (clipboard);
  copied->content = create_content (passphrase);
  gdk_clipboard_set_content (clipboard, copied->content);
  /* A closed window keeps the program until the words are off the clipboard. */
  g_application_hold (g_application_get_default ());
  g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, SECONDS, take_back, copied, copied_free);
}
