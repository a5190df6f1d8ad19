#pragma once

#include "processor.h"

/* What a window says about a processor; each (transfer full), in Dutch, pure. */

/* "naam, telefoon", "geen gegevens". */
char *od_processor_data_to_text (OdDataCategories data);

/* Its processing agreement (GDPR art. 28) on @today (ISO 8601 day): "Overeenkomst tot 31 december 2027", "Overeenkomst verlopen
 * op …", "Overeenkomst ontbreekt", or for one that is no longer a processor "Beëindigd op …". */
char *od_processor_agreement_to_text (OdProcessor *processor, const char *today);

/* Whether that needs a look: no agreement, or one that has ended. */
gboolean od_processor_agreement_needs_attention (OdProcessor *processor, const char *today);
