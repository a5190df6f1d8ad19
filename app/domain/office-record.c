#include "office-record.h"

#include <string.h>

#include "day.h"
#include "enterprise-number.h"
#include "text-rules.h"

struct _OdOfficeRecord
{
  GObject parent_instance;

  OdOfficeKind kind;
  char *id;
  char **values; /* one for each datum of the kind */
  GPtrArray *attachments;
  GPtrArray *history;
};

G_DEFINE_FINAL_TYPE (OdOfficeRecord, od_office_record, G_TYPE_OBJECT)

OdAttachment *
od_attachment_new (const char *id, const char *name)
{
  OdAttachment *self = g_new0 (OdAttachment, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  return self;
}

void
od_attachment_free (OdAttachment *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

OdOfficeChange *
od_office_change_new (guint datum, const char *before, const char *after, const char *at, const char *user)
{
  OdOfficeChange *self = g_new0 (OdOfficeChange, 1);

  self->datum = datum;
  self->before = g_strdup (before);
  self->after = g_strdup (after);
  self->at = g_strdup (at);
  self->user = g_strdup (user);
  return self;
}

void
od_office_change_free (OdOfficeChange *self)
{
  g_free (self->before);
  g_free (self->after);
  g_free (self->at);
  g_free (self->user);
  g_free (self);
}

static gpointer
copy_attachment (gconstpointer attachment, gpointer data)
{
  const OdAttachment *source = attachment;

  return od_attachment_new (source->id, source->name);
}

static gpointer
copy_change (gconstpointer change, gpointer data)
{
  const OdOfficeChange *source = change;

  return od_office_change_new (source->datum, source->before, source->after, source->at, source->user);
}

static GPtrArray *
copy_all (GPtrArray *array, GCopyFunc copy, GDestroyNotify free_item)
{
  GPtrArray *copied = g_ptr_array_copy (array, copy, NULL);

  g_ptr_array_set_free_func (copied, free_item);
  return copied;
}

static void
od_office_record_finalize (GObject *object)
{
  OdOfficeRecord *self = OD_OFFICE_RECORD (object);

  g_free (self->id);
  g_strfreev (self->values);
  g_ptr_array_unref (self->attachments);
  g_ptr_array_unref (self->history);

  G_OBJECT_CLASS (od_office_record_parent_class)->finalize (object);
}

static void
od_office_record_class_init (OdOfficeRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_office_record_finalize;
}

static void
od_office_record_init (OdOfficeRecord *self)
{
}

OdOfficeRecord *
od_office_record_new (OdOfficeKind kind, const char *id)
{
  OdOfficeRecord *self = g_object_new (OD_TYPE_OFFICE_RECORD, NULL);
  guint n_data = od_office_kind_get_n_data (kind);

  self->kind = kind;
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->values = g_new0 (char *, n_data + 1);
  for (guint i = 0; i < n_data; i++)
    self->values[i] = g_strdup ("");
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) od_attachment_free);
  self->history = g_ptr_array_new_with_free_func ((GDestroyNotify) od_office_change_free);
  return self;
}

static OdOfficeRecord *
copy (OdOfficeRecord *self)
{
  OdOfficeRecord *copied = g_object_new (OD_TYPE_OFFICE_RECORD, NULL);

  copied->kind = self->kind;
  copied->id = g_strdup (self->id);
  copied->values = g_strdupv (self->values);
  copied->attachments = copy_all (self->attachments, copy_attachment, (GDestroyNotify) od_attachment_free);
  copied->history = copy_all (self->history, copy_change, (GDestroyNotify) od_office_change_free);
  return copied;
}

OdOfficeKind
od_office_record_get_kind (OdOfficeRecord *self)
{
  return self->kind;
}

const char *
od_office_record_get_id (OdOfficeRecord *self)
{
  return self->id;
}

const char *
od_office_record_get (OdOfficeRecord *self, guint datum)
{
  g_return_val_if_fail (datum < od_office_kind_get_n_data (self->kind), "");

  return self->values[datum];
}

static gboolean
has_code (const char *value, const char *code)
{
  g_auto (GStrv) codes = g_strsplit (value, " ", -1);

  return g_strv_contains ((const char *const *) codes, code);
}

gboolean
od_office_record_has (OdOfficeRecord *self, guint datum, const char *code)
{
  return has_code (od_office_record_get (self, datum), code);
}

/* In the order of the options; what is none of them stays as it is, for the rules to find. */
static char *
normalise_several (const OdDatum *datum, const char *value)
{
  GString *kept = g_string_new (NULL);
  g_auto (GStrv) codes = g_strsplit (value, " ", -1);
  guint n_known = 0;

  for (const OdDatumOption *option = datum->options; option->code != NULL; option++)
    if (has_code (value, option->code))
      {
        g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", option->code);
        n_known++;
      }
  if (n_known == g_strv_length (codes))
    return g_string_free (kept, FALSE);
  g_string_free (kept, TRUE);
  return g_strdup (value);
}

static char *
normalise (const OdDatum *datum, const char *value)
{
  g_autofree char *text = od_text_normalise (value != NULL ? value : "");
  char *number;

  if (datum->shape == OD_SHAPE_SEVERAL)
    return normalise_several (datum, text);
  number = datum->shape == OD_SHAPE_ENTERPRISE_NUMBER ? od_enterprise_number_parse (text) : NULL;
  return number != NULL ? number : g_steal_pointer (&text);
}

OdOfficeRecord *
od_office_record_with (OdOfficeRecord *self, guint datum, const char *value)
{
  OdOfficeRecord *changed = copy (self);

  g_free (changed->values[datum]);
  changed->values[datum] = normalise (od_office_kind_get_datum (self->kind, datum), value);
  return changed;
}

OdOfficeRecord *
od_office_record_fill (OdOfficeRecord *self, guint datum, const char *value)
{
  g_autoptr (OdOfficeRecord) before = self;

  return od_office_record_with (before, datum, value);
}

OdOfficeRecord *
od_office_record_fill_number (OdOfficeRecord *self, guint datum, guint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, number);

  return od_office_record_fill (self, datum, text);
}

GPtrArray *
od_office_record_get_attachments (OdOfficeRecord *self)
{
  return self->attachments;
}

static gboolean
has_id (gconstpointer attachment, gconstpointer id)
{
  return g_strcmp0 (((const OdAttachment *) attachment)->id, id) == 0;
}

gboolean
od_office_record_has_attachment (OdOfficeRecord *self, const char *id)
{
  return g_ptr_array_find_with_equal_func (self->attachments, id, has_id, NULL);
}

OdOfficeRecord *
od_office_record_with_attachment (OdOfficeRecord *self, const OdAttachment *attachment)
{
  OdOfficeRecord *changed = od_office_record_without_attachment (self, attachment->id);

  g_ptr_array_add (changed->attachments, od_attachment_new (attachment->id, attachment->name));
  return changed;
}

OdOfficeRecord *
od_office_record_without_attachment (OdOfficeRecord *self, const char *id)
{
  OdOfficeRecord *changed = copy (self);
  guint index;

  if (g_ptr_array_find_with_equal_func (changed->attachments, id, has_id, &index))
    g_ptr_array_remove_index (changed->attachments, index);
  return changed;
}

GPtrArray *
od_office_record_get_history (OdOfficeRecord *self)
{
  return self->history;
}

OdOfficeRecord *
od_office_record_with_history (OdOfficeRecord *self, GPtrArray *changes)
{
  OdOfficeRecord *changed = copy (self);

  g_ptr_array_unref (changed->history);
  changed->history = copy_all (changes, copy_change, (GDestroyNotify) od_office_change_free);
  return changed;
}

GPtrArray *
od_office_record_compare (OdOfficeRecord *before, OdOfficeRecord *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) od_office_change_free);

  g_return_val_if_fail (before->kind == after->kind, changes);

  for (guint i = 0; before->values[i] != NULL; i++)
    if (!g_str_equal (before->values[i], after->values[i]))
      g_ptr_array_add (changes, od_office_change_new (i, before->values[i], after->values[i], "", ""));
  return changes;
}

OdOfficeRecord *
od_office_record_after (OdOfficeRecord *self, OdOfficeRecord *before, const char *at, const char *user)
{
  g_autoptr (GPtrArray) changes = NULL;
  OdOfficeRecord *kept;

  if (before == NULL)
    return g_object_ref (self);
  changes = od_office_record_compare (before, self);
  kept = od_office_record_with_history (self, before->history);
  for (guint i = 0; i < changes->len; i++)
    {
      const OdOfficeChange *change = g_ptr_array_index (changes, i);

      g_ptr_array_add (kept->history, od_office_change_new (change->datum, change->before, change->after, at, user));
    }
  return kept;
}

gboolean
od_office_record_is_ended (OdOfficeRecord *self, const char *today)
{
  static const int ends[OD_N_OFFICE_KINDS] = {
    [OD_OFFICE_PROCESSOR] = OD_PROCESSOR_ENDED_ON,
    [OD_OFFICE_MEASURE] = OD_MEASURE_ENDED_ON,
    [OD_OFFICE_BREACH] = OD_BREACH_CLOSED_ON,
  };
  const char *end = ends[self->kind] > 0 ? self->values[ends[self->kind]] : "";

  return *end != '\0' && strcmp (end, today) <= 0;
}

static const char *
keep_dutch (const char *text)
{
  return text;
}

static char *
describe_options (const OdDatum *datum, const char *value, OdTranslate translate)
{
  GString *text = g_string_new (NULL);

  for (const OdDatumOption *option = datum->options; option->code != NULL; option++)
    if (has_code (value, option->code))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", translate (option->label));
  return g_string_free (text, FALSE);
}

/* "2026-11-25T14:05+01:00" as it was on the clock there. */
static char *
describe_time (const char *value)
{
  if (strlen (value) < 16)
    return g_strdup (value);
  return g_strdup_printf ("%.2s/%.2s/%.4s %.5s", value + 8, value + 5, value, value + 11);
}

char *
od_datum_describe (const OdDatum *datum, const char *value, OdTranslate translate)
{
  switch (datum->shape)
    {
    case OD_SHAPE_DAY:
      return od_day_is_valid (value) ? g_strdup_printf ("%.2s/%.2s/%.4s", value + 8, value + 5, value) : g_strdup (value);
    case OD_SHAPE_TIME:
      return describe_time (value);
    case OD_SHAPE_CHOICE:
    case OD_SHAPE_SEVERAL:
      return describe_options (datum, value, translate != NULL ? translate : keep_dutch);
    case OD_SHAPE_ENTERPRISE_NUMBER:
      return *value != '\0' ? od_enterprise_number_format (value) : g_strdup ("");
    case OD_SHAPE_TEXT:
    case OD_SHAPE_PARAGRAPH:
    case OD_SHAPE_NUMBER:
    case OD_SHAPE_EMAIL:
    default:
      return g_strdup (value);
    }
}

char *
od_office_record_describe (OdOfficeRecord *self, guint datum, OdTranslate translate)
{
  return od_datum_describe (od_office_kind_get_datum (self->kind, datum), od_office_record_get (self, datum), translate);
}
