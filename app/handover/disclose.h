#pragma once

#include "client-history.h"
#include "profile.h"

/* What a social worker records of one onward disclosure (protocol art. 4). */
typedef struct
{
  const char *actor;          /* one of od_protocol_get_actors() */
  const char *day;            /* ISO 8601 */
  OdDataCategories data;
  OdDisclosureGround ground;
} OdDisclosing;

/* Findings about @what: the actor one of the protocol's list (OD_FIELD_ACTOR), some data (OD_FIELD_DATA) and only such as are known of
 * the client, and a day not in the future nor before the receipt (OD_FIELD_DATE); (transfer full). */
OdFindings *od_disclose_check (OdProfile *profile, OdReferral *referral, const OdDisclosing *what, const char *today);

/* Records at the OCMW that data went on to an actor of the geïntegreerd breed onthaal. To whom and what is sealed with the client; the
 * timeline and the journal tell only that it happened. od_follow_undo_async() takes one back that was recorded by mistake.
 * (transfer full) the changed referral. */
void od_disclose_async (OdProfile *profile, OdReferral *referral, const OdDisclosing *what, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data);
OdReferral *od_disclose_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Changes the list of @protocol's actors; @actors is NULL-terminated. Each by the rules of any text, none twice, up to 50. */
OdFindings *od_actors_check (const char *const *actors);
void od_actors_keep_async (OdProfile *profile, OdProtocol *protocol, const char *const *actors, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data);
gboolean od_actors_keep_finish (OdProfile *profile, GAsyncResult *result, GError **error);
