#include "register-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (od-register-error-quark, od_register_error)

/* What happened, what was kept, what to do. */
static const char *
get_sentence (OdRegisterError code)
{
  switch (code)
    {
    case OD_REGISTER_ERROR_NEWER:
      return _ ("Dit register is gemaakt door een nieuwere versie van Overdracht en is niet gewijzigd; werk Overdracht bij en "
                "open het opnieuw.");
    case OD_REGISTER_ERROR_NOT_A_REGISTER:
      return _ ("Het bestand register.db in de map van dit profiel is geen register van Overdracht en is niet gewijzigd; kijk "
                "na of het daar hoort.");
    case OD_REGISTER_ERROR_BUSY:
      return _ ("Een ander programma gebruikt dit register nu; er is niets gewijzigd, sluit het andere en probeer opnieuw.");
    case OD_REGISTER_ERROR_FULL:
      return _ ("Er is geen plaats meer op de schijf; er is niets gewijzigd, maak plaats vrij en probeer opnieuw.");
    case OD_REGISTER_ERROR_DAMAGED:
      return _ ("Het register is beschadigd; er is niets gewijzigd. Zet een reservekopie terug, of vraag het uw informaticadienst; werk tot dan "
                "niet verder.");
    case OD_REGISTER_ERROR_READ_ONLY:
      return _ ("Dit register kan alleen gelezen worden; er is niets gewijzigd. Bekijken en afdrukken kan nog; zet een reservekopie terug om "
                "verder te werken, of vraag het uw informaticadienst.");
    case OD_REGISTER_ERROR_NOT_ALLOWED:
      return _ ("Overdracht mag niet schrijven waar dit register staat; er is niets gewijzigd. Vraag uw informaticadienst om de schijf en de rechten op "
                "de map van dit profiel na te kijken, en probeer dan opnieuw.");
    case OD_REGISTER_ERROR_EXISTS:
      return _ ("Dit bericht is hier al; er is niets gewijzigd en u hoeft niets te doen.");
    case OD_REGISTER_ERROR_FAILED:
    default:
      return _ ("Dat lukt niet in het register; er is niets gewijzigd, probeer opnieuw en meld het aan uw informaticadienst als "
                "het zo blijft.");
    }
}

/* EFBIG is a limit on the size of a file, EDQUOT one on that of a user: to people all are a full disk. */
static gboolean
means_full (int number)
{
  return number == ENOSPC || number == EFBIG || number == EDQUOT;
}

gboolean
od_register_number_means_unwritable (int number)
{
  return number == EROFS || number == EACCES || number == EPERM;
}

static OdRegisterError
get_system_code (int number)
{
  if (means_full (number))
    return OD_REGISTER_ERROR_FULL;
  return od_register_number_means_unwritable (number) ? OD_REGISTER_ERROR_NOT_ALLOWED : OD_REGISTER_ERROR_FAILED;
}

static OdRegisterError
get_code (sqlite3 *database)
{
  switch (sqlite3_errcode (database) & 0xff)
    {
    case SQLITE_FULL:
      return OD_REGISTER_ERROR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return OD_REGISTER_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return OD_REGISTER_ERROR_DAMAGED;
    case SQLITE_READONLY:
      return OD_REGISTER_ERROR_READ_ONLY;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return get_system_code (sqlite3_system_errno (database));
    default:
      return OD_REGISTER_ERROR_FAILED;
    }
}

void
od_register_set_error (GError **error, OdRegisterError code, const char *detail)
{
  g_set_error (error, OD_REGISTER_ERROR, code, "%s%s%s", get_sentence (code), detail != NULL ? "\n" : "",
               detail != NULL ? detail : "");
}

static const char *
get_broken_sentence (OdBrokenPart part)
{
  switch (part)
    {
    case OD_BROKEN_LINKS:
      return _ ("In het register hoort iets bij een gegeven dat er niet meer is: u kunt alles bekijken, maar niets wijzigen tot er een reservekopie "
                "teruggezet is.");
    case OD_BROKEN_JOURNAL:
      return _ ("Het logboek is buiten Overdracht om veranderd: u kunt alles bekijken, maar niets wijzigen tot er een reservekopie teruggezet is.");
    case OD_BROKEN_PAGES:
    default:
      return _ ("Een deel van het register is beschadigd: u kunt de rest bekijken, maar niets wijzigen tot er een reservekopie teruggezet is.");
    }
}

void
od_register_set_broken_error (GError **error, OdBrokenPart part, const char *detail)
{
  g_set_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED, "%s\n%s", get_broken_sentence (part), detail);
}

static const char *
get_unwritable_sentence (OdUnwritable what)
{
  switch (what)
    {
    case OD_UNWRITABLE_OLDER:
      return _ ("Dit register is van een oudere versie van Overdracht en moet bijgewerkt worden, maar Overdracht mag niet schrijven waar het staat; er is "
                "niets gewijzigd. Vraag uw informaticadienst om de schijf en de rechten op de map van dit profiel na te kijken, en open het opnieuw.");
    case OD_UNWRITABLE_HALFWAY:
      return _ ("Een bijwerking van dit register werd onderbroken en moet ongedaan gemaakt worden, maar Overdracht mag niet schrijven waar het staat; er is "
                "niets gewijzigd. Vraag uw informaticadienst om de schijf en de rechten op de map van dit profiel na te kijken, en open het opnieuw.");
    case OD_UNWRITABLE_OPENS:
    default:
      return _ ("Overdracht mag niet schrijven waar dit register staat: u kunt alles bekijken en afdrukken en er een reservekopie van maken, maar niets wijzigen. Vraag uw "
                "informaticadienst om de schijf en de rechten op de map van dit profiel na te kijken, en open Overdracht dan opnieuw.");
    }
}

void
od_register_set_unwritable_error (GError **error, OdUnwritable what)
{
  g_set_error_literal (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_NOT_ALLOWED, get_unwritable_sentence (what));
}

void
od_register_set_system_error (GError **error, int number)
{
  od_register_set_error (error, get_system_code (number), g_strerror (number));
}

void
od_register_set_sqlite_error (GError **error, sqlite3 *database)
{
  g_autofree char *detail = NULL;

  if ((sqlite3_errcode (database) & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Dit is gestopt; er is niets gewijzigd."));
      return;
    }
  detail = g_strdup_printf ("SQLite %d: %s", sqlite3_extended_errcode (database), sqlite3_errmsg (database));
  od_register_set_error (error, get_code (database), detail);
}
