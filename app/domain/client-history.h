#pragma once

#include "difference.h"
#include "data-categories.h"

/**
 * OdDisclosureGround:
 * @OD_DISCLOSURE_CONSENT: the client asked for it or agreed to it
 * @OD_DISCLOSURE_LOCAL_SOCIAL_POLICY: the decree of 9 February 2018 on local social policy (protocol art. 4)
 *
 * On what ground data went on to an actor of the geïntegreerd breed onthaal.
 */
typedef enum
{
  OD_DISCLOSURE_CONSENT,
  OD_DISCLOSURE_LOCAL_SOCIAL_POLICY,
  OD_N_DISCLOSURE_GROUNDS,
} OdDisclosureGround;

/* "toestemming", "decreet-lokaal-sociaal-beleid"; and back, FALSE for any other text. */
const char *od_disclosure_ground_to_string (OdDisclosureGround ground);
gboolean od_disclosure_ground_from_string (const char *text, OdDisclosureGround *ground);

/**
 * OdDisclosure:
 * @actor: to whom: one of the protocol's list (see od_protocol_get_actors())
 * @day: ISO 8601, on which it happened
 * @data: which data
 * @recorded_at: ISO 8601 time
 * @user: by whom it was recorded
 *
 * An onward disclosure (protocol art. 4).
 */
typedef struct
{
  char *actor;
  char *day;
  OdDataCategories data;
  OdDisclosureGround ground;
  char *recorded_at;
  char *user;
} OdDisclosure;

/**
 * OdCorrection:
 * @recorded_at: ISO 8601 time
 * @user: by whom
 * @differences: of OdDifference: what it was, and what it became
 *
 * Data that a person corrected at this desk (GDPR art. 16).
 */
typedef struct
{
  char *recorded_at;
  char *user;
  GPtrArray *differences;
} OdCorrection;

/**
 * OdClientHistory:
 *
 * What happened to the data of one client beside what the timeline tells: it is sealed and erased with them. Immutable: what changes
 * gives a new one, (transfer full). What is copied from is (transfer none).
 */
typedef struct _OdClientHistory OdClientHistory;

OdClientHistory *od_client_history_new (void);
OdClientHistory *od_client_history_ref (OdClientHistory *self);
void od_client_history_unref (OdClientHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdClientHistory, od_client_history_unref)

/* Of OdDisclosure and of OdCorrection, oldest first; (transfer none). */
GPtrArray *od_client_history_get_disclosures (OdClientHistory *self);
GPtrArray *od_client_history_get_corrections (OdClientHistory *self);
gboolean od_client_history_is_empty (OdClientHistory *self);

OdClientHistory *od_client_history_with_disclosure (OdClientHistory *self, const OdDisclosure *disclosure);
OdClientHistory *od_client_history_with_correction (OdClientHistory *self, const OdCorrection *correction);

/* For a disclosure that was recorded by mistake; there is one. */
OdClientHistory *od_client_history_without_last_disclosure (OdClientHistory *self);
