#include "tidy-unknown.h"

#include "notice-packing.h"
#include "profile-private.h"
#include "reference.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* A name as package-making.c gives them, and GLib to a file that it is writing. */
#define NAME_PATTERN "([0-9]{4}-[0-9]+-[0-9A-Z]{4})((?:-[a-z]+)?(?:-[0-9a-f]{4})?)(\\.zip|\\.7z)(\\.[A-Za-z0-9]{6})?$"
#define ASIDE_ENDING ".vorige"

/* A file, and what its name says. */
typedef struct
{
  char *path;
  char *stem; /* before its ending */
  char *reference;
  gboolean is_referral; /* and not a message about one */
  gboolean unfinished;
} Found;

typedef struct
{
  GPtrArray *found; /* of Found */
  guint next;
  gint64 began; /* when the file of the register began to be, in nanoseconds */
} Tidying;

static void look_at_next (GTask *task);

static void
found_free (gpointer data)
{
  Found *found = data;

  g_free (found->path);
  g_free (found->stem);
  g_free (found->reference);
  g_free (found);
}

static void
tidying_free (gpointer data)
{
  Tidying *tidying = data;

  g_clear_pointer (&tidying->found, g_ptr_array_unref);
  g_free (tidying);
}

static Found *
current (GTask *task)
{
  const Tidying *tidying = g_task_get_task_data (task);

  return g_ptr_array_index (tidying->found, tidying->next - 1);
}

/* NULL for what is not made here. */
static Found *
read_name (const GRegex *pattern, const char *folder, const char *name)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *reference = NULL;
  g_autofree char *suffix = NULL;
  g_autofree char *rest = NULL;
  int end;
  Found *found;

  if (!g_regex_match (pattern, name, 0, &match))
    return NULL;
  reference = g_match_info_fetch (match, 1);
  if (!od_reference_is_valid (reference))
    return NULL;
  suffix = g_match_info_fetch (match, 2);
  rest = g_match_info_fetch (match, 4);
  g_match_info_fetch_pos (match, 3, &end, NULL);
  found = g_new0 (Found, 1);
  found->path = g_build_filename (folder, name, NULL);
  found->stem = g_strndup (name, end);
  found->reference = g_steal_pointer (&reference);
  found->is_referral = *suffix == '\0';
  found->unfinished = rest != NULL && *rest != '\0' && !g_str_equal (rest, ASIDE_ENDING);
  return found;
}

static GPtrArray *
list_found (OdProfile *self)
{
  g_autofree char *folder = g_build_filename (self->folder, OD_PROFILE_PACKAGES, NULL);
  g_autofree char *expression = g_strconcat ("^", od_profile_get_package_prefix (self), NAME_PATTERN, NULL);
  g_autoptr (GRegex) pattern = g_regex_new (expression, 0, 0, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func (found_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Found *found = read_name (pattern, folder, name);

      if (found != NULL)
        g_ptr_array_add (list, found);
    }
  return list;
}

static gboolean
look (const char *path, struct statx *status)
{
  return statx (AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, STATX_TYPE | STATX_MTIME | STATX_BTIME, status) == 0;
}

static gint64
to_nanoseconds (const struct statx_timestamp *time)
{
  return time->tv_sec * G_GINT64_CONSTANT (1000000000) + time->tv_nsec;
}

/* A backup that is put back is a new file. Where the file system does not know, it never began. */
static gint64
read_began (OdProfile *self)
{
  g_autofree char *path = g_build_filename (self->folder, OD_REGISTER_FILE_NAME, NULL);
  struct statx status;

  return look (path, &status) && (status.stx_mask & STATX_BTIME) != 0 ? to_nanoseconds (&status.stx_btime) : G_MAXINT64;
}

static gboolean
was_ever_packed (OdReferral *referral)
{
  OdSteps *steps = od_referral_get_steps (referral);

  for (guint i = 0; i < steps->len; i++)
    if (steps->items[i].event == OD_EVENT_PACK)
      return TRUE;
  return FALSE;
}

static gboolean
has_notice (OdProfile *self, const Found *found)
{
  GListModel *model = G_LIST_MODEL (self->notices);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (OdNotice) notice = g_list_model_get_item (model, i);
      g_autofree char *path = NULL;
      g_autofree char *name = NULL;

      if (!g_str_equal (od_notice_get_reference (notice), found->reference))
        continue;
      path = od_notice_get_package_path (self, notice, od_notice_get_outgoing_kind (notice));
      name = g_path_get_basename (path);
      if (g_str_has_prefix (name, found->stem) && name[strlen (found->stem)] == '.')
        return TRUE;
    }
  return FALSE;
}

/* All but what this desk makes about a client: somebody may have put that there. */
static gboolean
may_be_of_others (OdProfile *self, const Found *found)
{
  static const OdMessageKind by_team[] = { OD_MESSAGE_WITHDRAWAL, OD_MESSAGE_QUALITY_ANSWER };
  static const OdMessageKind by_ocmw[] = { OD_MESSAGE_RETURN, OD_MESSAGE_QUALITY_NOTICE };
  gboolean is_team = self->settings->desk == OD_DESK_KIND_EN_GEZIN;
  const char *suffix = found->stem + strlen (od_profile_get_package_prefix (self)) + strlen (found->reference);

  if (found->is_referral)
    return !is_team;
  for (guint i = 0; i < G_N_ELEMENTS (by_team); i++)
    if (g_str_has_prefix (suffix + 1, od_message_kind_to_string (is_team ? by_team[i] : by_ocmw[i])))
      return FALSE;
  return TRUE;
}

/* Nobody writes it, since whoever does has the turn. */
static gboolean
is_left_over (OdProfile *self, const Tidying *tidying, const Found *found)
{
  OdReferral *referral = od_profile_find_referral_by_reference (self, found->reference);
  struct statx status;

  if (!look (found->path, &status) || !S_ISREG (status.stx_mode))
    return FALSE;
  if (found->unfinished)
    return TRUE;
  if (self->n_unreadable > 0 || may_be_of_others (self, found) || to_nanoseconds (&status.stx_mtime) <= tidying->began)
    return FALSE;
  return found->is_referral ? referral == NULL || !was_ever_packed (referral) : !has_notice (self, found);
}

static void
end_turn (GTask *task)
{
  od_profile_end_turn (g_task_get_source_object (task), current (task)->reference);
  look_at_next (task);
}

/* The package goes after its passphrase: so it is found again when the program is killed in between. */
static void
on_cleared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  if (od_keyring_clear_finish (OD_KEYRING (source), result, NULL))
    g_unlink (current (task)->path);
  end_turn (task);
}

static void
on_turn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  const Found *found = current (task);

  /* Not cancellable, so there always is a turn. */
  od_profile_take_turn_finish (self, result, NULL);
  if (!is_left_over (self, g_task_get_task_data (task), found))
    end_turn (task);
  else if (found->is_referral && !found->unfinished)
    od_keyring_clear_async (self->keyring, OD_KEYRING_PACKAGE, found->reference, NULL, on_cleared, g_object_ref (task));
  else
    {
      g_unlink (found->path);
      end_turn (task);
    }
}

/* Looked at without the turn first: there are many packages, and nearly always none is left over. */
static void
look_at_next (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  Tidying *tidying = g_task_get_task_data (task);

  while (tidying->next < tidying->found->len)
    {
      const Found *found = g_ptr_array_index (tidying->found, tidying->next++);

      if (!is_left_over (self, tidying, found))
        continue;
      od_profile_take_turn_async (self, found->reference, NULL, on_turn, g_object_ref (task));
      return;
    }
  g_task_return_boolean (task, TRUE);
}

void
od_tidy_unknown_async (OdProfile *profile, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, NULL, callback, data);
  Tidying *tidying = g_new0 (Tidying, 1);

  g_task_set_source_tag (task, od_tidy_unknown_async);
  g_task_set_task_data (task, tidying, tidying_free);
  tidying->found = list_found (profile);
  tidying->began = read_began (profile);
  look_at_next (task);
}

void
od_tidy_unknown_finish (GAsyncResult *result)
{
  g_task_propagate_boolean (G_TASK (result), NULL);
}
