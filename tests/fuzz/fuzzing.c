#include "fuzzing.h"

#include <stdlib.h>

void
fuzz_fail (const char *reason)
{
  g_printerr ("%s\n", reason);
  abort ();
}

guint32
fuzz_choose (FuzzChoices *choices, guint n_bytes)
{
  guint32 value = 0;

  for (guint i = 0; i < n_bytes && choices->size > 0; i++)
    {
      value = value << 8 | *choices->bytes++;
      choices->size--;
    }
  return value;
}

gboolean
fuzz_choose_lie (FuzzChoices *choices)
{
  return fuzz_choose (choices, 1) >= 192;
}
