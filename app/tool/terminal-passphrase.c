#include "terminal-passphrase.h"

#include "passphrase.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define MAX_BYTES 1024

/* What a person or the system stops the program with while it waits. */
static const int signals[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP };

static volatile sig_atomic_t caught;

/* How things were before the terminal was silenced. */
typedef struct
{
  struct termios modes;
  struct sigaction actions[G_N_ELEMENTS (signals)];
  sigset_t mask;
} Before;

/* One byte at a time: what stands behind the line is not ours, and no buffer keeps a copy. A passphrase with a NUL in it would
 * silently be a shorter one. */
static OdSecret *
read_line (void)
{
  char buffer[MAX_BYTES];
  gsize length = 0;
  gssize n_read = 0;

  while (length < sizeof buffer)
    {
      n_read = read (STDIN_FILENO, buffer + length, 1);
      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read <= 0 || buffer[length] == '\n')
        break;
      length++;
    }
  if (length > 0 && buffer[length - 1] == '\r')
    length--;
  if (n_read < 0 || length == 0 || length == sizeof buffer || memchr (buffer, '\0', length) != NULL)
    {
      od_secret_wipe (buffer, sizeof buffer);
      return NULL;
    }
  return od_secret_take (buffer, length);
}

static void
on_signal (int number)
{
  caught = number;
}

/* The signals come in only in wait_for_line (), so that none is lost between a look and a read. What was ignored stays so. */
static void
catch_signals (Before *before)
{
  struct sigaction action = { .sa_handler = on_signal };
  sigset_t mask;

  sigemptyset (&mask);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    sigaddset (&mask, signals[i]);
  sigemptyset (&action.sa_mask);
  sigprocmask (SIG_BLOCK, &mask, &before->mask);
  caught = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      sigaction (signals[i], NULL, &before->actions[i]);
      if (before->actions[i].sa_handler != SIG_IGN)
        sigaction (signals[i], &action, NULL);
    }
}

/* What was caught is given again: it ends or stops the program here, as it would have. */
static void
release_signals (const Before *before)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    sigaction (signals[i], &before->actions[i], NULL);
  if (caught != 0)
    raise (caught);
  sigprocmask (SIG_SETMASK, &before->mask, NULL);
}

/* FALSE when a signal came first. */
static gboolean
wait_for_line (const Before *before)
{
  struct pollfd waited = { .fd = STDIN_FILENO, .events = POLLIN };

  while (caught == 0)
    if (ppoll (&waited, 1, NULL, &before->mask) >= 0 || errno != EINTR)
      return TRUE;
  return FALSE;
}

/* On the terminal itself: standard error is for the one sentence, and may be a file. */
static void
put (const char *text)
{
  const char *name = ttyname (STDIN_FILENO);
  int terminal = name != NULL ? open (name, O_WRONLY | O_NOCTTY | O_CLOEXEC) : -1;
  gsize length = strlen (text);

  if (write (terminal >= 0 ? terminal : STDERR_FILENO, text, length) != (gssize) length)
    g_debug ("The terminal takes no question");
  if (terminal >= 0)
    close (terminal);
}

/* The flushes keep what was typed too early or too long from being shown, or from reaching the shell. */
static OdSecret *
ask_once (const char *question)
{
  Before before;
  struct termios silent;
  OdSecret *answer = NULL;

  if (tcgetattr (STDIN_FILENO, &before.modes) != 0)
    return NULL;
  catch_signals (&before);
  silent = before.modes;
  silent.c_lflag &= ~(tcflag_t) (ECHO | ECHONL);
  silent.c_lflag |= ICANON | ISIG;
  if (tcsetattr (STDIN_FILENO, TCSAFLUSH, &silent) == 0)
    {
      put (question);
      put (" ");
      answer = wait_for_line (&before) ? read_line () : NULL;
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &before.modes);
      put ("\n");
    }
  release_signals (&before);
  return answer;
}

/* Who went to do something else first (Ctrl+Z) is asked again. */
static OdSecret *
ask (const char *question)
{
  OdSecret *answer;

  do
    answer = ask_once (question);
  while (answer == NULL && caught == SIGTSTP);
  return answer;
}

static OdSecret *
normalise (const OdSecret *typed)
{
  g_autoptr (OdSecret) normal = typed != NULL ? od_passphrase_normalise (typed) : NULL;

  return normal != NULL && od_secret_get_length (normal) > 0 ? g_steal_pointer (&normal) : NULL;
}

static OdSecret *
ask_normal (const char *question)
{
  g_autoptr (OdSecret) typed = ask (question);
  OdSecret *normal = normalise (typed);

  if (normal == NULL)
    g_printerr ("%s\n", _ ("U gaf geen bruikbare wachtzin; er is niets gedaan."));
  return normal;
}

static OdSecret *
ask_twice (void)
{
  g_autoptr (OdSecret) first = ask_normal (_ ("Wachtzin:"));
  g_autoptr (OdSecret) second = first != NULL ? ask_normal (_ ("Nog eens:")) : NULL;

  if (first == NULL || second == NULL)
    return NULL;
  if (od_secret_equal (first, second))
    return g_steal_pointer (&first);
  g_printerr ("%s\n", _ ("De twee wachtzinnen zijn niet gelijk; er is niets gemaakt."));
  return NULL;
}

OdSecret *
od_terminal_passphrase_read (gboolean twice)
{
  g_autoptr (OdSecret) typed = NULL;
  OdSecret *normal;

  if (isatty (STDIN_FILENO))
    return twice ? ask_twice () : ask_normal (_ ("Wachtzin:"));
  typed = read_line ();
  normal = normalise (typed);
  if (normal == NULL)
    g_printerr ("%s\n", _ ("Geef de wachtzin op de eerste regel van de standaardinvoer."));
  return normal;
}
