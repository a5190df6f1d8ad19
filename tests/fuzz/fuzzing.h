#pragma once

#include <glib.h>

/* What each fuzz target is made of. */

/* As libFuzzer wants it. */
int LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size);

/* Ends the program with @reason, so that libFuzzer keeps the input. */
G_NORETURN void fuzz_fail (const char *reason);

/* An input as a row of choices. When it has ended, each further choice is 0. */
typedef struct
{
  const guint8 *bytes;
  gsize size;
} FuzzChoices;

guint32 fuzz_choose (FuzzChoices *choices, guint n_bytes);

/* TRUE for one byte in four, so that most of what is made stays as it should be. */
gboolean fuzz_choose_lie (FuzzChoices *choices);
