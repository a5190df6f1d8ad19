#pragma once

#include <adwaita.h>

#include "profile.h"

/* The notices about @referral, newest first, each leading to its page; NULL when there are none. */
GtkWidget *od_notice_group_new (OdProfile *profile, OdReferral *referral);

/* A row for one notice: kind, reference, state and age; it leads to its page. */
GtkWidget *od_notice_row_new (OdProfile *profile, OdNotice *notice);

/* What @remarks say, datum by datum; @client (nullable) has what the data are now. */
GtkWidget *od_remark_group_new (GPtrArray *remarks, OdClient *client);
