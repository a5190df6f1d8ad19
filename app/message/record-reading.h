#pragma once

#include "json-members.h"

/* Fills @target by @members with the object that @json, of @length bytes or ended by NUL with -1, holds; FALSE with
 * OD_MESSAGE_ERROR. */
gboolean od_record_read (const OdJsonMember *members, const char *json, gssize length, gpointer target, GError **error);
