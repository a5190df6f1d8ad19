#include "test-desk.h"

#include "agree-passphrase.h"
#include "failing-keyring.h"

/* Passphrases that are agreed per protocol: made at one desk, typed in at the other, renewed, and forgotten in time. */

#define TODAY "2026-11-24"
#define UNTIL "2026-12-24"
#define OTHER "opgroeien-ocmw-proefdorp-2025"

static OdSecret *
agree (Desk *self, const char *protocol_id, OdSecret *words, const char *since, const char *until, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_passphrase_agree_async (self->profile, protocol_id, words, since, until, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_passphrase_agree_finish (self->profile, result, error);
}

/* Agreed at @team and typed in at @ocmw (nullable) as somebody heard it; (transfer full). */
static OdSecret *
agree_at_both (Desk *team, Desk *ocmw, const char *since, const char *until)
{
  g_autoptr (GError) error = NULL;
  OdSecret *words = agree (team, HULSHOUT, NULL, since, until, &error);
  g_autoptr (OdSecret) typed = NULL;

  g_assert_no_error (error);
  if (ocmw != NULL)
    {
      g_autofree char *shouted = g_ascii_strup (od_secret_peek (words), -1);
      g_autoptr (OdSecret) heard = od_secret_new (g_strdelimit (shouted, " ", '-'), -1);
      typed = agree (ocmw, HULSHOUT, heard, since, until, &error);
      g_assert_no_error (error);
      g_assert_true (od_secret_equal (typed, words));
    }
  return words;
}

static gboolean
stop (Desk *self, const char *until, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_passphrase_stop_agreed_async (self->profile, HULSHOUT, until, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_passphrase_stop_agreed_finish (self->profile, result, error);
}

static gboolean
forget (Desk *self, const char *reference, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_passphrase_forget_async (self->profile, HULSHOUT, reference, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_passphrase_forget_finish (self->profile, result, error);
}

static gboolean
forget_expired (Desk *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_passphrase_forget_expired_async (self->profile, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_passphrase_forget_expired_finish (self->profile, result, error);
}

static OdSecret *
recall (Desk *self, const char *reference, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_passphrase_recall_agreed_async (self->profile, reference, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_passphrase_recall_agreed_finish (self->profile, result, error);
}

static guint
count_in_keyring (OdKeyring *memory)
{
  return od_memory_keyring_count (OD_MEMORY_KEYRING (memory), OD_KEYRING_PROTOCOL);
}

static guint
count_agreed (Desk *self)
{
  OdPassphraseAgreement *agreement = od_profile_find_agreement (self->profile, HULSHOUT);

  return agreement != NULL ? od_passphrase_agreement_get_data (agreement)->n_passphrases : 0;
}

static const OdAgreedPassphrase *
get_agreed (Desk *self, guint index)
{
  g_assert_cmpuint (index, <, count_agreed (self));
  return &od_passphrase_agreement_get_data (od_profile_find_agreement (self->profile, HULSHOUT))->passphrases[index];
}

static void
assert_sentence (const GError *error)
{
  g_auto (GStrv) lines = g_strsplit (error->message, "\n", 2);

  g_assert_true (g_str_has_suffix (lines[0], "."));
}

/* A package of a new referral, as it lies at the team. */
static OdPacked *
pack (Desk *team)
{
  g_autoptr (OdReferral) complete = desk_make_complete (team);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) ready = desk_save (team, complete, &error);
  OdPacked *packed;

  g_assert_no_error (error);
  packed = desk_pack (team, ready, NULL, &error);
  g_assert_no_error (error);
  return packed;
}

static void
test_agreed (void)
{
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdSecret) words = agree_at_both (team, NULL, TODAY, NULL);
  g_autoptr (OdSecret) found = NULL;
  g_autofree char *journal = NULL;

  desk_reopen (team);
  found = recall (team, get_agreed (team, 0)->reference, NULL);
  g_assert_true (od_secret_equal (found, words));
  g_assert_cmpstr (get_agreed (team, 0)->reference, ==, HULSHOUT " " TODAY);
  journal = desk_read_journal (team);
  g_assert_nonnull (strstr (journal, "wachtzin-afgesproken " HULSHOUT "\n"));
  g_assert_false (desk_folder_has_text (team->folder, od_secret_peek (words)));
  g_assert_null (strstr (journal, od_secret_peek (words)));
}

static void
test_pack (void)
{
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);
  g_autoptr (OdSecret) words = agree_at_both (team, ocmw, TODAY, NULL);
  g_autoptr (OdPacked) packed = pack (team);
  const OdStep *given = od_referral_find_step (packed->referral, OD_EVENT_GIVE_PASSPHRASE);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdImport) import = desk_open_import (ocmw, packed->path, NULL, &error);
  g_autoptr (OdReferral) sent = NULL;
  g_autoptr (OdReferral) accepted = NULL;
  g_autoptr (OdPacked) receipt = NULL;
  g_autoptr (OdImport) confirmation = NULL;

  g_assert_no_error (error);
  g_assert_true (od_secret_equal (packed->passphrase, words));
  g_assert_cmpstr (given->detail, ==, "afgesproken");
  g_assert_cmpuint (given->day, ==, od_day_to_number (TODAY));
  g_assert_cmpint (od_referral_get_state (packed->referral), ==, OD_STATE_PACKED);
  sent = desk_send (team, packed->referral, &error);
  g_assert_no_error (error);
  accepted = desk_accept (ocmw, import, &error);
  g_assert_no_error (error);
  receipt = desk_make_receipt (ocmw, accepted, &error);
  g_assert_no_error (error);
  confirmation = desk_open_import (team, receipt->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (od_import_get_refusal (confirmation));
}

/* Packages of before a renewal, and of long after, with five that are kept. */
static void
test_renewals (void)
{
  static const char *const days[] = { "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23", TODAY };
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);
  g_autoptr (GPtrArray) packages = g_ptr_array_new_with_free_func ((GDestroyNotify)od_packed_free);
  g_autofree char *journal = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (OdSecret) words = agree_at_both (team, ocmw, days[i], UNTIL);
      g_ptr_array_add (packages, pack (team));
    }
  g_assert_cmpuint (count_agreed (ocmw), ==, 5);
  desk_reopen (ocmw);
  for (guint i = 0; i < packages->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OdImport) import = desk_open_import (ocmw, ((OdPacked *)packages->pdata[i])->path, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpstr (get_agreed (ocmw, 0)->since, ==, TODAY);
  g_assert_cmpstr (get_agreed (ocmw, 0)->until, ==, "");
  g_assert_cmpstr (get_agreed (ocmw, 4)->since, ==, days[0]);
  g_assert_cmpstr (get_agreed (ocmw, 4)->until, ==, UNTIL);
  journal = desk_read_journal (ocmw);
  g_assert_nonnull (strstr (journal, "wachtzin-vernieuwd " HULSHOUT "\n"));
}

/* How many were tried is told, and what is typed then opens it. */
static void
test_none_fits (void)
{
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);
  g_autoptr (OdPacked) packed = pack (team);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdSecret) wrong = od_secret_new ("aap noot mies", -1);
  g_autoptr (OdImport) import = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (OdSecret) words = agree (ocmw, HULSHOUT, NULL, TODAY, UNTIL, &error);
      g_assert_no_error (error);
    }
  import = desk_open_import (ocmw, packed->path, NULL, &error);
  g_assert_error (error, OD_IMPORT_ERROR, OD_IMPORT_ERROR_PASSPHRASE_NEEDED);
  g_assert_nonnull (strstr (error->message, "3 bewaarde wachtzinnen geprobeerd, geen past."));
  g_clear_error (&error);
  import = desk_open_import (ocmw, packed->path, wrong, &error);
  g_assert_error (error, OD_IMPORT_ERROR, OD_IMPORT_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  import = desk_open_import (ocmw, packed->path, packed->passphrase, &error);
  g_assert_no_error (error);
}

/* A damaged package is told apart from words that do not fit. */
static void
test_damaged (void)
{
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);
  g_autoptr (OdSecret) words = agree_at_both (team, ocmw, TODAY, NULL);
  g_autoptr (OdPacked) packed = pack (team);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdImport) import = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (packed->path, &content, &length, NULL));
  content[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (packed->path, content, length, NULL));
  import = desk_open_import (ocmw, packed->path, NULL, &error);
  g_assert_error (error, OD_IMPORT_ERROR, OD_IMPORT_ERROR_DAMAGED);
}

static void
test_expiry (void)
{
  g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdSecret) first = agree_at_both (team, ocmw, TODAY, NULL);
  g_autoptr (OdPacked) packed = pack (team);
  g_autoptr (OdSecret) second = agree_at_both (team, ocmw, TODAY, UNTIL);
  g_autofree char *old = g_strdup (get_agreed (ocmw, 1)->reference);
  g_autofree char *journal = NULL;
  g_autoptr (OdImport) import = NULL;
  g_autoptr (OdSecret) gone = NULL;
  g_autoptr (GError) error = NULL;

  ocmw->now = UNTIL "T23:59:00+01:00";
  g_assert_true (forget_expired (ocmw, NULL));
  g_assert_cmpuint (count_in_keyring (ocmw->keyring), ==, 2);
  ocmw->now = "2026-12-25T00:00:00+01:00";
  import = desk_open_import (ocmw, packed->path, NULL, &error);
  g_assert_error (error, OD_IMPORT_ERROR, OD_IMPORT_ERROR_PASSPHRASE_NEEDED);
  g_clear_error (&error);
  desk_reopen (ocmw);
  g_assert_true (forget_expired (ocmw, NULL));
  g_assert_cmpuint (count_in_keyring (ocmw->keyring), ==, 1);
  g_assert_cmpuint (count_agreed (ocmw), ==, 1);
  gone = recall (ocmw, old, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_sentence (error);
  journal = desk_read_journal (ocmw);
  g_assert_nonnull (strstr (journal, "oude-wachtzin-vergeten " HULSHOUT "\n"));
}

static void
test_stop (void)
{
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdSecret) words = agree_at_both (team, NULL, TODAY, NULL);
  g_autoptr (OdPacked) packed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *journal = NULL;

  g_assert_false (stop (team, "gisteren", &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS);
  g_assert_true (stop (team, UNTIL, NULL));
  g_assert_true (stop (team, UNTIL, NULL));
  packed = pack (team);
  g_assert_false (od_secret_equal (packed->passphrase, words));
  g_assert_null (od_referral_find_step (packed->referral, OD_EVENT_GIVE_PASSPHRASE));
  g_assert_cmpuint (count_in_keyring (team->keyring), ==, 1);
  journal = desk_read_journal (team);
  g_assert_nonnull (strstr (journal, "wachtzin-per-pakket " HULSHOUT "\n"));
}

static void
test_forget (void)
{
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdSecret) first = agree_at_both (team, NULL, "2026-11-01", NULL);
  g_autoptr (OdSecret) second = agree_at_both (team, NULL, TODAY, UNTIL);
  g_autoptr (GError) error = NULL;

  g_assert_false (forget (team, HULSHOUT " " TODAY, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
  g_assert_true (forget (team, HULSHOUT " 2026-11-01", NULL));
  g_assert_true (forget (team, HULSHOUT " 2026-11-01", NULL));
  g_assert_cmpuint (count_agreed (team), ==, 1);
  g_assert_cmpuint (count_in_keyring (team->keyring), ==, 1);
}

/* The words are nowhere but in the keyring: without them nothing is packed, and what to do is told. */
static void
test_words_gone (void)
{
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdSecret) words = agree_at_both (team, NULL, TODAY, NULL);
  g_autoptr (OdReferral) complete = desk_make_complete (team);
  g_autoptr (OdReferral) ready = desk_save (team, complete, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (OdPacked) packed = NULL;
  g_autoptr (GError) error = NULL;

  od_keyring_clear_async (team->keyring, OD_KEYRING_PROTOCOL, HULSHOUT " " TODAY, NULL, desk_take_result, &result);
  desk_wait (&result);
  g_assert_true (od_keyring_clear_finish (team->keyring, result, NULL));
  packed = desk_pack (team, ready, NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_sentence (error);
  g_assert_cmpint (desk_get_state (team, od_referral_get_id (ready)), ==, OD_STATE_READY);
}

static void
test_refused (void)
{
  static const struct
  {
    OdDesk desk;
    const char *words;
    const char *since;
  } cases[] = {
    { OD_DESK_KIND_EN_GEZIN, "hulshout", TODAY }, { OD_DESK_KIND_EN_GEZIN, "aaaaaaaaaaaaaaaaaaaaaaaa", TODAY },
    { OD_DESK_KIND_EN_GEZIN, " ", TODAY },        { OD_DESK_OCMW, "", TODAY },
    { OD_DESK_OCMW, "hulshout", "2026-11-25" },   { OD_DESK_OCMW, "hulshout", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Desk) desk = desk_new (cases[i].desk);
      g_autoptr (OdSecret) typed = od_secret_new (cases[i].words, -1);
      g_autoptr (GError) error = NULL;
      g_autoptr (OdSecret) words = agree (desk, HULSHOUT, typed, cases[i].since, NULL, &error);
      g_assert_null (words);
      g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS);
      g_assert_cmpuint (count_in_keyring (desk->keyring), ==, 0);
    }
}

static void
test_unknown_protocol (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_OCMW);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdSecret) words = agree (desk, OTHER, NULL, TODAY, NULL, &error);

  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS);
  g_assert_null (words);
}

/* What looks the same on another computer: typed on a Mac, packed by 7-Zip for Windows. */
static void
test_unicode (void)
{
  static const struct
  {
    const char *packed;
    const char *typed;
  } cases[] = {
    { "ge\303\257nteresseerde caf\303\251houder", "gei\314\210nteresseerde cafe\314\201houder" },
    { "gei\314\210nteresseerde cafe\314\201houder", "ge\303\257nteresseerde caf\303\251houder" },
    { "ge\357nteresseerde caf\351houder", "gei\314\210nteresseerde cafe\314\201houder" },
    { "\360\237\246\212 \316\261\316\262\316\263 \320\266\346\274\242",
      "\360\237\246\212 \316\261\316\262\316\263 \320\266\346\274\242" },
    { " spaties eromheen ", " spaties eromheen " },
  };
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) complete = desk_make_complete (team);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);
      g_autoptr (OdMessage) message = desk_make_message (team, complete);
      g_autoptr (OdSecret) made = od_secret_new (cases[i].packed, -1);
      g_autoptr (OdSecret) typed = od_secret_new (cases[i].typed, -1);
      g_autofree char *path = desk_pack_message (team->folder, message, NULL, made);
      g_autoptr (GError) error = NULL;
      g_autoptr (OdImport) import = desk_open_import (ocmw, path, typed, &error);
      g_autoptr (OdSecret) agreed = NULL;
      g_assert_no_error (error);
      g_clear_object (&import);
      agreed = agree (ocmw, HULSHOUT, typed, TODAY, NULL, &error);
      g_assert_no_error (error);
      import = desk_open_import (ocmw, path, NULL, NULL);
      g_assert_cmpint (import != NULL, ==, i < 4); /* what is agreed is kept without the spaces around it */
    }
}

/* Renews, with the @call-th call of the keyring failing; whether that call came. */
static gboolean
renew_with_failure (int call)
{
  g_autoptr (OdKeyring) memory = od_memory_keyring_new ();
  g_autoptr (OdKeyring) failing = failing_keyring_new (memory);
  g_autoptr (Desk) desk = desk_new_bare (OD_DESK_OCMW, g_dir_make_tmp ("overdracht-XXXXXX", NULL), failing);
  g_autoptr (OdSettings) settings
      = od_settings_new (OD_DESK_OCMW, HULSHOUT, "Wilma Werkster", "maatschappelijk werker");
  g_autoptr (OdSecret) first = NULL;
  g_autoptr (OdSecret) second = NULL;
  g_autoptr (GError) error = NULL;
  gboolean failed;

  g_assert_true (desk_open (desk, NULL));
  g_assert_true (desk_set_up (desk, settings, NULL));
  first = agree (desk, HULSHOUT, NULL, TODAY, NULL, NULL);
  failing_keyring_fail_at (FAILING_KEYRING (failing), call);
  second = agree (desk, HULSHOUT, NULL, TODAY, UNTIL, &error);
  failed = failing_keyring_has_failed (FAILING_KEYRING (failing));
  failing_keyring_fail_at (FAILING_KEYRING (failing), -1);
  g_assert_cmpint (failed, ==, second == NULL);
  if (failed)
    assert_sentence (error);
  g_assert_cmpuint (count_agreed (desk), ==, failed ? 1 : 2);
  g_assert_cmpuint (count_in_keyring (memory), ==, failed ? 1 : 2);
  desk_reopen (desk);
  g_assert_cmpuint (count_agreed (desk), ==, failed ? 1 : 2);
  return failed;
}

static void
test_failing_keyring (void)
{
  int call = 0;

  while (renew_with_failure (call))
    call++;
  g_assert_cmpint (call, ==, 2);
}

/* A keyring that stays locked: the old passphrase stays in the list, and goes the next time. */
static void
test_expiry_with_failure (void)
{
  for (int call = 0; call < 2; call++)
    {
      g_autoptr (OdKeyring) memory = od_memory_keyring_new ();
      g_autoptr (OdKeyring) failing = failing_keyring_new (memory);
      g_autoptr (Desk) desk = desk_new_bare (OD_DESK_OCMW, g_dir_make_tmp ("overdracht-XXXXXX", NULL), failing);
      g_autoptr (OdSettings) settings
          = od_settings_new (OD_DESK_OCMW, HULSHOUT, "Wilma Werkster", "maatschappelijk werker");
      g_autoptr (GError) error = NULL;
      g_assert_true (desk_open (desk, NULL));
      g_assert_true (desk_set_up (desk, settings, NULL));
      for (guint i = 0; i < 3; i++)
        od_secret_unref (agree (desk, HULSHOUT, NULL, TODAY, UNTIL, NULL));
      desk->now = "2027-01-15T09:00:00+01:00";
      failing_keyring_fail_at (FAILING_KEYRING (failing), call);
      g_assert_false (forget_expired (desk, &error));
      g_assert_error (error, OD_KEYRING_ERROR, OD_KEYRING_ERROR_LOCKED);
      g_assert_cmpuint (count_agreed (desk), ==, 2); /* the other old one went */
      g_assert_cmpuint (count_in_keyring (memory), ==, 2);
      g_assert_true (forget_expired (desk, NULL));
      g_assert_cmpuint (count_agreed (desk), ==, 1);
      g_assert_cmpuint (count_in_keyring (memory), ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/agreed-passphrase/agreed", test_agreed);
  g_test_add_func ("/handover/agreed-passphrase/pack", test_pack);
  g_test_add_func ("/handover/agreed-passphrase/renewals", test_renewals);
  g_test_add_func ("/handover/agreed-passphrase/none-fits", test_none_fits);
  g_test_add_func ("/handover/agreed-passphrase/damaged", test_damaged);
  g_test_add_func ("/handover/agreed-passphrase/expiry", test_expiry);
  g_test_add_func ("/handover/agreed-passphrase/stop", test_stop);
  g_test_add_func ("/handover/agreed-passphrase/forget", test_forget);
  g_test_add_func ("/handover/agreed-passphrase/words-gone", test_words_gone);
  g_test_add_func ("/handover/agreed-passphrase/refused", test_refused);
  g_test_add_func ("/handover/agreed-passphrase/unknown-protocol", test_unknown_protocol);
  g_test_add_func ("/handover/agreed-passphrase/unicode", test_unicode);
  g_test_add_func ("/handover/agreed-passphrase/failing-keyring", test_failing_keyring);
  g_test_add_func ("/handover/agreed-passphrase/expiry-with-failure", test_expiry_with_failure);
  return g_test_run ();
}
