#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdNoticeSection:
 *
 * The notices of a desk, going out and come in: what is open first, and one of them in detail.
 */
#define OD_TYPE_NOTICE_SECTION (od_notice_section_get_type ())
G_DECLARE_FINAL_TYPE (OdNoticeSection, od_notice_section, OD, NOTICE_SECTION, AdwBin)

GtkWidget *od_notice_section_new (OdProfile *profile);

/* Shows the notice with this id, when it is here. */
void od_notice_section_show (OdNoticeSection *self, const char *notice_id);

/* How many of the notices in @notices wait for something. */
guint od_notice_section_count_open (GListModel *notices);
