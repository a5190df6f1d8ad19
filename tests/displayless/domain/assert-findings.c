#include "assert-findings.h"

static const char *const fields[] = {
  [OD_FIELD_GIVEN_NAME] = "given-name",
  [OD_FIELD_FAMILY_NAME] = "family-name",
  [OD_FIELD_STREET] = "street",
  [OD_FIELD_HOUSE_NUMBER] = "house-number",
  [OD_FIELD_BOX_NUMBER] = "box-number",
  [OD_FIELD_POSTCODE] = "postcode",
  [OD_FIELD_MUNICIPALITY] = "municipality",
  [OD_FIELD_PHONE] = "phone",
  [OD_FIELD_EMAIL] = "email",
  [OD_FIELD_CONTACT_DETAILS] = "contact-details",
  [OD_FIELD_INFORMED_POINTS] = "informed-points",
  [OD_FIELD_INFORMED_BY] = "informed-by",
  [OD_FIELD_INFORMED_ON] = "informed-on",
  [OD_FIELD_CONSENT_MANNER] = "consent-manner",
  [OD_FIELD_CONSENT_ON] = "consent-on",
  [OD_FIELD_INFORMATION_VERSION] = "information-version",
  [OD_FIELD_PROTOCOL] = "protocol",
  [OD_FIELD_RESIDENCE] = "residence",
  [OD_FIELD_SENDER] = "sender",
  [OD_FIELD_TEAM_MEMBER] = "team-member",
  [OD_FIELD_SENT_ON] = "sent-on",
  [OD_FIELD_USER_NAME] = "user-name",
  [OD_FIELD_USER_FUNCTION] = "user-function",
  [OD_FIELD_FILE_NUMBER] = "file-number",
  [OD_FIELD_DATE] = "date",
  [OD_FIELD_CHOICE] = "choice",
  [OD_FIELD_ACTOR] = "actor",
  [OD_FIELD_GROUND] = "ground",
  [OD_FIELD_DATA] = "disclosed-data",
  [OD_FIELD_PASSPHRASE] = "passphrase",
  [OD_FIELD_PASSPHRASE_SINCE] = "since",
  [OD_FIELD_PASSPHRASE_UNTIL] = "until",
};

static const char *const codes[] = {
  [OD_FINDING_REQUIRED] = "required",
  [OD_FINDING_TOO_LONG] = "too-long",
  [OD_FINDING_CHARACTERS] = "characters",
  [OD_FINDING_CONTROL_CHARACTERS] = "control",
  [OD_FINDING_NATIONAL_REGISTER_NUMBER] = "national-number",
  [OD_FINDING_SHAPE] = "shape",
  [OD_FINDING_CHECK_DIGITS] = "check-digits",
  [OD_FINDING_INCOMPLETE] = "incomplete",
  [OD_FINDING_IN_FUTURE] = "in-future",
  [OD_FINDING_BEFORE_INFORMED] = "before-informed",
  [OD_FINDING_PROTOCOL_NOT_YET_IN_FORCE] = "not-yet-in-force",
  [OD_FINDING_PROTOCOL_ENDED] = "ended-protocol",
  [OD_FINDING_OUTSIDE_PROTOCOL] = "outside-protocol",
  [OD_FINDING_OVERRIDDEN] = "overridden",
  [OD_FINDING_END_BEFORE_START] = "end-before-start",
  [OD_FINDING_DOUBLE] = "double",
  [OD_FINDING_ENDED] = "ended",
  [OD_FINDING_ENDS_SOON] = "ends-soon",
  [OD_FINDING_REVIEW_DUE] = "review-due",
  [OD_FINDING_NO_DOCUMENT] = "no-document",
  [OD_FINDING_TOO_WEAK] = "too-weak",
};

void
assert_findings (OdFindings *findings, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const OdFinding *finding = &g_array_index (findings, OdFinding, i);

      g_autofree char *datum = finding->field >= OD_FIELD_OFFICE ? g_strdup_printf ("%d", finding->field - OD_FIELD_OFFICE) : NULL;

      g_string_append_printf (found, "%s%s=%s%s", i > 0 ? " " : "", datum != NULL ? datum : fields[finding->field], codes[finding->code],
                              finding->severity == OD_SEVERITY_ADVICE ? "?" : "");
    }
  g_array_unref (findings);
  g_assert_cmpstr (found->str, ==, expected);
}
