#pragma once

#include "connection.h"
#include "register-file.h"

/**
 * od_opening_connect:
 * @file: locked
 *
 * All that lies between a locked folder and a connection ready for use: looks what is there, makes a register when there is
 * none, brings an older one to this version, and empties the log that a sudden end left. One that may not be written is only read, from its log
 * too; when it would have to be changed for that, OD_REGISTER_ERROR_NOT_ALLOWED says so.
 *
 * Returns: (transfer full): freed before @file
 */
OdConnection *od_opening_connect (OdRegisterFile *file, GError **error);
