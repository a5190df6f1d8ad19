#include "mail.h"

#include "notice-packing.h"

/* These texts go to people outside and are in the language of the protocol, so they are not translated. */

#define WITH_SEVEN_ZIP \
  "Zonder Overdracht, met 7-Zip: bewaar de bijlage, klik er met de rechtermuisknop op, kies 7-Zip en daarna Openen, en open " \
  "leesbaar.pdf met de wachtzin: alles in kleine letters, met telkens één spatie tussen de woorden.\n\n"

/* What the other side knows the party at @desk by. */
static const char *
get_party_name (OdProtocol *protocol, OdDesk desk)
{
  const OdProtocolData *data = od_protocol_get_data (protocol);
  const OdProtocolParty *party = desk == OD_DESK_OCMW ? &data->recipient : &data->sender;

  return party->team != NULL && *party->team != '\0' ? party->team : party->name;
}

static char *
make_signature (OdProfile *profile, OdProtocol *protocol)
{
  const OdSettings *settings = od_profile_get_settings (profile);

  return g_strdup_printf ("Met vriendelijke groeten\n\n%s\n%s\n%s\n", settings->user_name, settings->user_function,
                          get_party_name (protocol, settings->desk));
}

static char *
make_referral_body (OdProfile *profile, OdProtocol *protocol, const char *reference)
{
  g_autofree char *signature = make_signature (profile, protocol);

  return g_strdup_printf (
      "Beste collega\n\n"
      "In bijlage vindt u een overdracht van %s aan %s, met kenmerk %s.\n\n"
      "De bijlage is versleuteld met AES-256 en gaat open met een wachtzin van zeven woorden. Die krijgt u van ons langs een "
      "andere weg: per telefoon, per sms of persoonlijk. Ze staat nooit in een mail.\n\n"
      "Met het programma Overdracht: open de bijlage, of kies Importeren, en geef de wachtzin in.\n\n"
      "Zonder Overdracht, met 7-Zip:\n"
      "1. Bewaar de bijlage op uw computer.\n"
      "2. Klik er met de rechtermuisknop op, en kies 7-Zip en daarna Openen.\n"
      "3. Open leesbaar.pdf. Geef de wachtzin in zodra 7-Zip om een wachtwoord vraagt: alles in kleine letters, met telkens één "
      "spatie tussen de woorden.\n\n"
      "In het pakket zitten twee bestanden: leesbaar.pdf is om te lezen, bericht.json is hetzelfde voor het programma "
      "Overdracht.\n\n"
      "Wilt u ons de ontvangst bevestigen? Overdracht maakt daarvoor een ontvangstbevestiging. Zonder Overdracht volstaat een "
      "antwoord met het kenmerk. Zet in uw antwoord geen gegevens van de cliënt.\n\n"
      "%s",
      get_party_name (protocol, OD_DESK_KIND_EN_GEZIN), get_party_name (protocol, OD_DESK_OCMW), reference, signature);
}

static char *
make_receipt_body (OdProfile *profile, OdProtocol *protocol, const char *reference)
{
  g_autofree char *signature = make_signature (profile, protocol);

  return g_strdup_printf (
      "Beste collega\n\n"
      "Wij hebben uw overdracht met kenmerk %s goed ontvangen. In bijlage vindt u de ontvangstbevestiging.\n\n"
      "De bijlage is versleuteld met AES-256. Ze gaat open met de wachtzin van de overdracht zelf, die u ons eerder doorgaf.\n\n"
      "Met het programma Overdracht: open de bijlage, of kies Importeren; de wachtzin zit nog in uw sleutelbos.\n\n"
      WITH_SEVEN_ZIP
      "%s",
      reference, signature);
}

/* Neutral, as all mail: what it is and about which reference, not what it says. */
static const struct
{
  const char *subject;
  const char *sentence;
} notices[] = {
  [OD_MESSAGE_RETURN] = { "terugzending", "In bijlage vindt u de terugzending van uw overdracht met kenmerk %s." },
  [OD_MESSAGE_WITHDRAWAL]
  = { "intrekking", "In bijlage vindt u een bericht over de overdracht met kenmerk %s. Gelieve het vandaag nog te lezen, en met die "
                    "overdracht niets te doen voor u het gelezen hebt." },
  [OD_MESSAGE_QUALITY_NOTICE]
  = { "kwaliteitsmelding", "In bijlage vindt u een kwaliteitsmelding over uw overdracht met kenmerk %s. Wilt u ze nakijken en ons "
                           "antwoorden?" },
  [OD_MESSAGE_PROCESSORS] = { "overzicht van verwerkers", "In bijlage vindt u ons overzicht van verwerkers (protocol, artikel 6), met kenmerk %s." },
  [OD_MESSAGE_BREACH]
  = { "dringend", "In bijlage vindt u een dringend bericht voor uw functionaris voor gegevensbescherming, met kenmerk %s. Gelieve het meteen te "
                  "lezen, en ons op te bellen." },
  [OD_MESSAGE_CHANGE] = { "wijziging", "In bijlage vindt u een bericht over een wijziging, met kenmerk %s. Bel ons gerust om het na te vragen." },
  [OD_MESSAGE_EVIDENCE_REQUEST]
  = { "vraag om bewijs", "In bijlage vindt u onze vraag om het bewijs van de maatregelen (protocol, artikel 6), met kenmerk %s." },
  [OD_MESSAGE_TERMINATION] = { "protocol", "In bijlage vindt u een bericht over het protocol, met kenmerk %s. Gelieve het vandaag nog te lezen." },
  [OD_MESSAGE_EVIDENCE] = { "bewijs", "In bijlage vindt u het bewijs van onze maatregelen waar u om vroeg, met kenmerk %s." },
  [OD_MESSAGE_QUALITY_ANSWER]
  = { "antwoord op kwaliteitsmelding", "In bijlage vindt u ons antwoord op uw kwaliteitsmelding over de overdracht met kenmerk %s." },
};

static char *
make_notice_body (OdProfile *profile, OdProtocol *protocol, const char *sentence, gboolean about_referral, const char *reference)
{
  const char *opening = about_referral ? "Ze gaat open met de wachtzin van de overdracht zelf.\n\n"
                                         "Met het programma Overdracht: open de bijlage, of kies Importeren; de wachtzin zit nog in uw sleutelbos."
                                       : "Ze gaat open met de wachtzin die we afspraken, of die u van ons langs een andere weg krijgt: per telefoon, per "
                                         "sms of persoonlijk. Ze staat nooit in een mail.\n\n"
                                         "Met het programma Overdracht: open de bijlage, of kies Importeren, en geef de wachtzin in.";
  g_autofree char *signature = make_signature (profile, protocol);
  g_auto (GStrv) parts = g_strsplit (sentence, "%s", 2);

  return g_strconcat (
      "Beste collega\n\n", parts[0], reference, parts[1],
      "\n\n"
      "De bijlage is versleuteld met AES-256. ", opening, "\n\n"
      WITH_SEVEN_ZIP,
      signature, NULL);
}

/* What the client reads, in the language that the sheet has beside Dutch. */
static const char *
get_information_body (const char *language)
{
  static const struct
  {
    const char *language;
    const char *body;
  } bodies[] = {
    { "fr", "Bonjour\n\nVous trouverez en pièce jointe la feuille d’information dont nous avons parlé. Elle explique ce qui se passe si nous "
            "transmettons vos coordonnées au CPAS. Vous choisissez vous-même.\n\n" },
    { "en", "Hello\n\nAttached is the information sheet that we talked about. It explains what happens if we pass your contact details on "
            "to the OCMW. It is your choice.\n\n" },
    { "de", "Guten Tag\n\nIm Anhang finden Sie das Informationsblatt, über das wir gesprochen haben. Darin steht, was geschieht, wenn wir "
            "Ihre Kontaktdaten an das ÖSHZ weitergeben. Sie entscheiden selbst.\n\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    if (g_strcmp0 (bodies[i].language, language) == 0)
      return bodies[i].body;
  return "";
}

/* @subject and @body are (transfer full). */
static OdMail *
mail_new (const char *address, char *subject, char *body, const char *attachment)
{
  OdMail *self = g_new (OdMail, 1);

  *self = (OdMail) { g_strdup (address), subject, body, g_strdup (attachment) };
  return self;
}

void
od_mail_free (OdMail *self)
{
  g_free (self->address);
  g_free (self->subject);
  g_free (self->body);
  g_free (self->attachment);
  g_free (self);
}

OdMail *
od_mail_new_referral (OdProfile *profile, OdReferral *referral, const char *package_path)
{
  OdProtocol *protocol = od_profile_find_protocol (profile, od_referral_get_protocol_id (referral));
  const char *reference = od_referral_get_reference (referral);

  g_return_val_if_fail (protocol != NULL && od_profile_get_settings (profile) != NULL, NULL);

  return mail_new (od_protocol_get_data (protocol)->mailbox, g_strdup_printf ("Overdracht %s", reference),
                   make_referral_body (profile, protocol, reference), package_path);
}

OdMail *
od_mail_new_receipt (OdProfile *profile, OdReferral *referral, const char *package_path)
{
  OdProtocol *protocol = od_profile_find_protocol (profile, od_referral_get_protocol_id (referral));
  const char *reference = od_referral_get_reference (referral);

  g_return_val_if_fail (protocol != NULL && od_profile_get_settings (profile) != NULL, NULL);

  /* The protocol names no mailbox of the team: the user answers the mail it came by. */
  return mail_new ("", g_strdup_printf ("Overdracht %s: ontvangstbevestiging", reference), make_receipt_body (profile, protocol, reference),
                   package_path);
}

/* About a client to the social workers' mailbox, while a team answers the mail it came by; what the parties tell each other to the other one's DPO
 * (protocol art. 9). */
static const char *
get_notice_address (OdProtocol *protocol, OdNotice *notice)
{
  const OdProtocolData *data = od_protocol_get_data (protocol);
  gboolean to_team = od_notice_get_desk (notice) == OD_DESK_OCMW;
  const OdProtocolParty *other = to_team ? &data->sender : &data->recipient;

  if (!od_notice_kind_is_about_referral (od_notice_get_kind (notice)) && other->dpo_email != NULL && *other->dpo_email != '\0')
    return other->dpo_email;
  return to_team ? "" : data->mailbox;
}

OdMail *
od_mail_new_notice (OdProfile *profile, OdNotice *notice, const char *package_path)
{
  OdProtocol *protocol = od_profile_find_protocol (profile, od_notice_get_protocol_id (notice));
  OdMessageKind kind = od_notice_get_outgoing_kind (notice);
  const char *reference = od_notice_get_reference (notice);
  gboolean about_referral = od_notice_kind_is_about_referral (od_notice_get_kind (notice));

  g_return_val_if_fail (protocol != NULL && od_profile_get_settings (profile) != NULL, NULL);

  return mail_new (get_notice_address (protocol, notice), g_strdup_printf ("Overdracht %s: %s", reference, notices[kind].subject),
                   make_notice_body (profile, protocol, notices[kind].sentence, about_referral, reference), package_path);
}

OdMail *
od_mail_new_information (OdProfile *profile, OdProtocol *protocol, const char *language, const char *address, const char *path)
{
  g_autofree char *signature = make_signature (profile, protocol);
  char *body = g_strconcat ("Dag\n\nIn bijlage vindt u het informatieblad waarover we spraken. Er staat op wat er gebeurt als wij uw "
                            "contactgegevens doorgeven aan het OCMW. U kiest zelf.\n\n",
                            get_information_body (language), signature, NULL);

  return mail_new (address != NULL ? address : "", g_strdup ("Informatieblad van Kind en Gezin"), body, path);
}
