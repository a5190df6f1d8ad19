#pragma once

/* The sections of the window's sidebar, and the window's actions that lead to them from elsewhere. */

#define OD_SECTION_REFERRALS "referrals"
#define OD_SECTION_NOTICES "notices"
#define OD_SECTION_PROCESSORS "processors"
#define OD_SECTION_MEASURES "measures"
#define OD_SECTION_BREACHES "breaches"
#define OD_SECTION_PROTOCOLS "protocols"
#define OD_SECTION_READINESS "readiness"
#define OD_SECTION_JOURNAL "journal"

/* Shows the section whose name is the target. */
#define OD_SHOW_SECTION_ACTION "win.show-section"

/* Tells the window that what was typed is kept: one that is locked can do without it now. */
#define OD_KEPT_ACTION "win.kept"

/* Asks for a new record of the office: the target is "(is)", its OdOfficeKind and what is chosen beforehand of its first datum, or "". */
#define OD_ADD_OFFICE_RECORD_ACTION "win.add-office-record"

/* Shows the referral with this id. */
#define OD_SHOW_REFERRAL_ACTION "win.show-referral"

/* Shows the notice with this id. */
#define OD_SHOW_NOTICE_ACTION "win.show-notice"

/* Shows the record of the office with this id. */
#define OD_SHOW_OFFICE_RECORD_ACTION "win.show-office-record"

/* Shows the protocol with this id. */
#define OD_SHOW_PROTOCOL_ACTION "win.show-protocol"
