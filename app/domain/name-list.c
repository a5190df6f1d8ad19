#include "name-list.h"

int
od_names_find (const char *const *names, int n_names, const char *text)
{
  for (int i = 0; i < n_names; i++)
    if (g_strcmp0 (text, names[i]) == 0)
      return i;
  return -1;
}
