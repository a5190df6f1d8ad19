#include "settings-private.h"

#include "text-rules.h"

#define MAX_CHARACTERS 80

static char *
lookup (GVariant *variant, const char *name)
{
  char *text = NULL;

  return g_variant_lookup (variant, name, "s", &text) ? text : NULL;
}

static void
set_choices (OdSettings *self, OdChoices *choices)
{
  OdChoices *old = self->choices;

  self->choices = od_choices_ref (choices);
  od_choices_unref (old);
}

/* Each under a name of its own, so that settings of an older version, which lack some, keep the usual. */
static void
add_deadlines (const OdSettings *self, GVariantBuilder *builder)
{
  for (OdDeadline deadline = 0; deadline < OD_N_DEADLINES; deadline++)
    {
      g_autofree char *name = g_strconcat ("termijn-", od_deadline_to_string (deadline), NULL);
      g_autofree char *days = g_strdup_printf ("%u", self->deadlines.days[deadline]);

      g_variant_builder_add (builder, "{ss}", name, days);
    }
}

static void
read_deadlines (OdSettings *self, GVariant *variant)
{
  OdDeadlines read = self->deadlines;

  for (OdDeadline deadline = 0; deadline < OD_N_DEADLINES; deadline++)
    {
      g_autofree char *name = g_strconcat ("termijn-", od_deadline_to_string (deadline), NULL);
      g_autofree char *days = lookup (variant, name);
      guint64 number;

      if (days != NULL && g_ascii_string_to_unsigned (days, 10, 1, od_deadline_get_maximum (deadline), &number, NULL))
        read.days[deadline] = number;
    }
  self->deadlines = read;
}

static void
add_choices (const OdSettings *self, GVariantBuilder *builder)
{
  for (OdChoiceKind kind = 0; kind < OD_N_CHOICE_KINDS; kind++)
    {
      g_autofree char *name = g_strconcat ("keuzes-", od_choice_kind_to_string (kind), NULL);
      g_autofree char *text = od_choices_to_text (self->choices, kind);

      g_variant_builder_add (builder, "{ss}", name, text);
    }
}

static void
read_choices (OdSettings *self, GVariant *variant)
{
  for (OdChoiceKind kind = 0; kind < OD_N_CHOICE_KINDS; kind++)
    {
      g_autofree char *name = g_strconcat ("keuzes-", od_choice_kind_to_string (kind), NULL);
      g_autofree char *text = lookup (variant, name);
      g_autoptr (OdChoices) read = NULL;

      if (text == NULL)
        continue;
      read = od_choices_with_text (self->choices, kind, text);
      set_choices (self, read);
    }
}

OdSettings *
od_settings_new (OdDesk desk, const char *protocol_id, const char *user_name, const char *user_function)
{
  OdSettings *self = g_new0 (OdSettings, 1);

  self->desk = desk;
  self->protocol_id = g_strdup (protocol_id);
  self->user_name = od_text_normalise (user_name != NULL ? user_name : "");
  self->user_function = od_text_normalise (user_function != NULL ? user_function : "");
  od_deadlines_set_defaults (&self->deadlines);
  self->choices = od_choices_new ();
  return self;
}

OdSettings *
od_settings_copy (const OdSettings *self)
{
  g_autoptr (OdSettings) copied = od_settings_new (self->desk, self->protocol_id, self->user_name, self->user_function);

  copied->deadlines = self->deadlines;
  set_choices (copied, self->choices);
  copied->notifies = self->notifies;
  return g_steal_pointer (&copied);
}

OdSettings *
od_settings_with_deadlines (const OdSettings *self, const OdDeadlines *deadlines)
{
  OdSettings *changed = od_settings_copy (self);

  changed->deadlines = *deadlines;
  return changed;
}

OdSettings *
od_settings_with_choices (const OdSettings *self, OdChoices *choices)
{
  OdSettings *changed = od_settings_copy (self);

  set_choices (changed, choices);
  return changed;
}

OdSettings *
od_settings_with_notification (const OdSettings *self, gboolean notifies)
{
  OdSettings *changed = od_settings_copy (self);

  changed->notifies = notifies;
  return changed;
}

void
od_settings_free (OdSettings *self)
{
  od_choices_unref (self->choices);
  g_free (self->protocol_id);
  g_free (self->user_name);
  g_free (self->user_function);
  g_free (self);
}

OdFindings *
od_settings_check (const OdSettings *self)
{
  OdFindings *findings = od_findings_new ();

  od_text_check_required (self->user_name, OD_FIELD_USER_NAME, MAX_CHARACTERS, findings);
  od_text_check_required (self->user_function, OD_FIELD_USER_FUNCTION, MAX_CHARACTERS, findings);
  if (self->protocol_id == NULL || *self->protocol_id == '\0')
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_PROTOCOL, OD_SEVERITY_ERROR);
  return findings;
}

OdSecret *
od_settings_to_secret (const OdSettings *self)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  g_autoptr (GVariant) variant = NULL;

  g_variant_builder_add (&builder, "{ss}", "bureau", od_desk_to_string (self->desk));
  g_variant_builder_add (&builder, "{ss}", "protocol", self->protocol_id);
  g_variant_builder_add (&builder, "{ss}", "gebruiker", self->user_name);
  g_variant_builder_add (&builder, "{ss}", "functie", self->user_function);
  g_variant_builder_add (&builder, "{ss}", "bericht-bij-start", self->notifies ? "ja" : "nee");
  add_deadlines (self, &builder);
  add_choices (self, &builder);
  variant = g_variant_ref_sink (g_variant_builder_end (&builder));
  return od_secret_new (g_variant_get_data (variant), g_variant_get_size (variant));
}

OdSettings *
od_settings_from_secret (const OdSecret *secret)
{
  g_autoptr (GBytes) bytes = g_bytes_new (od_secret_peek (secret), od_secret_get_length (secret));
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE ("a{ss}"), bytes, FALSE));
  g_autofree char *desk_text = lookup (variant, "bureau");
  g_autofree char *protocol_id = lookup (variant, "protocol");
  g_autofree char *user_name = lookup (variant, "gebruiker");
  g_autofree char *user_function = lookup (variant, "functie");
  g_autofree char *notifies = lookup (variant, "bericht-bij-start");
  OdSettings *self;
  OdDesk desk;

  if (protocol_id == NULL || user_name == NULL || user_function == NULL || desk_text == NULL
      || !od_desk_from_string (desk_text, &desk))
    return NULL;
  self = od_settings_new (desk, protocol_id, user_name, user_function);
  self->notifies = g_strcmp0 (notifies, "ja") == 0;
  read_deadlines (self, variant);
  read_choices (self, variant);
  return self;
}
