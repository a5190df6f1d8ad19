#pragma once

#include <glib.h>

#include "desk.h"

/**
 * OdParty:
 * @name: as in the protocol, "OCMW Hulshout"
 * @enterprise_number: ten digits (KBO)
 * @desk: which role it has
 *
 * One of the two parties of a protocol, as a message names it.
 */
typedef struct
{
  char *name;
  char *enterprise_number;
  OdDesk desk;
} OdParty;

OdParty *od_party_new (const char *name, const char *enterprise_number, OdDesk desk);
void od_party_free (OdParty *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdParty, od_party_free)
