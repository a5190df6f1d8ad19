#include "draft.h"

#include "profile-private.h"
#include "reference.h"
#include "referral-change.h"

#include <glib/gi18n-lib.h>

/* The draft @number of this year, by who works here; (transfer full). */
static OdReferral *
make_draft (OdProfile *self, guint number)
{
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *reference = od_reference_new (g_date_time_get_year (now), number, g_random_int ());

  return od_referral_new (OD_DESK_KIND_EN_GEZIN, id, reference, NULL, now, self->settings->user_name);
}

static void
on_number (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  guint number = od_register_next_number_finish (OD_REGISTER (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, make_draft (g_task_get_source_object (task), number), g_object_unref);
}

static void
set_not_a_draft_error (GError **error)
{
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE,
                       _ ("Deze doorverwijzing is geen concept meer; er is niets gewijzigd. Maak er eerst opnieuw een concept van."));
}

static gboolean
is_draft (OdReferral *referral)
{
  OdState state = od_referral_get_state (referral);

  return state == OD_STATE_DRAFT || state == OD_STATE_READY;
}

static gboolean
has_content_of (OdReferral *referral, OdReferral *form, OdClient *client)
{
  return od_client_equal (od_referral_get_client (referral), client)
         && od_consent_equal (od_referral_get_consent (referral), od_referral_get_consent (form))
         && g_strcmp0 (od_referral_get_protocol_id (referral), od_referral_get_protocol_id (form)) == 0
         && od_referral_get_residence_reason (referral) == od_referral_get_residence_reason (form);
}

/* @referral with what the form has; its state and steps stay; (transfer full). */
static OdReferral *
take_content (OdReferral *referral, OdReferral *form, OdClient *client, GDateTime *now)
{
  g_autoptr (OdReferral) one = od_referral_with_client (referral, client, now);
  g_autoptr (OdReferral) two = od_referral_with_consent (one, od_referral_get_consent (form), now);
  g_autoptr (OdReferral) three = od_referral_with_protocol (two, od_referral_get_protocol_id (form), now);

  return od_referral_with_residence_reason (three, od_referral_get_residence_reason (form), now);
}

/* Lets the state follow the findings; (transfer full). */
static OdReferral *
follow_findings (OdProfile *self, OdReferral *referral, GError **error)
{
  OdProtocol *protocol = od_profile_find_protocol (self, od_referral_get_protocol_id (referral));
  g_autofree char *today = od_profile_get_today (self);
  g_autoptr (OdFindings) findings = od_referral_check (referral, protocol, today);
  gboolean ready = !od_findings_has_errors (findings);

  if (ready == (od_referral_get_state (referral) == OD_STATE_READY))
    return g_object_ref (referral);
  return od_referral_let_happen (self, referral, ready ? OD_EVENT_COMPLETE : OD_EVENT_REVISE, NULL, NULL, error);
}

/* The referral that what the form has goes into: the one in the list, or the form's own when it is new. */
static OdReferral *
get_base (OdProfile *self, OdReferral *current, OdReferral *form, GError **error)
{
  OdReferral *base = current != NULL ? current : form;

  if (g_hash_table_contains (self->discarded, od_referral_get_id (form)))
    od_set_referral_gone_error (error);
  else if (!is_draft (base) || od_referral_get_client (form) == NULL || od_referral_get_consent (form) == NULL)
    set_not_a_draft_error (error);
  else
    return base;
  return NULL;
}

/* The OCMW that has the data corrects them; another one would get them without the first knowing. After a return it may be another. */
static gboolean
check_protocol (OdReferral *base, OdReferral *form, GError **error)
{
  OdState state;

  if (!od_referral_is_being_corrected (base, &state) || state == OD_STATE_RETURNED
      || g_strcmp0 (od_referral_get_protocol_id (base), od_referral_get_protocol_id (form)) == 0)
    return TRUE;
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE,
                       _ ("Deze doorverwijzing ging al naar een OCMW en kan niet naar een ander verhuizen. Er is niets gewijzigd. Maak voor "
                          "het andere OCMW een nieuwe doorverwijzing."));
  return FALSE;
}

static OdReferral *
save (OdProfile *self, OdReferral *current, gpointer data, const char **action, GError **error)
{
  OdReferral *form = data;
  OdReferral *base = get_base (self, current, form, error);
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  g_autoptr (OdClient) client = NULL;
  g_autoptr (OdReferral) filled = NULL;
  OdReferral *saved;

  if (base == NULL || !check_protocol (base, form, error))
    return NULL;
  client = od_client_normalise (od_referral_get_client (form));
  filled = base == current && has_content_of (current, form, client) ? g_object_ref (current)
                                                                     : take_content (base, form, client, now);
  saved = follow_findings (self, filled, error);
  if (saved != NULL)
    *action = od_referral_get_state (saved) == OD_STATE_READY ? od_event_to_string (OD_EVENT_COMPLETE) : "concept-bewaard";
  return saved;
}

static OdReferral *
revise (OdProfile *self, OdReferral *current, gpointer data, const char **action, GError **error)
{
  *action = od_event_to_string (OD_EVENT_REVISE);
  return od_referral_let_happen (self, current, OD_EVENT_REVISE, NULL, NULL, error);
}

static OdReferral *
leave_correction (OdProfile *self, OdReferral *current, gpointer data, const char **action, GError **error)
{
  g_autoptr (GDateTime) now = od_profile_get_now (self);

  *action = od_event_to_string (OD_EVENT_UNDO);
  if (current != NULL)
    return od_referral_with_correction_left (current, now, self->settings->user_name, error);
  od_set_referral_gone_error (error);
  return NULL;
}

static void
on_discarded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  OdReferral *referral = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean discarded = od_register_apply_finish (OD_REGISTER (source), result, &error);

  if (discarded)
    {
      g_hash_table_add (self->discarded, g_strdup (od_referral_get_id (referral)));
      od_record_list_remove (self->referrals, od_referral_get_id (referral));
    }
  od_profile_end_turn (self, od_referral_get_reference (referral));
  if (discarded)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
may_discard (OdReferral *current, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (current == NULL || (is_draft (current) && od_referral_find_step (current, OD_EVENT_PACK) == NULL))
    return TRUE;
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE,
                       _ ("Deze doorverwijzing is al eens verpakt en kan niet meer als concept verwijderd worden. Ze staat er nog; mag ze niet doorgaan, noteer dan dat de toestemming ingetrokken is."));
  return FALSE;
}

static void
on_discard_turn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  OdReferral *referral = g_task_get_task_data (task);
  OdReferral *current = od_record_list_find (self->referrals, od_referral_get_id (referral));
  OdChange *change;
  GError *error = NULL;

  if (!od_profile_take_turn_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (!may_discard (current, g_task_get_cancellable (task), &error))
    {
      od_profile_end_turn (self, od_referral_get_reference (referral));
      g_task_return_error (task, error);
      return;
    }
  change = od_profile_new_change (self, "concept-verwijderd", od_referral_get_reference (referral));
  if (current != NULL) /* else it was never saved */
    od_change_delete_referral (change, od_referral_get_id (referral));
  od_register_apply_async (self->reg, change, NULL, on_discarded, g_object_ref (task));
}

void
od_draft_new_async (OdProfile *profile, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  g_autoptr (GDateTime) now = od_profile_get_now (profile);
  GError *error = NULL;

  g_task_set_source_tag (task, od_draft_new_async);
  if (!od_profile_check_desk (profile, OD_DESK_KIND_EN_GEZIN, &error))
    g_task_return_error (task, error);
  else
    od_register_next_number_async (profile->reg, g_date_time_get_year (now), cancellable, on_number, g_object_ref (task));
}

OdReferral *
od_draft_new_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_draft_save_async (OdProfile *profile, OdReferral *referral, GCancellable *cancellable, GAsyncReadyCallback callback,
                     gpointer data)
{
  od_referral_change_async (profile, referral, OD_DESK_KIND_EN_GEZIN, save, g_object_ref (referral), g_object_unref,
                            cancellable, callback, data);
}

OdReferral *
od_draft_save_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_referral_change_finish (profile, result, error);
}

void
od_draft_discard_async (OdProfile *profile, OdReferral *referral, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  GError *error = NULL;

  g_task_set_source_tag (task, od_draft_discard_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_object_ref (referral), g_object_unref);
  if (!od_profile_check_desk (profile, OD_DESK_KIND_EN_GEZIN, &error))
    g_task_return_error (task, error);
  else
    od_profile_take_turn_async (profile, od_referral_get_reference (referral), cancellable, on_discard_turn,
                                g_object_ref (task));
}

gboolean
od_draft_discard_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
od_draft_revise_async (OdProfile *profile, OdReferral *referral, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer data)
{
  od_referral_change_async (profile, referral, OD_DESK_KIND_EN_GEZIN, revise, NULL, NULL, cancellable, callback, data);
}

OdReferral *
od_draft_revise_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_referral_change_finish (profile, result, error);
}

void
od_draft_leave_correction_async (OdProfile *profile, OdReferral *referral, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data)
{
  od_referral_change_async (profile, referral, OD_DESK_KIND_EN_GEZIN, leave_correction, NULL, NULL, cancellable, callback, data);
}

OdReferral *
od_draft_leave_correction_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_referral_change_finish (profile, result, error);
}
