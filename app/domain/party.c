#include "party.h"

OdParty *
od_party_new (const char *name, const char *enterprise_number, OdDesk desk)
{
  OdParty *self = g_new0 (OdParty, 1);

  self->name = g_strdup (name);
  self->enterprise_number = g_strdup (enterprise_number);
  self->desk = desk;
  return self;
}

void
od_party_free (OdParty *self)
{
  g_free (self->name);
  g_free (self->enterprise_number);
  g_free (self);
}
