#include "finding.h"

OdFindings *
od_findings_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (OdFinding));
}

void
od_findings_add (OdFindings *findings, OdFindingCode code, OdField field, OdSeverity severity)
{
  OdFinding finding = { code, field, severity };

  g_array_append_val (findings, finding);
}

void
od_findings_add_all (OdFindings *findings, const OdFindings *more)
{
  g_array_append_vals (findings, more->data, more->len);
}

gboolean
od_findings_has_errors (const OdFindings *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_array_index (findings, OdFinding, i).severity == OD_SEVERITY_ERROR)
      return TRUE;

  return FALSE;
}

const OdFinding *
od_findings_find (const OdFindings *findings, OdField field)
{
  const OdFinding *advice = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const OdFinding *finding = &g_array_index (findings, OdFinding, i);

      if (finding->field == field && finding->severity == OD_SEVERITY_ERROR)
        return finding;
      if (finding->field == field && advice == NULL)
        advice = finding;
    }

  return advice;
}
