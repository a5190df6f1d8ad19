#pragma once

#include <gio/gio.h>

#define OD_MAIL_READER_ERROR (od_mail_reader_error_quark ())
GQuark od_mail_reader_error_quark (void);

/**
 * OdMailReaderError:
 * @OD_MAIL_READER_ERROR_NO_PACKAGE: a mail, but without a package in it
 * @OD_MAIL_READER_ERROR_ENCRYPTED: the mail itself is encrypted (S/MIME, OpenPGP): the mail program must open it first
 * @OD_MAIL_READER_ERROR_OUTLOOK: a .msg, or a winmail.dat: Outlook's own forms, of which Debian has no reader in C
 * @OD_MAIL_READER_ERROR_HOSTILE: over a limit of package-limits.h
 */
typedef enum
{
  OD_MAIL_READER_ERROR_NO_PACKAGE,
  OD_MAIL_READER_ERROR_ENCRYPTED,
  OD_MAIL_READER_ERROR_OUTLOOK,
  OD_MAIL_READER_ERROR_HOSTILE,
} OdMailReaderError;

/* A package that came as an attachment: what it is called, to find a reference in, and its bytes. */
typedef struct
{
  char *name;    /* UTF-8, a plain file name without control or direction characters */
  GBytes *content;
} OdMailPackage;

void od_mail_package_free (OdMailPackage *self);

/* Whether @file is a mail, a mailbox with mails, or a form of Outlook's, and no archive; by what is in it, not by its name. */
gboolean od_mail_is_mail (GBytes *file);

/**
 * od_mail_find_packages:
 * @mail: a mail (RFC 5322) or a mailbox (RFC 4155) in memory, whoever made it
 *
 * Finds every ZIP and .7z in it by its content, whatever the mail says of it: in nested mails, under any name and type, in uuencode, behind
 * broken boundaries. GMime parses; nothing is decrypted, and no other program or network is asked. May be called on any thread.
 *
 * Returns: (transfer full) (nullable): an array of OdMailPackage, at least one, in the order of the mail; or NULL with OD_MAIL_READER_ERROR
 */
GPtrArray *od_mail_find_packages (GBytes *mail, GError **error);
