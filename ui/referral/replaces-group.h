#pragma once

#include <adwaita.h>

#include "referral.h"

/* Which earlier package that of @referral replaces, and which data it corrects; NULL when it is the first. */
GtkWidget *od_replaces_group_new (OdReferral *referral);
