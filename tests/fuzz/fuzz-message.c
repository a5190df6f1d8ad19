#include "fuzzing.h"
#include "message.h"
#include "record-json.h"

/* Whatever stands in a package as bericht.json, or in a file as a protocol. */

static void
try_message (GBytes *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdMessage) message = od_message_from_draft_json (json, &error);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (OdMessage) again = NULL;
  g_autoptr (GBytes) written_again = NULL;

  if ((message != NULL) == (error != NULL))
    fuzz_fail ("refused without a reason");
  if (message == NULL)
    return;
  written = od_message_to_json (message);
  again = od_message_from_draft_json (written, &error);
  if (again == NULL)
    fuzz_fail ("what was read and written is not read again");
  written_again = od_message_to_json (again);
  if (!g_bytes_equal (written, written_again))
    fuzz_fail ("what was read and written changes");
}

static void
try_protocol (const guint8 *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdProtocol) protocol = od_protocol_from_json ((const char *) bytes, size, &error);

  if ((protocol != NULL) == (error != NULL))
    fuzz_fail ("refused without a reason");
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) json = g_bytes_new (bytes, size);

  try_message (json);
  try_protocol (bytes, size);
  return 0;
}
