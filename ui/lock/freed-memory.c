#include "freed-memory.h"

#include <glib.h>
#include <malloc.h>
#include <string.h>

/* Those of glibc: pieces of these sizes, of each no more than so many. */
#define SMALLEST 16
#define LARGEST 1040
#define MOST_AT_HAND 16

static void
wipe_at_hand (gpointer data)
{
#ifdef __GLIBC__
  void *pieces[MOST_AT_HAND];

  /* Whoever asks for a piece gets one at hand, if there is one. */
  for (gsize size = SMALLEST; size <= LARGEST; size += SMALLEST)
    {
      for (guint i = 0; i < MOST_AT_HAND; i++)
        pieces[i] = g_malloc (size - sizeof (gsize));
      for (guint i = 0; i < MOST_AT_HAND; i++)
        {
          explicit_bzero (pieces[i], size - sizeof (gsize));
          g_free (pieces[i]);
        }
    }
#endif
}

void
od_freed_memory_wipe (void)
{
#ifdef __GLIBC__
  mallopt (M_PERTURB, 0xff);
#endif
}

void
od_freed_memory_wipe_at_hand (void)
{
  g_timeout_add_once (1000, wipe_at_hand, NULL);
}
