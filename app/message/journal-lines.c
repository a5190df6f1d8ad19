#include "journal-document.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static char *
make_line (const OdJournalEntry *entry)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *time = g_date_time_format (entry->at, "%Y-%m-%dT%H:%M:%S%:z");

  json_builder_begin_object (builder);
  add_number (builder, "nummer", (gint64) entry->number);
  add_text (builder, "tijd", time);
  add_number (builder, "microseconden", od_time_get_microseconds (entry->at));
  add_number (builder, "verschuiving", od_time_get_offset (entry->at));
  add_text (builder, "gebruiker", entry->user);
  add_text (builder, "handeling", entry->action);
  add_text (builder, "kenmerk", entry->reference);
  add_text (builder, "hash", entry->hash);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

GBytes *
od_journal_to_lines (GPtrArray *entries)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *line = make_line (g_ptr_array_index (entries, i));

      g_string_append (lines, line);
      g_string_append_c (lines, '\n');
    }
  return g_string_free_to_bytes (lines);
}

static char *
take_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_dup_string (node) : g_strdup ("");
}

static gint64
take_number (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;
}

static GDateTime *
take_time (JsonObject *object)
{
  gint64 offset = take_number (object, "verschuiving");
  g_autoptr (GTimeZone) zone = offset > -86400 && offset < 86400 ? g_time_zone_new_offset ((gint32) offset) : g_time_zone_new_utc ();

  return od_time_new (take_number (object, "microseconden"), zone);
}

/* The entry that @line writes, (transfer full) (nullable). It is written again and compared: so nothing else can stand in the line. */
static OdJournalEntry *
read_line (const char *line)
{
  g_autoptr (JsonNode) root = json_from_string (line, NULL);
  g_autoptr (OdJournalEntry) entry = NULL;
  g_autofree char *again = NULL;
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  object = json_node_get_object (root);
  entry = g_new0 (OdJournalEntry, 1);
  entry->number = (guint64) take_number (object, "nummer");
  entry->at = take_time (object);
  entry->user = take_text (object, "gebruiker");
  entry->action = take_text (object, "handeling");
  entry->reference = take_text (object, "kenmerk");
  entry->hash = take_text (object, "hash");
  again = make_line (entry);
  return g_str_equal (again, line) ? g_steal_pointer (&entry) : NULL;
}

/* Whether @line comes behind @head, which becomes that line's. */
static gboolean
fits (const char *line, OdJournalHead *head)
{
  g_autoptr (OdJournalEntry) entry = read_line (line);
  g_autofree char *hash = NULL;
  OdJournalHead next = *head;

  if (entry == NULL)
    return FALSE;
  od_journal_head_advance (&next, od_time_get_microseconds (entry->at), od_time_get_offset (entry->at), entry->user, entry->action,
                           entry->reference);
  hash = od_journal_hash_format (next.hash, OD_JOURNAL_HASH_LENGTH);
  if (entry->number != next.number || !g_str_equal (entry->hash, hash))
    return FALSE;
  *head = next;
  return TRUE;
}

static gboolean
is_other (const OdJournalHead *earlier, const OdJournalHead *head)
{
  return earlier != NULL && earlier->number == head->number && memcmp (earlier->hash, head->hash, OD_JOURNAL_HASH_LENGTH) != 0;
}

gboolean
od_journal_lines_verify (GInputStream *stream, const OdJournalHead *earlier, OdJournalHead *head, guint64 *misfit, GError **error)
{
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (stream);

  memset (head, 0, sizeof *head);
  *misfit = 0;
  while (TRUE)
    {
      g_autoptr (GError) failure = NULL;
      g_autofree char *line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, &failure);

      if (failure != NULL && failure->domain == G_IO_ERROR)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (line == NULL && failure == NULL)
        break;
      if (line == NULL || !fits (line, head))
        {
          *misfit = head->number + 1;
          return TRUE;
        }
      if (is_other (earlier, head))
        {
          *misfit = head->number;
          return TRUE;
        }
    }
  if (earlier != NULL && earlier->number > head->number)
    *misfit = head->number + 1;
  return TRUE;
}
