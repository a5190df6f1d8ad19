#pragma once

#include <gio/gio.h>

/**
 * OdRecordList:
 *
 * A #GListModel of a profile's records. Properties, read-only: "loading" (boolean) while the register is read, "error" (GError
 * boxed, nullable) when that failed, and "n-items" (notified).
 */
#define OD_TYPE_RECORD_LIST (od_record_list_get_type ())
G_DECLARE_FINAL_TYPE (OdRecordList, od_record_list, OD, RECORD_LIST, GObject)

gboolean od_record_list_get_loading (OdRecordList *self);
const GError *od_record_list_get_error (OdRecordList *self);
