#pragma once

#include <adwaita.h>

#include "secret.h"

/**
 * od_passphrase_card_present:
 * @recipient: whom it is told to: "OCMW Hulshout"; or which package it opens, by its reference
 * @since: (nullable): from when it holds, "25 november 2026"
 * @words: the passphrase
 *
 * Shows a passphrase large, to be read aloud at the phone: numbered words, each spelled on demand; to copy or to print. It closes by
 * itself when nobody has touched it for a while.
 */
void od_passphrase_card_present (GtkWindow *parent, const char *recipient, const char *since, OdSecret *words);
