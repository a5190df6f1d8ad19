#pragma once

#include <adwaita.h>

#include "profile.h"

/* Protocols as files, for who does not have them yet. */

/* Lets the user choose a file, shows what is in it and what it would change here, and takes it over when the user agrees. */
void od_protocol_file_open (GtkWidget *widget, OdProfile *profile);

/* Lets the user choose where @protocol goes as a file. */
void od_protocol_file_save (GtkWidget *widget, OdProtocol *protocol);
