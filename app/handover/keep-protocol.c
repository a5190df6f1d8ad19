#include "keep-protocol.h"

#include "profile-private.h"
#include "protocol-change.h"
#include "protocol-form.h"
#include "record-json.h"

#include <glib/gi18n-lib.h>

/* What new protocols are made after; (transfer full) (nullable). */
static OdProtocol *
find_model (OdProfile *profile)
{
  OdProtocol *own = profile->settings != NULL ? od_profile_find_protocol (profile, profile->settings->protocol_id) : NULL;
  g_autoptr (GPtrArray) bundled = NULL;

  if (own != NULL)
    return g_object_ref (own);
  bundled = od_profile_get_bundled_protocols ();
  return bundled->len > 0 ? g_object_ref (g_ptr_array_index (bundled, 0)) : NULL;
}

OdOfficeRecord *
od_protocol_propose_form (OdProfile *profile)
{
  g_autoptr (OdProtocol) model = find_model (profile);

  return model != NULL ? od_protocol_form_new_from_model (model) : od_office_record_new (OD_OFFICE_PROTOCOL, NULL);
}

static OdProtocol *
apply_form (OdProfile *self, OdProtocol *current, gconstpointer form, GError **error)
{
  if (current != NULL)
    return od_protocol_form_apply ((OdOfficeRecord *) form, current, od_protocol_get_id (current));
  od_set_protocol_gone_error (error);
  return NULL;
}

/* Practice and what is real never meet. */
static gboolean
check_practice (OdProfile *self, const char *id, GError **error)
{
  if (od_profile_is_practice (self) == od_protocol_id_is_practice (id))
    return TRUE;
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE,
                       od_profile_is_practice (self) ? _ ("Dit is een echt protocol; in de oefening hoort het niet. Er is niets veranderd.")
                                                     : _ ("Dit is een protocol om mee te oefenen; het geldt niet in het echt. Er is niets veranderd."));
  return FALSE;
}

static OdProtocol *
take_given (OdProfile *self, OdProtocol *current, gconstpointer given, GError **error)
{
  return check_practice (self, od_protocol_get_id ((OdProtocol *) given), error) ? g_object_ref ((OdProtocol *) given) : NULL;
}

/* An id that no protocol here has; (transfer full). */
static char *
make_id (OdProfile *self, OdOfficeRecord *form)
{
  g_autofree char *made = od_protocol_form_make_id (form);
  g_autofree char *wanted = g_strconcat (od_profile_is_practice (self) ? OD_PROTOCOL_PRACTICE_PREFIX : "", made, NULL);
  char *id = g_strdup (wanted);

  for (guint n = 2; od_profile_find_protocol (self, id) != NULL; n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", wanted, n);
    }
  return id;
}

void
od_protocol_keep_form_async (OdProfile *profile, OdOfficeRecord *form, OdProtocol *protocol, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (OdProtocol) model = find_model (profile);
  g_autofree char *id = NULL;

  if (protocol != NULL)
    {
      od_protocol_change_async (profile, od_protocol_get_id (protocol), apply_form, g_object_ref (form), g_object_unref, cancellable, callback,
                                data);
      return;
    }
  id = make_id (profile, form);
  od_protocol_change_async (profile, id, take_given, od_protocol_form_apply (form, model, id), g_object_unref, cancellable, callback, data);
}

void
od_protocol_take_over_async (OdProfile *profile, OdProtocol *protocol, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer data)
{
  od_protocol_change_async (profile, od_protocol_get_id (protocol), take_given, g_object_ref (protocol), g_object_unref, cancellable,
                            callback, data);
}

OdProtocol *
od_protocol_keep_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_protocol_change_finish (profile, result, error);
}

GBytes *
od_protocol_to_file (OdProtocol *protocol)
{
  return od_protocol_to_json (protocol);
}

OdProtocol *
od_protocol_from_file (GBytes *file, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gsize length = 0;
  const char *json = g_bytes_get_data (file, &length);
  OdProtocol *protocol = json != NULL ? od_protocol_from_json (json, (gssize) length, &reason) : NULL;

  if (protocol == NULL)
    g_set_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES, _ ("Dit bestand is geen protocol, of er klopt iets niet in. Er is niets veranderd; vraag het opnieuw aan wie het u gaf.\n%s"),
                 reason != NULL ? reason->message : "");
  return protocol;
}
