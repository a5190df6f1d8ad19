#pragma once

#include "json-members.h"
#include "message.h"
#include "strict-json.h"

/* What is read, for the sentence that its reader gets when it is refused. */
typedef enum
{
  OD_READ_MESSAGE,
  OD_READ_RECORD,
} OdReadWhat;

/* What od_strict_json_parse() refused as an OD_MESSAGE_ERROR; always FALSE. */
gboolean od_message_set_json_error (GError **error, OdReadWhat what, OdStrictJsonVerdict verdict);

/* What od_json_read_members() refused as OD_MESSAGE_ERROR_SCHEMA: a sentence, and the member's name on a second line; always FALSE. */
gboolean od_message_set_schema_error (GError **error, OdReadWhat what, const OdJsonReading *reading);
