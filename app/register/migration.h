#pragma once

#include "connection.h"

/* "OVDR", at byte 68 of a register (SQLite file format, application ID). */
#define OD_REGISTER_APPLICATION_ID 0x4f564452

/* The version of a register that this program makes and reads; older ones are brought to it. */
guint od_migrations_get_latest_version (void);

/**
 * od_migrations_run:
 *
 * Brings the register to the latest version. Outside of the log: so a register's version is always in its file's first bytes,
 * where it can be seen without touching anything.
 */
gboolean od_migrations_run (OdConnection *connection, GError **error);

/* Runs @script and sets @version in one transaction; nothing of it stays when it fails or leaves a foreign key without its row. */
gboolean od_migration_apply (OdConnection *connection, guint version, const char *script, GError **error);
