#include "choice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text-rules.h"

#define MAX_CODE_LENGTH 40
#define MAX_LABEL_CHARACTERS 60

struct _OdChoices
{
  GPtrArray *lists[OD_N_CHOICE_KINDS]; /* of OdChoice */
};

static const struct
{
  OdChoiceKind kind;
  const char *code;
  const char *label;
} initial[] = {
  { OD_CHOICE_CONTACT_MANNER, "telefoon", N_ ("telefoon") },
  { OD_CHOICE_CONTACT_MANNER, "brief", N_ ("brief") },
  { OD_CHOICE_CONTACT_MANNER, "bezoek", N_ ("huisbezoek") },
  { OD_CHOICE_CONTACT_MANNER, "e-mail", N_ ("e-mail") },
  { OD_CHOICE_ERASE_GROUND, "geen-reactie", N_ ("geen reactie op herhaalde pogingen") },
  { OD_CHOICE_ERASE_GROUND, "gegevens-onbruikbaar", N_ ("contactgegevens niet bruikbaar") },
  { OD_CHOICE_ERASE_GROUND, "verhuisd", N_ ("verhuisd naar een andere gemeente") },
  { OD_CHOICE_KEEP_GROUND, "later-opnieuw", N_ ("later opnieuw proberen") },
  { OD_CHOICE_KEEP_GROUND, "gegevens-opgevraagd", N_ ("betere gegevens gevraagd aan Kind en Gezin") },
};

static const char *const kind_names[OD_N_CHOICE_KINDS] = {
  [OD_CHOICE_CONTACT_MANNER] = "contactwijze",
  [OD_CHOICE_ERASE_GROUND] = "wisgrond",
  [OD_CHOICE_KEEP_GROUND] = "bewaargrond",
};

static OdChoice *
choice_new (const char *code, const char *label, gboolean offered)
{
  OdChoice *choice = g_new0 (OdChoice, 1);

  choice->code = g_strdup (code);
  choice->label = g_strdup (label);
  choice->offered = offered;
  return choice;
}

static void
choice_free (gpointer data)
{
  OdChoice *choice = data;

  g_free (choice->code);
  g_free (choice->label);
  g_free (choice);
}

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func (choice_free);
}

static void
clear (gpointer data)
{
  OdChoices *self = data;

  for (OdChoiceKind kind = 0; kind < OD_N_CHOICE_KINDS; kind++)
    g_ptr_array_unref (self->lists[kind]);
}

static OdChoices *
new_empty (void)
{
  OdChoices *self = g_rc_box_new0 (OdChoices);

  for (OdChoiceKind kind = 0; kind < OD_N_CHOICE_KINDS; kind++)
    self->lists[kind] = list_new ();
  return self;
}

static OdChoices *
copy (OdChoices *self)
{
  OdChoices *copied = new_empty ();

  for (OdChoiceKind kind = 0; kind < OD_N_CHOICE_KINDS; kind++)
    for (guint i = 0; i < self->lists[kind]->len; i++)
      {
        const OdChoice *choice = g_ptr_array_index (self->lists[kind], i);

        g_ptr_array_add (copied->lists[kind], choice_new (choice->code, choice->label, choice->offered));
      }
  return copied;
}

static OdChoice *
find (GPtrArray *list, const char *code)
{
  for (guint i = 0; i < list->len; i++)
    {
      OdChoice *choice = g_ptr_array_index (list, i);

      if (g_strcmp0 (choice->code, code) == 0)
        return choice;
    }
  return NULL;
}

/* Letters and digits of the folded label, with a hyphen for all that is between, and a number when it is there already. */
static char *
make_code (GPtrArray *list, const char *label)
{
  g_autofree char *folded = od_text_fold (label);
  g_autoptr (GString) code = g_string_new (NULL);
  gsize length;

  for (const char *at = folded; *at != '\0' && code->len < MAX_CODE_LENGTH - 4; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (code, g_ascii_tolower (*at));
    else if (code->len > 0 && code->str[code->len - 1] != '-')
      g_string_append_c (code, '-');
  if (code->len > 0 && code->str[code->len - 1] == '-')
    g_string_truncate (code, code->len - 1);
  if (code->len == 0)
    g_string_append (code, "keuze");
  length = code->len;
  for (guint i = 2; find (list, code->str) != NULL; i++)
    {
      g_string_truncate (code, length);
      g_string_append_printf (code, "-%u", i);
    }
  return g_string_free (g_steal_pointer (&code), FALSE);
}

static guint
count_offered (GPtrArray *list)
{
  guint n_offered = 0;

  for (guint i = 0; i < list->len; i++)
    n_offered += ((const OdChoice *) g_ptr_array_index (list, i))->offered ? 1 : 0;
  return n_offered;
}

/* A line "code label" with "+" or "-" before it for whether it is offered. */
static OdChoice *
read_line (const char *line)
{
  const char *space = strchr (line, ' ');
  g_autofree char *code = space != NULL ? g_strndup (line + 1, space - line - 1) : NULL;

  if ((*line != '+' && *line != '-') || code == NULL || !od_choice_code_is_valid (code) || space[1] == '\0')
    return NULL;
  return choice_new (code, space + 1, *line == '+');
}

const char *
od_choice_kind_to_string (OdChoiceKind kind)
{
  return kind_names[kind];
}

gboolean
od_choice_code_is_valid (const char *code)
{
  gsize length = strspn (code, "abcdefghijklmnopqrstuvwxyz0123456789-");

  return length >= 1 && length <= MAX_CODE_LENGTH && code[length] == '\0';
}

OdChoices *
od_choices_new (void)
{
  OdChoices *self = new_empty ();

  for (gsize i = 0; i < G_N_ELEMENTS (initial); i++)
    g_ptr_array_add (self->lists[initial[i].kind], choice_new (initial[i].code, initial[i].label, TRUE));
  return self;
}

OdChoices *
od_choices_ref (OdChoices *self)
{
  return g_rc_box_acquire (self);
}

void
od_choices_unref (OdChoices *self)
{
  g_rc_box_release_full (self, clear);
}

GPtrArray *
od_choices_get (OdChoices *self, OdChoiceKind kind)
{
  return self->lists[kind];
}

const OdChoice *
od_choices_find (OdChoices *self, OdChoiceKind kind, const char *code)
{
  return find (self->lists[kind], code);
}

gboolean
od_choices_offer (OdChoices *self, OdChoiceKind kind, const char *code)
{
  const OdChoice *choice = find (self->lists[kind], code);

  return choice != NULL && choice->offered;
}

OdFindings *
od_choices_check_label (OdChoices *self, OdChoiceKind kind, const char *code, const char *label)
{
  OdFindings *findings = od_findings_new ();
  g_autofree char *normal = od_text_normalise (label);
  g_autofree char *folded = od_text_fold (normal);

  od_text_check (label, OD_FIELD_CHOICE, MAX_LABEL_CHARACTERS, findings);
  if (*folded == '\0')
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_CHOICE, OD_SEVERITY_ERROR);
  for (guint i = 0; i < self->lists[kind]->len; i++)
    {
      const OdChoice *other = g_ptr_array_index (self->lists[kind], i);
      g_autofree char *other_folded = od_text_fold (other->label);

      if (g_strcmp0 (other->code, code) != 0 && g_str_equal (folded, other_folded))
        od_findings_add (findings, OD_FINDING_DOUBLE, OD_FIELD_CHOICE, OD_SEVERITY_ERROR);
    }
  return findings;
}

OdChoices *
od_choices_with_new (OdChoices *self, OdChoiceKind kind, const char *label)
{
  OdChoices *changed = copy (self);
  g_autofree char *normal = od_text_normalise (label);
  g_autofree char *code = make_code (changed->lists[kind], normal);

  g_ptr_array_add (changed->lists[kind], choice_new (code, normal, TRUE));
  return changed;
}

OdChoices *
od_choices_with_label (OdChoices *self, OdChoiceKind kind, const char *code, const char *label)
{
  OdChoices *changed = copy (self);
  OdChoice *choice = find (changed->lists[kind], code);

  if (choice != NULL)
    {
      g_free (choice->label);
      choice->label = od_text_normalise (label);
    }
  return changed;
}

OdChoices *
od_choices_with_offered (OdChoices *self, OdChoiceKind kind, const char *code, gboolean offered)
{
  OdChoices *changed = copy (self);
  OdChoice *choice = find (changed->lists[kind], code);

  if (choice != NULL && (offered || count_offered (changed->lists[kind]) > 1))
    choice->offered = offered;
  return changed;
}

char *
od_choices_to_text (OdChoices *self, OdChoiceKind kind)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->lists[kind]->len; i++)
    {
      const OdChoice *choice = g_ptr_array_index (self->lists[kind], i);

      g_string_append_printf (text, "%c%s %s\n", choice->offered ? '+' : '-', choice->code, choice->label);
    }
  return g_string_free (text, FALSE);
}

OdChoices *
od_choices_with_text (OdChoices *self, OdChoiceKind kind, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) list = list_new ();
  OdChoices *changed;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      OdChoice *choice = *lines[i] != '\0' ? read_line (lines[i]) : NULL;

      if (choice != NULL)
        g_ptr_array_add (list, choice);
    }
  if (count_offered (list) == 0)
    return od_choices_ref (self);
  changed = copy (self);
  g_ptr_array_unref (changed->lists[kind]);
  changed->lists[kind] = g_steal_pointer (&list);
  return changed;
}
