#pragma once

#include <gio/gio.h>
#include <qpdf/qpdf-c.h>

/* What was drawn is read back as people and screen readers get it, for tests: with libqpdf, and with Poppler's pdftotext where it is. */

/* Keeps @pdf in the folder that OD_TEST_PDF_FOLDER names, if any, to look at. */
void pdf_reading_keep (GBytes *pdf, const char *name);

/* Its text, words with single spaces between; (transfer full); NULL, after g_test_skip(), without pdftotext. */
char *pdf_reading_read_text (GBytes *pdf);

/* What the one code on its first page says to a scanner; (transfer full); NULL, after g_test_skip(), without pdftoppm or zbarimg. */
char *pdf_reading_read_code (GBytes *pdf);

/* Whether @text (nullable) has, or has not, some words. */
void pdf_reading_assert_has (const char *text, const char *wanted);
void pdf_reading_assert_has_not (const char *text, const char *unwanted);

/* Opened and checked; (transfer full). */
qpdf_data pdf_reading_open (GBytes *pdf);
int pdf_reading_count_pages (GBytes *pdf);

/* All element names in reading order, each with a space after it; (transfer full). */
char *pdf_reading_read_elements (GBytes *pdf);

/* All that it says of itself: each key and value of its /Info, with a space after it; (transfer full). */
char *pdf_reading_read_info (GBytes *pdf);

/* What it says of itself, each name and value of its information with a space after it; (transfer full). Nothing is said elsewhere. */
char *pdf_reading_read_information (GBytes *pdf);

/* Title, language, tags and fonts are as they should be. */
void pdf_reading_assert_document (GBytes *pdf, const char *title);

/* Everything on every page stands in an element, or is marked as decoration, which must be no text unless it @may_be_repeated. */
void pdf_reading_assert_all_marked (GBytes *pdf, gboolean may_be_repeated);
