#pragma once

#include "office-record.h"
#include "protocol.h"

/* What a person fills in of a protocol: what differs from one to the next. The rest (purpose, legal ground, law) is that of the model. */

/* @protocol as a form, to change it; (transfer full), of kind OD_OFFICE_PROTOCOL. */
OdOfficeRecord *od_protocol_form_new (OdProtocol *protocol);

/* A form for a new protocol, with only what Opgroeien regie agrees in each: taken from @model; (transfer full). */
OdOfficeRecord *od_protocol_form_new_from_model (OdProtocol *model);

/* The protocol with @id that @form describes, everything else as in @base. @form has no errors; (transfer full). */
OdProtocol *od_protocol_form_apply (OdOfficeRecord *form, OdProtocol *base, const char *id);

/* "opgroeien-ocmw-herselt-2027": what the protocol that @form describes may be called; (transfer full). */
char *od_protocol_form_make_id (OdOfficeRecord *form);

/* Whether @text is like "2235 Hulshout, 2222 Itegem". */
gboolean od_protocol_form_places_are_valid (const char *text);
