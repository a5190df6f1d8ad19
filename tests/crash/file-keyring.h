#pragma once

#include "keyring.h"

/* A keyring that outlives a program that is killed, as the desktop's does: in the file at @path. Only for tests: it keeps secrets in the clear. */
#define OD_TYPE_FILE_KEYRING (od_file_keyring_get_type ())
G_DECLARE_FINAL_TYPE (OdFileKeyring, od_file_keyring, OD, FILE_KEYRING, GObject)

OdKeyring *od_file_keyring_new (const char *path);
