#pragma once

/**
 * OdField:
 *
 * Every datum that a person fills in, so that a finding can be shown beside it. The first OD_CLIENT_N_FIELDS are the data of
 * protocol art. 3 and nothing else: an #OdClient holds exactly these.
 */
typedef enum
{
  OD_FIELD_GIVEN_NAME,
  OD_FIELD_FAMILY_NAME,
  OD_FIELD_STREET,
  OD_FIELD_HOUSE_NUMBER,
  OD_FIELD_BOX_NUMBER,
  OD_FIELD_POSTCODE,
  OD_FIELD_MUNICIPALITY,
  OD_FIELD_PHONE,
  OD_FIELD_EMAIL,
  OD_CLIENT_N_FIELDS,

  /* The three ways of reaching a client together: at least one is needed. */
  OD_FIELD_CONTACT_DETAILS = OD_CLIENT_N_FIELDS,

  OD_FIELD_INFORMED_POINTS,
  OD_FIELD_INFORMED_BY,
  OD_FIELD_INFORMED_ON,
  OD_FIELD_CONSENT_MANNER,
  OD_FIELD_CONSENT_ON,
  OD_FIELD_INFORMATION_VERSION,
  OD_FIELD_PROTOCOL,
  OD_FIELD_RESIDENCE,

  /* Of a package that was made by hand, beside what is in it. */
  OD_FIELD_SENDER, /* the team, by its protocol */
  OD_FIELD_TEAM_MEMBER,
  OD_FIELD_SENT_ON,

  OD_FIELD_USER_NAME,
  OD_FIELD_USER_FUNCTION,
  OD_FIELD_FILE_NUMBER,
  OD_FIELD_DATE,
  OD_FIELD_CHOICE,
  OD_FIELD_ACTOR,
  OD_FIELD_GROUND,
  OD_FIELD_DATA,

  OD_FIELD_PASSPHRASE,
  OD_FIELD_PASSPHRASE_SINCE,
  OD_FIELD_PASSPHRASE_UNTIL,

  /* The first datum of an OdOfficeRecord; the others follow. */
  OD_FIELD_OFFICE,
} OdField;
