#pragma once

#include <glib.h>

/* @length bytes of @data (transfer full, from g_malloc()), overwritten with zeros before they are freed; (transfer full). */
GBytes *od_wiped_bytes_new_take (gpointer data, gsize length);
