#pragma once

#include <glib.h>

/* What a person reads when a profile does not open because of @error. */
const char *od_problem_to_title (const GError *error);

/* What to do about it, when the error does not say so itself; (nullable). */
const char *od_problem_to_advice (const GError *error);
