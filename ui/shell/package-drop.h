#pragma once

#include <gtk/gtk.h>

/* Called with what was dropped: an array of OdImportSource, at least one. */
typedef void (*OdPackageDropped) (GPtrArray *sources, GObject *data);

/**
 * od_package_drop_add:
 * @area: where packages, attachments and mails may be dropped
 * @sign: shown while something that fits is over @area
 * @dropped: called on @data, which owns @area
 *
 * Takes what file managers and mail programs offer. Nautilus gives files; Evolution a mailbox of the mails in a temporary file; Thunderbird
 * temporary files of the mails or the attachments, all of them as text/uri-list; some programs a single mail as message/rfc822. Temporary files
 * are read before the drop is called finished, since their program may then take them away.
 */
void od_package_drop_add (GtkWidget *area, GtkWidget *sign, OdPackageDropped dropped, GObject *data);
