#pragma once

#include <gio/gio.h>

/**
 * OdRegisterSummary:
 *
 * What a register holds, in numbers: for who must choose a backup without seeing anything of a client.
 */
typedef struct
{
  guint n_referrals;   /* with their content */
  guint n_erased;
  guint64 n_entries;   /* of the journal */
  GDateTime *last_at;  /* (nullable): of its last entry */
} OdRegisterSummary;

void od_register_summary_clear (OdRegisterSummary *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OdRegisterSummary, od_register_summary_clear)

/**
 * od_register_image_check:
 * @image: as od_register_take_image_async() gives it
 * @summary: (out caller-allocates): empty
 *
 * Opens it in memory alone and goes through all of it: SQLite's own check, foreign keys, the journal's chain. May be called on any thread.
 *
 * Returns: FALSE with OD_REGISTER_ERROR: made by a newer version, something else, or damaged
 */
gboolean od_register_image_check (GBytes *image, OdRegisterSummary *summary, GError **error);

/* Called before the register that is there is set aside as @name in the same folder; with FALSE nothing happens to it. */
typedef gboolean (*OdBeforeSetAside) (const char *name, gpointer data, GError **error);

/**
 * od_register_image_write:
 * @folder: of a profile that is not open
 * @before: (nullable) (scope call): with @data; not called when no register is there
 *
 * Makes @image, which was checked, the register in @folder. One that is there is set aside first, and stays.
 *
 * Returns: FALSE with OD_REGISTER_ERROR; then what was there is where it was
 */
gboolean od_register_image_write (GBytes *image, const char *folder, OdBeforeSetAside before, gpointer data, GError **error);
