#include "referral.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "day.h"
#include "search-text.h"
#include "text-rules.h"

#define MAX_TEAM_MEMBER_CHARACTERS 80 /* as data/schemas/doorverwijzing.json says */

struct _OdReferral
{
  GObject parent_instance;

  /* The small ones together, without gaps: there may be 100,000. */
  OdRecordedTime created;
  OdRecordedTime changed;
  OdDesk desk : 8;
  OdState state : 8;
  OdResidenceReason residence_reason : 8;
  char *id; /* and the reference behind it, in the same piece of memory */
  GRefString *protocol_id;
  GRefString *worker;
  OdSteps *steps;
  OdClient *client;
  const OdConsent *consent; /* shared by those that have the same */
  char *file_number;
  OdClientHistory *history;
  OdReferralContent *handed_over; /* by its last package, while it is being corrected */
  char *search_text;              /* when it was asked for */
};

G_DEFINE_FINAL_TYPE (OdReferral, od_referral, G_TYPE_OBJECT)

G_DEFINE_QUARK (od-referral-error-quark, od_referral_error)

static void
od_referral_finalize (GObject *object)
{
  OdReferral *self = OD_REFERRAL (object);

  g_free (self->id);
  g_clear_pointer (&self->protocol_id, g_ref_string_release);
  g_clear_pointer (&self->worker, g_ref_string_release);
  g_free (self->file_number);
  od_text_wipe (self->search_text);
  g_clear_pointer (&self->history, od_client_history_unref);
  g_clear_pointer (&self->steps, od_steps_unref);
  g_clear_pointer (&self->client, od_client_unref);
  g_clear_pointer (&self->consent, od_consent_release);
  g_clear_pointer (&self->handed_over, od_referral_content_free);

  G_OBJECT_CLASS (od_referral_parent_class)->finalize (object);
}

static void
od_referral_class_init (OdReferralClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_referral_finalize;
}

static void
od_referral_init (OdReferral *self)
{
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

/* One that many referrals have. */
static void
set_shared (GRefString **text, const char *value)
{
  GRefString *old = *text;

  *text = value != NULL ? g_ref_string_new_intern (value) : NULL;
  g_clear_pointer (&old, g_ref_string_release);
}

static void
set_history (OdReferral *self, OdClientHistory *history)
{
  OdClientHistory *old = self->history;

  self->history = od_client_history_ref (history);
  od_client_history_unref (old);
}

static OdReferral *
copy (OdReferral *self, GDateTime *now)
{
  OdReferral *changed = od_referral_restore (self->desk, self->id, od_referral_get_reference (self), self->protocol_id, self->worker, self->state,
                                             self->created, od_recorded_time_new (now), self->steps);

  changed->client = self->client != NULL ? od_client_ref (self->client) : NULL;
  changed->consent = self->consent != NULL ? od_consent_share (self->consent) : NULL;
  changed->residence_reason = self->residence_reason;
  changed->file_number = g_strdup (self->file_number);
  set_history (changed, self->history);
  changed->handed_over = self->handed_over != NULL ? od_referral_content_copy (self->handed_over) : NULL;
  return changed;
}

static void
append_step (OdReferral *self, const OdStep *step)
{
  od_steps_append (&self->steps, step);
  self->state = step->state;
}

static void
append_undo (OdReferral *self, OdState state, const char *user, OdEvent undone)
{
  append_step (self, &(OdStep){ .at = self->changed, .event = OD_EVENT_UNDO, .state = state, .user = user, .detail = od_event_to_string (undone) });
}

OdReferral *
od_referral_new (OdDesk desk, const char *id, const char *reference, const char *protocol_id, GDateTime *now, const char *user)
{
  g_autoptr (OdSteps) steps = od_steps_new ();
  const OdRecordedTime at = od_recorded_time_new (now);
  OdState state = desk == OD_DESK_OCMW ? OD_STATE_RECEIVED : OD_STATE_DRAFT;
  OdReferral *self;

  if (desk == OD_DESK_OCMW)
    od_steps_append (&steps, &(OdStep){ .at = at, .event = OD_EVENT_RECEIVE, .state = state, .user = user });
  self = od_referral_restore (desk, id, reference, protocol_id, NULL, state, at, at, steps);
  self->client = od_client_new ();
  self->consent = od_consent_share (&(OdConsent){ 0 });
  return self;
}

OdReferral *
od_referral_restore (OdDesk desk, const char *id, const char *reference, const char *protocol_id, const char *worker, OdState state,
                     OdRecordedTime created, OdRecordedTime changed, OdSteps *steps)
{
  OdReferral *self = g_object_new (OD_TYPE_REFERRAL, NULL);

  self->desk = desk;
  self->id = g_strdup_printf ("%s%c%s", id, '\0', reference);
  set_shared (&self->protocol_id, protocol_id);
  set_shared (&self->worker, worker);
  self->state = state;
  self->created = created;
  self->changed = changed;
  self->steps = od_steps_ref (steps);
  self->history = od_client_history_new ();
  return self;
}

OdDesk
od_referral_get_desk (OdReferral *self)
{
  return self->desk;
}

const char *
od_referral_get_id (OdReferral *self)
{
  return self->id;
}

const char *
od_referral_get_reference (OdReferral *self)
{
  return self->id + strlen (self->id) + 1;
}

OdState
od_referral_get_state (OdReferral *self)
{
  return self->state;
}

OdRecordedTime
od_referral_get_created (OdReferral *self)
{
  return self->created;
}

OdRecordedTime
od_referral_get_changed (OdReferral *self)
{
  return self->changed;
}

const char *
od_referral_get_protocol_id (OdReferral *self)
{
  return self->protocol_id;
}

const char *
od_referral_get_worker (OdReferral *self)
{
  return self->worker;
}

const char *
od_referral_get_file_number (OdReferral *self)
{
  return self->file_number;
}

OdResidenceReason
od_referral_get_residence_reason (OdReferral *self)
{
  return self->residence_reason;
}

char *
od_referral_get_name (OdReferral *self)
{
  return self->client != NULL ? od_client_get_name (self->client) : g_strdup ("");
}

OdClient *
od_referral_get_client (OdReferral *self)
{
  return self->client;
}

const OdConsent *
od_referral_get_consent (OdReferral *self)
{
  return self->consent;
}

OdSteps *
od_referral_get_steps (OdReferral *self)
{
  return self->steps;
}

const char *
od_referral_get_search_text (OdReferral *self)
{
  char *text = g_atomic_pointer_get (&self->search_text);

  if (text != NULL)
    return text;
  text = od_search_text_new (self->client, od_referral_get_reference (self), self->worker);
  if (!g_atomic_pointer_compare_and_exchange (&self->search_text, NULL, text))
    od_text_wipe (text); /* another thread was first */
  return g_atomic_pointer_get (&self->search_text);
}

OdClientHistory *
od_referral_get_history (OdReferral *self)
{
  return self->history;
}

const OdReferralContent *
od_referral_get_handed_over (OdReferral *self)
{
  return self->handed_over;
}

static gboolean
is_draft (OdState state)
{
  return state == OD_STATE_DRAFT || state == OD_STATE_READY;
}

/* The position of the step that began the correction, or 0. */
static guint
find_beginning (OdSteps *steps)
{
  for (guint i = steps->len; i > 1; i--)
    {
      const OdStep *step = &steps->items[i - 1];
      const OdStep *before = &steps->items[i - 2];

      if (step->event == OD_EVENT_REVISE && !is_draft (before->state))
        return i - 1;
    }

  return 0;
}

gboolean
od_referral_is_being_corrected (OdReferral *self, OdState *state)
{
  guint beginning = self->handed_over != NULL && is_draft (self->state) ? find_beginning (self->steps) : 0;
  const OdStep *before = beginning > 0 ? &self->steps->items[beginning - 1] : NULL;

  if (before == NULL)
    return FALSE;
  if (state != NULL)
    *state = before->state;
  for (guint i = beginning; i < self->steps->len && state != NULL; i++)
    {
      const OdStep *step = &self->steps->items[i];

      if (step->event == OD_EVENT_CONFIRM_EARLIER && g_strcmp0 (step->detail, OD_DETAIL_LAST_PACKAGE) == 0)
        *state = OD_STATE_CONFIRMED;
    }

  return TRUE;
}

const OdStep *
od_referral_find_step (OdReferral *self, OdEvent event)
{
  for (guint i = self->steps->len; i > 0; i--)
    {
      const OdStep *step = &self->steps->items[i - 1];

      if (step->event == event)
        return step;
    }

  return NULL;
}

OdReferral *
od_referral_with_client (OdReferral *self, OdClient *client, GDateTime *now)
{
  OdReferral *changed = copy (self, now);

  g_clear_pointer (&changed->client, od_client_unref);
  changed->client = od_client_ref (client);
  return changed;
}

OdReferral *
od_referral_with_consent (OdReferral *self, const OdConsent *consent, GDateTime *now)
{
  OdReferral *changed = copy (self, now);

  g_clear_pointer (&changed->consent, od_consent_release);
  changed->consent = od_consent_share (consent);
  return changed;
}

OdReferral *
od_referral_with_protocol (OdReferral *self, const char *protocol_id, GDateTime *now)
{
  OdReferral *changed = copy (self, now);

  set_shared (&changed->protocol_id, protocol_id);
  return changed;
}

OdReferral *
od_referral_with_residence_reason (OdReferral *self, OdResidenceReason reason, GDateTime *now)
{
  OdReferral *changed = copy (self, now);

  changed->residence_reason = reason;
  return changed;
}

OdReferral *
od_referral_with_worker (OdReferral *self, const char *worker, GDateTime *now)
{
  OdReferral *changed = copy (self, now);

  set_shared (&changed->worker, worker);
  return changed;
}

OdReferral *
od_referral_with_file_number (OdReferral *self, const char *file_number, GDateTime *now)
{
  OdReferral *changed = copy (self, now);

  set_text (&changed->file_number, file_number);
  return changed;
}

OdReferral *
od_referral_with_history (OdReferral *self, OdClientHistory *history, GDateTime *now)
{
  OdReferral *changed = copy (self, now);

  set_history (changed, history);
  return changed;
}

OdReferral *
od_referral_with_content (OdReferral *self, const OdReferralContent *content, GDateTime *now)
{
  g_autoptr (OdReferral) with_client = od_referral_with_client (self, content->client, now);
  g_autoptr (OdReferral) with_consent = od_referral_with_consent (with_client, content->consent, now);

  return od_referral_with_residence_reason (with_consent, content->residence_reason, now);
}

OdReferral *
od_referral_with_handed_over (OdReferral *self, const OdReferralContent *content, GDateTime *now)
{
  OdReferral *changed = copy (self, now);

  g_clear_pointer (&changed->handed_over, od_referral_content_free);
  changed->handed_over = content != NULL ? od_referral_content_copy (content) : NULL;
  return changed;
}

OdReferral *
od_referral_with_kept (OdReferral *self, const OdReferralKept *kept)
{
  OdReferral *filled = od_referral_restore (self->desk, self->id, od_referral_get_reference (self), self->protocol_id, self->worker, self->state,
                                            self->created, self->changed, self->steps);

  filled->client = kept->client != NULL ? od_client_ref (kept->client) : NULL;
  filled->consent = kept->consent != NULL ? od_consent_share (kept->consent) : NULL;
  filled->residence_reason = kept->residence_reason;
  filled->file_number = g_strdup (kept->file_number);
  filled->handed_over = kept->handed_over != NULL ? od_referral_content_copy (kept->handed_over) : NULL;
  if (kept->history != NULL)
    set_history (filled, kept->history);
  return filled;
}

/* @self is in the state before @event. */
static void
keep_handed_over (OdReferral *self, OdEvent event)
{
  if (event == OD_EVENT_PACK || event == OD_EVENT_ERASE)
    g_clear_pointer (&self->handed_over, od_referral_content_free);
  if (event != OD_EVENT_REVISE || is_draft (self->state) || self->client == NULL || self->consent == NULL)
    return;
  g_clear_pointer (&self->handed_over, od_referral_content_free);
  self->handed_over = od_referral_content_new (self->client, self->consent, self->residence_reason);
}

OdReferral *
od_referral_with_event (OdReferral *self, OdEvent event, GDateTime *now, const char *user, const char *day, const char *detail, GError **error)
{
  OdReferral *changed;
  OdState to;

  if (!od_transition_apply (self->desk, self->state, event, &to))
    {
      g_set_error (error, OD_REFERRAL_ERROR, OD_REFERRAL_ERROR_TRANSITION,
                   _ ("Dit kan niet meer: met doorverwijzing %s is intussen iets anders gebeurd. Er is niets veranderd.\n%s, %s"), od_referral_get_reference (self),
                   od_state_to_string (self->state), od_event_to_string (event));
      return NULL;
    }

  changed = copy (self, now);
  keep_handed_over (changed, event);
  append_step (changed, &(OdStep){ .at = changed->changed,
                                   .event = event,
                                   .state = to,
                                   .day = od_day_to_number (day),
                                   .user = user,
                                   .detail = detail });
  if (to == OD_STATE_ERASED)
    {
      g_clear_pointer (&changed->client, od_client_unref);
      g_clear_pointer (&changed->consent, od_consent_release);
      g_clear_pointer (&changed->file_number, g_free);
      od_client_history_unref (changed->history);
      changed->history = od_client_history_new ();
    }
  return changed;
}

/* What the other party has seen, or what is gone, cannot be taken back; nor can the beginning. */
static gboolean
may_be_undone (OdEvent event, OdEvent wanted)
{
  switch (event)
    {
    case OD_EVENT_ASSIGN:
    case OD_EVENT_ATTEMPT:
    case OD_EVENT_CONTACT:
    case OD_EVENT_WANT_HELP:
    case OD_EVENT_WANT_NO_HELP:
    case OD_EVENT_CLOSE_FILE:
    case OD_EVENT_REOPEN_FILE:
    case OD_EVENT_GIVE_UP:
    case OD_EVENT_RESUME:
    case OD_EVENT_REVIEW:
    case OD_EVENT_DISCLOSE:
    case OD_EVENT_GIVE_PASSPHRASE:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_wanted (OdEvent event, OdEvent wanted)
{
  return event == wanted;
}

/* The position of the last step that has not been taken back, or -1. */
static int
find_last_standing (OdSteps *steps)
{
  int undone = 0;

  for (int i = (int) steps->len - 1; i >= 0; i--)
    {
      const OdStep *step = &steps->items[i];

      if (step->event == OD_EVENT_UNDO)
        undone++;
      else if (undone == 0)
        return i;
      else
        undone--;
    }

  return -1;
}

/* Takes back the last standing step, when @may says that it may be; (transfer full) (nullable). */
static OdReferral *
take_back (OdReferral *self, gboolean (*may) (OdEvent last, OdEvent wanted), OdEvent wanted, GDateTime *now, const char *user,
           GError **error)
{
  int position = find_last_standing (self->steps);
  const OdStep *last = position >= 0 ? &self->steps->items[position] : NULL;
  const OdStep *before = position >= 1 ? &self->steps->items[position - 1] : NULL;
  OdReferral *changed;

  if (last == NULL || (before == NULL && wanted == OD_EVENT_UNDO) || !may (last->event, wanted))
    {
      g_set_error (error, OD_REFERRAL_ERROR, OD_REFERRAL_ERROR_TRANSITION,
                   _ ("De laatste stap van doorverwijzing %s kan niet ongedaan worden gemaakt. Er is niets veranderd."), od_referral_get_reference (self));
      return NULL;
    }

  changed = copy (self, now);
  /* Before the first step of Kind en Gezin there is a draft. */
  append_undo (changed, before != NULL ? before->state : OD_STATE_DRAFT, user, last->event);
  return changed;
}

OdReferral *
od_referral_with_undo (OdReferral *self, GDateTime *now, const char *user, GError **error)
{
  return take_back (self, may_be_undone, OD_EVENT_UNDO, now, user, error);
}

OdReferral *
od_referral_with_taken_back (OdReferral *self, OdEvent event, GDateTime *now, const char *user, GError **error)
{
  return take_back (self, is_wanted, event, now, user, error);
}

OdReferral *
od_referral_with_correction_left (OdReferral *self, GDateTime *now, const char *user, GError **error)
{
  OdReferral *changed;
  OdState state;

  if (!od_referral_is_being_corrected (self, &state))
    {
      g_set_error (error, OD_REFERRAL_ERROR, OD_REFERRAL_ERROR_TRANSITION,
                   _ ("Doorverwijzing %s wordt nu niet verbeterd. Er is niets veranderd."), od_referral_get_reference (self));
      return NULL;
    }

  changed = od_referral_with_content (self, self->handed_over, now);
  g_clear_pointer (&changed->handed_over, od_referral_content_free);
  append_undo (changed, state, user, OD_EVENT_REVISE);
  return changed;
}

static void
check_residence (OdReferral *self, OdProtocol *protocol, OdFindings *findings)
{
  g_autofree char *postcode = od_text_normalise (od_client_get (self->client, OD_FIELD_POSTCODE));

  if (*postcode != '\0' && od_protocol_find_municipality (protocol, postcode) != NULL)
    return;
  if (self->residence_reason != OD_RESIDENCE_AS_ADDRESSED)
    od_findings_add (findings, OD_FINDING_OVERRIDDEN, OD_FIELD_RESIDENCE, OD_SEVERITY_ADVICE);
  else if (*postcode == '\0')
    od_findings_add (findings, OD_FINDING_INCOMPLETE, OD_FIELD_RESIDENCE, OD_SEVERITY_ADVICE);
  else
    od_findings_add (findings, OD_FINDING_OUTSIDE_PROTOCOL, OD_FIELD_RESIDENCE, OD_SEVERITY_ERROR);
}

/* Whether @protocol, which may not be chosen yet, allows a referral of this client on @day; @field is where it is chosen. */
static void
check_protocol (OdReferral *self, OdProtocol *protocol, OdField field, const char *day, OdFindings *findings)
{
  g_autoptr (OdFindings) of_protocol = NULL;

  if (protocol == NULL)
    {
      od_findings_add (findings, OD_FINDING_REQUIRED, field, OD_SEVERITY_ERROR);
      return;
    }
  of_protocol = od_protocol_check (protocol, day);
  for (guint i = 0; i < of_protocol->len; i++)
    {
      const OdFinding *finding = &g_array_index (of_protocol, OdFinding, i);

      od_findings_add (findings, finding->code, field, finding->severity);
    }
  check_residence (self, protocol, findings);
}

OdFindings *
od_referral_check (OdReferral *self, OdProtocol *protocol, const char *today)
{
  g_autoptr (OdFindings) of_consent = NULL;
  OdFindings *findings;

  g_return_val_if_fail (self->client != NULL && self->consent != NULL, od_findings_new ());

  findings = od_client_check (self->client);
  of_consent = od_consent_check (self->consent, today);
  od_findings_add_all (findings, of_consent);
  check_protocol (self, protocol, OD_FIELD_PROTOCOL, today, findings);
  return findings;
}

OdFindings *
od_referral_check_typed_over (OdReferral *self, OdProtocol *protocol, const OdHandingOver *handing_over, const char *today)
{
  const char *sent_on = handing_over->sent_on;
  g_autofree char *team_member = od_text_normalise (handing_over->team_member != NULL ? handing_over->team_member : "");
  const char *consent_on;
  g_autoptr (OdFindings) of_consent = NULL;
  OdFindings *findings;

  g_return_val_if_fail (self->client != NULL && self->consent != NULL, od_findings_new ());

  findings = od_client_check (self->client);
  check_protocol (self, protocol, OD_FIELD_SENDER, sent_on != NULL && od_day_is_valid (sent_on) ? sent_on : today, findings);
  of_consent = od_consent_check_given (self->consent, today);
  od_findings_add_all (findings, of_consent);
  od_text_check_required (team_member, OD_FIELD_TEAM_MEMBER, MAX_TEAM_MEMBER_CHARACTERS, findings);
  consent_on = self->consent->consent_on;
  od_day_check_past (sent_on, OD_FIELD_SENT_ON, consent_on != NULL && od_day_is_valid (consent_on) ? consent_on : NULL, today, findings);
  return findings;
}
