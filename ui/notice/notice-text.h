#pragma once

#include "notice.h"

/* What people read of notices; (transfer none) but where told, in the user's language, pure. */

const char *od_notice_kind_to_text (OdNoticeKind kind);
const char *od_notice_kind_to_icon (OdNoticeKind kind);

/* "Te beantwoorden", "Verzonden, nog geen antwoord" */
const char *od_notice_state_to_text (OdNotice *notice);

/* One of the six of protocol art. 7: "Fout" */
const char *od_quality_kind_to_text (OdQualityKind kind);

/* What @remark says, and the answer to it: "Verouderd; voorstel: 0470 00 00 01; aangepast: …"; (transfer full). */
char *od_quality_remark_to_text (const OdQualityRemark *remark);
