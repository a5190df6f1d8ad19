#include "foreign-picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A sheet of A4 scanned at 600 points has 35 million pixels, a camera some 50; each takes up to four bytes. */
#define MAX_PIXELS (60 * 1000 * 1000)
#define MAX_SIDE 20000
#define CHUNK_BYTES (64 * 1024) /* after each the user may have gone on to another file */

/* Called before anything is decoded. A picture without size is what every loader gives up on. */
static void
on_size_prepared (GdkPixbufLoader *loader, int width, int height, gboolean *too_large)
{
  *too_large = width <= 0 || height <= 0 || width > MAX_SIDE || height > MAX_SIDE || (gint64) width * height > MAX_PIXELS;
  if (*too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
}

static gboolean
feed (GdkPixbufLoader *loader, GBytes *content, const gboolean *too_large, GCancellable *cancellable, GError **error)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (content, &size);

  for (gsize at = 0; at < size && !*too_large; at += CHUNK_BYTES)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !gdk_pixbuf_loader_write (loader, bytes + at, MIN (size - at, CHUNK_BYTES), error))
      return FALSE;
  return !*too_large;
}

static void
wipe_picture (gpointer data)
{
  GdkPixbuf *picture = data;

  explicit_bzero (gdk_pixbuf_get_pixels (picture), gdk_pixbuf_get_byte_length (picture));
  g_object_unref (picture);
}

/* @picture is (transfer full). */
static GdkTexture *
take_picture (GdkPixbuf *picture)
{
  GdkMemoryFormat format = gdk_pixbuf_get_has_alpha (picture) ? GDK_MEMORY_R8G8B8A8 : GDK_MEMORY_R8G8B8;
  g_autoptr (GBytes) pixels = g_bytes_new_with_free_func (gdk_pixbuf_get_pixels (picture), gdk_pixbuf_get_byte_length (picture),
                                                          wipe_picture, picture);

  return gdk_memory_texture_new (gdk_pixbuf_get_width (picture), gdk_pixbuf_get_height (picture), format, pixels,
                                 gdk_pixbuf_get_rowstride (picture));
}

/* As it was held when it was taken. A picture that is turned leaves nothing of itself behind. */
static GdkPixbuf *
turn_upright (GdkPixbuf *picture)
{
  GdkPixbuf *turned = gdk_pixbuf_apply_embedded_orientation (picture);

  if (turned != NULL && turned != picture)
    explicit_bzero (gdk_pixbuf_get_pixels (picture), gdk_pixbuf_get_byte_length (picture));
  return turned;
}

static GdkTexture *
decode (OdForeignEntry *entry, gboolean *too_large, GCancellable *cancellable, GError **error)
{
  const OdForeignType *type = od_foreign_entry_get_file_type (entry);
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_mime_type (type->content_type, error);
  GdkPixbuf *picture = NULL;
  gboolean fed;

  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), too_large);
  fed = feed (loader, od_foreign_entry_get_content (entry), too_large, cancellable, error);
  /* A scan that was cut off is shown as far as it goes: closing complains of what feeding did not. */
  gdk_pixbuf_loader_close (loader, NULL);
  if (fed && !*too_large && gdk_pixbuf_loader_get_pixbuf (loader) != NULL)
    picture = turn_upright (gdk_pixbuf_loader_get_pixbuf (loader));
  return picture != NULL ? take_picture (picture) : NULL;
}

static void
set_sentence (GTask *task, gboolean too_large, const GError *error)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s%s%s",
                           too_large ? _ ("Deze afbeelding is te groot om hier te tonen. Open ze in een ander programma, of vraag de "
                                          "afzender om een kleinere.")
                                     : _ ("Deze afbeelding kan hier niet getoond worden: ze is beschadigd, of van een soort die deze "
                                          "computer niet kent. Open ze in een ander programma, of vraag ze opnieuw."),
                           error != NULL ? "\n" : "", error != NULL ? error->message : "");
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  gboolean too_large = FALSE;
  GdkTexture *texture = decode (source, &too_large, cancellable, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else if (!g_task_return_error_if_cancelled (task))
    set_sentence (task, too_large, error);
}

void
od_foreign_picture_load_async (OdForeignEntry *entry, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (entry, cancellable, callback, data);

  g_task_set_source_tag (task, od_foreign_picture_load_async);
  g_task_run_in_thread (task, load_in_thread);
}

GdkTexture *
od_foreign_picture_load_finish (OdForeignEntry *entry, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, entry), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
