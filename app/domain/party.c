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

gboolean
od_party_equal (const OdParty *one, const OdParty *other)
{
  return g_strcmp0 (one->name, other->name) == 0 && g_strcmp0 (one->enterprise_number, other->enterprise_number) == 0
         && one->desk == other->desk;
}
