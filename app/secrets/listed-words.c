#include "listed-words.h"

#include "secrets-resources.h"

#include <sodium.h>
#include <string.h>

#define WORD_LIST "/be/overdracht/Overdracht/words/nl.txt"
#define LONGEST_WORD 8
#define MOST_WORDS 12
#define CAPACITY ((MOST_WORDS + 1) * (LONGEST_WORD + 1) + 1) /* one word more than there may be is read before it is refused */

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

/* Writes the @n_words words in @text to @words, with single spaces between; FALSE when it is something else. */
static gboolean
read_words (const char *text, guint n_words, char *words)
{
  guint count = 0;
  char *end = words;

  for (skip_separators (&text); *text != '\0'; skip_separators (&text))
    {
      if (count++ == n_words || !take_word (&text, end) || !is_listed (end))
        return FALSE;
      end += strlen (end);
      *end++ = ' ';
    }
  if (count == 0 || count != n_words)
    return FALSE;
  end[-1] = '\0';
  return TRUE;
}

OdSecret *
od_listed_words_draw (guint n_words)
{
  char words[CAPACITY];
  gsize length = 0;
  OdSecret *secret;

  g_return_val_if_fail (n_words <= MOST_WORDS, NULL);

  for (guint i = 0; i < n_words; i++)
    length += (gsize) g_snprintf (words + length, sizeof words - length, "%s%s", i > 0 ? " " : "",
                                  od_passphrase_list_get (randombytes_uniform (od_passphrase_list_length ())));
  secret = od_secret_new (words, (gssize) length);
  od_secret_wipe (words, sizeof words);
  return secret;
}

OdSecret *
od_listed_words_read (const OdSecret *typed, guint n_words)
{
  char words[CAPACITY];
  OdSecret *secret = NULL;

  g_return_val_if_fail (n_words <= MOST_WORDS, NULL);

  if (g_utf8_validate_len (od_secret_peek (typed), od_secret_get_length (typed), NULL)
      && read_words (od_secret_peek (typed), n_words, words))
    secret = od_secret_new (words, -1);
  od_secret_wipe (words, sizeof words);
  return secret;
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
