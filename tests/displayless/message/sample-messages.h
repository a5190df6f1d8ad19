#pragma once

#include "message.h"

/* Messages as the program makes them, for tests; everyone in them is made up. */

/* Every member that a kind may have: what the tests take apart. */
#define SAMPLE_REFERRAL "doorverwijzing"
#define SAMPLE_RECEIPT "ontvangstbevestiging"
#define SAMPLE_RETURN "terugzending"
#define SAMPLE_WITHDRAWAL "intrekking"
#define SAMPLE_QUALITY_NOTICE "kwaliteitsmelding"
#define SAMPLE_QUALITY_ANSWER "kwaliteitsantwoord"
#define SAMPLE_PROCESSORS "verwerkersoverzicht"
#define SAMPLE_NO_PROCESSORS "no-processors"
#define SAMPLE_BREACH "lekmelding"
#define SAMPLE_CHANGE "wijzigingsmelding"
#define SAMPLE_EVIDENCE_REQUEST "bewijsverzoek"
#define SAMPLE_EVIDENCE "bewijs"
#define SAMPLE_TERMINATION "beeindiging"

/* The name of each sample; (transfer full). */
GStrv sample_messages_list (void);

/* A record of @kind with every datum filled in, whose id ends in @number; (transfer full). */
OdOfficeRecord *sample_record_new (OdOfficeKind kind, guint number);

/* The one called @name, with a readable copy set; (transfer full) (nullable). */
OdMessage *sample_message_new (const char *name);
