#pragma once

#include <adwaita.h>

#include "profile.h"

/* What can be told to the other party about @protocol itself: a change, a request of evidence, its end (protocol art. 6, 8, 9, 11). */
GtkWidget *od_telling_group_new (OdProfile *profile, OdProtocol *protocol);
