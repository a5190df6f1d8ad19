#include "notice.h"

#include "name-list.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  OdNoticeKind kind;
  OdNoticeEvent event;
  OdNoticeState from;
  OdNoticeState to;
} Transition;

/* What goes out is packed and then sent, maybe again, or cancelled. */
#define GOES_OUT(kind) \
  { kind, OD_NOTICE_EVENT_SEND, OD_NOTICE_STATE_PACKED, OD_NOTICE_STATE_SENT }, \
  { kind, OD_NOTICE_EVENT_SEND, OD_NOTICE_STATE_SENT, OD_NOTICE_STATE_SENT }, \
  { kind, OD_NOTICE_EVENT_CANCEL, OD_NOTICE_STATE_PACKED, OD_NOTICE_STATE_CANCELLED }

/* An answer may come in before the user said that the notice was sent, or though it was said not to be. */
#define GETS_ANSWER(kind) \
  { kind, OD_NOTICE_EVENT_RECEIVE_ANSWER, OD_NOTICE_STATE_PACKED, OD_NOTICE_STATE_ANSWERED }, \
  { kind, OD_NOTICE_EVENT_RECEIVE_ANSWER, OD_NOTICE_STATE_SENT, OD_NOTICE_STATE_ANSWERED }, \
  { kind, OD_NOTICE_EVENT_RECEIVE_ANSWER, OD_NOTICE_STATE_CANCELLED, OD_NOTICE_STATE_ANSWERED }

#define IS_ANSWERED(kind) \
  { kind, OD_NOTICE_EVENT_PACK_ANSWER, OD_NOTICE_STATE_RECEIVED, OD_NOTICE_STATE_ANSWER_PACKED }, \
  { kind, OD_NOTICE_EVENT_CANCEL, OD_NOTICE_STATE_ANSWER_PACKED, OD_NOTICE_STATE_RECEIVED }, \
  { kind, OD_NOTICE_EVENT_SEND, OD_NOTICE_STATE_ANSWER_PACKED, OD_NOTICE_STATE_ANSWERED }, \
  { kind, OD_NOTICE_EVENT_SEND, OD_NOTICE_STATE_ANSWERED, OD_NOTICE_STATE_ANSWERED }

#define IS_DECIDED(kind) \
  { kind, OD_NOTICE_EVENT_DECIDE, OD_NOTICE_STATE_RECEIVED, OD_NOTICE_STATE_SETTLED }

/* clang-format off */
static const Transition outgoing[] = {
  GOES_OUT (OD_NOTICE_RETURN),
  GOES_OUT (OD_NOTICE_WITHDRAWAL),
  GOES_OUT (OD_NOTICE_QUALITY),
  GETS_ANSWER (OD_NOTICE_QUALITY),
  GOES_OUT (OD_NOTICE_PROCESSORS),
  GOES_OUT (OD_NOTICE_BREACH),
  GOES_OUT (OD_NOTICE_CHANGE),
  GOES_OUT (OD_NOTICE_EVIDENCE),
  GETS_ANSWER (OD_NOTICE_EVIDENCE),
  GOES_OUT (OD_NOTICE_TERMINATION),
};

static const Transition incoming[] = {
  IS_DECIDED (OD_NOTICE_WITHDRAWAL),
  { OD_NOTICE_WITHDRAWAL, OD_NOTICE_EVENT_TAKE_BACK, OD_NOTICE_STATE_SETTLED, OD_NOTICE_STATE_RECEIVED },
  IS_ANSWERED (OD_NOTICE_QUALITY),
  IS_DECIDED (OD_NOTICE_BREACH),
  IS_DECIDED (OD_NOTICE_CHANGE),
  IS_ANSWERED (OD_NOTICE_EVIDENCE),
  IS_DECIDED (OD_NOTICE_TERMINATION),
};
/* clang-format on */

static const char *const kind_names[OD_N_NOTICE_KINDS] = {
  [OD_NOTICE_RETURN] = "terugzending",
  [OD_NOTICE_WITHDRAWAL] = "intrekking",
  [OD_NOTICE_QUALITY] = "kwaliteitsmelding",
  [OD_NOTICE_PROCESSORS] = "verwerkersoverzicht",
  [OD_NOTICE_BREACH] = "lekmelding",
  [OD_NOTICE_CHANGE] = "wijzigingsmelding",
  [OD_NOTICE_EVIDENCE] = "bewijsverzoek",
  [OD_NOTICE_TERMINATION] = "beeindiging",
};

static const char *const state_names[OD_N_NOTICE_STATES] = {
  [OD_NOTICE_STATE_PACKED] = "verpakt",        [OD_NOTICE_STATE_SENT] = "verzonden",
  [OD_NOTICE_STATE_CANCELLED] = "geannuleerd", [OD_NOTICE_STATE_RECEIVED] = "ontvangen",
  [OD_NOTICE_STATE_REMEMBERED] = "onthouden",  [OD_NOTICE_STATE_ANSWER_PACKED] = "antwoord-verpakt",
  [OD_NOTICE_STATE_SETTLED] = "afgehandeld",   [OD_NOTICE_STATE_ANSWERED] = "beantwoord",
};

struct _OdNotice
{
  GObject parent_instance;

  OdDesk desk;
  OdNoticeKind kind;
  gboolean incoming;
  char *id;
  char *reference;
  char *referral_id;
  char *protocol_id;
  OdNoticeState state;
  GDateTime *created;
  GDateTime *changed;
  gboolean has_content;
  OdNoticeContent content;
};

G_DEFINE_FINAL_TYPE (OdNotice, od_notice, G_TYPE_OBJECT)

G_DEFINE_QUARK (od-notice-error-quark, od_notice_error)

static void
od_notice_finalize (GObject *object)
{
  OdNotice *self = OD_NOTICE (object);

  g_free (self->id);
  g_free (self->reference);
  g_free (self->referral_id);
  g_free (self->protocol_id);
  g_clear_pointer (&self->created, g_date_time_unref);
  g_clear_pointer (&self->changed, g_date_time_unref);
  od_notice_content_clear (&self->content);

  G_OBJECT_CLASS (od_notice_parent_class)->finalize (object);
}

static void
od_notice_class_init (OdNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_notice_finalize;
}

static void
od_notice_init (OdNotice *self)
{
}

static void
copy_content (const OdNoticeContent *content, OdNoticeContent *copy)
{
  copy->return_reason = content->return_reason;
  copy->manner = content->manner;
  copy->withdrawn_on = g_strdup (content->withdrawn_on);
  copy->remarks = content->remarks != NULL ? od_quality_remarks_copy (content->remarks) : NULL;
  copy->answer_id = g_strdup (content->answer_id);
  copy->records = content->records != NULL ? g_ptr_array_ref (content->records) : NULL;
  copy->sent_at = g_strdup (content->sent_at);
}

const char *
od_notice_kind_to_string (OdNoticeKind kind)
{
  g_return_val_if_fail (kind < OD_N_NOTICE_KINDS, NULL);

  return kind_names[kind];
}

gboolean
od_notice_kind_from_string (const char *text, OdNoticeKind *kind)
{
  int found = od_names_find (kind_names, OD_N_NOTICE_KINDS, text);

  if (found >= 0)
    *kind = found;
  return found >= 0;
}

gboolean
od_notice_kind_is_about_referral (OdNoticeKind kind)
{
  return kind <= OD_NOTICE_QUALITY;
}

gboolean
od_notice_kind_may_be_sent_by (OdNoticeKind kind, OdDesk desk)
{
  switch (kind)
    {
    case OD_NOTICE_WITHDRAWAL:
    case OD_NOTICE_EVIDENCE:
      return desk == OD_DESK_KIND_EN_GEZIN;
    case OD_NOTICE_RETURN:
    case OD_NOTICE_QUALITY:
      return desk == OD_DESK_OCMW;
    case OD_NOTICE_PROCESSORS:
    case OD_NOTICE_BREACH:
    case OD_NOTICE_CHANGE:
    case OD_NOTICE_TERMINATION:
    case OD_N_NOTICE_KINDS:
    default:
      return TRUE;
    }
}

gboolean
od_notice_kind_is_answered (OdNoticeKind kind)
{
  return kind == OD_NOTICE_QUALITY || kind == OD_NOTICE_EVIDENCE;
}

const char *
od_notice_state_to_string (OdNoticeState state)
{
  g_return_val_if_fail (state < OD_N_NOTICE_STATES, NULL);

  return state_names[state];
}

gboolean
od_notice_state_from_string (const char *text, OdNoticeState *state)
{
  int found = od_names_find (state_names, OD_N_NOTICE_STATES, text);

  if (found >= 0)
    *state = found;
  return found >= 0;
}

gboolean
od_notice_transition_apply (gboolean is_incoming, OdNoticeKind kind, OdNoticeState from, OdNoticeEvent event, OdNoticeState *to)
{
  const Transition *table = is_incoming ? incoming : outgoing;
  gsize length = is_incoming ? G_N_ELEMENTS (incoming) : G_N_ELEMENTS (outgoing);

  for (gsize i = 0; i < length; i++)
    if (table[i].kind == kind && table[i].from == from && table[i].event == event)
      {
        if (to != NULL)
          *to = table[i].to;
        return TRUE;
      }

  return FALSE;
}

void
od_notice_content_clear (OdNoticeContent *content)
{
  g_clear_pointer (&content->withdrawn_on, g_free);
  g_clear_pointer (&content->remarks, g_ptr_array_unref);
  g_clear_pointer (&content->answer_id, g_free);
  g_clear_pointer (&content->records, g_ptr_array_unref);
  g_clear_pointer (&content->sent_at, g_free);
}

OdNotice *
od_notice_new (OdDesk desk,
               OdNoticeKind kind,
               gboolean is_incoming,
               const char *id,
               const char *reference,
               const char *referral_id,
               const char *protocol_id,
               OdNoticeState state,
               GDateTime *created,
               GDateTime *changed,
               const OdNoticeContent *content)
{
  OdNotice *self = g_object_new (OD_TYPE_NOTICE, NULL);

  self->desk = desk;
  self->kind = kind;
  self->incoming = is_incoming;
  self->id = g_strdup (id);
  self->reference = g_strdup (reference);
  self->referral_id = g_strdup (referral_id);
  self->protocol_id = g_strdup (protocol_id);
  self->state = state;
  self->created = g_date_time_ref (created);
  self->changed = g_date_time_ref (changed);
  self->has_content = content != NULL;
  if (content != NULL)
    copy_content (content, &self->content);
  return self;
}

OdDesk
od_notice_get_desk (OdNotice *self)
{
  return self->desk;
}

OdNoticeKind
od_notice_get_kind (OdNotice *self)
{
  return self->kind;
}

const char *
od_notice_get_id (OdNotice *self)
{
  return self->id;
}

const char *
od_notice_get_reference (OdNotice *self)
{
  return self->reference;
}

const char *
od_notice_get_referral_id (OdNotice *self)
{
  return self->referral_id;
}

const char *
od_notice_get_protocol_id (OdNotice *self)
{
  return self->protocol_id;
}

OdNoticeState
od_notice_get_state (OdNotice *self)
{
  return self->state;
}

gboolean
od_notice_get_incoming (OdNotice *self)
{
  return self->incoming;
}

GDateTime *
od_notice_get_created (OdNotice *self)
{
  return self->created;
}

GDateTime *
od_notice_get_changed (OdNotice *self)
{
  return self->changed;
}

const OdNoticeContent *
od_notice_get_content (OdNotice *self)
{
  return self->has_content ? &self->content : NULL;
}

gboolean
od_notice_is_open (OdNotice *self)
{
  switch (self->state)
    {
    case OD_NOTICE_STATE_PACKED:
    case OD_NOTICE_STATE_RECEIVED:
    case OD_NOTICE_STATE_ANSWER_PACKED:
      return TRUE;
    case OD_NOTICE_STATE_SENT:
      return od_notice_kind_is_answered (self->kind);
    default:
      return FALSE;
    }
}

OdNotice *
od_notice_with_content (OdNotice *self, const OdNoticeContent *content, GDateTime *now)
{
  return od_notice_new (self->desk, self->kind, self->incoming, self->id, self->reference, self->referral_id, self->protocol_id,
                        self->state, self->created, now, content);
}

OdNotice *
od_notice_with_event (OdNotice *self, OdNoticeEvent event, GDateTime *now, GError **error)
{
  OdNoticeState to;

  if (od_notice_transition_apply (self->incoming, self->kind, self->state, event, &to))
    return od_notice_new (self->desk, self->kind, self->incoming, self->id, self->reference, self->referral_id, self->protocol_id, to,
                          self->created, now, od_notice_get_content (self));
  g_set_error (error, OD_NOTICE_ERROR, OD_NOTICE_ERROR_TRANSITION,
               _ ("Dit kan niet meer: met de melding %s is intussen iets anders gebeurd. Er is niets veranderd.\n%s"), self->reference,
               state_names[self->state]);
  return NULL;
}
