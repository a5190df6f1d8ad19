#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdInformationGroup:
 *
 * The sheet that the client gets before the talk is over (protocol C; decree of 30 April 2004 art. 10/1): in Dutch, or with another
 * language beside it, to print, mail or save. Nothing of the client is on it.
 */
#define OD_TYPE_INFORMATION_GROUP (od_information_group_get_type ())
G_DECLARE_FINAL_TYPE (OdInformationGroup, od_information_group, OD, INFORMATION_GROUP, AdwBin)

/* Between whom the data would be shared; @protocol (nullable): as long as it is not known there is no sheet. */
void od_information_group_set_protocol (OdInformationGroup *self, OdProfile *profile, OdProtocol *protocol);

/* Where a mail with the sheet goes; (nullable). */
void od_information_group_set_address (OdInformationGroup *self, const char *address);
