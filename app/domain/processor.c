#include "processor.h"

#include <string.h>

#include "day.h"
#include "enterprise-number.h"
#include "text-rules.h"

#define MAX_TEXT_CHARACTERS 120

struct _OdProcessor
{
  GObject parent_instance;

  OdProcessorData data;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_ENTERPRISE_NUMBER,
  PROP_SERVICE,
  PROP_AGREEMENT_ON,
  PROP_AGREEMENT_END,
  PROP_PLACE,
  PROP_ENDED_ON,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (OdProcessor, od_processor, G_TYPE_OBJECT)

static char **
get_text (OdProcessorData *data, guint id)
{
  char **texts[N_PROPS] = {
    NULL, &data->id, &data->name, &data->enterprise_number, &data->service,
    &data->agreement_on, &data->agreement_end, &data->place, &data->ended_on,
  };

  return texts[id];
}

void
od_processor_data_clear (OdProcessorData *data)
{
  for (guint id = 1; id < N_PROPS; id++)
    g_clear_pointer (get_text (data, id), g_free);
  data->data = 0;
}

static void
od_processor_finalize (GObject *object)
{
  od_processor_data_clear (&OD_PROCESSOR (object)->data);

  G_OBJECT_CLASS (od_processor_parent_class)->finalize (object);
}

static void
od_processor_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_string (value, *get_text (&OD_PROCESSOR (object)->data, id));
}

static void
od_processor_class_init (OdProcessorClass *klass)
{
  static const char *const names[N_PROPS] = {
    NULL, "id", "name", "enterprise-number", "service", "agreement-on", "agreement-end", "place", "ended-on",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = od_processor_finalize;
  object_class->get_property = od_processor_get_property;
  for (int i = 1; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
od_processor_init (OdProcessor *self)
{
}

OdProcessor *
od_processor_new (const OdProcessorData *data)
{
  OdProcessor *self = g_object_new (OD_TYPE_PROCESSOR, NULL);
  OdProcessorData *kept = &self->data;
  char *number;

  for (guint id = 1; id < N_PROPS; id++)
    {
      const char *text = *get_text ((OdProcessorData *) data, id);

      *get_text (kept, id) = od_text_normalise (text != NULL ? text : "");
    }
  kept->data = data->data;
  number = od_enterprise_number_parse (kept->enterprise_number);
  if (number != NULL)
    {
      g_free (kept->enterprise_number);
      kept->enterprise_number = number;
    }

  return self;
}

const OdProcessorData *
od_processor_get_data (OdProcessor *self)
{
  return &self->data;
}

const char *
od_processor_get_id (OdProcessor *self)
{
  return self->data.id;
}

static void
check_text (const char *text, OdField field, OdFindings *findings)
{
  if (*text == '\0')
    od_findings_add (findings, OD_FINDING_REQUIRED, field, OD_SEVERITY_ERROR);
  else
    od_text_check (text, field, MAX_TEXT_CHARACTERS, findings);
}

static void
check_number (const char *number, OdFindings *findings)
{
  g_autofree char *parsed = od_enterprise_number_parse (number);

  if (*number == '\0')
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_PROCESSOR_ENTERPRISE_NUMBER, OD_SEVERITY_ERROR);
  else if (parsed == NULL)
    od_findings_add (findings, OD_FINDING_CHECK_DIGITS, OD_FIELD_PROCESSOR_ENTERPRISE_NUMBER, OD_SEVERITY_ERROR);
}

static void
check_agreement (const OdProcessorData *data, const char *today, OdFindings *findings)
{
  if (*data->agreement_on == '\0')
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_PROCESSOR_AGREEMENT_ON, OD_SEVERITY_ADVICE);
  else if (!od_day_is_valid (data->agreement_on))
    od_findings_add (findings, OD_FINDING_SHAPE, OD_FIELD_PROCESSOR_AGREEMENT_ON, OD_SEVERITY_ERROR);

  if (*data->agreement_end == '\0')
    return;
  if (!od_day_is_valid (data->agreement_end))
    od_findings_add (findings, OD_FINDING_SHAPE, OD_FIELD_PROCESSOR_AGREEMENT_END, OD_SEVERITY_ERROR);
  else if (strcmp (data->agreement_end, data->agreement_on) < 0)
    od_findings_add (findings, OD_FINDING_END_BEFORE_START, OD_FIELD_PROCESSOR_AGREEMENT_END, OD_SEVERITY_ERROR);
  else if (*data->ended_on == '\0' && strcmp (data->agreement_end, today) < 0)
    od_findings_add (findings, OD_FINDING_ENDED, OD_FIELD_PROCESSOR_AGREEMENT_END, OD_SEVERITY_ADVICE);
}

OdFindings *
od_processor_check (OdProcessor *self, const char *today)
{
  OdFindings *findings = od_findings_new ();

  check_text (self->data.name, OD_FIELD_PROCESSOR_NAME, findings);
  check_number (self->data.enterprise_number, findings);
  check_text (self->data.service, OD_FIELD_PROCESSOR_SERVICE, findings);
  check_text (self->data.place, OD_FIELD_PROCESSOR_PLACE, findings);
  if (self->data.data == 0)
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_PROCESSOR_DATA, OD_SEVERITY_ERROR);
  check_agreement (&self->data, today, findings);

  return findings;
}
