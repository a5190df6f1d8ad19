#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdNoticePage:
 *
 * One notice: what it says, what is to be done about it, and its package while that is to be sent.
 */
#define OD_TYPE_NOTICE_PAGE (od_notice_page_get_type ())
G_DECLARE_FINAL_TYPE (OdNoticePage, od_notice_page, OD, NOTICE_PAGE, AdwBin)

GtkWidget *od_notice_page_new (OdProfile *profile, OdNotice *notice);
