#pragma once

#include "finding.h"

/* Fails unless @findings are exactly @expected, in this order: "family-name=required residence=overridden?", where a
 * question mark stands for advice, and "" for none; @findings is (transfer full). */
void assert_findings (OdFindings *findings, const char *expected);
