#include "notice-text.h"

#include <glib/gi18n-lib.h>

#include "field-text.h"

static const struct
{
  const char *text;
  const char *icon;
} kinds[OD_N_NOTICE_KINDS] = {
  [OD_NOTICE_RETURN] = { N_ ("Terugzending"), "mail-reply-sender-symbolic" },
  [OD_NOTICE_WITHDRAWAL] = { N_ ("Intrekking van de toestemming"), "action-unavailable-symbolic" },
  [OD_NOTICE_QUALITY] = { N_ ("Kwaliteitsmelding"), "dialog-information-symbolic" },
  [OD_NOTICE_PROCESSORS] = { N_ ("Overzicht van verwerkers"), "system-users-symbolic" },
  [OD_NOTICE_BREACH] = { N_ ("Lekmelding"), "dialog-warning-symbolic" },
  [OD_NOTICE_CHANGE] = { N_ ("Wijzigingsmelding"), "document-edit-symbolic" },
  [OD_NOTICE_EVIDENCE] = { N_ ("Bewijs van maatregelen"), "security-high-symbolic" },
  [OD_NOTICE_TERMINATION] = { N_ ("Beëindiging van het protocol"), "process-stop-symbolic" },
};

static const char *const quality_kinds[OD_N_QUALITY_KINDS] = {
  [OD_QUALITY_WRONG] = N_ ("Fout"),
  [OD_QUALITY_INACCURATE] = N_ ("Onnauwkeurig"),
  [OD_QUALITY_INCOMPLETE] = N_ ("Onvolledig"),
  [OD_QUALITY_MISSING] = N_ ("Ontbreekt"),
  [OD_QUALITY_OUTDATED] = N_ ("Verouderd"),
  [OD_QUALITY_SUPERFLUOUS] = N_ ("Overtollig"),
};

const char *
od_notice_kind_to_text (OdNoticeKind kind)
{
  return _ (kinds[kind].text);
}

const char *
od_notice_kind_to_icon (OdNoticeKind kind)
{
  return kinds[kind].icon;
}

const char *
od_notice_state_to_text (OdNotice *notice)
{
  OdNoticeKind kind = od_notice_get_kind (notice);

  switch (od_notice_get_state (notice))
    {
    case OD_NOTICE_STATE_PACKED:
      return _ ("Verpakt, nog niet verzonden");
    case OD_NOTICE_STATE_SENT:
      return od_notice_kind_is_answered (kind) ? _ ("Verzonden, nog geen antwoord") : _ ("Verzonden");
    case OD_NOTICE_STATE_CANCELLED:
      return _ ("Geannuleerd");
    case OD_NOTICE_STATE_RECEIVED:
      return od_notice_kind_is_answered (kind) ? _ ("Te beantwoorden") : _ ("Te beslissen");
    case OD_NOTICE_STATE_REMEMBERED:
      return _ ("Onthouden: de doorverwijzing kwam nooit aan");
    case OD_NOTICE_STATE_ANSWER_PACKED:
      return _ ("Antwoord verpakt, nog niet verzonden");
    case OD_NOTICE_STATE_ANSWERED:
      return _ ("Beantwoord");
    case OD_NOTICE_STATE_SETTLED:
    default:
      return _ ("Afgehandeld");
    }
}

const char *
od_quality_kind_to_text (OdQualityKind kind)
{
  return _ (quality_kinds[kind]);
}

char *
od_quality_remark_to_text (const OdQualityRemark *remark)
{
  GString *text = g_string_new (od_quality_kind_to_text (remark->kind));

  if (remark->proposed != NULL)
    {
      g_autofree char *proposed = od_field_value_to_text (remark->field, remark->proposed);

      g_string_append_printf (text, _ (" · voorstel: %s"), proposed);
    }
  if (remark->verdict == OD_QUALITY_UNFOUNDED)
    g_string_append (text, _ (" · ongegrond"));
  if (remark->verdict == OD_QUALITY_ADAPTED)
    {
      g_autofree char *value = remark->value != NULL ? od_field_value_to_text (remark->field, remark->value) : g_strdup (_ ("weggelaten"));

      g_string_append_printf (text, _ (" · aangepast: %s"), value);
    }
  return g_string_free (text, FALSE);
}
