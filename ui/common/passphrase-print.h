#pragma once

#include <gtk/gtk.h>

#include "secret.h"

/* Asks for a printer and prints a card of @words on one page, under @title and @since ("" for none). GTK hands the page to the printer
 * through a file in the folder for temporary files, which the program keeps in memory: see main(). */
void od_passphrase_print (GtkWindow *parent, const char *title, const char *since, OdSecret *words);
