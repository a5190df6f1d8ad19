#pragma once

#include <glib.h>

/**
 * od_reference_new:
 * @year: of the referral, four digits
 * @number: counted per register and year, from 1
 * @random: any number; gives three of the four last characters, so that two teams hardly make the same reference
 *
 * Returns: (transfer full): a readable reference like "2026-00042-K7QM"; the last character checks the others, and no letter
 * can be taken for another letter or digit when read aloud
 */
char *od_reference_new (guint year, guint number, guint32 random);

/* Whether @text is a reference whose check character fits. */
gboolean od_reference_is_valid (const char *text);

/* The reference in @text, as in a file name "overdracht-2026-00042-K7QM (1).zip"; (transfer full) (nullable). */
char *od_reference_find (const char *text);
