#pragma once

#include "finding.h"

/* What a person reads of a finding: one sentence that says what is wrong and what to do; (transfer full), pure. */
char *od_finding_get_text (const OdFinding *finding);
