#pragma once

#include "record-list.h"

/* For this folder alone: how a profile fills its lists. */

typedef const char *(*OdRecordGetId) (gpointer record);

/* A list of @item_type, whose ids @get_id gives, and by what people name them @get_reference (nullable); (transfer full). */
OdRecordList *od_record_list_new (GType item_type, OdRecordGetId get_id, OdRecordGetId get_reference);

/* The record with @id, (transfer none) (nullable). */
gpointer od_record_list_find (OdRecordList *self, const char *id);

/* The newest record with @reference, (transfer none) (nullable); once that is removed, none of the others with the same one. */
gpointer od_record_list_find_by_reference (OdRecordList *self, const char *reference);

/* Replaces the record with the same id where it stands, or puts @record on top; takes a reference. */
void od_record_list_put (OdRecordList *self, gpointer record);

void od_record_list_remove (OdRecordList *self, const char *id);

/* Adds @records (newest first) under those that are there, in one change. One that is there already is newer and stays. */
void od_record_list_add_older (OdRecordList *self, GPtrArray *records);

void od_record_list_set_loading (OdRecordList *self, gboolean loading);
void od_record_list_set_error (OdRecordList *self, const GError *error);
