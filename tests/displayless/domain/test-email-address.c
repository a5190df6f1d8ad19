#include "email-address.h"

static void
assert_valid (const char *text, gboolean expected)
{
  gboolean valid = od_email_address_is_valid (text);

  if (valid != expected)
    g_test_message ("“%s”", text);
  g_assert_cmpint (valid, ==, expected);
}

static void
test_valid (void)
{
  static const char *const texts[] = {
    "fien@example.be",
    "fien.fictief@example.be",
    "Fien.Fictief+ocmw@mail.example.be",
    "f@e.be",
    "o'brien@example.be",
    "fien_fictief-1@voorbeeld-1.example",
    "1234@example.be",
    "!#$%&'*+-/=?^_`{|}~@example.be",
    "fien@bücher.example",
    "fien@xn--bcher-kva.example",
    "zoë@example.be",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_valid (texts[i], TRUE);
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    NULL, "", "@", "fien", "fien@", "@example.be", "example.be",
    /* domains that are none */
    "fien@example", "fien@example.", "fien@example.be.", "fien@.be", "fien@example..be", "fien@-example.be",
    "fien@example-.be",
    "fien@exa_mple.be", "fien@exa mple.be", "fien@[127.0.0.1]", "fien@example.be:25", "fien@example.be/pad",
    "fien@exam\377ple.be",
    /* local parts that are none */
    ".fien@example.be", "fien.@example.be", "fien..fictief@example.be", "fien fictief@example.be", "fien,@example.be",
    "fien;@example.be", "fien:@example.be", "fien(x)@example.be", "fien\\@example.be", "\"fien fictief\"@example.be",
    "fien@fictief@example.be", "fi\377en@example.be", "fien\t@example.be", "fien\001@example.be",
    /* more than one address, or one with something more: what would send the mail elsewhere too */
    "Fien <fien@example.be>", "<fien@example.be>", "fien@example.be,ander@example.be",
    "fien@example.be;ander@example.be",
    "fien@example.be ander@example.be", "fien@example.be\nBcc: ander@example.be",
    "fien@example.be\r\nBcc:ander@example.be",
    "fien\nBcc: ander@example.be", "mailto:fien@example.be", "fien@example.be?bcc=ander@example.be",
    "fien@example.be?cc=ander",
    " fien@example.be", "fien@example.be ", "fien@example.be\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_valid (texts[i], FALSE);
}

/* RFC 5321, 4.5.3.1: in octets. */
static void
test_lengths (void)
{
  static const struct
  {
    gsize local;
    gsize label;
    gboolean valid;
  } cases[] = {
    { 64, 10, TRUE }, { 65, 10, FALSE }, { 10, 63, TRUE }, { 10, 64, FALSE }, { 64, 61, TRUE }, { 64, 62, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean whole = cases[i].local == 64 && cases[i].label > 60; /* 64 + 1 + 63 + 1 + 63 + 1 + 61 = 254 */
      g_autofree char *local = g_strnfill (cases[i].local, 'f');
      g_autofree char *label = g_strnfill (cases[i].label, 'e');
      g_autofree char *full_label = g_strnfill (63, 'e');
      g_autofree char *text = whole ? g_strdup_printf ("%s@%s.%s.%s", local, full_label, full_label, label)
                                    : g_strdup_printf ("%s@%s.be", local, label);

      assert_valid (text, cases[i].valid);
    }
}

/* Sixty-four octets are thirty-two letters of two. */
static void
test_length_in_octets (void)
{
  g_autoptr (GString) local = g_string_new (NULL);
  g_autofree char *fits = NULL;
  g_autofree char *too_long = NULL;

  for (int i = 0; i < 32; i++)
    g_string_append (local, "ë");
  fits = g_strconcat (local->str, "@example.be", NULL);
  too_long = g_strconcat ("e", local->str, "@example.be", NULL);
  assert_valid (fits, TRUE);
  assert_valid (too_long, FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/email-address/valid", test_valid);
  g_test_add_func ("/email-address/refused", test_refused);
  g_test_add_func ("/email-address/lengths", test_lengths);
  g_test_add_func ("/email-address/length-in-octets", test_length_in_octets);
  return g_test_run ();
}
