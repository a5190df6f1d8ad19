#include "protocol-text.h"

#include <glib/gi18n-lib.h>

#include "day.h"
#include "day-text.h"

char *
od_protocol_other_to_text (OdProtocol *protocol, OdDesk desk)
{
  const OdProtocolData *data = od_protocol_get_data (protocol);

  if (desk == OD_DESK_KIND_EN_GEZIN)
    return g_strdup (data->recipient.name);
  return g_strdup (*data->sender.team ? data->sender.team : data->sender.name);
}

static char *
notice_to_text (const char *last_day, const char *today)
{
  g_autofree char *day = od_day_to_text (last_day);
  int left = od_day_difference (today, last_day);

  if (left == 0)
    return g_strdup (_ ("Opgezegd: vandaag is de laatste dag"));
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Opgezegd: laatste dag %s, nog %d dag", "Opgezegd: laatste dag %s, nog %d dagen", left), day, left);
}

char *
od_protocol_state_to_text (OdProtocol *protocol, const char *today)
{
  g_autofree char *start = od_day_to_text (od_protocol_get_data (protocol)->in_force_on);
  g_autofree char *last_day = od_protocol_get_last_day (protocol);
  g_autofree char *end = od_day_to_text (last_day);

  switch (od_protocol_get_state (protocol, today))
    {
    case OD_PROTOCOL_DRAFT:
      return *start ? g_strdup_printf (_ ("Pas van kracht vanaf %s"), start) : g_strdup (_ ("Nog niet van kracht"));
    case OD_PROTOCOL_NOTICE_GIVEN:
      return notice_to_text (last_day, today);
    case OD_PROTOCOL_ENDED:
      return g_strdup_printf (_ ("Beëindigd: de laatste dag was %s"), end);
    case OD_PROTOCOL_IN_FORCE:
    default:
      return g_strdup_printf (_ ("Van kracht sinds %s"), start);
    }
}

gboolean
od_protocol_needs_attention (OdProtocol *protocol, const char *today)
{
  return od_protocol_get_state (protocol, today) != OD_PROTOCOL_IN_FORCE;
}

char *
od_protocol_places_to_text (OdProtocol *protocol)
{
  const OdProtocolData *data = od_protocol_get_data (protocol);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < data->n_places; i++)
    g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", data->places[i].postcode, data->places[i].municipality);
  return g_string_free (text, FALSE);
}

char *
od_agreed_passphrase_to_text (const OdAgreedPassphrase *passphrase, const char *today)
{
  g_autofree char *since = od_day_to_text (passphrase->since);
  g_autofree char *until = od_day_to_text (passphrase->until);

  if (*passphrase->until == '\0')
    return g_strdup_printf (passphrase->origin == OD_PASSPHRASE_MADE ? _ ("Vanaf %s, hier gemaakt")
                                                                     : _ ("Vanaf %s, ingegeven zoals u ze hoorde"),
                            since);
  if (od_agreed_passphrase_has_expired (passphrase, today))
    return g_strdup_printf (_ ("Mocht bewaard blijven tot en met %s, maar de sleutelbos gaf ze niet vrij"), until);
  return g_strdup_printf (_ ("Blijft bewaard tot en met %s, voor pakketten die onderweg zijn"), until);
}
