#pragma once

#include "record-list.h"

/* For this folder alone: how a profile fills its lists. */

typedef const char *(*OdRecordGetId) (gpointer record);

/* A list of @item_type, whose ids @get_id gives; (transfer full). */
OdRecordList *od_record_list_new (GType item_type, OdRecordGetId get_id);

/* The record with @id, (transfer none) (nullable). */
gpointer od_record_list_find (OdRecordList *self, const char *id);

/* Replaces the record with the same id where it stands, or puts @record on top; takes a reference. */
void od_record_list_put (OdRecordList *self, gpointer record);

void od_record_list_remove (OdRecordList *self, const char *id);

/* Adds @records (newest first) under those that are there, in one change. One that is there already is newer and stays. */
void od_record_list_add_older (OdRecordList *self, GPtrArray *records);

void od_record_list_set_loading (OdRecordList *self, gboolean loading);
void od_record_list_set_error (OdRecordList *self, const GError *error);
