#pragma once

#include <gio/gio.h>

#include "notice.h"

/* How the content of a notice is kept in a sealed record; see record-json.h. What is written wipes itself when freed. */

GBytes *od_notice_content_to_json (const OdNoticeContent *content);

/* Fills @content, which is empty; FALSE with OD_MESSAGE_ERROR. */
gboolean od_notice_content_from_json (OdNoticeContent *content, const char *json, gssize length, GError **error);
