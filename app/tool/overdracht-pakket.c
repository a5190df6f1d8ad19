#include "journal-document.h"
#include "language.h"
#include "mail-reader.h"
#include "message-pdf.h"
#include "package-reader.h"
#include "package-writer.h"
#include "pdf-drawing.h"
#include "record-json.h"
#include "terminal-passphrase.h"
#include "wiped-memory.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* overdracht-pakket: makes, reads and checks packages in a terminal. What it says on standard error is one sentence for people,
 * without anything of the message; its exit status says the same to programs. */

typedef enum
{
  STATUS_GOOD = 0,
  STATUS_FAILED = 1, /* could not be read or written */
  STATUS_USAGE = 2,
  STATUS_WRONG_PASSPHRASE = 3,
  STATUS_REFUSED = 4, /* too weak, hostile, not our schema */
  STATUS_DAMAGED = 5, /* or no archive */
} Status;

static const char usage[] = N_ (
  "Gebruik:\n"
  "  overdracht-pakket maak BERICHT.json DOEL    maakt een pakket, met leesbaar.pdf erbij;\n"
  "                                              een .7z als DOEL zo eindigt, anders een ZIP\n"
  "  overdracht-pakket lees PAKKET               toont bericht.json\n"
  "  overdracht-pakket controleer [--json] PAKKET   soort, kenmerk, afzender en oordeel\n"
  "  overdracht-pakket logboek NIEUW [OUD]       controleert een logboek dat als bestand (.jsonl) bewaard is:\n"
  "                                              sluit elke regel aan op de vorige, en gaat het verder waar OUD ophield?\n"
  "\n"
  "PAKKET mag ook een mail zijn (.eml) waar één pakket in zit.\n"
  "\n"
  "Wie een heel logboek mag herschrijven, kan ook zijn controlegetallen herrekenen. Vergelijk het daarom met een eerder\n"
  "bewaard logboek, of met het controlegetal op een blad dat u toen afdrukte.\n"
  "\n"
  "De wachtzin wordt gevraagd, of is de eerste regel van de standaardinvoer; nooit een argument.\n"
  "\n"
  "Eindigt met:\n"
  "  0  goed\n"
  "  1  er kon iets niet gelezen of geschreven worden, of 7-Zip ontbreekt\n"
  "  2  verkeerd gebruik, of geen bruikbare wachtzin\n"
  "  3  verkeerde wachtzin\n"
  "  4  geweigerd: te zwak, vijandig, niet volgens het schema, van een onbekend protocol, of een logboek dat niet klopt\n"
  "  5  het pakket is beschadigd of geen archief, of de mail heeft niet juist één pakket dat te lezen is\n");

static Status
get_status (const GError *error)
{
  if (error->domain == OD_MESSAGE_ERROR)
    return STATUS_REFUSED;
  if (error->domain == OD_MAIL_READER_ERROR)
    return error->code == OD_MAIL_READER_ERROR_HOSTILE ? STATUS_REFUSED : STATUS_DAMAGED;
  if (error->domain != OD_PACKAGE_ERROR)
    return STATUS_FAILED;
  switch ((OdPackageError) error->code)
    {
    case OD_PACKAGE_ERROR_WRONG_PASSPHRASE:
      return STATUS_WRONG_PASSPHRASE;
    case OD_PACKAGE_ERROR_TOO_WEAK:
    case OD_PACKAGE_ERROR_HOSTILE:
    case OD_PACKAGE_ERROR_UNSUPPORTED:
      return STATUS_REFUSED;
    case OD_PACKAGE_ERROR_DAMAGED:
    case OD_PACKAGE_ERROR_NOT_AN_ARCHIVE:
      return STATUS_DAMAGED;
    case OD_PACKAGE_ERROR_NO_SEVEN_ZIP:
    case OD_PACKAGE_ERROR_NOT_STARTED:
    case OD_PACKAGE_ERROR_UNPROVED:
    case OD_PACKAGE_ERROR_WRITE:
      return STATUS_FAILED;
    }
  return STATUS_FAILED;
}

/* The first line is for people. */
static char *
get_sentence (const GError *error)
{
  return g_strndup (error->message, strcspn (error->message, "\n"));
}

static Status
fail (const GError *error)
{
  g_autofree char *sentence = get_sentence (error);

  g_printerr ("%s\n", sentence);
  return get_status (error);
}

/* All of it at once and without a buffer, which would keep what it says of a client; UTF-8 whatever the locale. */
static Status
put (const char *text, gsize length)
{
  if (fwrite (text, 1, length, stdout) == length && fflush (stdout) == 0)
    return STATUS_GOOD;
  g_printerr ("%s\n", _ ("De uitvoer kon niet worden geschreven."));
  return STATUS_FAILED;
}

static Status
put_usage_error (void)
{
  g_printerr ("%s\n", _ ("Gebruik: overdracht-pakket maak|lees|controleer|logboek …; met --help leest u meer."));
  return STATUS_USAGE;
}

/* maak */

static OdPackage *
make_package (OdMessage *message, GError **error)
{
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find (message->protocol_id);
  g_autoptr (OdPackage) package = od_package_new ();
  g_autoptr (GBytes) readable = NULL;
  g_autoptr (GBytes) json = NULL;

  if (protocol == NULL || message->documents != NULL)
    {
      g_set_error_literal (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_SCHEMA,
                           protocol == NULL ? _ ("Dit programma kent het protocol van dit bericht niet; er is niets gemaakt.")
                                            : _ ("Een bericht met documenten kan hier niet worden verpakt; er is niets gemaakt."));
      return NULL;
    }
  if (od_protocol_id_is_practice (message->protocol_id))
    od_pdf_set_mark (OD_PDF_PRACTICE_MARK);
  readable = od_message_to_pdf (message, protocol, error);
  if (readable == NULL)
    return NULL;
  od_message_set_readable (message, readable);
  json = od_message_to_json (message);
  od_package_add (package, OD_PACKAGE_MESSAGE_NAME, json);
  od_package_add (package, OD_PACKAGE_READABLE_NAME, readable);
  return g_steal_pointer (&package);
}

/* May be a pipe, so that the message need not be on the disk; wiped when freed. */
static GBytes *
load_message (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  OdWipedMemory *memory = od_wiped_memory_new (OD_MESSAGE_MAX_BYTES + 1);
  gsize length = 0;

  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), memory->bytes, memory->size, &length, NULL, NULL))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         _ ("Het bericht kon niet worden gelezen; er is niets gemaakt."));
  else if (length > OD_MESSAGE_MAX_BYTES)
    g_set_error_literal (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_NOT_A_MESSAGE,
                         _ ("Het bericht is te groot; er is niets gemaakt."));
  else
    return od_wiped_memory_to_bytes (memory, length);
  od_wiped_memory_free (memory);
  return NULL;
}

/* Here no sender can be asked for another package: what the schema misses is said instead, which names its members only. */
static OdMessage *
parse_message (GBytes *json, GError **error)
{
  g_autoptr (GError) reason = NULL;
  OdMessage *message = od_message_from_draft_json (json, &reason);
  const char *detail = reason != NULL ? strchr (reason->message, '\n') : NULL;

  if (g_error_matches (reason, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_SCHEMA) && detail != NULL)
    g_set_error (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_SCHEMA,
                 _ ("Het bericht klopt niet met het schema; er is niets gemaakt. %s"), detail + 1);
  else if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return message;
}

/* A package takes the place of an older one, but not of a device or a folder. */
static gboolean
check_target (const char *path, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0 || S_ISREG (status.st_mode))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                       _ ("Op de plaats van het pakket staat iets anders dan een bestand; er is niets gemaakt."));
  return FALSE;
}

/* A signal waits until the package is there whole, since it would leave a part of it beside. */
static gboolean
write_package (OdPackage *package, const char *path, const OdSecret *passphrase, GError **error)
{
  sigset_t all, before;
  gboolean written;

  sigfillset (&all);
  sigprocmask (SIG_BLOCK, &all, &before);
  written = od_package_write (package, path, od_secret_peek (passphrase), NULL, error);
  sigprocmask (SIG_SETMASK, &before, NULL);
  return written;
}

static gboolean
is_same_file (const char *one, const char *other)
{
  GStatBuf first, second;

  return g_stat (one, &first) == 0 && g_stat (other, &second) == 0 && first.st_dev == second.st_dev
         && first.st_ino == second.st_ino;
}

static Status
make (char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (OdMessage) message = NULL;
  g_autoptr (OdPackage) package = NULL;
  g_autoptr (OdSecret) passphrase = NULL;

  if (is_same_file (arguments[0], arguments[1]))
    {
      g_printerr ("%s\n", _ ("Het pakket zou het bericht zelf vervangen; er is niets gemaakt."));
      return STATUS_USAGE;
    }
  json = load_message (arguments[0], &error);
  message = json != NULL ? parse_message (json, &error) : NULL;
  package = message != NULL && check_target (arguments[1], &error) ? make_package (message, &error) : NULL;
  if (package == NULL)
    return fail (error);
  passphrase = od_terminal_passphrase_read (TRUE);
  if (passphrase == NULL)
    return STATUS_USAGE;
  return write_package (package, arguments[1], passphrase, &error) ? STATUS_GOOD : fail (error);
}

/* lees, controleer */

static OdMessage *
read_message (OdPackage *package, GError **error)
{
  GBytes *json = od_package_find (package, OD_PACKAGE_MESSAGE_NAME);
  GBytes *readable = od_package_find (package, OD_PACKAGE_READABLE_NAME);
  g_autoptr (OdMessage) message = NULL;

  if (json == NULL)
    {
      g_set_error_literal (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_NOT_A_MESSAGE, _ ("In dit pakket zit geen bericht.json."));
      return NULL;
    }
  message = od_message_from_json (json, error);
  if (message == NULL || !od_message_check_readable (message, readable, error))
    return NULL;
  for (guint i = 0; i < od_package_get_n_entries (package); i++)
    {
      const char *name = od_package_get_name (package, i);
      GBytes *content = od_package_find (package, name);

      if (content != json && content != readable && !od_message_take_document (message, name, content, error))
        return NULL;
    }
  return od_message_check_documents (message, error) ? g_steal_pointer (&message) : NULL;
}

/* The one package in @mail; (transfer full) (nullable). */
static GBytes *
take_from_mail (GBytes *mail, GError **error)
{
  g_autoptr (GPtrArray) packages = od_mail_find_packages (mail, error);
  const OdMailPackage *first = packages != NULL ? packages->pdata[0] : NULL;

  if (first == NULL)
    return NULL;
  if (packages->len == 1)
    return g_bytes_ref (first->content);
  g_set_error (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_NOT_AN_ARCHIVE,
               _ ("In deze mail zitten %u pakketten; geen ervan is gelezen. Bewaar de bijlagen en geef ze een voor een op."), packages->len);
  return NULL;
}

/* The package in a file, or in a mail in a file; (transfer full) (nullable). */
static GBytes *
load_archive (const char *path, GError **error)
{
  g_autoptr (GBytes) file = od_package_load (path, NULL, error);

  if (file != NULL && od_mail_is_mail (file))
    return take_from_mail (file, error);
  return g_steal_pointer (&file);
}

static OdPackage *
open_package (const char *path, Status *status, GError **error)
{
  g_autoptr (GBytes) archive = load_archive (path, error);
  g_autoptr (OdSecret) passphrase = NULL;
  OdPackage *package;

  /* What can be refused without it needs no passphrase. */
  if (archive == NULL || !od_package_check (archive, error))
    {
      *status = get_status (*error);
      return NULL;
    }
  passphrase = od_terminal_passphrase_read (FALSE);
  if (passphrase == NULL)
    {
      *status = STATUS_USAGE;
      return NULL;
    }
  package = od_package_read (archive, od_secret_peek (passphrase), NULL, error);
  if (package == NULL)
    *status = get_status (*error);
  return package;
}

static Status
show (char *const *arguments)
{
  Status status = STATUS_GOOD;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPackage) package = open_package (arguments[0], &status, &error);
  g_autoptr (OdMessage) message = package != NULL ? read_message (package, &error) : NULL;
  GBytes *json;

  if (error != NULL)
    return fail (error);
  if (message == NULL)
    return status;
  json = od_package_find (package, OD_PACKAGE_MESSAGE_NAME);
  return put (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
}

static char *
describe (const OdMessage *message, const char *verdict)
{
  GString *text = g_string_new (NULL);

  if (message != NULL)
    {
      g_string_append_printf (text, _ ("Soort:    %s\n"), od_message_kind_to_string (message->kind));
      g_string_append_printf (text, _ ("Kenmerk:  %s\n"), message->reference);
      g_string_append_printf (text, _ ("Afzender: %s\n"), message->sender->name);
    }
  g_string_append_printf (text, _ ("Oordeel:  %s\n"), verdict);
  return g_string_free (text, FALSE);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static char *
describe_as_json (const OdMessage *message, Status status, const char *verdict)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "goed");
  json_builder_add_boolean_value (builder, status == STATUS_GOOD);
  json_builder_set_member_name (builder, "code");
  json_builder_add_int_value (builder, status);
  add_text (builder, "oordeel", verdict);
  if (message != NULL)
    {
      add_text (builder, "soort", od_message_kind_to_string (message->kind));
      add_text (builder, "kenmerk", message->reference);
      add_text (builder, "afzender", message->sender->name);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

static Status
judge (const char *path, gboolean json)
{
  Status status = STATUS_GOOD;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPackage) package = open_package (path, &status, &error);
  g_autoptr (OdMessage) message = package != NULL ? read_message (package, &error) : NULL;
  g_autofree char *verdict = NULL;
  g_autofree char *text = NULL;

  verdict = error != NULL ? get_sentence (error) : g_strdup (_ ("Goed: AES-256, ongeschonden, volgens het schema."));
  if (error != NULL)
    status = get_status (error);
  else if (message == NULL)
    return status;
  text = json ? describe_as_json (message, status, verdict) : describe (message, verdict);
  if (status == STATUS_GOOD)
    return put (text, strlen (text));
  /* The package's fault goes before that of the output. */
  fwrite (text, 1, strlen (text), stdout);
  return fail (error);
}

static Status
check (char *const *arguments)
{
  return judge (arguments[0], FALSE);
}

static Status
check_json (char *const *arguments)
{
  if (g_str_equal (arguments[0], "--json"))
    return judge (arguments[1], TRUE);
  return g_str_equal (arguments[1], "--json") ? judge (arguments[0], TRUE) : put_usage_error ();
}

/* logboek */

/* Where the journal in the file @path has come; FALSE when it could not be read, or does not fit, which is said. */
static gboolean
follow_journal (const char *path, const OdJournalHead *earlier, OdJournalHead *head, Status *status)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  guint64 misfit;

  if (stream == NULL || !od_journal_lines_verify (G_INPUT_STREAM (stream), earlier, head, &misfit, NULL))
    {
      g_printerr ("%s\n", _ ("Het logboek kon niet worden gelezen."));
      *status = STATUS_FAILED;
      return FALSE;
    }
  if (misfit == 0)
    return TRUE;
  if (earlier != NULL)
    g_printerr (_ ("Dit logboek gaat niet verder waar het eerdere ophield: regel %lu klopt niet.\n"), (gulong) misfit);
  else
    g_printerr (_ ("Dit logboek is niet ongeschonden: regel %lu klopt niet met wat ervoor staat.\n"), (gulong) misfit);
  *status = STATUS_REFUSED;
  return FALSE;
}

static Status
tell_head (const OdJournalHead *head)
{
  g_autofree char *hash = od_journal_hash_format (head->hash, OD_JOURNAL_HASH_LENGTH);
  g_autofree char *text = g_strdup_printf (_ ("Ongeschonden tot en met regel %lu.\nControlegetal: %s\n"), (gulong) head->number, hash);

  return put (text, strlen (text));
}

static Status
check_journal (char *const *arguments)
{
  OdJournalHead head;
  Status status;

  return follow_journal (arguments[0], NULL, &head, &status) ? tell_head (&head) : status;
}

static Status
compare_journals (char *const *arguments)
{
  OdJournalHead earlier, head;
  Status status;

  if (!follow_journal (arguments[1], NULL, &earlier, &status) || !follow_journal (arguments[0], NULL, &head, &status)
      || !follow_journal (arguments[0], &earlier, &head, &status))
    return status;
  return tell_head (&head);
}

static const struct
{
  const char *name;
  int n_arguments;
  Status (*run) (char *const *arguments);
} commands[] = {
  { "maak", 2, make },
  { "lees", 1, show },
  { "controleer", 1, check },
  { "controleer", 2, check_json },
  { "logboek", 1, check_journal },
  { "logboek", 2, compare_journals },
};

static Status
run (int argc, char *argv[])
{
  for (gsize i = 0; argc >= 2 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name) && argc - 2 == commands[i].n_arguments)
      return commands[i].run (argv + 2);
  if (argc == 2 && g_str_equal (argv[1], "--help"))
    return put (_ (usage), strlen (_ (usage)));
  return put_usage_error ();
}

/* It holds a passphrase and a client: neither may get into a core file, nor stay in a buffer. A file that the system does
 * not let grow is an error of writing as any other. */
static void
protect (void)
{
  const struct rlimit none = { 0, 0 };

  prctl (PR_SET_DUMPABLE, 0);
  setrlimit (RLIMIT_CORE, &none);
  setvbuf (stdout, NULL, _IONBF, 0);
  signal (SIGXFSZ, SIG_IGN);
}

int
main (int argc, char *argv[])
{
  od_language_begin ();
  protect ();
  return run (argc, argv);
}
