#pragma once

#include "next-step.h"

/* What people read of what is to be done; in the user's language, pure. */

/* "Contacteren, uiterlijk op 2 december 2026", "Contacteren, 3 dagen te laat", "Wissen mag vanaf 2 december 2026"; "" when nothing is to be
 * done. @today is ISO 8601; (transfer full). */
char *od_next_step_to_text (const OdNextStep *next, const char *today);

/* Under which heading it stands in the work list: "Te laat", "Te contacteren"; (transfer none). */
const char *od_next_step_to_heading (const OdNextStep *next);

/* "3 nieuw", "1 te contacteren": how the digest counts a group; (transfer full). */
char *od_work_group_count_to_text (OdWorkGroup group, guint n);

/* Why a client's data stay or may go, one sentence (protocol art. 3); (transfer none). */
const char *od_retention_ground_to_text (OdRetentionGround ground);
