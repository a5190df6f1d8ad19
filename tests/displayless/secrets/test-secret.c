#include "secret.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_holds (void)
{
  static const struct
  {
    const char *bytes;
    gssize length;
    gsize expected;
  } cases[] = {
    { "", -1, 0 },
    { "", 0, 0 },
    { "appel boom", -1, 10 },
    { "appel\0boom", -1, 5 },
    { "appel\0boom", 10, 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OdSecret) secret = od_secret_new (cases[i].bytes, cases[i].length);

      g_assert_cmpmem (od_secret_peek (secret), od_secret_get_length (secret), cases[i].bytes, cases[i].expected);
      g_assert_cmpint (od_secret_peek (secret)[cases[i].expected], ==, '\0');
      g_assert_true (od_secret_peek (secret) != cases[i].bytes);
    }
}

static void
test_take_wipes (void)
{
  char buffer[] = "appel boom cijfer";
  static const char zeros[sizeof buffer] = { 0 };
  g_autoptr (OdSecret) secret = od_secret_take (buffer, strlen (buffer));

  g_assert_cmpstr (od_secret_peek (secret), ==, "appel boom cijfer");
  g_assert_cmpmem (buffer, sizeof buffer, zeros, sizeof zeros);
}

static void
test_wipe (void)
{
  char buffer[] = "appel";

  od_secret_wipe (buffer, 4);
  g_assert_cmpmem (buffer, sizeof buffer, "\0\0\0\0l", 6);
  od_secret_wipe (NULL, 0);
}

static void
test_random (void)
{
  g_autoptr (OdSecret) one = od_secret_new_random (32);
  g_autoptr (OdSecret) other = od_secret_new_random (32);
  static const char zeros[32] = { 0 };

  g_assert_cmpuint (od_secret_get_length (one), ==, 32);
  g_assert_false (od_secret_equal (one, other));
  g_assert_true (memcmp (od_secret_peek (one), zeros, sizeof zeros) != 0);
}

static void
test_equal (void)
{
  g_autoptr (OdSecret) one = od_secret_new ("appel", -1);
  g_autoptr (OdSecret) same = od_secret_new ("appel", -1);
  g_autoptr (OdSecret) other = od_secret_new ("appem", -1);
  g_autoptr (OdSecret) longer = od_secret_new ("appels", -1);
  g_autoptr (OdSecret) empty = od_secret_new ("", 0);
  g_autoptr (OdSecret) also_empty = od_secret_new_random (0);

  g_assert_true (od_secret_equal (one, one));
  g_assert_true (od_secret_equal (one, same));
  g_assert_false (od_secret_equal (one, other));
  g_assert_false (od_secret_equal (one, longer));
  g_assert_false (od_secret_equal (one, empty));
  g_assert_true (od_secret_equal (empty, also_empty));
}

static gpointer
ref_and_unref (gpointer secret)
{
  for (guint i = 0; i < 10000; i++)
    od_secret_unref (od_secret_ref (secret));
  return NULL;
}

static void
test_references (void)
{
  g_autoptr (OdSecret) secret = od_secret_new ("appel", -1);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("secret", ref_and_unref, secret);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpstr (od_secret_peek (secret), ==, "appel");
}

/* As many as a long list of packages and more. */
static void
test_many (void)
{
  g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func ((GDestroyNotify) od_secret_unref);

  for (guint i = 0; i < 5000; i++)
    g_ptr_array_add (secrets, od_secret_new (&i, sizeof i));
  for (guint i = 0; i < 5000; i++)
    g_assert_cmpmem (od_secret_peek (secrets->pdata[i]), sizeof i, &i, sizeof i);
}

typedef void (*Misdeed) (OdSecret *secret);

static void
write_into (OdSecret *secret)
{
  ((volatile char *) od_secret_peek (secret))[0] = 'x';
}

static void
read_behind (OdSecret *secret)
{
  /* One byte behind the NUL lies a page that may not be touched. */
  (void) *(volatile const char *) (od_secret_peek (secret) + od_secret_get_length (secret) + 1);
}

static void
read_after_free (OdSecret *secret)
{
  const char *bytes = od_secret_peek (secret);

  od_secret_unref (secret);
  (void) *(volatile const char *) bytes;
}

static int
die_of (Misdeed misdeed)
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      /* A sanitizer's own handler would turn the signal into a report. */
      signal (SIGSEGV, SIG_DFL);
      signal (SIGBUS, SIG_DFL);
      misdeed (od_secret_new ("appel", -1));
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFSIGNALED (status) ? WTERMSIG (status) : 0;
}

static void
test_guarded (void)
{
  g_assert_cmpint (die_of (write_into), ==, SIGSEGV);
  g_assert_cmpint (die_of (read_behind), ==, SIGSEGV);
  g_assert_cmpint (die_of (read_after_free), ==, SIGSEGV);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secret/holds", test_holds);
  g_test_add_func ("/secret/take-wipes", test_take_wipes);
  g_test_add_func ("/secret/wipe", test_wipe);
  g_test_add_func ("/secret/random", test_random);
  g_test_add_func ("/secret/equal", test_equal);
  g_test_add_func ("/secret/references", test_references);
  g_test_add_func ("/secret/many", test_many);
  g_test_add_func ("/secret/guarded", test_guarded);
  return g_test_run ();
}
