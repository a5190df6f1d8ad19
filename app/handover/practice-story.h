#pragma once

#include "profile.h"

/* For this folder alone. */

/* Where a desk of the story is; by OdDesk. */
typedef struct
{
  const char *name;
  char *folder;
  OdKeyring *keyring;
} OdPracticeDesk;

/**
 * od_practice_story_tell:
 * @desks: both, with empty folders
 * @exercise: (out): the package that is left to be imported
 *
 * Lets the families of the exercise come through both desks, by the same use cases as people do, in the months before now. Waits for each: not
 * for the thread of the main context.
 */
gboolean od_practice_story_tell (const OdPracticeDesk *desks, char **exercise, GError **error);
