#pragma once

#include <adwaita.h>

#include "profile.h"

typedef enum
{
  OD_AGREE_MAKE,  /* new words, made here and then shown */
  OD_AGREE_ENTER, /* words that were heard */
  OD_AGREE_STOP,  /* back to a passphrase per package */
} OdAgreeMode;

/* Asks what is needed to agree on a passphrase under @protocol, to renew it or to stop with it, and does it. */
void od_agree_dialog_present (GtkWindow *parent, OdProfile *profile, OdProtocol *protocol, OdAgreeMode mode);
