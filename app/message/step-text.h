#pragma once

#include "step.h"

/* What happened, in words for the client it happened to; (transfer none), Dutch, as the documents for people outside are. */
const char *od_step_describe (OdEvent event);
