#pragma once

#include "register.h"

#include <sqlite3.h>

/* The part of a register that is broken. */
typedef enum
{
  OD_BROKEN_PAGES,
  OD_BROKEN_LINKS,
  OD_BROKEN_JOURNAL,
} OdBrokenPart;

/* Sets OD_REGISTER_ERROR_DAMAGED with a sentence that says which @part is broken in a register that goes open, with @detail on a second line. */
void od_register_set_broken_error (GError **error, OdBrokenPart part, const char *detail);

/* How far a register is, that is where nothing may be written. */
typedef enum
{
  OD_UNWRITABLE_OPENS,   /* it is read */
  OD_UNWRITABLE_OLDER,   /* it is to be brought to this version first */
  OD_UNWRITABLE_HALFWAY, /* something that was going on is to be undone first */
} OdUnwritable;

/* Sets OD_REGISTER_ERROR_NOT_ALLOWED with a sentence that says what can be done with it. */
void od_register_set_unwritable_error (GError **error, OdUnwritable what);

/* Whether @number, an errno, says that nothing may be written there. */
gboolean od_register_number_means_unwritable (int number);

/* Sets an error of @code: the sentence for people that belongs to it, with @detail (nullable) on a second line. */
void od_register_set_error (GError **error, OdRegisterError code, const char *detail);

/* The same with what the system says of @number, an errno. */
void od_register_set_system_error (GError **error, int number);

/* The same for the last thing that failed on @database. An interruption gives G_IO_ERROR_CANCELLED. */
void od_register_set_sqlite_error (GError **error, sqlite3 *database);
