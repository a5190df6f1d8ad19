#include "passphrase.h"

#include "listed-words.h"

#include <string.h>

#define SHORTEST_OWN 20 /* characters of a passphrase that somebody made up */
#define FEWEST_DIFFERENT 8 /* of them */

/* @typed without white space around it. */
static OdSecret *
trim (const OdSecret *typed)
{
  const char *start = od_secret_peek (typed);
  const char *end = start + od_secret_get_length (typed);

  if (!g_utf8_validate_len (start, end - start, NULL))
    return od_secret_new (start, end - start);
  while (start < end && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return od_secret_new (start, end - start);
}

OdSecret *
od_passphrase_new (void)
{
  return od_listed_words_draw (OD_PASSPHRASE_WORDS);
}

OdSecret *
od_passphrase_normalise (const OdSecret *typed)
{
  OdSecret *listed;

  g_return_val_if_fail (typed != NULL, NULL);

  listed = od_listed_words_read (typed, OD_PASSPHRASE_WORDS);
  return listed != NULL ? listed : trim (typed);
}

/* Adds @form (transfer full) unless it is there; NULL is no form. */
static void
add_form (GPtrArray *forms, OdSecret *form)
{
  for (guint i = 0; form != NULL && i < forms->len; i++)
    if (od_secret_equal (g_ptr_array_index (forms, i), form))
      g_clear_pointer (&form, od_secret_unref);
  if (form != NULL)
    g_ptr_array_add (forms, form);
}

static OdSecret *
take_text (char *text)
{
  OdSecret *secret = text != NULL ? od_secret_take (text, strlen (text)) : NULL;

  g_free (text);
  return secret;
}

static OdSecret *
convert_for_windows (const OdSecret *composed)
{
  return take_text (g_convert (od_secret_peek (composed), od_secret_get_length (composed), "WINDOWS-1252", "UTF-8", NULL, NULL, NULL));
}

static void
add_unicode_forms (GPtrArray *forms, const OdSecret *text)
{
  g_autoptr (OdSecret) composed = NULL;

  if (g_str_is_ascii (od_secret_peek (text)))
    return;
  composed = take_text (g_utf8_normalize (od_secret_peek (text), od_secret_get_length (text), G_NORMALIZE_NFC));
  if (composed == NULL)
    return;
  add_form (forms, od_secret_ref (composed));
  add_form (forms, take_text (g_utf8_normalize (od_secret_peek (text), od_secret_get_length (text), G_NORMALIZE_NFD)));
  add_form (forms, convert_for_windows (composed));
}

GPtrArray *
od_passphrase_list_forms (const OdSecret *passphrase)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func ((GDestroyNotify) od_secret_unref);
  g_autoptr (OdSecret) normal = od_passphrase_normalise (passphrase);

  add_form (forms, od_secret_ref (normal));
  add_form (forms, od_secret_new (od_secret_peek (passphrase), od_secret_get_length (passphrase)));
  add_unicode_forms (forms, normal);
  add_unicode_forms (forms, passphrase);
  return forms;
}

gboolean
od_passphrase_is_listed (const OdSecret *passphrase)
{
  g_autoptr (OdSecret) listed = od_listed_words_read (passphrase, OD_PASSPHRASE_WORDS);

  return listed != NULL;
}

/* How many different characters it has, up to FEWEST_DIFFERENT. */
static guint
count_different (const char *text)
{
  gunichar seen[FEWEST_DIFFERENT];
  guint n_seen = 0;

  for (; *text != '\0' && n_seen < FEWEST_DIFFERENT; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);
      guint i = 0;
      while (i < n_seen && seen[i] != character)
        i++;
      if (i == n_seen)
        seen[n_seen++] = character;
    }
  od_secret_wipe (seen, sizeof seen);
  return n_seen;
}

gboolean
od_passphrase_is_strong (const OdSecret *passphrase)
{
  const char *text = od_secret_peek (passphrase);

  if (od_passphrase_is_listed (passphrase))
    return TRUE;
  return g_utf8_validate_len (text, od_secret_get_length (passphrase), NULL) && g_utf8_strlen (text, -1) >= SHORTEST_OWN
         && count_different (text) >= FEWEST_DIFFERENT;
}
