#pragma once

#include "secret.h"

/**
 * od_terminal_passphrase_read:
 * @twice: whether it is asked twice on a terminal, since it will be needed again
 *
 * The passphrase, as od_passphrase_normalise() makes it: asked on the terminal without showing it when standard input is
 * one, else the first line of standard input. A signal that ends or stops the program first has the terminal show again
 * what is typed.
 *
 * Returns: (transfer full) (nullable): NULL when there is none, or the two differ; then the reason was said on standard error
 */
OdSecret *od_terminal_passphrase_read (gboolean twice);
