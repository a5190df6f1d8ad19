#pragma once

#include <adwaita.h>

/* Marks every window of this process, those to come too, as one in which people only practise: a strip across the top that says so, striped
 * header bars, and a title that begins with it. The window of a desk has in its strip what there is to practise. */
void od_practice_mark_windows (void);
