#pragma once

#include <json-glib/json-glib.h>

/* JSON changed in one place, for tests. A path, "client.adres.postcode", goes through the first element of an array. */

/* The paths of all members; (transfer full). */
GStrv json_editing_list_paths (GBytes *json);

/* What stands at @path; (transfer full) (nullable). */
JsonNode *json_editing_get (GBytes *json, const char *path);

/* @json with @value, which is JSON itself, at @path, there before or not; with NULL, without it; (transfer full). */
GBytes *json_editing_set (GBytes *json, const char *path, const char *value);

/* @json with @text as a string at @path; (transfer full). */
GBytes *json_editing_set_text (GBytes *json, const char *path, const char *text);

/* @json with the member at @path twice, alike; (transfer full). */
GBytes *json_editing_double (GBytes *json, const char *path);

/* Fails when a string that @json holds stands in @text. */
void json_editing_assert_tells_nothing (GBytes *json, const char *text);
