#include "json-editing.h"
#include "sample-messages.h"

/* What a quality notice and its answer may say of each datum. */

#define NATIONAL_NUMBER "93.05.18-223.61" /* of nobody; the check digits are right */

static GBytes *
write_sample (const char *name)
{
  g_autoptr (OdMessage) message = sample_message_new (name);

  return od_message_to_json (message);
}

/* Each datum by the client's own rules, once, and no value where there is none to give. */
static void
test_remarks (void)
{
  static const struct
  {
    const char *sample, *path, *remarks;
    gboolean good;
  } cases[] = {
#define NOTICE SAMPLE_QUALITY_NOTICE, "meldingen"
#define ANSWER SAMPLE_QUALITY_ANSWER, "antwoorden"
    { NOTICE, "[{\"gegeven\":\"telefoon\",\"soort\":\"fout\"}]", TRUE },
    { NOTICE, "[{\"gegeven\":\"telefoon\",\"soort\":\"fout\",\"voorstel\":\"+3214123456\"}]", TRUE },
    { NOTICE, "[{\"gegeven\":\"telefoon\",\"soort\":\"fout\",\"voorstel\":\"014 12 34 56\"}]", FALSE },
    { NOTICE, "[{\"gegeven\":\"telefoon\",\"soort\":\"overtollig\"}]", TRUE },
    { NOTICE, "[{\"gegeven\":\"telefoon\",\"soort\":\"overtollig\",\"voorstel\":\"+3214123456\"}]", FALSE },
    { NOTICE, "[{\"gegeven\":\"voornaam\",\"soort\":\"fout\",\"voorstel\":\"Noor 2\"}]", FALSE },
    { NOTICE, "[{\"gegeven\":\"straatnaam\",\"soort\":\"fout\",\"voorstel\":\"" NATIONAL_NUMBER "\"}]", FALSE },
    { NOTICE, "[{\"gegeven\":\"postcode\",\"soort\":\"fout\",\"voorstel\":\"22355\"}]", FALSE },
    { NOTICE, "[{\"gegeven\":\"hulp\",\"soort\":\"fout\"}]", FALSE },
    { NOTICE, "[{\"gegeven\":\"telefoon\",\"soort\":\"wenst-geen-hulp\"}]", FALSE },
    { NOTICE, "[{\"gegeven\":\"telefoon\",\"soort\":\"fout\"},{\"gegeven\":\"telefoon\",\"soort\":\"verouderd\"}]",
      FALSE },
    { NOTICE, "[{\"gegeven\":\"telefoon\",\"soort\":\"fout\",\"besluit\":\"ongegrond\"}]", FALSE },
    { NOTICE, "[]", FALSE },
    { ANSWER, "[{\"gegeven\":\"email\",\"besluit\":\"aangepast\"}]", TRUE },
    { ANSWER, "[{\"gegeven\":\"email\",\"besluit\":\"aangepast\",\"waarde\":\"noor@voorbeeld.be\"}]", TRUE },
    { ANSWER, "[{\"gegeven\":\"email\",\"besluit\":\"aangepast\",\"waarde\":\"noor\"}]", FALSE },
    { ANSWER, "[{\"gegeven\":\"email\",\"besluit\":\"ongegrond\"}]", TRUE },
    { ANSWER, "[{\"gegeven\":\"email\",\"besluit\":\"ongegrond\",\"waarde\":\"noor@voorbeeld.be\"}]", FALSE },
    { ANSWER, "[{\"gegeven\":\"email\",\"besluit\":\"\"}]", FALSE },
    { ANSWER, "[{\"gegeven\":\"email\",\"besluit\":\"aangepast\",\"soort\":\"fout\"}]", FALSE },
    { ANSWER, "[{\"gegeven\":\"email\",\"besluit\":\"ongegrond\"},{\"gegeven\":\"email\",\"besluit\":\"aangepast\"}]",
      FALSE },
#undef NOTICE
#undef ANSWER
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) json = write_sample (cases[i].sample);
      g_autoptr (GBytes) changed = json_editing_set (json, cases[i].path, cases[i].remarks);
      g_autoptr (GError) error = NULL;
      g_autoptr (OdMessage) read = od_message_from_json (changed, &error);

      g_test_message ("%s", cases[i].remarks);
      g_assert_true ((read != NULL) == cases[i].good);
      if (!cases[i].good)
        g_assert_error (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_SCHEMA);
    }
}

/* A value is brought in its kept form when read. */
static void
test_remark_normalised (void)
{
  g_autoptr (GBytes) json = write_sample (SAMPLE_QUALITY_NOTICE);
  g_autoptr (GBytes) changed = json_editing_set (
      json, "meldingen", "[{\"gegeven\":\"voornaam\",\"soort\":\"fout\",\"voorstel\":\"  Noor  An \"}]");
  g_autoptr (GError) error = NULL;
  g_autoptr (OdMessage) read = od_message_from_json (changed, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (od_quality_remarks_find (read->remarks, OD_FIELD_GIVEN_NAME)->proposed, ==, "Noor An");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/message/remarks", test_remarks);
  g_test_add_func ("/message/remark-normalised", test_remark_normalised);
  return g_test_run ();
}
