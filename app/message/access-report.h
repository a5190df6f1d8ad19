#pragma once

#include <gio/gio.h>

#include "party.h"
#include "protocol.h"
#include "referral.h"

/* A message about a referral that came in or went out. */
typedef struct
{
  const char *reference;
  const char *kind; /* "doorverwijzing", "ontvangstbevestiging", … */
  gboolean incoming;
  GDateTime *at;
} OdReportedMessage;

/**
 * OdAccessReport:
 * @owner: who answers
 * @today: ISO 8601
 * @referrals: of OdReferral: all that are of the person who asks
 * @protocols: of OdProtocol, one for each of @referrals, NULL where it is not here any more
 * @messages: of OdReportedMessage
 *
 * All that is known of one client, for the client (GDPR art. 15): the data, from whom, for what and on what ground, what happened to
 * them and to whom they went on. The names of who works here are left out: the client gets to know the office as the recipient, not its
 * staff (Court of Justice, C-579/21).
 */
typedef struct
{
  const OdParty *owner;
  const char *today;
  GPtrArray *referrals;
  GPtrArray *protocols;
  GPtrArray *messages;
} OdAccessReport;

/* For people, A4; (transfer full) (nullable) with a G_IO_ERROR. Wipes itself when freed. */
GBytes *od_access_report_to_pdf (const OdAccessReport *self, GError **error);

/* For machines (GDPR art. 20 asks for such a form where data rest on consent); (transfer full). Wipes itself when freed. */
GBytes *od_access_report_to_json (const OdAccessReport *self);
