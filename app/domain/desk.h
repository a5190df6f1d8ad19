#pragma once

#include <glib-object.h>

/**
 * OdDesk:
 * @OD_DESK_KIND_EN_GEZIN: the team that hands over (protocol A-C)
 * @OD_DESK_OCMW: the public welfare centre that receives (protocol art. 4)
 *
 * At which of the two desks a profile works.
 */
typedef enum
{
  OD_DESK_KIND_EN_GEZIN,
  OD_DESK_OCMW,
} OdDesk;

/* The identifier in the register and in messages ("kind-en-gezin", "ocmw"), and back; FALSE for any other text. */
const char *od_desk_to_string (OdDesk desk);
gboolean od_desk_from_string (const char *text, OdDesk *desk);

/* The desk at the other side. */
OdDesk od_desk_get_other (OdDesk desk);
