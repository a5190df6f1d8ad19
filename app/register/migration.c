#include "migration.h"

#include "register-error.h"
#include "register-resources.h"

#define FOLDER "/be/overdracht/register/migrations/"

/* In order: the first gives version 1. Never changed, only added to. */
static const char *const migrations[] = {
  FOLDER "0001-register.sql",
  FOLDER "0002-notices.sql",
  FOLDER "0003-erasures.sql",
};

typedef struct
{
  guint version;
  const char *script;
} Migration;

static gboolean
check_foreign_keys (OdConnection *connection, GError **error)
{
  gint64 broken;

  if (!od_connection_get_number (connection, "SELECT count (*) FROM pragma_foreign_key_check", &broken, error))
    return FALSE;
  if (broken > 0)
    od_register_set_error (error, OD_REGISTER_ERROR_FAILED, "migration: foreign keys");
  return broken == 0;
}

static gboolean
run_script (OdConnection *connection, gconstpointer data, GError **error)
{
  const Migration *migration = data;
  g_autofree char *identify = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u;",
                                               OD_REGISTER_APPLICATION_ID, migration->version);

  return od_connection_run (connection, migration->script, error) && check_foreign_keys (connection, error)
         && od_connection_run (connection, identify, error);
}

static char *
read_script (const char *path)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (od_migrations_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

guint
od_migrations_get_latest_version (void)
{
  return G_N_ELEMENTS (migrations);
}

gboolean
od_migration_apply (OdConnection *connection, guint version, const char *script, GError **error)
{
  const Migration migration = { version, script };

  return od_connection_transact (connection, run_script, &migration, error);
}

gboolean
od_migrations_run (OdConnection *connection, GError **error)
{
  gint64 version;

  if (!od_connection_get_number (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= (gint64) G_N_ELEMENTS (migrations))
    return TRUE;
  if (!od_connection_run (connection, "PRAGMA journal_mode = DELETE; PRAGMA foreign_keys = OFF", error))
    return FALSE;
  for (; version < (gint64) G_N_ELEMENTS (migrations); version++)
    {
      g_autofree char *script = read_script (migrations[version]);

      if (!od_migration_apply (connection, version + 1, script, error))
        return FALSE;
    }
  return TRUE;
}
