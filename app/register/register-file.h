#pragma once

#include <glib.h>

/**
 * OdRegisterFile:
 *
 * The folder and the file of a register, before and beside SQLite: modes, lock, and what the file is. While it lives no other
 * process, and nobody else in this one, has the register. (A lock in a file of its own: closing any descriptor of the database
 * would drop SQLite's own locks.)
 *
 * Where nothing may be written, somebody with other rights may. When a lock is there it is taken as ever. When none can be made, a lock for
 * reading on the database keeps others from writing, and several may read.
 */
typedef struct _OdRegisterFile OdRegisterFile;

/* Makes @folder when it is missing, and locks the register in it; OD_REGISTER_ERROR_BUSY when another has it, and OD_REGISTER_ERROR_NOT_ALLOWED when
 * there is none and none may be made; (transfer full). */
OdRegisterFile *od_register_file_lock (const char *folder, GError **error);
void od_register_file_free (OdRegisterFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdRegisterFile, od_register_file_free)

/* Whether the register that is there may only be read: folder, file or log, by their modes or by the disk they are on. */
gboolean od_register_file_is_unwritable (OdRegisterFile *self);

/* Whether a log with what was saved is left of it; and whether a transaction outside of a log is, which is to be undone before it is read. */
gboolean od_register_file_has_log (OdRegisterFile *self);
gboolean od_register_file_is_halfway (OdRegisterFile *self);

/**
 * od_register_file_look:
 * @exists: (out): whether there is a register
 *
 * Reads the first bytes of the register and nothing else, so that what is refused stays as it is.
 *
 * Returns: FALSE with OD_REGISTER_ERROR_NEWER, _NOT_A_REGISTER, or _DAMAGED when only a log is left of one
 */
gboolean od_register_file_look (OdRegisterFile *self, guint latest_version, gboolean *exists, GError **error);

/* Makes an empty file with mode 0600 under another name, for a register to be made in; and puts it in its place when it is one. */
gboolean od_register_file_start_new (OdRegisterFile *self, GError **error);
gboolean od_register_file_finish_new (OdRegisterFile *self, GError **error);

/* Removes what was not finished: one that would be put in place of another holds all that this one had then, also what is erased since. */
void od_register_file_forget_new (OdRegisterFile *self);

/* The name that the register would be set aside under, the first free one of "register-vorige-1.db"; (transfer full), NULL when there is no
 * register. */
char *od_register_file_choose_name_aside (OdRegisterFile *self);

/* Gives the register, and a log that is left of it, that name too: od_register_file_finish_new() takes its own away. And undoes it. */
gboolean od_register_file_set_aside (OdRegisterFile *self, const char *name, GError **error);
void od_register_file_put_back (OdRegisterFile *self, const char *name);

/* Takes away what group and others may: 0700 for the folder, 0600 for the files. */
gboolean od_register_file_restrict (OdRegisterFile *self, GError **error);

const char *od_register_file_get_path (OdRegisterFile *self);
const char *od_register_file_get_new_path (OdRegisterFile *self);
