#include "numbered-save.h"
#include "register-fixture.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

/* A program is killed, as kill -9 does, while it saves: whatever it said to be saved is there, and nothing is there by
 * half. (Killing a program is not pulling the plug: what the kernel has, stays. What must be on the disk is SQLite's to
 * tell the kernel, with synchronous = FULL.) The moments are random; --seed repeats them. */

#define N_KILLS 200
#define N_FIRST_KILLS 40
#define MAX_DELAY 60000       /* microseconds after the first save */
#define MAX_START_DELAY 20000 /* or after the start */

/* The child: saves FIRST, FIRST + 1, … until it is killed, and says of each that it was saved. */

static void
say_saved (guint number)
{
  g_autofree char *line = g_strdup_printf ("%u\n", number);

  if (write (STDOUT_FILENO, line, strlen (line)) != (gssize) strlen (line))
    _exit (1);
}

static void
save_until_killed (const char *first, const char *folder)
{
  g_autoptr (OdSecret) key = numbered_save_new_key ();
  OdRegister *self = od_fixture_must_open (folder);

  for (guint number = g_ascii_strtoull (first, NULL, 10);; number++)
    {
      od_fixture_must_apply (self, numbered_save_new_change (number, key));
      say_saved (number);
    }
}

/* The parent. */

static void
kill_child (GSubprocess *child)
{
  g_subprocess_force_exit (child);
  g_assert_true (g_subprocess_wait (child, NULL, NULL));
  /* Else it ended by itself, and that is not what is tested. */
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);
}

/* Reads all that the child still said; the number of the last save, or what @saved was. */
static guint
read_last_saved (GDataInputStream *said, guint saved)
{
  char *line;

  while ((line = g_data_input_stream_read_line (said, NULL, NULL, NULL)) != NULL)
    {
      g_autofree char *number = line;

      g_assert_cmpuint (g_ascii_strtoull (number, NULL, 10), ==, saved + 1);
      saved++;
    }
  return saved;
}

static guint
save_and_kill (const char *folder, guint saved, gboolean after_first)
{
  g_autofree char *first = g_strdup_printf ("%u", saved + 1);
  g_autoptr (GSubprocess) child = od_fixture_start_child (first, folder);
  g_autoptr (GDataInputStream) said = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));

  if (after_first)
    {
      g_autofree char *line = g_data_input_stream_read_line (said, NULL, NULL, NULL);
      g_assert_cmpstr (line, ==, first);
      saved++;
    }
  g_usleep (g_test_rand_int_range (0, (after_first ? MAX_DELAY : MAX_START_DELAY) + 1));
  kill_child (child);
  return read_last_saved (said, saved);
}

/* The number of entries: one for each save that was said, and at most one more, whose child was killed before it could
 * say so. */
static guint
check_journal (OdRegister *self, guint saved)
{
  g_autoptr (GPtrArray) entries = od_fixture_load_journal (self);

  g_assert_cmpint (od_fixture_verify_journal (self), ==, 0);
  g_assert_cmpuint (entries->len, >=, saved);
  g_assert_cmpuint (entries->len, <=, saved + 1);
  for (guint i = 0; i < entries->len; i++)
    g_assert_true (numbered_save_is_entry (i + 1, g_ptr_array_index (entries, i)));
  return entries->len;
}

/* Each referral, opened with the key, is as the last of its saves that the journal knows left it, and there are no
 * others. */
static void
check_referrals (OdRegister *self, guint last)
{
  g_autoptr (OdSecret) key = numbered_save_new_key ();
  g_autoptr (GPtrArray) stored = od_fixture_load_referrals (self);
  g_autoptr (GPtrArray) referrals = numbered_save_open_referrals (stored, key);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);

  g_assert_cmpuint (referrals->len, ==, stored->len);
  g_assert_cmpuint (referrals->len, ==, numbered_save_count_referrals (last));
  for (guint i = 0; i < referrals->len; i++)
    {
      OdReferral *referral = g_ptr_array_index (referrals, i);
      guint first = numbered_save_find_first (od_referral_get_id (referral));

      g_assert_true (first >= 1 && first <= last);
      g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (first)));
      g_assert_true (numbered_save_is_as_left (numbered_save_find_last (first, last), referral));
    }
}

/* The messages of the saves since @before, and not the next. */
static void
check_messages (OdRegister *self, guint before, guint last)
{
  for (guint number = before + 1; number <= last + 1; number++)
    {
      g_autofree char *id = numbered_save_get_message_id (number);
      g_autoptr (OdStoredMessage) message = od_fixture_find_message (self, id, TRUE);

      g_assert_true ((message != NULL) == (number <= last));
      g_assert_true (message == NULL || numbered_save_is_message (number, message));
    }
}

static int
take_answer (void *data, int n_columns, char **values, char **names)
{
  g_string_append_printf (data, "%s ", values[0]);
  return 0;
}

static void
check_database (const char *folder)
{
  sqlite3 *database = od_fixture_open_database (folder);
  g_autoptr (GString) answer = g_string_new (NULL);

  g_assert_cmpint (
      sqlite3_exec (database, "PRAGMA integrity_check; PRAGMA foreign_key_check", take_answer, answer, NULL), ==,
      SQLITE_OK);
  g_assert_cmpstr (answer->str, ==, "ok ");
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

/* How many saves there are; those after @before are new, those up to @saved were said to be saved. */
static guint
check_register (const char *folder, guint before, guint saved)
{
  OdRegister *self = od_fixture_must_open (folder);
  guint last = check_journal (self, saved);

  check_referrals (self, last);
  check_messages (self, before, last);
  od_fixture_close (self);
  check_database (folder);
  return last;
}

static void
test_killed_while_saving (void)
{
  char *folder = od_fixture_make_folder ();
  guint last = 0, n_unsaid = 0;

  for (guint i = 0; i < N_KILLS; i++)
    {
      /* Every fourth time at once, perhaps before anything was saved. */
      guint saved = save_and_kill (folder, last, g_test_rand_int_range (0, 4) != 0);
      guint now = check_register (folder, last, saved);

      n_unsaid += now - saved;
      last = now;
    }
  g_test_message ("%d kills, %u saves, of which %u were saved but not said to be", N_KILLS, last, n_unsaid);
  /* Else the child was killed before it did anything. */
  g_assert_cmpuint (last, >, N_KILLS);
  od_fixture_remove_folder (folder);
}

static void
test_killed_while_starting (void)
{
  for (guint i = 0; i < N_FIRST_KILLS; i++)
    {
      char *folder = od_fixture_make_folder ();
      guint saved = save_and_kill (folder, 0, FALSE);

      saved = check_register (folder, 0, saved);
      /* And it goes on from there. */
      saved = save_and_kill (folder, saved, TRUE);
      check_register (folder, 0, saved);
      od_fixture_remove_folder (folder);
    }
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    save_until_killed (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crash/saving/killed-while-saving", test_killed_while_saving);
  g_test_add_func ("/crash/saving/killed-while-starting", test_killed_while_starting);
  return g_test_run ();
}
