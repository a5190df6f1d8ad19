#include "import-private.h"

#include "fitting-passphrases.h"
#include "foreign-entry.h"
#include "import-source-private.h"
#include "mail-reader.h"
#include "package-reader.h"
#include "passphrase.h"
#include "profile-private.h"
#include "reference.h"

#include <glib/gi18n-lib.h>

/* Opening goes in this order; nothing is changed anywhere:
 *
 *   referrals there -> read and check without a passphrase -> passphrases to try -> decrypt and read the message -> judge
 */
typedef struct
{
  OdImportSource *source;
  OdSecret *typed; /* (nullable) */
  GBytes *archive;
  GPtrArray *passphrases; /* of OdSecret, to try in order, each in all its forms */
  guint n_kept;           /* how many of the kept ones are tried */
} Opening;

/* What came out of a package. */
typedef struct
{
  OdMessage *message;
  GListModel *entries; /* when it is no message: its files */
  OdSecret *passphrase;
} Opened;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->source);
  g_clear_pointer (&opening->typed, od_secret_unref);
  g_clear_pointer (&opening->archive, g_bytes_unref);
  g_ptr_array_unref (opening->passphrases);
  g_free (opening);
}

static void
opened_free (gpointer data)
{
  Opened *opened = data;

  g_clear_pointer (&opened->message, od_message_free);
  g_clear_object (&opened->entries);
  g_clear_pointer (&opened->passphrase, od_secret_unref);
  g_free (opened);
}

static OdImportError
get_package_code (const GError *error)
{
  switch ((OdPackageError) error->code)
    {
    case OD_PACKAGE_ERROR_WRONG_PASSPHRASE:
      return OD_IMPORT_ERROR_WRONG_PASSPHRASE;
    case OD_PACKAGE_ERROR_DAMAGED:
    case OD_PACKAGE_ERROR_NOT_AN_ARCHIVE:
      return OD_IMPORT_ERROR_DAMAGED;
    case OD_PACKAGE_ERROR_TOO_WEAK:
    case OD_PACKAGE_ERROR_HOSTILE:
    case OD_PACKAGE_ERROR_UNSUPPORTED:
    case OD_PACKAGE_ERROR_NO_SEVEN_ZIP: /* is not refused: see translate() */
    case OD_PACKAGE_ERROR_NOT_STARTED:  /* nor is this */
    case OD_PACKAGE_ERROR_UNPROVED:
    case OD_PACKAGE_ERROR_WRITE:
    default:
      return OD_IMPORT_ERROR_REFUSED;
    }
}

/* @error (transfer full) in the terms of this layer, its sentence kept; (transfer full). */
static GError *
translate (GError *error)
{
  GError *translated;

  if (g_error_matches (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_NO_SEVEN_ZIP)
      || g_error_matches (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_NOT_STARTED))
    return error;
  if (error->domain == OD_PACKAGE_ERROR)
    translated = g_error_new_literal (OD_IMPORT_ERROR, get_package_code (error), error->message);
  else if (error->domain == OD_MAIL_READER_ERROR)
    translated = g_error_new_literal (OD_IMPORT_ERROR, OD_IMPORT_ERROR_MAIL, error->message);
  else if (error->domain == OD_MESSAGE_ERROR)
    translated = g_error_new_literal (OD_IMPORT_ERROR, OD_IMPORT_ERROR_REFUSED, error->message);
  else
    return error;
  g_error_free (error);
  return translated;
}

static GError *
new_passphrase_error (const Opening *opening)
{
  if (opening->n_kept > 0)
    return g_error_new (OD_IMPORT_ERROR, OD_IMPORT_ERROR_PASSPHRASE_NEEDED,
                        g_dngettext (GETTEXT_PACKAGE, "%u bewaarde wachtzin geprobeerd, ze past niet. Geef de wachtzin van dit pakket in.",
                                  "%u bewaarde wachtzinnen geprobeerd, geen past. Geef de wachtzin van dit pakket in.",
                                  opening->n_kept),
                        opening->n_kept);
  if (opening->typed != NULL)
    return g_error_new_literal (OD_IMPORT_ERROR, OD_IMPORT_ERROR_WRONG_PASSPHRASE,
                                _ ("Het pakket gaat niet open met deze woorden; er is niets ingelezen. Kijk ze na en probeer opnieuw. "
                                   "Blijft het dicht, vraag de afzender dan de wachtzin nog eens, of het pakket opnieuw."));
  return g_error_new_literal (OD_IMPORT_ERROR, OD_IMPORT_ERROR_PASSPHRASE_NEEDED,
                              _ ("Geef de wachtzin van dit pakket in. U krijgt ze van de afzender, langs een andere weg dan de mail."));
}

/* Whether a file is called as the message is, wherever it stands and however it is written. */
static gboolean
has_message (const OdPackage *package)
{
  for (guint i = 0; i < od_package_get_n_entries (package); i++)
    {
      g_autofree char *name = g_path_get_basename (od_package_get_name (package, i));

      if (g_ascii_strcasecmp (name, OD_PACKAGE_MESSAGE_NAME) == 0)
        return TRUE;
    }
  return FALSE;
}

/* It must be one of our messages whole: neither names nor number of files are told, since a name may be a client's. */
static gboolean
read_message (const OdPackage *package, Opened *opened, GError **error)
{
  GBytes *json = od_package_find (package, OD_PACKAGE_MESSAGE_NAME);
  GBytes *readable = od_package_find (package, OD_PACKAGE_READABLE_NAME);

  if (json == NULL || readable == NULL)
    {
      g_set_error_literal (error, OD_IMPORT_ERROR, OD_IMPORT_ERROR_REFUSED,
                           _ ("Dit pakket bevat andere bestanden dan Overdracht erin zet. Er is niets ingelezen. Vraag de afzender "
                              "om het opnieuw te maken."));
      return FALSE;
    }
  opened->message = od_message_from_json (json, error);
  if (opened->message == NULL || !od_message_check_readable (opened->message, readable, error))
    return FALSE;
  for (guint i = 0; i < od_package_get_n_entries (package); i++)
    {
      const char *name = od_package_get_name (package, i);
      GBytes *content = od_package_find (package, name);

      if (content != json && content != readable && !od_message_take_document (opened->message, name, content, error))
        return FALSE;
    }
  return od_message_check_documents (opened->message, error);
}

static gboolean
read_foreign (const OdPackage *package, Opened *opened, GError **error)
{
  GListStore *entries = g_list_store_new (OD_TYPE_FOREIGN_ENTRY);

  opened->entries = G_LIST_MODEL (entries);
  for (guint i = 0; i < od_package_get_n_entries (package); i++)
    {
      const char *name = od_package_get_name (package, i);
      g_autoptr (OdForeignEntry) entry = od_foreign_entry_new (name, od_package_find (package, name));

      g_list_store_append (entries, entry);
    }
  if (od_package_get_n_entries (package) > 0)
    return TRUE;
  g_set_error_literal (error, OD_IMPORT_ERROR, OD_IMPORT_ERROR_REFUSED,
                       _ ("Er zit niets in dit pakket. Er is niets ingelezen. Vraag de afzender om het opnieuw te maken."));
  return FALSE;
}

static gboolean
read_package (const OdPackage *package, Opened *opened, GError **error)
{
  return has_message (package) ? read_message (package, opened, error) : read_foreign (package, opened, error);
}

/* All forms of all passphrases; (transfer full). */
static GPtrArray *
list_forms (const Opening *opening)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) od_secret_unref);

  for (guint i = 0; i < opening->passphrases->len; i++)
    g_ptr_array_extend_and_steal (all, od_passphrase_list_forms (opening->passphrases->pdata[i]));
  return all;
}

/* Tries one after the other. One in 65,536 wrong ones passes the archive's first check and then looks like damage, so that only the last
 * try's damage is believed, and cancelling at once; (transfer full) (nullable). */
static OdPackage *
decrypt (const Opening *opening, OdSecret **fitting, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) forms = list_forms (opening);
  g_autoptr (GError) failed = NULL;

  for (guint i = 0; i < forms->len; i++)
    {
      g_autoptr (GError) again = NULL;
      OdPackage *package = od_package_read (opening->archive, od_secret_peek (forms->pdata[i]), cancellable, &again);

      if (package != NULL)
        {
          *fitting = od_secret_ref (forms->pdata[i]);
          return package;
        }
      if (g_error_matches (again, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_WRONG_PASSPHRASE))
        continue;
      g_clear_error (&failed);
      failed = g_steal_pointer (&again);
      if (g_cancellable_is_cancelled (cancellable))
        break;
    }
  if (failed == NULL)
    failed = new_passphrase_error (opening);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Opening *opening = data;
  Opened *opened = g_new0 (Opened, 1);
  g_autoptr (OdPackage) package = NULL;
  GError *error = NULL;

  package = decrypt (opening, &opened->passphrase, cancellable, &error);
  if (package == NULL || !read_package (package, opened, &error))
    {
      opened_free (opened);
      g_task_return_error (task, translate (error));
      return;
    }
  g_task_return_pointer (task, opened, opened_free);
}

/* Of one archive that was cut into several files, as 7-Zip and WinZip call them; a part opens with no passphrase. */
static gboolean
is_part (const char *name)
{
  return g_regex_match_simple ("\\.((7z|zip)\\.[0-9]{3}|z[0-9]{2})$", name, G_REGEX_CASELESS, 0);
}

static GBytes *
load (OdImportSource *source, GCancellable *cancellable, GError **error)
{
  if (is_part (od_import_source_get_name (source)))
    {
      g_set_error_literal (error, OD_IMPORT_ERROR, OD_IMPORT_ERROR_REFUSED,
                           _ ("Dit is een deel van een pakket dat in stukken geknipt is; er is niets ingelezen. Vraag de afzender om het "
                              "pakket in één bestand te sturen."));
      return NULL;
    }
  return od_import_source_load (source, cancellable, error);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GBytes) archive = NULL;
  GError *error = NULL;

  archive = load (data, cancellable, &error);
  if (archive != NULL && od_package_check (archive, &error))
    g_task_return_pointer (task, g_steal_pointer (&archive), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, translate (error));
}

static void
on_judged (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdImport *import = g_object_get_data (G_OBJECT (task), "import");
  GError *error = NULL;

  if (od_import_judge_finish (OD_PROFILE (source), result, &error))
    g_task_return_pointer (task, g_object_ref (import), g_object_unref);
  else
    g_task_return_error (task, error);
}

/* A made up family never gets among the real ones; nor a real one among those that people practise with, made by hand as its package may be. */
static gboolean
check_practice (OdProfile *self, const Opened *opened, GError **error)
{
  gboolean practises = od_profile_is_practice (self);
  gboolean is_practice = opened->message != NULL && od_protocol_id_is_practice (opened->message->protocol_id);

  if (practises == is_practice)
    return TRUE;
  g_set_error_literal (error, OD_IMPORT_ERROR, OD_IMPORT_ERROR_REFUSED,
                       is_practice ? _ ("Dit is een oefenpakket, over een verzonnen gezin. Er is niets ingelezen. Kies in het hoofdmenu "
                                        "‘Oefenen’ om het daar te openen.")
                                   : _ ("Dit is geen oefenpakket: er kan een echt gezin in staan. Er is niets ingelezen. Open het in "
                                        "Overdracht zelf, niet in de oefening."));
  return FALSE;
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  const Opening *opening = g_task_get_task_data (task);
  g_autoptr (OdImport) import = NULL;
  Opened *opened;
  GError *error = NULL;

  opened = g_task_propagate_pointer (G_TASK (result), &error);
  if (opened == NULL || !check_practice (self, opened, &error))
    {
      g_clear_pointer (&opened, opened_free);
      g_task_return_error (task, error);
      return;
    }
  import = opened->entries != NULL
               ? od_import_new_foreign (opened->entries, opening->archive, opened->passphrase)
               : od_import_new (g_steal_pointer (&opened->message), opened->passphrase);
  opened_free (opened);
  g_object_set_data_full (G_OBJECT (task), "import", g_object_ref (import), g_object_unref);
  od_import_judge_async (self, import, g_task_get_cancellable (task), on_judged, g_object_ref (task));
}

static void
try_passphrases (GTask *task)
{
  g_autoptr (GTask) job = NULL;
  Opening *opening = g_task_get_task_data (task);
  Opening *copy = g_new0 (Opening, 1);

  copy->source = g_object_ref (opening->source);
  copy->typed = opening->typed != NULL ? od_secret_ref (opening->typed) : NULL;
  copy->archive = g_bytes_ref (opening->archive);
  copy->n_kept = opening->n_kept;
  copy->passphrases = g_ptr_array_ref (opening->passphrases);
  job = g_task_new (NULL, g_task_get_cancellable (task), on_opened, g_object_ref (task));
  g_task_set_task_data (job, copy, opening_free);
  g_task_run_in_thread (job, open_in_thread);
}

static void
on_kept_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Opening *opening = g_task_get_task_data (task);
  g_autoptr (GPtrArray) kept = NULL;
  GError *error = NULL;

  kept = od_fitting_passphrases_find_finish (OD_PROFILE (source), result, &error);
  if (kept == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  opening->n_kept = kept->len;
  g_ptr_array_extend_and_steal (opening->passphrases, g_steal_pointer (&kept));
  try_passphrases (task);
}

/* The kept passphrases: the package's own, found by the reference in its name, then those that were agreed. */
static void
find_kept (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  Opening *opening = g_task_get_task_data (task);
  g_autofree char *reference = od_reference_find (od_import_source_get_name (opening->source));

  od_fitting_passphrases_find_async (self, reference, g_task_get_cancellable (task), on_kept_found, g_object_ref (task));
}

static void
on_archive_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Opening *opening = g_task_get_task_data (task);
  GError *error = NULL;

  opening->archive = g_task_propagate_pointer (G_TASK (result), &error);
  if (opening->archive == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (opening->typed == NULL)
    {
      find_kept (task);
      return;
    }
  g_ptr_array_add (opening->passphrases, od_secret_ref (opening->typed));
  try_passphrases (task);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  Opening *opening = g_task_get_task_data (task);
  g_autoptr (GTask) job = NULL;
  GError *error = NULL;

  if (!od_profile_wait_loaded_finish (self, result, &error) || !od_profile_check_set_up (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  job = g_task_new (NULL, g_task_get_cancellable (task), on_archive_loaded, g_object_ref (task));
  g_task_set_task_data (job, g_object_ref (opening->source), g_object_unref);
  g_task_run_in_thread (job, load_in_thread);
}

void
od_import_open_async (OdProfile *profile, OdImportSource *source, OdSecret *passphrase, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  Opening *opening = g_new0 (Opening, 1);

  g_task_set_source_tag (task, od_import_open_async);
  opening->source = g_object_ref (source);
  opening->typed = passphrase != NULL ? od_secret_ref (passphrase) : NULL;
  opening->passphrases = g_ptr_array_new_with_free_func ((GDestroyNotify) od_secret_unref);
  g_task_set_task_data (task, opening, opening_free);
  od_profile_wait_loaded_async (profile, cancellable, on_loaded, g_object_ref (task));
}

OdImport *
od_import_open_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
