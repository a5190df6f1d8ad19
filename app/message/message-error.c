#include "message-error.h"

#include <glib/gi18n-lib.h>

static const char *
get_sentence (OdReadWhat what)
{
  return what == OD_READ_MESSAGE ? _ ("Het bericht in dit pakket klopt niet. Er is niets ingelezen. Vraag de afzender om een nieuw pakket.")
                                 : _ ("Een bewaard gegeven klopt niet en kan niet gelezen worden. De andere staan er nog; zet een reservekopie terug als u het nodig hebt.");
}

gboolean
od_message_set_json_error (GError **error, OdReadWhat what, OdStrictJsonVerdict verdict)
{
  if (verdict == OD_STRICT_JSON_DOUBLE_MEMBER)
    g_set_error (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_SCHEMA, "%s\n%s", get_sentence (what),
                 _ ("Een onderdeel staat er dubbel in."));
  else if (what == OD_READ_MESSAGE)
    g_set_error_literal (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_NOT_A_MESSAGE,
                         _ ("Het bestand bericht.json is geen bericht dat dit programma kan lezen."));
  else
    g_set_error_literal (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_NOT_A_MESSAGE, get_sentence (what));
  return FALSE;
}

/* Only names that stand in our own tables come into the text. */
static char *
describe (const OdJsonReading *reading)
{
  if (reading->problem == OD_JSON_MISSING)
    return g_strdup_printf (_ ("Ontbreekt: %s"), reading->path);
  if (reading->path == NULL)
    return g_strdup (_ ("Er staat iets in wat er niet in hoort."));
  if (reading->problem == OD_JSON_NOT_ALLOWED)
    return g_strdup_printf (_ ("Daarin hoort iets niet: %s"), reading->path);
  return g_strdup_printf (_ ("Klopt niet: %s"), reading->path);
}

gboolean
od_message_set_schema_error (GError **error, OdReadWhat what, const OdJsonReading *reading)
{
  g_autofree char *detail = describe (reading);

  g_set_error (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_SCHEMA, "%s\n%s", get_sentence (what), detail);
  return FALSE;
}
