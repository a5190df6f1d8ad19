#include "processor-text.h"

#include <glib/gi18n-lib.h>

#include "day-text.h"

char *
od_processor_data_to_text (OdDataCategories data)
{
  static const struct
  {
    OdDataCategories category;
    const char *name;
  } names[] = {
    { OD_DATA_NAME, N_ ("naam") },
    { OD_DATA_ADDRESS, N_ ("adres") },
    { OD_DATA_PHONE, N_ ("telefoon") },
    { OD_DATA_EMAIL, N_ ("e-mail") },
  };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (data & names[i].category)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _ (names[i].name));

  if (text->len == 0)
    g_string_append (text, _ ("geen gegevens"));

  return g_string_free (text, FALSE);
}

char *
od_processor_agreement_to_text (OdProcessor *processor, const char *today)
{
  const OdProcessorData *data = od_processor_get_data (processor);
  g_autofree char *day = NULL;

  if (*data->ended_on)
    {
      day = od_day_to_text (data->ended_on);
      return g_strdup_printf (_ ("Beëindigd op %s"), day);
    }
  if (!*data->agreement_on)
    return g_strdup (_ ("Overeenkomst ontbreekt"));
  if (!*data->agreement_end)
    {
      day = od_day_to_text (data->agreement_on);
      return g_strdup_printf (_ ("Overeenkomst sinds %s"), day);
    }

  day = od_day_to_text (data->agreement_end);
  return g_strdup_printf (g_strcmp0 (data->agreement_end, today) < 0 ? _ ("Overeenkomst verlopen op %s")
                                                                     : _ ("Overeenkomst tot %s"),
                          day);
}

gboolean
od_processor_agreement_needs_attention (OdProcessor *processor, const char *today)
{
  const OdProcessorData *data = od_processor_get_data (processor);

  if (*data->ended_on)
    return FALSE;

  return !*data->agreement_on || (*data->agreement_end && g_strcmp0 (data->agreement_end, today) < 0);
}
