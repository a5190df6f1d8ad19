#include "notice-desk.h"

#include <glib/gstdio.h>

/* What is said at the same time crosses in the mail, comes twice, late, or not at all: both desks end alike all the
 * same. */

typedef enum
{
  ACCEPT,          /* the OCMW takes the referral in and makes its receipt */
  WITHDRAW,        /* the team records the withdrawal and makes its package */
  TAKE_WITHDRAWAL, /* it comes in at the OCMW */
  TAKE_RECEIPT,    /* it comes in at the team */
  N_ACTS,
} Act;

typedef struct
{
  Desk *team;
  Desk *ocmw;
  OdPacked *referral;
  OdPacked *receipt;
  OdPackedNotice *withdrawal;
} Crossing;

static void
crossing_clear (Crossing *self)
{
  g_clear_pointer (&self->referral, od_packed_free);
  g_clear_pointer (&self->receipt, od_packed_free);
  g_clear_pointer (&self->withdrawal, od_packed_notice_free);
  desk_free (self->team);
  desk_free (self->ocmw);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Crossing, crossing_clear)

static void
accept_referral (Crossing *self)
{
  g_autoptr (OdImport) import = desk_open_import (self->ocmw, self->referral->path, self->referral->passphrase, NULL);
  g_autoptr (OdReferral) accepted = desk_accept (self->ocmw, import, NULL);

  if (accepted != NULL)
    self->receipt = desk_make_receipt (self->ocmw, accepted, NULL);
}

static void
act (Crossing *self, Act what)
{
  g_autoptr (GError) error = NULL;

  if (what == ACCEPT)
    accept_referral (self);
  else if (what == WITHDRAW)
    self->withdrawal = desk_withdraw (self->team, self->referral->referral, OD_CONSENT_ORAL, "2026-11-24", &error);
  else if (what == TAKE_WITHDRAWAL)
    desk_take_in (self->ocmw, self->withdrawal->path, self->withdrawal->passphrase, &error);
  else if (self->receipt != NULL)
    desk_take_in (self->team, self->receipt->path, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_withdrawn (Crossing *self)
{
  const char *reference = od_referral_get_reference (self->referral->referral);
  OdReferral *accepted = od_profile_find_referral_by_reference (self->ocmw->profile, reference);
  OdNoticeState state = desk_get_notice_state (self->ocmw, od_notice_get_id (self->withdrawal->notice));

  g_assert_cmpint (desk_get_state (self->team, od_referral_get_id (self->referral->referral)), ==, OD_STATE_WITHDRAWN);
  if (accepted != NULL)
    g_assert_cmpint (od_referral_get_state (accepted), ==, OD_STATE_WITHDRAWN);
  g_assert_cmpint (state, ==, accepted != NULL ? OD_NOTICE_STATE_SETTLED : OD_NOTICE_STATE_REMEMBERED);
}

static void
cross (const Act *acts, guint n_acts)
{
  g_auto (Crossing) crossing = { .team = desk_new (OD_DESK_KIND_EN_GEZIN), .ocmw = desk_new (OD_DESK_OCMW) };

  crossing.referral = desk_make_sent (crossing.team);
  for (guint i = 0; i < n_acts; i++)
    act (&crossing, acts[i]);
  assert_withdrawn (&crossing);
}

/* All orders of what is @left of each act in which nothing comes before it was made; gives how many there were. */
static guint
cross_in_all_orders (Act *acts, guint n_acts, int left[N_ACTS])
{
  guint n_orders = 0;
  gboolean more = FALSE;

  for (Act what = 0; what < N_ACTS; what++)
    {
      gboolean too_early
          = (what == TAKE_WITHDRAWAL && left[WITHDRAW] > 0) || (what == TAKE_RECEIPT && left[ACCEPT] > 0);

      more = more || left[what] > 0;
      if (left[what] == 0 || too_early)
        continue;
      left[what]--;
      acts[n_acts] = what;
      n_orders += cross_in_all_orders (acts, n_acts + 1, left);
      left[what]++;
    }
  if (more)
    return n_orders;
  cross (acts, n_acts);
  return 1;
}

static void
test_once (void)
{
  Act acts[6];
  int left[N_ACTS] = { 1, 1, 1, 1 };

  g_assert_cmpuint (cross_in_all_orders (acts, 0, left), ==, 6);
}

static void
test_doubled (void)
{
  Act acts[6];
  int left[N_ACTS] = { 1, 1, 2, 2 };

  g_assert_cmpuint (cross_in_all_orders (acts, 0, left), ==, 20);
}

static void
test_receipt_lost (void)
{
  Act acts[6];
  int left[N_ACTS] = { 1, 1, 1, 0 };

  g_assert_cmpuint (cross_in_all_orders (acts, 0, left), ==, 3);
}

/* A random walk: whatever people do at both desks, and whatever the mail does to it. */

#define N_WALKS 6
#define N_STEPS 500

typedef struct
{
  Desk *to;
  char *path;
  OdSecret *passphrase;
} Mail;

typedef struct
{
  GRand *random;
  Desk *team;
  Desk *ocmw;
  GPtrArray *bag; /* of Mail, on its way */
  guint n_mails;
} Walk;

static void
mail_free (gpointer data)
{
  Mail *mail = data;

  g_free (mail->path);
  od_secret_unref (mail->passphrase);
  g_free (mail);
}

/* A copy, since the desk may pack over it. */
static void
post (Walk *walk, Desk *to, const char *path, OdSecret *passphrase)
{
  Mail *mail = g_new0 (Mail, 1);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (".zip"));
  g_autofree char *copy = g_strdup_printf ("%s (%u).zip", stem, walk->n_mails++);
  g_autoptr (GError) error = NULL;

  mail->to = to;
  mail->path = g_build_filename (to->folder, copy, NULL);
  mail->passphrase = od_secret_ref (passphrase);
  desk_save_copy (path, mail->path, &error);
  g_assert_no_error (error);
  g_ptr_array_add (walk->bag, mail);
}

/* What may go wrong is said, and changes nothing; anything else is a defect. */
static void
assert_sound (const GError *error)
{
  if (error != NULL && error->domain != OD_REFERRAL_ERROR && error->domain != OD_NOTICE_ERROR
      && error->domain != OD_PROFILE_ERROR && error->domain != OD_IMPORT_ERROR)
    g_error ("%s", error->message);
}

static void
deliver (const Mail *mail)
{
  g_autoptr (GError) error = NULL;

  desk_take_in (mail->to, mail->path, mail->passphrase, &error);
  assert_sound (error);
}

/* In any order; one in four stays to come again, one in eight is lost. */
static void
deliver_any (Walk *walk)
{
  guint index;

  if (walk->bag->len == 0)
    return;
  index = g_rand_int_range (walk->random, 0, walk->bag->len);
  if (g_rand_int_range (walk->random, 0, 8) > 0)
    deliver (g_ptr_array_index (walk->bag, index));
  if (g_rand_int_range (walk->random, 0, 4) > 0)
    g_ptr_array_remove_index_fast (walk->bag, index);
}

static gpointer
pick (Walk *walk, OdRecordList *list)
{
  GListModel *model = G_LIST_MODEL (list);
  guint n = g_list_model_get_n_items (model);

  return n > 0 ? g_list_model_get_item (model, g_rand_int_range (walk->random, 0, n)) : NULL;
}

/* Sends what was packed, says so, or thinks better of it. */
static void
send_or_cancel (Walk *walk, Desk *from, OdPackedNotice *packed, GError *error)
{
  g_autoptr (GError) failed = error;
  g_autoptr (OdPackedNotice) owned = packed;
  g_autoptr (OdNotice) notice = NULL;

  assert_sound (failed);
  if (packed == NULL || packed->notice == NULL)
    return;
  if (g_rand_int_range (walk->random, 0, 4) == 0)
    {
      notice = desk_cancel_notice (from, packed->notice, &failed);
      g_assert_no_error (failed);
      return;
    }
  notice = desk_record_notice_sent (from, packed->notice, &failed);
  g_assert_no_error (failed);
  post (walk, from == walk->team ? walk->ocmw : walk->team, packed->path, packed->passphrase);
}

static void
refer (Walk *walk)
{
  g_autoptr (OdPacked) packed = desk_make_sent (walk->team);

  post (walk, walk->ocmw, packed->path, packed->passphrase);
}

static void
withdraw (Walk *walk)
{
  g_autoptr (OdReferral) referral = pick (walk, walk->team->profile->referrals);
  OdPackedNotice *packed;
  GError *error = NULL;

  if (referral == NULL)
    return;
  packed = desk_withdraw (walk->team, referral, OD_CONSENT_ORAL, "2026-11-24", &error);
  send_or_cancel (walk, walk->team, packed, error);
}

static void
answer (Walk *walk)
{
  g_autoptr (OdNotice) notice = pick (walk, walk->team->profile->notices);
  g_autoptr (GPtrArray) answers = NULL;
  g_autofree char *value = g_strdup_printf ("+3247%07d", g_rand_int_range (walk->random, 0, 9999999));
  OdPackedNotice *packed;
  GError *error = NULL;

  if (notice == NULL || od_notice_get_state (notice) != OD_NOTICE_STATE_RECEIVED)
    return;
  answers = g_rand_boolean (walk->random) ? desk_make_answers (notice, OD_QUALITY_ADAPTED, value)
                                          : desk_make_answers (notice, OD_QUALITY_UNFOUNDED, NULL);
  packed = desk_answer (walk->team, notice, answers, &error);
  send_or_cancel (walk, walk->team, packed, error);
}

static void
confirm (Walk *walk)
{
  g_autoptr (OdReferral) referral = pick (walk, walk->ocmw->profile->referrals);
  g_autoptr (OdPacked) receipt = referral != NULL ? desk_make_receipt (walk->ocmw, referral, NULL) : NULL;

  if (receipt != NULL)
    post (walk, walk->team, receipt->path, receipt->passphrase);
}

static void
send_back (Walk *walk)
{
  g_autoptr (OdReferral) referral = pick (walk, walk->ocmw->profile->referrals);
  OdPackedNotice *packed;
  GError *error = NULL;

  if (referral == NULL)
    return;
  packed = desk_return (walk->ocmw, referral, g_rand_int_range (walk->random, 0, OD_N_RETURN_REASONS), &error);
  send_or_cancel (walk, walk->ocmw, packed, error);
}

static void
report (Walk *walk)
{
  g_autoptr (OdReferral) referral = pick (walk, walk->ocmw->profile->referrals);
  g_autoptr (GPtrArray) remarks = desk_make_remarks (OD_FIELD_PHONE, OD_QUALITY_WRONG, NULL);
  OdPackedNotice *packed;
  GError *error = NULL;

  if (referral == NULL)
    return;
  packed = desk_report (walk->ocmw, referral, remarks, &error);
  send_or_cancel (walk, walk->ocmw, packed, error);
}

static void
follow (Walk *walk)
{
  static const OdEvent events[] = { OD_EVENT_CONTACT, OD_EVENT_WANT_HELP, OD_EVENT_WANT_NO_HELP, OD_EVENT_CLOSE_FILE };
  const OdFollowing what
      = { events[g_rand_int_range (walk->random, 0, G_N_ELEMENTS (events))], NULL, NULL, NULL, "D-1" };
  g_autoptr (OdReferral) referral = pick (walk, walk->ocmw->profile->referrals);
  g_autoptr (OdReferral) changed = NULL;
  g_autoptr (GError) error = NULL;

  if (referral != NULL)
    changed = desk_follow (walk->ocmw, referral, &what, &error);
  assert_sound (error);
}

static void
decide (Walk *walk)
{
  g_autoptr (OdNotice) notice = pick (walk, walk->ocmw->profile->notices);
  g_autoptr (OdNotice) changed = NULL;
  g_autoptr (GError) error = NULL;

  if (notice != NULL)
    changed = desk_decide (walk->ocmw, notice, g_rand_int_range (walk->random, 0, 2), &error);
  assert_sound (error);
}

static void
step (Walk *walk)
{
  static void (*const acts[]) (Walk * walk)
      = { withdraw, answer, confirm, send_back, report, report, follow, follow, decide };
  int which = g_rand_int_range (walk->random, 0, 24);

  if (which == 0 || desk_count (walk->team) == 0)
    refer (walk);
  else if (which < 14)
    deliver_any (walk);
  else
    acts[which % G_N_ELEMENTS (acts)](walk);
}

/* Whoever hears nothing sends it again: every notice that was sent comes in at last. */
static void
send_all_again (Walk *walk, Desk *from, Desk *to)
{
  GListModel *model = G_LIST_MODEL (od_profile_get_notices (from->profile));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (OdNotice) notice = g_list_model_get_item (model, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (OdPackedNotice) packed = desk_pack_notice_again (from, notice, &error);

      assert_sound (error);
      if (packed != NULL)
        post (walk, to, packed->path, packed->passphrase);
    }
}

static void
settle (Walk *walk)
{
  send_all_again (walk, walk->team, walk->ocmw);
  send_all_again (walk, walk->ocmw, walk->team);
  while (walk->bag->len > 0)
    {
      guint index = g_rand_int_range (walk->random, 0, walk->bag->len);

      deliver (g_ptr_array_index (walk->bag, index));
      g_ptr_array_remove_index_fast (walk->bag, index);
    }
}

static gboolean
has_file (OdReferral *referral)
{
  OdState state = od_referral_get_state (referral);

  return state == OD_STATE_FILE_OPEN || state == OD_STATE_FILE_CLOSED;
}

/* @there is NULL when it never came in. */
static void
assert_alike (OdReferral *here, OdReferral *there)
{
  OdState state = od_referral_get_state (here);

  if (there == NULL)
    {
      g_assert_true (state == OD_STATE_SENT || state == OD_STATE_WITHDRAWN);
      return;
    }
  g_assert_true (od_client_equal (od_referral_get_client (here), od_referral_get_client (there)));
  if (state == OD_STATE_WITHDRAWN && has_file (there))
    g_assert_nonnull (od_referral_find_step (there, OD_EVENT_WITHDRAW));
  else
    g_assert_true ((state == OD_STATE_WITHDRAWN) == (od_referral_get_state (there) == OD_STATE_WITHDRAWN));
  g_assert_true ((state == OD_STATE_RETURNED) == (od_referral_get_state (there) == OD_STATE_RETURNED));
}

static void
assert_notices_alike (Walk *walk)
{
  GListModel *model = G_LIST_MODEL (od_profile_get_notices (walk->ocmw->profile));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (OdNotice) notice = g_list_model_get_item (model, i);
      OdNotice *theirs = od_profile_find_notice (walk->team->profile, od_notice_get_id (notice));

      if (od_notice_get_kind (notice) != OD_NOTICE_QUALITY || od_notice_get_state (notice) == OD_NOTICE_STATE_CANCELLED)
        continue;
      g_assert_nonnull (theirs);
      g_assert_true (od_notice_is_open (notice) == od_notice_is_open (theirs));
    }
}

static void
assert_desks_alike (Walk *walk)
{
  GListModel *model = G_LIST_MODEL (od_profile_get_referrals (walk->team->profile));

  g_assert_cmpuint (g_list_model_get_n_items (model), >, 3);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (OdReferral) here = g_list_model_get_item (model, i);

      assert_alike (here,
                    od_profile_find_referral_by_reference (walk->ocmw->profile, od_referral_get_reference (here)));
    }
  assert_notices_alike (walk);
}

static void
test_walk (gconstpointer seed)
{
  Walk walk = {
    .random = g_rand_new_with_seed (GPOINTER_TO_UINT (seed)),
    .team = desk_new (OD_DESK_KIND_EN_GEZIN),
    .ocmw = desk_new (OD_DESK_OCMW),
    .bag = g_ptr_array_new_with_free_func (mail_free),
  };

  for (guint i = 0; i < N_STEPS; i++)
    step (&walk);
  settle (&walk);
  assert_desks_alike (&walk);
  desk_reopen (walk.team);
  desk_reopen (walk.ocmw);
  assert_desks_alike (&walk);
  g_ptr_array_unref (walk.bag);
  g_rand_free (walk.random);
  desk_free (walk.team);
  desk_free (walk.ocmw);
}

int
main (int argc, char **argv)
{
  /* In memory: thousands of transactions would wait for the disk, and nothing here is about that. */
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/crossing/once", test_once);
  g_test_add_func ("/handover/crossing/doubled", test_doubled);
  g_test_add_func ("/handover/crossing/receipt-lost", test_receipt_lost);
  for (guint seed = 1; seed <= N_WALKS; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/handover/crossing/walk/%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_walk);
    }
  return g_test_run ();
}
