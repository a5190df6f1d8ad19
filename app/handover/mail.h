#pragma once

#include "profile.h"

/**
 * OdMail:
 *
 * A mail to be opened in the user's mail program: neutral, it bears the reference and never the client. Always in Dutch,
 * whatever the language of the interface.
 */
typedef struct
{
  char *address;
  char *subject;
  char *body;       /* how to open the package with 7-Zip, and that the passphrase comes by another channel */
  char *attachment; /* path */
} OdMail;

void od_mail_free (OdMail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdMail, od_mail_free)

/* The mail with the package at @package_path of @referral to the OCMW's mailbox (protocol art. 6); (transfer full). */
OdMail *od_mail_new_referral (OdProfile *profile, OdReferral *referral, const char *package_path);

/* The mail with the receipt of @referral back to the team; @address is "" when the protocol names none; (transfer full). */
OdMail *od_mail_new_receipt (OdProfile *profile, OdReferral *referral, const char *package_path);

/**
 * od_mail_new_notice:
 * @notice: one that goes out, or a quality notice that came in and is answered
 * @package_path: its package, or that of the answer
 *
 * Returns: (transfer full): the mail with it; @address is "" towards Kind en Gezin, as with a receipt
 */
OdMail *od_mail_new_notice (OdProfile *profile, OdNotice *notice, const char *package_path);

/* The mail to @address (nullable) of the client with the information sheet at @path, in Dutch and in @language (nullable: ISO 639-1);
 * (transfer full). */
OdMail *od_mail_new_information (OdProfile *profile, OdProtocol *protocol, const char *language, const char *address, const char *path);
