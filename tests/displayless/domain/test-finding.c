#include "assert-findings.h"

/* Beside a field stands what must be mended, also when an advice was found before it. */
static void
test_errors_first (void)
{
  g_autoptr (OdFindings) findings = od_findings_new ();
  const OdFinding *found;

  od_findings_add (findings, OD_FINDING_OVERRIDDEN, OD_FIELD_RESIDENCE, OD_SEVERITY_ADVICE);
  od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_PHONE, OD_SEVERITY_ERROR);
  g_assert_cmpint (od_findings_find (findings, OD_FIELD_RESIDENCE)->code, ==, OD_FINDING_OVERRIDDEN);
  od_findings_add (findings, OD_FINDING_INCOMPLETE, OD_FIELD_RESIDENCE, OD_SEVERITY_ADVICE);
  g_assert_cmpint (od_findings_find (findings, OD_FIELD_RESIDENCE)->code, ==, OD_FINDING_OVERRIDDEN);
  od_findings_add (findings, OD_FINDING_OUTSIDE_PROTOCOL, OD_FIELD_RESIDENCE, OD_SEVERITY_ERROR);
  od_findings_add (findings, OD_FINDING_SHAPE, OD_FIELD_RESIDENCE, OD_SEVERITY_ERROR);
  found = od_findings_find (findings, OD_FIELD_RESIDENCE);
  g_assert_cmpint (found->code, ==, OD_FINDING_OUTSIDE_PROTOCOL);
  g_assert_cmpint (found->severity, ==, OD_SEVERITY_ERROR);
  g_assert_null (od_findings_find (findings, OD_FIELD_EMAIL));
}

/* Advice holds nothing up; one error among advice does. */
static void
test_has_errors (void)
{
  g_autoptr (OdFindings) findings = od_findings_new ();

  g_assert_false (od_findings_has_errors (findings));
  od_findings_add (findings, OD_FINDING_OVERRIDDEN, OD_FIELD_RESIDENCE, OD_SEVERITY_ADVICE);
  g_assert_false (od_findings_has_errors (findings));
  od_findings_add (findings, OD_FINDING_SHAPE, OD_FIELD_PHONE, OD_SEVERITY_ERROR);
  od_findings_add (findings, OD_FINDING_ENDED, OD_FIELD_PROTOCOL, OD_SEVERITY_ADVICE);
  g_assert_true (od_findings_has_errors (findings));
}

static void
test_add_all (void)
{
  OdFindings *findings = od_findings_new ();
  g_autoptr (OdFindings) more = od_findings_new ();

  od_findings_add_all (findings, more);
  od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_GIVEN_NAME, OD_SEVERITY_ERROR);
  od_findings_add (more, OD_FINDING_SHAPE, OD_FIELD_PHONE, OD_SEVERITY_ERROR);
  od_findings_add (more, OD_FINDING_OVERRIDDEN, OD_FIELD_RESIDENCE, OD_SEVERITY_ADVICE);
  od_findings_add_all (findings, more);
  g_assert_cmpuint (more->len, ==, 2);
  assert_findings (findings, "given-name=required phone=shape residence=overridden?");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding/errors-first", test_errors_first);
  g_test_add_func ("/finding/has-errors", test_has_errors);
  g_test_add_func ("/finding/add-all", test_add_all);
  return g_test_run ();
}
