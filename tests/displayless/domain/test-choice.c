#include "assert-findings.h"
#include "choice.h"
#include "review.h"

static void
test_initial (void)
{
  g_autoptr (OdChoices) choices = od_choices_new ();

  g_assert_true (od_choices_offer (choices, OD_CHOICE_CONTACT_MANNER, "telefoon"));
  g_assert_false (od_choices_offer (choices, OD_CHOICE_ERASE_GROUND, "telefoon"));
  for (OdChoiceKind kind = 0; kind < OD_N_CHOICE_KINDS; kind++)
    for (guint i = 0; i < od_choices_get (choices, kind)->len; i++)
      g_assert_true (od_choice_code_is_valid (((const OdChoice *) od_choices_get (choices, kind)->pdata[i])->code));
}

static void
test_new_and_hidden (void)
{
  g_autoptr (OdChoices) choices = od_choices_new ();
  g_autoptr (OdChoices) one = od_choices_with_new (choices, OD_CHOICE_CONTACT_MANNER, "  Vía  het loket! ");
  g_autoptr (OdChoices) two = od_choices_with_new (one, OD_CHOICE_CONTACT_MANNER, "Via het, loket");
  g_autoptr (OdChoices) hidden = od_choices_with_offered (two, OD_CHOICE_CONTACT_MANNER, "brief", FALSE);
  g_autoptr (OdChoices) renamed = od_choices_with_label (hidden, OD_CHOICE_CONTACT_MANNER, "bezoek", "bij de cliënt thuis");

  g_assert_null (od_choices_find (choices, OD_CHOICE_CONTACT_MANNER, "via-het-loket"));
  g_assert_cmpstr (od_choices_find (two, OD_CHOICE_CONTACT_MANNER, "via-het-loket")->label, ==, "Vía het loket!");
  g_assert_true (od_choices_offer (two, OD_CHOICE_CONTACT_MANNER, "via-het-loket-2"));
  g_assert_true (od_choices_offer (two, OD_CHOICE_CONTACT_MANNER, "brief"));
  g_assert_false (od_choices_offer (renamed, OD_CHOICE_CONTACT_MANNER, "brief"));
  g_assert_cmpstr (od_choices_find (renamed, OD_CHOICE_CONTACT_MANNER, "bezoek")->label, ==, "bij de cliënt thuis");
}

static void
test_last_one_stays (void)
{
  g_autoptr (OdChoices) choices = od_choices_new ();
  g_autoptr (OdChoices) one = od_choices_with_offered (choices, OD_CHOICE_KEEP_GROUND, "later-opnieuw", FALSE);
  g_autoptr (OdChoices) none = od_choices_with_offered (one, OD_CHOICE_KEEP_GROUND, "gegevens-opgevraagd", FALSE);

  g_assert_true (od_choices_offer (none, OD_CHOICE_KEEP_GROUND, "gegevens-opgevraagd"));
}

static void
test_labels (void)
{
  static const struct
  {
    const char *code;
    const char *label;
    const char *expected;
  } cases[] = {
    { NULL, "via het loket", "" },  { NULL, "  ", "choice=required" },  { NULL, "Télefoon ", "choice=double" },
    { "telefoon", "Telefoon", "" }, { NULL, "a\x07", "choice=control" }, { NULL, "85.07.30-033.28", "choice=national-number" },
  };
  g_autoptr (OdChoices) choices = od_choices_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_findings (od_choices_check_label (choices, OD_CHOICE_CONTACT_MANNER, cases[i].code, cases[i].label), cases[i].expected);
}

static void
test_text (void)
{
  g_autoptr (OdChoices) choices = od_choices_new ();
  g_autoptr (OdChoices) one = od_choices_with_new (choices, OD_CHOICE_CONTACT_MANNER, "via het loket");
  g_autoptr (OdChoices) two = od_choices_with_offered (one, OD_CHOICE_CONTACT_MANNER, "brief", FALSE);
  g_autofree char *text = od_choices_to_text (two, OD_CHOICE_CONTACT_MANNER);
  g_autoptr (OdChoices) read = od_choices_with_text (choices, OD_CHOICE_CONTACT_MANNER, text);
  g_autofree char *again = od_choices_to_text (read, OD_CHOICE_CONTACT_MANNER);
  static const char *const bad[] = { "", "telefoon", "+ x", "+Telefoon Telefoon", "-brief brief", "+brief ", "+a/b c" };

  g_assert_cmpstr (text, ==, again);
  g_assert_false (od_choices_offer (read, OD_CHOICE_CONTACT_MANNER, "brief"));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (OdChoices) same = od_choices_with_text (choices, OD_CHOICE_CONTACT_MANNER, bad[i]);

      g_assert_true (same == choices);
    }
}

static void
test_review (void)
{
  static const char *const good[] = { "wissen:geen-reactie", "bewaren:later-opnieuw:2027-02-22" };
  static const char *const bad[] = {
    "", "wissen", "wissen:", "wissen:Geen reactie", "bewaren:later-opnieuw", "bewaren:later-opnieuw:2027-02-30", "wissen:a:2027-02-22",
    "vrije tekst over een cliënt", "bewaren::2027-02-22",
  };
  g_auto (OdReview) review = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_auto (OdReview) read = { 0 };
      g_autofree char *detail = NULL;

      g_assert_true (od_review_from_detail (good[i], &read));
      detail = od_review_to_detail (&read);
      g_assert_cmpstr (detail, ==, good[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (od_review_from_detail (bad[i], &review));
  g_assert_false (od_review_from_detail (NULL, &review));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/choice/initial", test_initial);
  g_test_add_func ("/choice/new-and-hidden", test_new_and_hidden);
  g_test_add_func ("/choice/last-one-stays", test_last_one_stays);
  g_test_add_func ("/choice/labels", test_labels);
  g_test_add_func ("/choice/text", test_text);
  g_test_add_func ("/choice/review", test_review);
  return g_test_run ();
}
