#pragma once

#include <adwaita.h>

#include "mail.h"

/**
 * od_practice_mail_present:
 * @widget: in the window from which it would go
 * @mail: what it would say
 * @package: (nullable): the path of the package that it brings, when it goes to the other desk
 *
 * In place of the mail program: shows @mail, and takes the package to the other desk when asked. Nothing goes out.
 */
void od_practice_mail_present (GtkWidget *widget, const OdMail *mail, const char *package);
