#include "memory-keyring.h"

#include <string.h>

typedef struct
{
  OdKeyring *keyring;
  GMainLoop *loop;
  guint calls;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->keyring = od_memory_keyring_new ();
  fixture->loop = g_main_loop_new (NULL, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->result);
  g_main_loop_unref (fixture->loop);
  g_assert_finalize_object (fixture->keyring);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->calls++;
  g_set_object (&fixture->result, result);
  g_main_loop_quit (fixture->loop);
}

/* The callback comes once, and not before the call returned. */
static GAsyncResult *
wait_for_result (Fixture *fixture)
{
  guint before = fixture->calls;

  g_main_loop_run (fixture->loop);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fixture->calls, ==, before + 1);
  return fixture->result;
}

static gboolean
store (Fixture *fixture, OdKeyringKind kind, const char *reference, const char *text, GError **error)
{
  g_autoptr (OdSecret) secret = od_secret_new (text, -1);

  od_keyring_store_async (fixture->keyring, kind, reference, secret, NULL, on_done, fixture);
  return od_keyring_store_finish (fixture->keyring, wait_for_result (fixture), error);
}

static OdSecret *
lookup (Fixture *fixture, OdKeyringKind kind, const char *reference, GError **error)
{
  od_keyring_lookup_async (fixture->keyring, kind, reference, NULL, on_done, fixture);
  return od_keyring_lookup_finish (fixture->keyring, wait_for_result (fixture), error);
}

static gboolean
clear (Fixture *fixture, OdKeyringKind kind, const char *reference, GError **error)
{
  od_keyring_clear_async (fixture->keyring, kind, reference, NULL, on_done, fixture);
  return od_keyring_clear_finish (fixture->keyring, wait_for_result (fixture), error);
}

static void
assert_holds (Fixture *fixture, OdKeyringKind kind, const char *reference, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdSecret) secret = lookup (fixture, kind, reference, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (secret == NULL ? NULL : od_secret_peek (secret), ==, expected);
}

static void
test_store_and_lookup (Fixture *fixture, gconstpointer data)
{
  assert_holds (fixture, OD_KEYRING_PACKAGE, "2026-00042-K7QM", NULL);
  g_assert_true (store (fixture, OD_KEYRING_PACKAGE, "2026-00042-K7QM", "appel", NULL));
  assert_holds (fixture, OD_KEYRING_PACKAGE, "2026-00042-K7QM", "appel");
  assert_holds (fixture, OD_KEYRING_PROTOCOL, "2026-00042-K7QM", NULL);
  assert_holds (fixture, OD_KEYRING_PACKAGE, "2026-00042", NULL);
  g_assert_true (store (fixture, OD_KEYRING_PACKAGE, "2026-00042-K7QM", "boom", NULL));
  assert_holds (fixture, OD_KEYRING_PACKAGE, "2026-00042-K7QM", "boom");
}

static void
test_count (Fixture *fixture, gconstpointer data)
{
  store (fixture, OD_KEYRING_PROTOCOL, "a", "appel", NULL);
  store (fixture, OD_KEYRING_PROTOCOL, "b", "boom", NULL);
  store (fixture, OD_KEYRING_PACKAGE, "b", "elders", NULL);
  store (fixture, OD_KEYRING_PROTOCOL, "a", "appel opnieuw", NULL);
  g_assert_cmpuint (od_memory_keyring_count (OD_MEMORY_KEYRING (fixture->keyring), OD_KEYRING_PROTOCOL), ==, 2);
  g_assert_cmpuint (od_memory_keyring_count (OD_MEMORY_KEYRING (fixture->keyring), OD_KEYRING_REGISTER_KEY), ==, 0);
}

static void
test_clear (Fixture *fixture, gconstpointer data)
{
  g_assert_true (clear (fixture, OD_KEYRING_PACKAGE, "a", NULL));
  store (fixture, OD_KEYRING_PACKAGE, "a", "appel", NULL);
  store (fixture, OD_KEYRING_PROTOCOL, "a", "boom", NULL);
  g_assert_true (clear (fixture, OD_KEYRING_PACKAGE, "a", NULL));
  assert_holds (fixture, OD_KEYRING_PACKAGE, "a", NULL);
  assert_holds (fixture, OD_KEYRING_PROTOCOL, "a", "boom");
}

static void
test_failure (Fixture *fixture, gconstpointer data)
{
  static const OdKeyringError codes[] = { OD_KEYRING_ERROR_NONE, OD_KEYRING_ERROR_LOCKED, OD_KEYRING_ERROR_FAILED };
  OdMemoryKeyring *keyring = OD_MEMORY_KEYRING (fixture->keyring);

  store (fixture, OD_KEYRING_PACKAGE, "a", "appel", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) failure = g_error_new_literal (OD_KEYRING_ERROR, codes[i], "Zo gaat het mis.");
      g_autoptr (GError) errors = NULL;

      od_memory_keyring_set_failure (keyring, failure);
      g_assert_false (store (fixture, OD_KEYRING_PACKAGE, "a", "boom", &errors));
      g_assert_error (errors, OD_KEYRING_ERROR, (int) codes[i]);
      g_assert_cmpstr (errors->message, ==, "Zo gaat het mis.");
      g_clear_error (&errors);
      g_assert_null (lookup (fixture, OD_KEYRING_PACKAGE, "a", &errors));
      g_assert_error (errors, OD_KEYRING_ERROR, (int) codes[i]);
      g_clear_error (&errors);
      g_assert_false (clear (fixture, OD_KEYRING_PACKAGE, "a", &errors));
      g_assert_error (errors, OD_KEYRING_ERROR, (int) codes[i]);
    }
  od_memory_keyring_set_failure (keyring, NULL);
  assert_holds (fixture, OD_KEYRING_PACKAGE, "a", "appel");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (OdSecret) secret = od_secret_new ("appel", -1);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  od_keyring_store_async (fixture->keyring, OD_KEYRING_PACKAGE, "a", secret, cancellable, on_done, fixture);
  g_assert_false (od_keyring_store_finish (fixture->keyring, wait_for_result (fixture), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_holds (fixture, OD_KEYRING_PACKAGE, "a", NULL);
}

/* Before the keyring is freed its answer has come, also to who no longer holds it. */
static void
test_outlives (void)
{
  Fixture fixture = { od_memory_keyring_new (), g_main_loop_new (NULL, FALSE), 0, NULL };
  gpointer keyring = fixture.keyring;

  g_object_add_weak_pointer (keyring, &keyring);
  od_keyring_lookup_async (fixture.keyring, OD_KEYRING_PACKAGE, "a", NULL, on_done, &fixture);
  g_object_unref (fixture.keyring);
  g_assert_nonnull (keyring);
  wait_for_result (&fixture);
  g_clear_object (&fixture.result);
  g_assert_null (keyring);
  g_main_loop_unref (fixture.loop);
}

static void
test_kinds (void)
{
  g_assert_cmpstr (od_keyring_kind_to_string (OD_KEYRING_REGISTER_KEY), ==, "registersleutel");
  g_assert_cmpstr (od_keyring_kind_to_string (OD_KEYRING_PACKAGE), ==, "pakket");
  g_assert_cmpstr (od_keyring_kind_to_string (OD_KEYRING_PROTOCOL), ==, "protocol");
}

#define ADD(name, function) g_test_add ("/memory-keyring/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("store-and-lookup", test_store_and_lookup);
  ADD ("count", test_count);
  ADD ("clear", test_clear);
  ADD ("failure", test_failure);
  ADD ("cancelled", test_cancelled);
  g_test_add_func ("/memory-keyring/outlives", test_outlives);
  g_test_add_func ("/memory-keyring/kinds", test_kinds);
  return g_test_run ();
}
