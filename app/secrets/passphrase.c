#include "passphrase.h"

#include "secrets-resources.h"

#include <sodium.h>
#include <string.h>

#define WORD_LIST "/be/overdracht/Overdracht/words/nl.txt"
#define LONGEST_WORD 8
#define SHORTEST_OWN 20 /* characters of a passphrase that somebody made up */
#define FEWEST_DIFFERENT 8 /* of them */
#define LONGEST_PASSPHRASE (OD_PASSPHRASE_WORDS * (LONGEST_WORD + 1))

/* The words in alphabetical order. */
static gpointer
load_words (gpointer data)
{
  g_autoptr (GBytes) file = g_resource_lookup_data (od_secrets_get_resource (), WORD_LIST, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GPtrArray *words = g_ptr_array_new ();
  g_autofree char *text = NULL;

  g_assert (file != NULL);
  text = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  for (char *line = text; *line != '\0';)
    {
      char *end = strchrnul (line, '\n');
      g_ptr_array_add (words, g_strndup (line, end - line));
      line = *end == '\n' ? end + 1 : end;
    }
  return words;
}

static GPtrArray *
get_words (void)
{
  static GOnce once = G_ONCE_INIT;
  return g_once (&once, load_words, NULL);
}

static int
compare_words (gconstpointer sought, gconstpointer entry)
{
  return strcmp (sought, *(const char *const *) entry);
}

static gboolean
is_listed (const char *word)
{
  GPtrArray *words = get_words ();
  return bsearch (word, words->pdata, words->len, sizeof (gpointer), compare_words) != NULL;
}

/* Characters without a shape of their own, which copying out of documents brings along inside a word. */
static gboolean
is_invisible (gunichar character)
{
  return g_unichar_type (character) == G_UNICODE_FORMAT;
}

/* Copies the first word of *@text, in small letters, and steps over it; FALSE for what no listed word can be. */
static gboolean
take_word (const char **text, char *word)
{
  gsize length = 0;

  for (; **text != '\0'; *text = g_utf8_next_char (*text))
    {
      gunichar character = g_utf8_get_char (*text);

      if (is_invisible (character))
        continue;
      if (!g_unichar_isalpha (character))
        break;
      if (character > 'z' || length == LONGEST_WORD)
        return FALSE;
      word[length++] = g_ascii_tolower (character);
    }
  word[length] = '\0';
  return TRUE;
}

static void
skip_separators (const char **text)
{
  while (**text != '\0' && !g_unichar_isalpha (g_utf8_get_char (*text)))
    *text = g_utf8_next_char (*text);
}

/* Writes @text in the form of od_passphrase_new(); FALSE when it is not such a passphrase. */
static gboolean
read_listed_words (const char *text, char *passphrase)
{
  guint count = 0;
  char *end = passphrase;

  for (skip_separators (&text); *text != '\0'; skip_separators (&text))
    {
      if (count++ == OD_PASSPHRASE_WORDS || !take_word (&text, end) || !is_listed (end))
        return FALSE;
      end += strlen (end);
      *end++ = ' ';
    }
  if (count == OD_PASSPHRASE_WORDS)
    end[-1] = '\0';
  return count == OD_PASSPHRASE_WORDS;
}

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
  char passphrase[LONGEST_PASSPHRASE + 1];
  char *end = passphrase;
  OdSecret *secret;

  for (guint i = 0; i < OD_PASSPHRASE_WORDS; i++)
    {
      end = stpcpy (end, od_passphrase_list_get (randombytes_uniform (od_passphrase_list_length ())));
      *end++ = ' ';
    }
  secret = od_secret_new (passphrase, end - 1 - passphrase);
  od_secret_wipe (passphrase, sizeof passphrase);
  return secret;
}

OdSecret *
od_passphrase_normalise (const OdSecret *typed)
{
  char passphrase[LONGEST_PASSPHRASE + LONGEST_WORD + 1];
  OdSecret *normal;

  g_return_val_if_fail (typed != NULL, NULL);

  if (g_utf8_validate_len (od_secret_peek (typed), od_secret_get_length (typed), NULL)
      && read_listed_words (od_secret_peek (typed), passphrase))
    normal = od_secret_new (passphrase, -1);
  else
    normal = trim (typed);
  od_secret_wipe (passphrase, sizeof passphrase);
  return normal;
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
  g_autoptr (OdSecret) composed = take_text (g_utf8_normalize (od_secret_peek (text), od_secret_get_length (text), G_NORMALIZE_NFC));

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
  char words[LONGEST_PASSPHRASE + LONGEST_WORD + 1];
  gboolean listed = g_utf8_validate_len (od_secret_peek (passphrase), od_secret_get_length (passphrase), NULL)
                    && read_listed_words (od_secret_peek (passphrase), words);

  od_secret_wipe (words, sizeof words);
  return listed;
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

guint
od_passphrase_list_length (void)
{
  return get_words ()->len;
}

const char *
od_passphrase_list_get (guint index)
{
  GPtrArray *words = get_words ();

  g_return_val_if_fail (index < words->len, NULL);

  return g_ptr_array_index (words, index);
}
