#include "agree-passphrase.h"

#include "kept-passphrase.h"
#include "passphrase.h"
#include "profile-private.h"
#include "profile-record.h"
#include "record-json.h"

#include <glib/gi18n-lib.h>

/* A change of an agreement goes in this order:
 *
 *   turn -> rules -> words into the keyring, or out of it -> register -> list
 *
 * When the program ends in between, words are left in the keyring that no agreement names, and the next passphrase of
 * that day replaces them; or an old passphrase is still named of which the words are gone, and the next start forgets
 * it once more. */
typedef struct _Agreeing Agreeing;

/* Sets what is to be changed: changed, action, and the reference of the words that go in or out. */
typedef gboolean (*Prepare) (OdProfile *self, Agreeing *agreeing, GError **error);

struct _Agreeing
{
  char *protocol_id;
  char *reference; /* in the keyring; NULL when that does not change */
  OdSecret *words; /* that go in; NULL for out */
  char *since;
  char *until;
  OdPassphraseOrigin origin;
  Prepare prepare;
  OdPassphraseAgreement *changed; /* NULL when there is nothing to do */
  const char *action;
  OdKeptPassphrase *kept;
};

static void
agreeing_free (gpointer data)
{
  Agreeing *agreeing = data;

  g_free (agreeing->protocol_id);
  g_free (agreeing->reference);
  g_clear_pointer (&agreeing->words, od_secret_unref);
  g_free (agreeing->since);
  g_free (agreeing->until);
  g_clear_object (&agreeing->changed);
  g_clear_pointer (&agreeing->kept, od_kept_passphrase_free);
  g_free (agreeing);
}

static void
end (GTask *task, GError *error)
{
  Agreeing *agreeing = g_task_get_task_data (task);

  od_profile_end_turn (g_task_get_source_object (task), agreeing->protocol_id);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Agreeing *agreeing = g_task_get_task_data (task);
  GError *error = NULL;

  if (!od_register_apply_finish (OD_REGISTER (source), result, &error))
    {
      od_passphrase_undo (agreeing->kept, task, error, end);
      return;
    }
  od_record_list_put (self->agreements, agreeing->changed);
  end (task, NULL);
}

static void
apply (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  Agreeing *agreeing = g_task_get_task_data (task);
  OdChange *change = od_profile_new_change (self, agreeing->action, agreeing->protocol_id);
  g_autoptr (OdSecret) content = od_secret_from_bytes (od_passphrase_agreement_to_json (agreeing->changed));

  od_profile_put_document (self, change, OD_RECORD_AGREEMENT, agreeing->protocol_id, content);
  od_register_apply_async (self->reg, change, NULL, on_applied, g_object_ref (task));
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Agreeing *agreeing = g_task_get_task_data (task);
  GError *error = NULL;

  agreeing->kept = od_passphrase_keep_finish (result, &error);
  if (agreeing->kept != NULL)
    apply (task);
  else
    end (task, error);
}

static void
on_turn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  Agreeing *agreeing = g_task_get_task_data (task);
  GError *error = NULL;

  if (!od_profile_take_turn_finish (self, result, &error))
    g_task_return_error (task, error);
  else if (!agreeing->prepare (self, agreeing, &error) || agreeing->changed == NULL)
    end (task, error);
  else if (agreeing->reference != NULL)
    od_passphrase_keep_async (self->keyring, OD_KEYRING_PROTOCOL, agreeing->reference, agreeing->words,
                              g_task_get_cancellable (task), on_kept, g_object_ref (task));
  else
    apply (task);
}

/* Starts the change @agreeing (transfer full). */
static void
change_agreement (OdProfile *self,
                  Agreeing *agreeing,
                  gpointer tag,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  GError *error = NULL;

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, agreeing, agreeing_free);
  if (!od_profile_check_set_up (self, &error))
    g_task_return_error (task, error);
  else
    od_profile_take_turn_async (self, agreeing->protocol_id, cancellable, on_turn, g_object_ref (task));
}

static Agreeing *
agreeing_new (const char *protocol_id, Prepare prepare)
{
  Agreeing *agreeing = g_new0 (Agreeing, 1);

  agreeing->protocol_id = g_strdup (protocol_id);
  agreeing->prepare = prepare;
  return agreeing;
}

/* The agreement under @protocol_id, or one in which nothing was ever agreed; (transfer full). */
static OdPassphraseAgreement *
get_agreement (OdProfile *self, const char *protocol_id)
{
  OdPassphraseAgreement *agreement = od_profile_find_agreement (self, protocol_id);
  OdPassphraseAgreementData none = { .protocol_id = NULL };

  if (agreement != NULL)
    return g_object_ref (agreement);
  none.protocol_id = g_strdup (protocol_id);
  return od_passphrase_agreement_new (&none);
}

static gboolean
check_findings (OdFindings *findings, GError **error)
{
  if (!od_findings_has_errors (findings))
    return TRUE;
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS,
                       _ ("Er is niets veranderd: er is nog iets aan te vullen of te verbeteren."));
  return FALSE;
}

/* Agreeing and renewing */

static gboolean
prepare_new (OdProfile *self, Agreeing *agreeing, GError **error)
{
  g_autoptr (OdPassphraseAgreement) agreement = get_agreement (self, agreeing->protocol_id);
  g_autoptr (OdFindings) findings = NULL;

  findings = od_passphrase_agree_check (self, agreeing->protocol_id, agreeing->words, agreeing->since, agreeing->until);
  if (!check_findings (findings, error))
    return FALSE;
  if (agreeing->words == NULL)
    agreeing->words = od_passphrase_new ();
  agreeing->action
      = od_passphrase_agreement_get_current (agreement) != NULL ? "wachtzin-vernieuwd" : "wachtzin-afgesproken";
  agreeing->changed = od_passphrase_agreement_with (agreement, agreeing->since, agreeing->until, agreeing->origin);
  agreeing->reference = g_strdup (od_passphrase_agreement_get_current (agreeing->changed)->reference);
  return TRUE;
}

static void
check_words (OdProfile *self, const OdSecret *words, OdFindings *findings)
{
  g_autoptr (OdSecret) normal = od_passphrase_normalise (words);

  if (od_secret_get_length (normal) == 0)
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_PASSPHRASE, OD_SEVERITY_ERROR);
  else if (self->settings->desk == OD_DESK_KIND_EN_GEZIN && !od_passphrase_is_strong (normal))
    od_findings_add (findings, OD_FINDING_TOO_WEAK, OD_FIELD_PASSPHRASE, OD_SEVERITY_ERROR);
}

OdFindings *
od_passphrase_agree_check (
    OdProfile *profile, const char *protocol_id, const OdSecret *words, const char *since, const char *until)
{
  g_autofree char *today = od_profile_get_today (profile);
  OdPassphraseAgreement *agreement = od_profile_find_agreement (profile, protocol_id);
  g_autoptr (OdFindings) days = od_passphrase_agreement_check (agreement, since, until, today);
  OdFindings *findings = od_findings_new ();

  if (od_profile_find_protocol (profile, protocol_id) == NULL)
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_PROTOCOL, OD_SEVERITY_ERROR);
  if (words != NULL)
    check_words (profile, words, findings);
  od_findings_add_all (findings, days);
  return findings;
}

void
od_passphrase_agree_async (OdProfile *profile,
                           const char *protocol_id,
                           OdSecret *words,
                           const char *since,
                           const char *until,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  Agreeing *agreeing = agreeing_new (protocol_id, prepare_new);

  agreeing->words = words != NULL ? od_passphrase_normalise (words) : NULL;
  agreeing->origin = words != NULL ? OD_PASSPHRASE_ENTERED : OD_PASSPHRASE_MADE;
  agreeing->since = g_strdup (since);
  agreeing->until = g_strdup (until);
  change_agreement (profile, agreeing, od_passphrase_agree_async, cancellable, callback, data);
}

OdSecret *
od_passphrase_agree_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  Agreeing *agreeing;

  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  agreeing = g_task_get_task_data (G_TASK (result));
  return od_secret_ref (agreeing->words);
}

/* Going back to a passphrase per package */

static gboolean
prepare_none (OdProfile *self, Agreeing *agreeing, GError **error)
{
  g_autoptr (OdPassphraseAgreement) agreement = get_agreement (self, agreeing->protocol_id);
  g_autofree char *today = od_profile_get_today (self);
  g_autoptr (OdFindings) findings = od_passphrase_agreement_check (agreement, NULL, agreeing->until, today);

  if (od_passphrase_agreement_get_current (agreement) == NULL)
    return TRUE;
  if (!check_findings (findings, error))
    return FALSE;
  agreeing->action = "wachtzin-per-pakket";
  agreeing->changed = od_passphrase_agreement_with_none (agreement, agreeing->until);
  return TRUE;
}

void
od_passphrase_stop_agreed_async (OdProfile *profile,
                                 const char *protocol_id,
                                 const char *until,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  Agreeing *agreeing = agreeing_new (protocol_id, prepare_none);

  agreeing->until = g_strdup (until);
  change_agreement (profile, agreeing, od_passphrase_stop_agreed_async, cancellable, callback, data);
}

gboolean
od_passphrase_stop_agreed_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Forgetting */

static gboolean
prepare_forgetting (OdProfile *self, Agreeing *agreeing, GError **error)
{
  g_autoptr (OdPassphraseAgreement) agreement = get_agreement (self, agreeing->protocol_id);

  if (od_passphrase_agreement_find (agreement, agreeing->reference) == NULL)
    return TRUE;
  if (od_passphrase_agreement_find (agreement, agreeing->reference) == od_passphrase_agreement_get_current (agreement))
    {
      g_set_error_literal (
          error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE,
          _ ("Deze wachtzin is nog in gebruik en is bewaard gebleven. Vernieuw ze eerst, of ga terug naar een "
             "wachtzin per pakket."));
      return FALSE;
    }
  agreeing->action = "oude-wachtzin-vergeten";
  agreeing->changed = od_passphrase_agreement_without (agreement, agreeing->reference);
  return TRUE;
}

void
od_passphrase_forget_async (OdProfile *profile,
                            const char *protocol_id,
                            const char *reference,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  Agreeing *agreeing = agreeing_new (protocol_id, prepare_forgetting);

  agreeing->reference = g_strdup (reference);
  change_agreement (profile, agreeing, od_passphrase_forget_async, cancellable, callback, data);
}

gboolean
od_passphrase_forget_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Showing */

static void
on_recalled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  OdSecret *words = od_keyring_lookup_finish (OD_KEYRING (source), result, &error);

  if (words != NULL)
    g_task_return_pointer (task, words, (GDestroyNotify)od_secret_unref);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error (
        task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s",
        _ ("De woorden van deze wachtzin zitten niet meer in uw sleutelbos. Spreek een nieuwe af, of geef ze "
           "opnieuw in."));
}

void
od_passphrase_recall_agreed_async (
    OdProfile *profile, const char *reference, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);

  g_task_set_source_tag (task, od_passphrase_recall_agreed_async);
  od_keyring_lookup_async (profile->keyring, OD_KEYRING_PROTOCOL, reference, cancellable, on_recalled,
                           g_object_ref (task));
}

OdSecret *
od_passphrase_recall_agreed_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
