#include "search-text.h"

#include <string.h>

#include "phone-number.h"
#include "text-rules.h"

/* The end of the phone number that begins at @text, as far as it was typed: words of nothing but digits and punctuation. NULL when
 * none begins there: a number has + or 0 before it, and is not the "00042" of a reference. */
static const char *
find_phone_end (const char *text)
{
  const char *first = text + strspn (text, "(");
  const char *end = text + strspn (text, "+0123456789 ./-()");

  if (*first != '+' && (*first != '0' || g_str_has_prefix (first, "000")))
    return NULL;
  while (*end != '\0' && end > text && end[-1] != ' ')
    end--;
  return end > text ? end : NULL;
}

char **
od_search_text_split (const char *typed)
{
  g_autoptr (GStrvBuilder) fragments = g_strv_builder_new ();
  g_autofree char *text = od_text_normalise (typed);

  for (const char *at = text; *at != '\0'; at += strspn (at, " "))
    {
      const char *phone_end = find_phone_end (at);
      const char *end = phone_end != NULL ? phone_end : at + strcspn (at, " ");
      g_autofree char *part = g_strndup (at, end - at);
      g_autofree char *fragment = phone_end != NULL ? od_phone_number_get_digits (part) : od_text_fold (part);

      if (*fragment != '\0')
        g_strv_builder_add (fragments, fragment);
      at = end;
    }
  return g_strv_builder_end (fragments);
}

gboolean
od_search_text_has (const char *text, char *const *fragments)
{
  for (; *fragments != NULL; fragments++)
    if (strstr (text, *fragments) == NULL)
      return FALSE;
  return TRUE;
}

/* As it may be typed: from abroad and from within the country; (transfer full). */
static char *
get_phone_digits (const OdClient *client)
{
  const char *typed = od_client_get (client, OD_FIELD_PHONE);
  g_autofree char *number = od_phone_number_parse (typed);

  return number != NULL ? od_phone_number_get_dialled (number) : od_phone_number_get_digits (typed);
}

char *
od_search_text_new (const OdClient *client, const char *reference, const char *worker)
{
  char *phone, *together, *folded, *fitting;

  if (client == NULL)
    {
      g_autofree char *bare = g_strjoin (" ", reference, worker, NULL);
      return od_text_fold (bare);
    }
  phone = get_phone_digits (client);
  together = g_strjoin (" ", od_client_get (client, OD_FIELD_GIVEN_NAME), od_client_get (client, OD_FIELD_FAMILY_NAME),
                        od_client_get (client, OD_FIELD_MUNICIPALITY), od_client_get (client, OD_FIELD_EMAIL), phone, reference, worker,
                        NULL);
  folded = od_text_fold (together);
  fitting = g_strdup (folded); /* there may be 100,000, and what text grows in has room to spare */
  od_text_wipe (phone);
  od_text_wipe (together);
  od_text_wipe (folded);
  return fitting;
}
