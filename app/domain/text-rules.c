#include "text-rules.h"

#include <string.h>

gboolean
od_character_is_invisible (gunichar character)
{
  switch (g_unichar_type (character))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
has_invisible (const char *text)
{
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    if (od_character_is_invisible (g_utf8_get_char (at)))
      return TRUE;

  return FALSE;
}

void
od_text_check (const char *text, OdField field, gsize max_characters, OdFindings *findings)
{
  if (!g_utf8_validate (text, -1, NULL))
    {
      od_findings_add (findings, OD_FINDING_CONTROL_CHARACTERS, field, OD_SEVERITY_ERROR);
      return;
    }
  if (has_invisible (text))
    od_findings_add (findings, OD_FINDING_CONTROL_CHARACTERS, field, OD_SEVERITY_ERROR);
  if (od_text_has_national_register_number (text))
    od_findings_add (findings, OD_FINDING_NATIONAL_REGISTER_NUMBER, field, OD_SEVERITY_ERROR);
  if ((gsize) g_utf8_strlen (text, -1) > max_characters)
    od_findings_add (findings, OD_FINDING_TOO_LONG, field, OD_SEVERITY_ERROR);
}

void
od_text_check_required (const char *text, OdField field, gsize max_characters, OdFindings *findings)
{
  g_autofree char *normal = text != NULL ? od_text_normalise (text) : NULL;

  if (normal == NULL || *normal == '\0')
    od_findings_add (findings, OD_FINDING_REQUIRED, field, OD_SEVERITY_ERROR);
  else
    od_text_check (text, field, max_characters, findings);
}

char *
od_text_normalise (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *normalised = g_string_new (NULL);
  gboolean gap = FALSE;

  if (composed == NULL)
    return g_string_free (g_string_append (normalised, text), FALSE);

  for (const char *at = composed; *at; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isspace (character))
        {
          gap = normalised->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (normalised, ' ');
      gap = FALSE;
      g_string_append_unichar (normalised, character);
    }

  return g_string_free (normalised, FALSE);
}

/* Letters that are one by themselves to Unicode, and a letter with a stroke or two in one to who searches. */
static const char *
find_plain (gunichar character)
{
  static const struct
  {
    gunichar character;
    const char *plain;
  } letters[] = {
    { 0x00e6, "ae" }, /* æ */
    { 0x00f0, "d" },  /* ð */
    { 0x00f8, "o" },  /* ø */
    { 0x00fe, "th" }, /* þ */
    { 0x0111, "d" },  /* đ */
    { 0x0131, "i" },  /* ı */
    { 0x0142, "l" },  /* ł */
    { 0x0153, "oe" }, /* œ */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].character == character)
      return letters[i].plain;
  return NULL;
}

static void
append_folded (GString *folded, gunichar character)
{
  const char *plain = character > 127 ? find_plain (character) : NULL;

  if (plain != NULL)
    g_string_append (folded, plain);
  else if (g_unichar_isalnum (character))
    g_string_append_unichar (folded, character);
  else if (g_unichar_isspace (character) && folded->len > 0 && folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');
}

/* @text without case and with its diacritics apart; (transfer full). */
void
od_text_wipe (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

static char *
decompose (const char *text)
{
  char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  char *lower;

  if (decomposed == NULL)
    return g_strdup ("");
  lower = g_utf8_casefold (decomposed, -1);
  od_text_wipe (decomposed);
  return lower;
}

/* What is folded may be a client's: no copy of it stays behind. Nearly all of it is ASCII, and there are many of them. */
char *
od_text_fold (const char *text)
{
  char *lower = g_str_is_ascii (text) ? g_ascii_strdown (text, -1) : decompose (text);
  GString *folded = g_string_sized_new (strlen (lower));

  for (const char *at = lower; *at; at = g_utf8_next_char (at))
    append_folded (folded, g_utf8_get_char (at));
  od_text_wipe (lower);
  return g_strchomp (g_string_free (folded, FALSE));
}

static gboolean
is_register_date (const char *digits)
{
  int month = (digits[2] - '0') * 10 + digits[3] - '0';
  int day = (digits[4] - '0') * 10 + digits[5] - '0';

  if (month >= 40)
    month -= 40; /* BIS number of somebody whose sex is known */
  else if (month >= 20)
    month -= 20;

  /* Month and day are 0 for people of whom they are not known. */
  return month <= 12 && day <= 31;
}

static gboolean
is_register_number (const char *digits)
{
  guint64 number = 0, check = (digits[9] - '0') * 10 + digits[10] - '0';

  for (int i = 0; i < 9; i++)
    number = number * 10 + digits[i] - '0';

  return is_register_date (digits)
         && (97 - number % 97 == check || 97 - (2000000000 + number) % 97 == check);
}

/* A letter ends a number; punctuation and white space inside it do not. */
static gboolean
ends_number (gunichar character)
{
  return character == 0 || g_unichar_isalpha (character) || character == '@' || character == '+';
}

/* Whether the eleven digits from @at make a register number, and no twelfth stands against them. */
static gboolean
starts_register_number (const char *at)
{
  char digits[11];
  gsize n_digits = 0;

  for (; n_digits < sizeof digits; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isdigit (character))
        digits[n_digits++] = '0' + g_unichar_digit_value (character);
      else if (ends_number (character))
        return FALSE;
    }

  return !g_unichar_isdigit (g_utf8_get_char (at)) && is_register_number (digits);
}

/* It may begin wherever a group of digits does: a house number before it does not hide it. */
gboolean
od_text_has_national_register_number (const char *text)
{
  gboolean in_group = FALSE;

  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      gboolean digit = g_unichar_isdigit (g_utf8_get_char (at));

      if (digit && !in_group && starts_register_number (at))
        return TRUE;
      in_group = digit;
    }

  return FALSE;
}
