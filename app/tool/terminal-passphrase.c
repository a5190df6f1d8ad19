#include "terminal-passphrase.h"

#include "passphrase.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

#define MAX_BYTES 1024

/* One byte at a time: what stands behind the line is not ours, and no buffer keeps a copy. */
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
  if (length == 0 || length == sizeof buffer)
    {
      od_secret_wipe (buffer, sizeof buffer);
      return NULL;
    }
  return od_secret_take (buffer, length);
}

/* Signals wait until the terminal shows again what is typed. */
static OdSecret *
ask (const char *question)
{
  struct termios shown, hidden;
  sigset_t signals, before;
  OdSecret *answer;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigaddset (&signals, SIGTSTP);
  sigaddset (&signals, SIGHUP);
  if (tcgetattr (STDIN_FILENO, &shown) != 0)
    return NULL;
  sigprocmask (SIG_BLOCK, &signals, &before);
  hidden = shown;
  hidden.c_lflag &= ~(tcflag_t) (ECHO | ISIG);
  hidden.c_lflag |= ICANON;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
  g_printerr ("%s ", question);
  answer = read_line ();
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &shown);
  g_printerr ("\n");
  sigprocmask (SIG_SETMASK, &before, NULL);
  return answer;
}

static OdSecret *
ask_twice (void)
{
  g_autoptr (OdSecret) first = ask (_ ("Wachtzin:"));
  g_autoptr (OdSecret) second = first != NULL ? ask (_ ("Nog eens:")) : NULL;

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

  if (isatty (STDIN_FILENO))
    typed = twice ? ask_twice () : ask (_ ("Wachtzin:"));
  else
    {
      typed = read_line ();
      if (typed == NULL)
        g_printerr ("%s\n", _ ("Geef de wachtzin op de eerste regel van de standaardinvoer."));
    }
  return typed != NULL ? od_passphrase_normalise (typed) : NULL;
}
