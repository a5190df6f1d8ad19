#include "seven-zip.h"

#include "package-error.h"
#include "package-limits.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define PROGRAM "7zz"

/* Its environment: with another locale than UTF-8 it refuses passphrases beyond ASCII. */
static const char *const environment[] = { "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", NULL };

#define EXIT_WARNING 1 /* something could not be read or written: for us a failure */
#define EXIT_ASKED 255 /* "Break signaled": its standard input ended while it asked */

gboolean
od_seven_zip_takes_passphrase (const char *passphrase)
{
  return *passphrase != '\0' && strpbrk (passphrase, "\r\n") == NULL && strlen (passphrase) < OD_SEVEN_ZIP_MAX_PASSPHRASE_BYTES
         && g_utf8_validate (passphrase, -1, NULL);
}

int
od_seven_zip_lend (GBytes *content)
{
  gsize size, at = 0;
  const guint8 *bytes = g_bytes_get_data (content, &size);
  int descriptor = memfd_create ("pakket", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  while (descriptor >= 0 && at < size)
    {
      gssize n_written = write (descriptor, bytes + at, size - at);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        {
          g_close (descriptor, NULL);
          return -1;
        }
      at += n_written;
    }
  if (descriptor >= 0)
    fcntl (descriptor, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL);
  return descriptor;
}

/* It is killed by itself when it hangs, also when nobody looks after it any more; the alarm outlives exec. */
static void
set_alarm (void)
{
  sigset_t alarms;

  sigemptyset (&alarms);
  sigaddset (&alarms, SIGALRM);
  signal (SIGALRM, SIG_DFL);
  sigprocmask (SIG_UNBLOCK, &alarms, NULL);
  alarm (OD_SEVEN_ZIP_MAX_SECONDS);
}

/* Between fork and exec: only what is safe there. */
static void
limit_child (gpointer data)
{
  const struct rlimit memory = { OD_SEVEN_ZIP_MAX_MEMORY_BYTES, OD_SEVEN_ZIP_MAX_MEMORY_BYTES };
  const struct rlimit processor = { OD_SEVEN_ZIP_MAX_SECONDS, OD_SEVEN_ZIP_MAX_SECONDS };
  const struct rlimit file = { OD_SEVEN_ZIP_MAX_FILE_BYTES, OD_SEVEN_ZIP_MAX_FILE_BYTES };
  const struct rlimit descriptors = { OD_SEVEN_ZIP_MAX_DESCRIPTORS, OD_SEVEN_ZIP_MAX_DESCRIPTORS };
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_AS, &memory);
  setrlimit (RLIMIT_CPU, &processor);
  setrlimit (RLIMIT_FSIZE, &file);
  setrlimit (RLIMIT_NOFILE, &descriptors);
  setrlimit (RLIMIT_CORE, &none);
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  set_alarm ();
}

static gboolean
write_line (int descriptor, const char *text)
{
  gsize length = strlen (text);

  return write (descriptor, text, length) == (gssize) length && write (descriptor, "\n", 1) == 1;
}

/* A pipe that holds all that the child will read, so that nothing has to be written while it runs; the end to read from, or -1. */
static int
make_input (const char *passphrase, guint times)
{
  int ends[2];
  gboolean written = TRUE;

  G_STATIC_ASSERT (2 * (OD_SEVEN_ZIP_MAX_PASSPHRASE_BYTES + 1) <= PIPE_BUF);
  if (!g_unix_open_pipe (ends, FD_CLOEXEC, NULL))
    return -1;
  for (guint i = 0; passphrase != NULL && i < times; i++)
    written = written && write_line (ends[1], passphrase);
  g_close (ends[1], NULL);
  if (written)
    return ends[0];
  g_close (ends[0], NULL);
  return -1;
}

static GSubprocess *
start (const OdSevenZipCall *call, const char *program)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  int input = make_input (call->passphrase, call->times);

  if (input < 0)
    return NULL;
  g_ptr_array_add (arguments, (char *) program);
  for (guint i = 0; call->arguments[i] != NULL; i++)
    g_ptr_array_add (arguments, (char *) call->arguments[i]);
  g_ptr_array_add (arguments, NULL);
  g_subprocess_launcher_set_environ (launcher, (char **) environment);
  g_subprocess_launcher_set_cwd (launcher, call->folder != NULL ? call->folder : "/");
  g_subprocess_launcher_take_stdin_fd (launcher, input);
  for (guint i = 0; i < call->n_descriptors; i++)
    {
      int copy = fcntl (call->descriptors[i], F_DUPFD_CLOEXEC, 0);

      if (copy < 0)
        return NULL;
      g_subprocess_launcher_take_fd (launcher, copy, OD_SEVEN_ZIP_FIRST_DESCRIPTOR + i);
    }
  g_subprocess_launcher_set_child_setup (launcher, limit_child, NULL, NULL);
  return g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, NULL);
}

/* Reads on when there is something; FALSE at the end, with @outcome when the end came too early. */
static gboolean
read_some (int descriptor, OdWipedMemory *output, gsize *at, OdSevenZipOutcome *outcome)
{
  guint8 none[512];
  gsize room = output != NULL ? output->size - *at : sizeof none;
  gssize n_read = read (descriptor, output != NULL ? output->bytes + *at : none, room);

  if (n_read < 0 && (errno == EINTR || errno == EAGAIN))
    return TRUE;
  if (n_read <= 0)
    return FALSE;
  if (output != NULL)
    *at += n_read;
  if (output == NULL || *at < output->size)
    return TRUE;
  *outcome = OD_SEVEN_ZIP_TOO_MUCH;
  return FALSE;
}

/* Until it has written all; GOOD when it ended that by itself. */
static OdSevenZipOutcome
follow (int descriptor, OdWipedMemory *output, gsize *at, GCancellable *cancellable)
{
  OdSevenZipOutcome outcome = OD_SEVEN_ZIP_GOOD;
  gint64 end = g_get_monotonic_time () + OD_SEVEN_ZIP_MAX_SECONDS * G_TIME_SPAN_SECOND;
  GPollFD polled[2] = { { .fd = descriptor, .events = G_IO_IN | G_IO_HUP | G_IO_ERR } };
  guint n_polled = g_cancellable_make_pollfd (cancellable, &polled[1]) ? 2 : 1;

  for (;;)
    {
      gint64 left = (end - g_get_monotonic_time ()) / 1000;

      if (left <= 0)
        outcome = OD_SEVEN_ZIP_TOO_LONG;
      else if (g_cancellable_is_cancelled (cancellable))
        outcome = OD_SEVEN_ZIP_CANCELLED;
      if (outcome != OD_SEVEN_ZIP_GOOD)
        break;
      if (g_poll (polled, n_polled, MIN (left, G_MAXINT)) > 0 && polled[0].revents != 0
          && !read_some (descriptor, output, at, &outcome))
        break;
    }
  if (n_polled == 2)
    g_cancellable_release_fd (cancellable);
  return outcome;
}

static OdSevenZipOutcome
get_outcome (GSubprocess *child)
{
  if (!g_subprocess_get_if_exited (child)) /* a limit, or somebody killed it */
    return g_subprocess_get_term_sig (child) == SIGALRM ? OD_SEVEN_ZIP_TOO_LONG : OD_SEVEN_ZIP_FAILED;
  switch (g_subprocess_get_exit_status (child))
    {
    case 0:
      return OD_SEVEN_ZIP_GOOD;
    case EXIT_ASKED:
      return OD_SEVEN_ZIP_ASKED;
    case EXIT_WARNING:
    default:
      return OD_SEVEN_ZIP_FAILED;
    }
}

/* It may go on though its output has ended: until it is cancelled, or its alarm goes. */
static OdSevenZipOutcome
wait_for (GSubprocess *child, GCancellable *cancellable)
{
  if (g_subprocess_wait (child, cancellable, NULL))
    return get_outcome (child);
  g_subprocess_force_exit (child);
  g_subprocess_wait (child, NULL, NULL);
  return OD_SEVEN_ZIP_CANCELLED;
}

OdSevenZipOutcome
od_seven_zip_run (const OdSevenZipCall *call, gsize *n_written, GCancellable *cancellable)
{
  g_autofree char *program = g_find_program_in_path (PROGRAM);
  g_autoptr (GSubprocess) child = NULL;
  OdSevenZipOutcome outcome;
  gsize at = 0;

  if (call->passphrase != NULL && !od_seven_zip_takes_passphrase (call->passphrase))
    return OD_SEVEN_ZIP_FAILED;
  if (program == NULL)
    return OD_SEVEN_ZIP_MISSING;
  child = start (call, program);
  if (child == NULL)
    return OD_SEVEN_ZIP_NOT_STARTED;
  outcome = follow (g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (g_subprocess_get_stdout_pipe (child))), call->output, &at,
                    cancellable);
  if (n_written != NULL)
    *n_written = at;
  if (outcome == OD_SEVEN_ZIP_GOOD)
    return wait_for (child, cancellable);
  g_subprocess_force_exit (child);
  g_subprocess_wait (child, NULL, NULL);
  return outcome;
}

gboolean
od_seven_zip_refuse (GError **error, OdSevenZipOutcome outcome, int failed)
{
  switch (outcome)
    {
    case OD_SEVEN_ZIP_TOO_MUCH:
      return od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "more content than was said");
    case OD_SEVEN_ZIP_TOO_LONG:
      return od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "time");
    case OD_SEVEN_ZIP_MISSING:
      return od_package_refuse (error, OD_PACKAGE_ERROR_NO_SEVEN_ZIP, NULL);
    case OD_SEVEN_ZIP_NOT_STARTED:
      return od_package_refuse (error, OD_PACKAGE_ERROR_NOT_STARTED, NULL);
    case OD_SEVEN_ZIP_CANCELLED:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, g_strerror (ECANCELED));
      return FALSE;
    case OD_SEVEN_ZIP_ASKED:
      return od_package_refuse (error, OD_PACKAGE_ERROR_WRONG_PASSPHRASE, NULL);
    case OD_SEVEN_ZIP_GOOD:
    case OD_SEVEN_ZIP_FAILED:
    default:
      return od_package_refuse (error, failed, NULL);
    }
}
