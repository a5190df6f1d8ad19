#include "quality-remark.h"

#include "name-list.h"
#include "text-rules.h"

#include <string.h>

static const char *const kinds[OD_N_QUALITY_KINDS] = {
  [OD_QUALITY_WRONG] = "fout",
  [OD_QUALITY_INACCURATE] = "onnauwkeurig",
  [OD_QUALITY_INCOMPLETE] = "onvolledig",
  [OD_QUALITY_MISSING] = "ontbrekend",
  [OD_QUALITY_OUTDATED] = "verouderd",
  [OD_QUALITY_SUPERFLUOUS] = "overtollig",
};

static const char *const verdicts[OD_N_QUALITY_VERDICTS] = {
  [OD_QUALITY_OPEN] = "",
  [OD_QUALITY_ADAPTED] = "aangepast",
  [OD_QUALITY_UNFOUNDED] = "ongegrond",
};

const char *
od_quality_kind_to_string (OdQualityKind kind)
{
  g_return_val_if_fail (kind < OD_N_QUALITY_KINDS, NULL);

  return kinds[kind];
}

gboolean
od_quality_kind_from_string (const char *text, OdQualityKind *kind)
{
  int found = od_names_find (kinds, OD_N_QUALITY_KINDS, text);

  if (found >= 0)
    *kind = found;
  return found >= 0;
}

const char *
od_quality_verdict_to_string (OdQualityVerdict verdict)
{
  g_return_val_if_fail (verdict < OD_N_QUALITY_VERDICTS, NULL);

  return verdicts[verdict];
}

gboolean
od_quality_verdict_from_string (const char *text, OdQualityVerdict *verdict)
{
  int found = od_names_find (verdicts, OD_N_QUALITY_VERDICTS, text);

  if (found >= 0)
    *verdict = found;
  return found >= 0;
}

static char *
duplicate (const char *value)
{
  return value != NULL && *value != '\0' ? g_strdup (value) : NULL;
}

OdQualityRemark *
od_quality_remark_new (OdField field, OdQualityKind kind, const char *proposed)
{
  OdQualityRemark *self = g_new0 (OdQualityRemark, 1);

  self->field = field;
  self->kind = kind;
  self->proposed = duplicate (proposed);
  return self;
}

static OdQualityRemark *
copy_remark (const OdQualityRemark *self)
{
  OdQualityRemark *copy = od_quality_remark_new (self->field, self->kind, self->proposed);

  copy->verdict = self->verdict;
  copy->value = g_strdup (self->value);
  return copy;
}

void
od_quality_remark_free (OdQualityRemark *self)
{
  g_clear_pointer (&self->proposed, od_text_wipe);
  g_clear_pointer (&self->value, od_text_wipe);
  g_free (self);
}

void
od_quality_remark_answer (OdQualityRemark *self, OdQualityVerdict verdict, const char *value)
{
  self->verdict = verdict;
  g_clear_pointer (&self->value, od_text_wipe);
  self->value = verdict == OD_QUALITY_ADAPTED ? duplicate (value) : NULL;
}

GPtrArray *
od_quality_remarks_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)od_quality_remark_free);
}

GPtrArray *
od_quality_remarks_copy (GPtrArray *remarks)
{
  GPtrArray *copy = od_quality_remarks_new ();

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    g_ptr_array_add (copy, copy_remark (g_ptr_array_index (remarks, i)));
  return copy;
}

OdQualityRemark *
od_quality_remarks_find (GPtrArray *remarks, OdField field)
{
  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      OdQualityRemark *remark = g_ptr_array_index (remarks, i);

      if (remark->field == field)
        return remark;
    }

  return NULL;
}

static OdClient *
make_client (OdField field, const char *value)
{
  g_autoptr (OdClient) nobody = od_client_new ();

  return od_client_with (nobody, field, value);
}

OdFindings *
od_quality_value_check (OdField field, const char *value)
{
  g_autoptr (OdClient) client = make_client (field, value);

  return od_client_check_field (client, field);
}

char *
od_quality_value_normalise (OdField field, const char *value)
{
  g_autoptr (OdClient) client = make_client (field, value);
  g_autoptr (OdClient) normal = od_client_normalise (client);

  return duplicate (od_client_get (normal, field));
}

OdFindings *
od_quality_remarks_check (GPtrArray *remarks)
{
  OdFindings *findings = od_findings_new ();

  if (remarks == NULL || remarks->len == 0)
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_CONTACT_DETAILS, OD_SEVERITY_ERROR);
  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      const OdQualityRemark *remark = g_ptr_array_index (remarks, i);
      g_autoptr (OdFindings) of_value = od_quality_value_check (remark->field, remark->proposed);

      od_findings_add_all (findings, of_value);
      if (remark->kind == OD_QUALITY_SUPERFLUOUS && remark->proposed != NULL)
        od_findings_add (findings, OD_FINDING_SHAPE, remark->field, OD_SEVERITY_ERROR);
      if (od_quality_remarks_find (remarks, remark->field) != remark)
        od_findings_add (findings, OD_FINDING_SHAPE, OD_FIELD_CONTACT_DETAILS, OD_SEVERITY_ERROR);
    }

  return findings;
}

OdClient *
od_quality_remarks_apply (GPtrArray *remarks, OdClient *client)
{
  OdClient *changed = od_client_ref (client);

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      const OdQualityRemark *remark = g_ptr_array_index (remarks, i);
      OdClient *before = changed;

      if (remark->verdict != OD_QUALITY_ADAPTED)
        continue;
      changed = od_client_with (before, remark->field, remark->value);
      od_client_unref (before);
    }

  return changed;
}

char *
od_quality_remarks_describe (GPtrArray *remarks)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      const OdQualityRemark *remark = g_ptr_array_index (remarks, i);

      if (remark->verdict == OD_QUALITY_ADAPTED)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", od_client_field_get_name (remark->field));
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
