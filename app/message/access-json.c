#include "access-report.h"

#include "json-members.h"
#include "record-json.h"
#include "standing-steps.h"

static void
forget_user (JsonArray *array, guint index, JsonNode *element, gpointer data)
{
  json_object_remove_member (json_node_get_object (element), "genoteerdDoor");
}

/* Of each disclosure and each correction. */
static void
forget_users (JsonObject *history)
{
  static const char *const lists[] = { "doorgiften", "verbeteringen" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (json_object_has_member (history, lists[i]))
      json_array_foreach_element (json_object_get_array_member (history, lists[i]), forget_user, NULL);
}

/* What the record of a referral holds, but who wrote it. */
static JsonNode *
make_content (OdReferral *referral)
{
  g_autoptr (GBytes) bytes = od_referral_content_to_json (referral);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *content;

  if (!json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL))
    g_assert_not_reached ();
  content = json_parser_steal_root (parser);
  if (json_object_has_member (json_node_get_object (content), "geschiedenis"))
    forget_users (json_object_get_object_member (json_node_get_object (content), "geschiedenis"));
  return content;
}

/* The details that are codes; those of an assignment and of a receipt are names of staff. */
static gboolean
is_told (const OdStep *step)
{
  return step->detail != NULL && step->event != OD_EVENT_ASSIGN && step->event != OD_EVENT_RECEIVE;
}

static JsonArray *
make_timeline (OdReferral *referral)
{
  OdSteps *steps = od_referral_get_steps (referral);
  JsonArray *array = json_array_sized_new (steps->len);

  for (guint i = 0; i < steps->len; i++)
    {
      const OdStep *step = &steps->items[i];
      g_autoptr (GDateTime) time = od_recorded_time_to_date_time (step->at);
      g_autofree char *recorded_at = g_date_time_format_iso8601 (time);
      g_autofree char *day = od_step_get_day (step);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "wat", od_event_to_string (step->event));
      json_object_set_string_member (object, "op", day);
      json_object_set_string_member (object, "genoteerdOp", recorded_at);
      if (is_told (step))
        json_object_set_string_member (object, "bijzonderheid", step->detail);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
make_messages (const OdAccessReport *self, const char *reference)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->messages->len; i++)
    {
      const OdReportedMessage *message = g_ptr_array_index (self->messages, i);
      g_autofree char *at = g_date_time_format_iso8601 (message->at);
      JsonObject *object;

      if (g_strcmp0 (message->reference, reference) != 0)
        continue;
      object = json_object_new ();
      json_object_set_string_member (object, "soort", message->kind);
      json_object_set_string_member (object, "richting", message->incoming ? "in" : "uit");
      json_object_set_string_member (object, "verzonden", at);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
make_referral (const OdAccessReport *self, OdReferral *referral, OdProtocol *protocol)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kenmerk", od_referral_get_reference (referral));
  json_object_set_string_member (object, "toestand", od_state_to_string (od_referral_get_state (referral)));
  if (protocol != NULL)
    {
      const OdProtocolData *data = od_protocol_get_data (protocol);

      json_object_set_string_member (object, "protocol", data->title);
      json_object_set_string_member (object, "doel", data->purpose);
      json_object_set_string_member (object, "rechtsgrond", data->legal_ground);
      json_object_set_int_member (object, "bewaartermijnJaren", data->retention_years);
    }
  json_object_set_member (object, "gegevens", make_content (referral));
  json_object_set_array_member (object, "tijdlijn", make_timeline (referral));
  json_object_set_array_member (object, "berichten", make_messages (self, od_referral_get_reference (referral)));
  return object;
}

GBytes *
od_access_report_to_json (const OdAccessReport *self)
{
  JsonObject *owner = json_object_new ();
  JsonObject *root = json_object_new ();
  JsonArray *referrals = json_array_new ();
  JsonNode *node = json_node_alloc ();

  json_object_set_string_member (owner, "naam", self->owner->name);
  json_object_set_string_member (owner, "kboNummer", self->owner->enterprise_number);
  for (guint i = 0; i < self->referrals->len; i++)
    json_array_add_object_element (referrals, make_referral (self, g_ptr_array_index (self->referrals, i),
                                                             g_ptr_array_index (self->protocols, i)));
  json_object_set_string_member (root, "opgemaaktOp", self->today);
  json_object_set_object_member (root, "verwerkingsverantwoordelijke", owner);
  json_object_set_array_member (root, "doorverwijzingen", referrals);
  json_node_init_object (node, root);
  json_object_unref (root);
  return od_json_to_bytes (node);
}
