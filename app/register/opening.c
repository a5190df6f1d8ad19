#include "opening.h"

#include "migration.h"
#include "register-error.h"

/* What a transaction frees leaves the file at its end, so that nothing stays of what was erased, not even room. */
#define GIVE_BACK_FREED "PRAGMA auto_vacuum = FULL;"

/* A register of before that was so. */
static gboolean
give_back_freed (OdConnection *connection, GError **error)
{
  gint64 gives_back;

  if (!od_connection_get_number (connection, "PRAGMA auto_vacuum", &gives_back, error))
    return FALSE;
  return gives_back || od_connection_run (connection, "PRAGMA journal_mode = DELETE;" GIVE_BACK_FREED "VACUUM", error);
}

/* Made whole under another name first: a start that ends halfway leaves nothing that is taken for a register. */
static gboolean
make_register (OdRegisterFile *file, GError **error)
{
  g_autoptr (OdConnection) connection = NULL;

  if (!od_register_file_start_new (file, error))
    return FALSE;
  connection = od_connection_open (od_register_file_get_new_path (file), error);
  if (connection == NULL || !od_connection_run (connection, GIVE_BACK_FREED, error) || !od_migrations_run (connection, error))
    return FALSE;
  g_clear_pointer (&connection, od_connection_close);
  return od_register_file_finish_new (file, error);
}

/* The first bytes said that the version is known; the log may say otherwise only when someone put it there. */
static gboolean
check_version (OdConnection *connection, GError **error)
{
  gint64 version;

  if (!od_connection_get_number (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version <= od_migrations_get_latest_version ())
    return TRUE;
  od_register_set_error (error, OD_REGISTER_ERROR_NEWER, NULL);
  return FALSE;
}

/* Nothing is brought to this version and nothing is undone there: what needs that cannot be read. */
static OdConnection *
connect_unwritable (OdRegisterFile *file, GError **error)
{
  g_autoptr (OdConnection) connection = NULL;
  gint64 version;

  if (od_register_file_is_halfway (file))
    {
      od_register_set_unwritable_error (error, OD_UNWRITABLE_HALFWAY);
      return NULL;
    }
  connection = od_connection_open_unwritable (od_register_file_get_path (file), od_register_file_has_log (file), error);
  if (connection == NULL || !check_version (connection, error)
      || !od_connection_get_number (connection, "PRAGMA user_version", &version, error))
    return NULL;
  if (version == od_migrations_get_latest_version ())
    return g_steal_pointer (&connection);
  od_register_set_unwritable_error (error, OD_UNWRITABLE_OLDER);
  return NULL;
}

OdConnection *
od_opening_connect (OdRegisterFile *file, GError **error)
{
  g_autoptr (OdConnection) connection = NULL;
  gboolean exists;

  if (!od_register_file_look (file, od_migrations_get_latest_version (), &exists, error))
    return NULL;
  if (exists && od_register_file_is_unwritable (file))
    return connect_unwritable (file, error);
  od_register_file_forget_new (file);
  if ((!exists && !make_register (file, error)) || !od_register_file_restrict (file, error))
    return NULL;
  connection = od_connection_open (od_register_file_get_path (file), error);
  if (connection == NULL || !check_version (connection, error) || !od_migrations_run (connection, error)
      || !give_back_freed (connection, error)
      || !od_connection_run (connection, "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON", error))
    return NULL;
  od_connection_empty_log (connection);
  return g_steal_pointer (&connection);
}
