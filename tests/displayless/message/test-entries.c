#include "sample-messages.h"

#include <string.h>

/* What a package holds beside bericht.json. */

#define ABC_SHA256 "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static void
assert_unreadable (const OdMessage *message, GBytes *readable)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (od_message_check_readable (message, readable, &error));
  g_assert_error (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_READABLE);
}

static void
test_readable (void)
{
  g_autoptr (OdMessage) message = sample_message_new (SAMPLE_REFERRAL);
  g_autoptr (GBytes) abc = g_bytes_new_static ("abc", 3), abd = g_bytes_new_static ("abd", 3);
  g_autoptr (GBytes) longer = g_bytes_new_static ("abc", 4), empty = g_bytes_new_static ("", 0);
  g_autoptr (GError) error = NULL;

  assert_unreadable (message, abc);
  od_message_set_readable (message, abc);
  g_assert_cmpstr (message->readable_sha256, ==, ABC_SHA256);
  g_assert_true (od_message_check_readable (message, abc, &error));
  g_assert_no_error (error);
  assert_unreadable (message, abd);
  assert_unreadable (message, longer);
  assert_unreadable (message, empty);
  assert_unreadable (message, NULL);
  g_clear_pointer (&message->readable_sha256, g_free);
  assert_unreadable (message, abc);
  assert_unreadable (message, NULL);
}

static void
assert_takes (OdMessage *message, const char *name, const char *content, gboolean taken)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (od_message_take_document (message, name, bytes, &error), ==, taken);
  if (!taken)
    g_assert_error (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_DOCUMENTS);
}

/* What a message names and its package holds must be the same, each file once, its name ours. */
static void
test_documents (void)
{
  g_autoptr (OdMessage) sample = sample_message_new (SAMPLE_EVIDENCE);
  g_autoptr (GBytes) json = od_message_to_json (sample);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdMessage) message = od_message_from_json (json, &error);

  g_assert_no_error (error);
  g_assert_false (od_message_check_documents (message, &error));
  g_assert_error (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_DOCUMENTS);
  g_clear_error (&error);
  assert_takes (message, "bijlage-01.pdf", "%PDF-1.4 verzonnem", FALSE);
  assert_takes (message, "bijlage-03.pdf", "%PDF-1.4 verzonnen", FALSE);
  assert_takes (message, "Beleid 2026.PDF", "%PDF-1.4 verzonnen", FALSE);
  assert_takes (message, "bijlage-01.pdf", "%PDF-1.4 verzonnen", TRUE);
  g_assert_false (od_message_check_documents (message, NULL));
  assert_takes (message, "bijlage-02.pdf", "%PDF-1.4 verzonnen", TRUE);
  g_assert_true (od_message_check_documents (message, &error));
  g_assert_no_error (error);
}

/* An attachment told of twice does not stand for a document that none tells of. */
static void
test_attachment_twice (void)
{
  g_autoptr (OdMessage) message = sample_message_new (SAMPLE_EVIDENCE);
  g_autoptr (GBytes) json = od_message_to_json (message);
  g_autofree char *text = g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  const char *first = ((OdMessageDocument *) g_ptr_array_index (message->documents, 0))->id;
  const char *second = ((OdMessageDocument *) g_ptr_array_index (message->documents, 1))->id;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdMessage) read = NULL;
  g_autoptr (GBytes) changed = NULL;
  char *attachments = strstr (text, "\"bijlagen\"");

  g_assert_true (od_message_fits_documents (message));
  g_assert_nonnull (attachments);
  memcpy (strstr (attachments, second), first, strlen (first));
  changed = g_bytes_new (text, strlen (text));
  read = od_message_from_json (changed, &error);
  g_assert_null (read);
  g_assert_error (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_SCHEMA);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/message/entries/readable", test_readable);
  g_test_add_func ("/message/entries/documents", test_documents);
  g_test_add_func ("/message/entries/attachment-twice", test_attachment_twice);
  return g_test_run ();
}
