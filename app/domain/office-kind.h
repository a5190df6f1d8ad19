#pragma once

#include "finding.h"

/**
 * OdOfficeKind:
 *
 * What an office keeps and shows to account for itself, none of it about one client. Each kind is a table of data in office-kind.c: forms,
 * pages, JSON, CSV and PDF all follow it.
 */
typedef enum
{
  OD_OFFICE_PROCESSOR,      /* verwerker (protocol art. 6, GDPR art. 28) */
  OD_OFFICE_NO_PROCESSORS,  /* the statement that there are none */
  OD_OFFICE_MEASURE,        /* maatregel: security policy and plan, DPO, … (protocol art. 6) */
  OD_OFFICE_ACTIVITY,       /* verwerkingsactiviteit (GDPR art. 30) */
  OD_OFFICE_BREACH,         /* gegevenslek (protocol art. 9, GDPR art. 33) */
  OD_OFFICE_CHANGE,         /* wijziging that is told to the other party (protocol art. 9) */
  OD_OFFICE_TERMINATION,    /* beëindiging (protocol art. 8, 11) */
  OD_OFFICE_FIGURES,        /* cijfers: what evidence tells of the register itself */
  OD_OFFICE_PROTOCOL,       /* what a person fills in of a protocol, see protocol-form.h; the protocol itself is an OdProtocol */
  OD_N_OFFICE_KINDS,
} OdOfficeKind;

/* "verwerker", as in messages and in the register; and back, FALSE for any other text. */
const char *od_office_kind_to_string (OdOfficeKind kind);
gboolean od_office_kind_from_string (const char *text, OdOfficeKind *kind);

/* The order of their data. */
enum
{
  OD_PROCESSOR_NAME,
  OD_PROCESSOR_ENTERPRISE_NUMBER,
  OD_PROCESSOR_CONTACT,
  OD_PROCESSOR_EMAIL,
  OD_PROCESSOR_SERVICE,
  OD_PROCESSOR_ROLE,
  OD_PROCESSOR_OF_WHOM,
  OD_PROCESSOR_SINCE,
  OD_PROCESSOR_DATA,
  OD_PROCESSOR_PURPOSE,
  OD_PROCESSOR_REGION,
  OD_PROCESSOR_PLACE,
  OD_PROCESSOR_TRANSFER_GROUND,
  OD_PROCESSOR_AGREEMENT_REFERENCE,
  OD_PROCESSOR_AGREEMENT_ON,
  OD_PROCESSOR_AGREEMENT_END,
  OD_PROCESSOR_AGREEMENT_REVIEW_ON,
  OD_PROCESSOR_CERTIFICATE, /* the first of three, each with its last day */
  OD_PROCESSOR_CERTIFICATE_END,
  OD_PROCESSOR_MEASURES = OD_PROCESSOR_CERTIFICATE + 6,
  OD_PROCESSOR_ENDED_ON,
};
#define OD_PROCESSOR_N_CERTIFICATES 3

enum
{
  OD_MEASURE_KIND,
  OD_MEASURE_TITLE,
  OD_MEASURE_VERSION,
  OD_MEASURE_DATE,
  OD_MEASURE_REVIEW_ON,
  OD_MEASURE_EMAIL,
  OD_MEASURE_DESCRIPTION,
  OD_MEASURE_ENDED_ON,
};

enum
{
  OD_ACTIVITY_NAME,
  OD_ACTIVITY_CONTROLLER,
  OD_ACTIVITY_CONTROLLER_CONTACT,
  OD_ACTIVITY_DPO,
  OD_ACTIVITY_DPO_EMAIL,
  OD_ACTIVITY_PURPOSES,
  OD_ACTIVITY_LEGAL_GROUND,
  OD_ACTIVITY_SUBJECTS,
  OD_ACTIVITY_DATA,
  OD_ACTIVITY_RECIPIENTS,
  OD_ACTIVITY_TRANSFERS,
  OD_ACTIVITY_RETENTION,
  OD_ACTIVITY_SECURITY,
  OD_ACTIVITY_DATE,
  OD_ACTIVITY_REVIEW_ON,
};

enum
{
  OD_BREACH_REFERENCE,
  OD_BREACH_NATURE,
  OD_BREACH_EFFECTS,
  OD_BREACH_CAUSE,
  OD_BREACH_BEGAN_AT,
  OD_BREACH_AWARE_AT,
  OD_BREACH_SUBJECTS,
  OD_BREACH_N_SUBJECTS,
  OD_BREACH_DATA,
  OD_BREACH_N_RECORDS,
  OD_BREACH_CONSEQUENCES,
  OD_BREACH_MEASURES_TAKEN,
  OD_BREACH_MEASURES_PROPOSED,
  OD_BREACH_CONTACT_NAME,
  OD_BREACH_CONTACT_EMAIL,
  OD_BREACH_CONTACT_PHONE,
  OD_BREACH_AUTHORITY,
  OD_BREACH_NOTIFY_AUTHORITY,
  OD_BREACH_AUTHORITY_GROUND,
  OD_BREACH_AUTHORITY_AT,
  OD_BREACH_LATE_REASON,
  OD_BREACH_TELL_SUBJECTS,
  OD_BREACH_SUBJECTS_GROUND,
  OD_BREACH_SUBJECTS_AT,
  OD_BREACH_CONSULTED_AT,
  OD_BREACH_LESSONS,
  OD_BREACH_CLOSED_ON,
};

enum
{
  OD_CHANGE_KIND,
  OD_CHANGE_BEFORE,
  OD_CHANGE_AFTER,
  OD_CHANGE_FROM,
  OD_CHANGE_DESCRIPTION,
};

enum
{
  OD_TERMINATION_GROUND,
  OD_TERMINATION_ON,
  OD_TERMINATION_LAST_DAY,
  OD_TERMINATION_DESCRIPTION,
};

enum
{
  OD_FIGURES_DATE,
  OD_FIGURES_JOURNAL_NUMBER,
  OD_FIGURES_JOURNAL_HASH,
  OD_FIGURES_JOURNAL_INTACT,
  OD_FIGURES_N_CURRENT,
  OD_FIGURES_N_ERASED,
  OD_FIGURES_N_BREACHES,
};

enum
{
  OD_PROTOCOL_FORM_OCMW,
  OD_PROTOCOL_FORM_OCMW_NUMBER,
  OD_PROTOCOL_FORM_OCMW_ADDRESS,
  OD_PROTOCOL_FORM_OCMW_REPRESENTATIVE,
  OD_PROTOCOL_FORM_MAILBOX,
  OD_PROTOCOL_FORM_OCMW_DPO,
  OD_PROTOCOL_FORM_OCMW_WEBSITE,
  OD_PROTOCOL_FORM_PLACES,
  OD_PROTOCOL_FORM_TEAM,
  OD_PROTOCOL_FORM_TEAM_ADDRESS,
  OD_PROTOCOL_FORM_TEAM_REPRESENTATIVE,
  OD_PROTOCOL_FORM_TEAM_DPO,
  OD_PROTOCOL_FORM_TEAM_WEBSITE,
  OD_PROTOCOL_FORM_COOPERATION_ON,
  OD_PROTOCOL_FORM_TEAM_ADVICE_ON,
  OD_PROTOCOL_FORM_OCMW_ADVICE_ON,
  OD_PROTOCOL_FORM_SIGNED_ON,
  OD_PROTOCOL_FORM_IN_FORCE_ON,
  OD_PROTOCOL_FORM_NOTICE_MONTHS,
  OD_PROTOCOL_FORM_RETENTION_YEARS,
};

/* How a datum is kept: always as text, "" for not filled in. */
typedef enum
{
  OD_SHAPE_TEXT,
  OD_SHAPE_PARAGRAPH,          /* longer text */
  OD_SHAPE_DAY,                /* ISO 8601 day */
  OD_SHAPE_TIME,               /* ISO 8601 time to the minute, with offset */
  OD_SHAPE_CHOICE,             /* the code of one of the options */
  OD_SHAPE_SEVERAL,            /* codes of the options, in their order, with a space between */
  OD_SHAPE_NUMBER,             /* digits */
  OD_SHAPE_ENTERPRISE_NUMBER,  /* ten digits once it is right */
  OD_SHAPE_EMAIL,
} OdDatumShape;

typedef enum
{
  OD_NEED_NONE,
  OD_NEED_ADVISED,   /* a finding while it is not filled in */
  OD_NEED_REQUIRED,  /* not kept before it is */
} OdDatumNeed;

typedef struct
{
  const char *code;
  const char *label;
} OdDatumOption;

/**
 * OdDatum:
 * @code: in JSON and CSV
 * @heading: of the group that begins here; NULL within a group
 * @label: Dutch, a msgid
 * @set_by_action: it is in no form: something that a person does sets it
 * @options: of a choice, ended by one without a code; NULL for another shape
 */
typedef struct
{
  const char *code;
  const char *heading;
  const char *label;
  OdDatumShape shape;
  OdDatumNeed need;
  gboolean set_by_action;
  const OdDatumOption *options;
} OdDatum;

guint od_office_kind_get_n_data (OdOfficeKind kind);
const OdDatum *od_office_kind_get_datum (OdOfficeKind kind, guint index);

/* The longest text that a datum of @shape takes. */
guint od_datum_shape_get_max_characters (OdDatumShape shape);

/* Codes of the choices that rules look at, and to whom a Flemish authority notifies a breach unless it says otherwise. */
#define OD_ROLE_SUB_PROCESSOR "subverwerker"
#define OD_REGION_THIRD_COUNTRY "derde-land"
#define OD_MEASURE_KIND_POLICY "veiligheidsbeleid"
#define OD_MEASURE_KIND_PLAN "veiligheidsplan"
#define OD_MEASURE_KIND_DPO "fgb"
#define OD_USUAL_AUTHORITY "Vlaamse Toezichtcommissie"
#define OD_DECISION_YES "ja"
#define OD_DECISION_NO "nee"
#define OD_GROUND_NOTICE "opzegging"
#define OD_GROUND_MISUSE "misbruik"
#define OD_GROUND_LEGAL_GROUND "rechtsgrond"
#define OD_CHANGE_MAILBOX "postbus"
#define OD_CHANGE_DPO "fgb-contact"
#define OD_CHANGE_ADDRESS "adres"
#define OD_CHANGE_REPRESENTATIVE "vertegenwoordiger"
#define OD_CHANGE_LAW "wetgeving"
