#pragma once

#include <gtk/gtk.h>

#include "secret.h"

/* Puts @passphrase on @clipboard for 45 seconds, asking clipboard managers not to remember it; what the user copies meanwhile stays. */
void od_passphrase_clipboard_copy (GdkClipboard *clipboard, OdSecret *passphrase);
