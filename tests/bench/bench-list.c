#include "made-up-referrals.h"
#include "referral-section.h"
#include "stopwatch.h"
#include "test-desk.h"

/* The list of 100,000 referrals in a window, with the program's own widgets: a word typed in search letter by letter, beside a frame; and
 * all of the list scrolled past, by the frame clock. What the main thread worked is judged; what passed on the clock, which counts
 * whatever else the machine does, is told beside it. */

#define N_REFERRALS 100000
#define N_SCROLLED 600
#define FRAME_MILLISECONDS (1000.0 / 60)

/* Aims. */
#define MAX_KEY_MILLISECONDS 16.0
#define MAX_FRAME_MILLISECONDS 33.0

typedef struct
{
  Desk *desk;
  GtkWindow *window;
  GdkFrameClock *clock;
  guint n_painted;
  gboolean reached;
} Bench;

typedef struct
{
  gint64 clock;
  gint64 work;
} Moment;

static Moment
get_now (void)
{
  struct timespec worked;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &worked);
  return (Moment){ g_get_monotonic_time (), worked.tv_sec * G_USEC_PER_SEC + worked.tv_nsec / 1000 };
}

/* Two series of the same: the main thread's work, and the clock. */
typedef struct
{
  Series work;
  Series clock;
} Pair;

static void
pair_init (Pair *self, const char *name)
{
  series_init (&self->work, name);
  series_init (&self->clock, name);
}

static void
pair_clear (Pair *self)
{
  series_clear (&self->work);
  series_clear (&self->clock);
}

static void
pair_add_since (Pair *self, Moment start)
{
  Moment now = get_now ();

  series_add (&self->work, (now.work - start.work) / (double) G_USEC_PER_SEC);
  series_add (&self->clock, (now.clock - start.clock) / (double) G_USEC_PER_SEC);
}

static void
pair_print (const Pair *self)
{
  g_print ("%s: median %.1f ms, p95 %.1f ms, longest %.1f ms of work; on the clock %.1f, %.1f and %.1f ms\n", self->work.name,
           1000 * series_get_median (&self->work), 1000 * series_get_percentile (&self->work, 95),
           1000 * series_get_percentile (&self->work, 100), 1000 * series_get_median (&self->clock),
           1000 * series_get_percentile (&self->clock, 95), 1000 * series_get_percentile (&self->clock, 100));
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
wait_painted (Bench *bench)
{
  guint before = bench->n_painted;

  gtk_widget_queue_draw (GTK_WIDGET (bench->window));
  while (bench->n_painted == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (Bench *bench)
{
  for (guint i = 0; i < 20; i++)
    wait_painted (bench);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Letter by letter, as it is typed. */
static void
type_word (Bench *bench, GtkEditable *entry, const char *word, Pair *listed, Pair *painted)
{
  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    {
      int place = gtk_editable_get_position (entry);
      Moment start = get_now ();

      gtk_editable_insert_text (entry, at, g_utf8_next_char (at) - at, &place);
      gtk_editable_set_position (entry, place);
      pair_add_since (listed, start);
      wait_painted (bench);
      pair_add_since (painted, start);
    }
  gtk_editable_set_text (entry, "");
  settle (bench);
}

static gboolean
bench_typing (Bench *bench, GtkWidget *section)
{
  static const char *const words[] = { "fictief zoe", "çelebi", "voorbeeld.ex bas", "0470/01.23", "hulshout noor", "2026-0", "qqqqqq" };
  GtkEditable *entry = GTK_EDITABLE (find (section, GTK_TYPE_SEARCH_ENTRY));
  Pair listed, painted;
  double milliseconds;

  pair_init (&listed, "a key typed, to the list with what fits");
  pair_init (&painted, "the same, to the picture of it");
  od_referral_section_start_search (OD_REFERRAL_SECTION (section));
  settle (bench);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    type_word (bench, entry, words[i], &listed, &painted);
  milliseconds = 1000 * series_get_percentile (&listed.work, 95);
  pair_print (&listed);
  pair_print (&painted);
  g_print ("p95 in proportion to a frame: %.2f; aim, at most %.0f ms: %s\n", milliseconds / FRAME_MILLISECONDS, MAX_KEY_MILLISECONDS,
           milliseconds <= MAX_KEY_MILLISECONDS ? "reached" : "missed");
  pair_clear (&listed);
  pair_clear (&painted);
  return milliseconds <= MAX_KEY_MILLISECONDS;
}

static gboolean
bench_scrolling (Bench *bench, GtkWidget *section)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find (section, GTK_TYPE_LIST_VIEW)));
  double length = gtk_adjustment_get_upper (place) - gtk_adjustment_get_page_size (place);
  Pair frames;
  double longest;

  pair_init (&frames, "a frame while the whole list is scrolled past");
  for (guint i = 0; i <= N_SCROLLED; i++)
    {
      Moment start = get_now ();

      gtk_adjustment_set_value (place, length * i / N_SCROLLED);
      wait_painted (bench);
      pair_add_since (&frames, start);
    }
  longest = 1000 * series_get_percentile (&frames.work, 100);
  pair_print (&frames);
  g_print ("longest in proportion to a frame: %.2f; aim, at most %.0f ms: %s\n", longest / FRAME_MILLISECONDS, MAX_FRAME_MILLISECONDS,
           longest <= MAX_FRAME_MILLISECONDS ? "reached" : "missed");
  pair_clear (&frames);
  return longest <= MAX_FRAME_MILLISECONDS;
}

static void
on_painted (Bench *bench)
{
  bench->n_painted++;
}

static void
open_many (Bench *bench)
{
  bench->desk = desk_new (OD_DESK_OCMW);
  made_up_referrals_add (bench->desk->profile, N_REFERRALS);
  desk_close (bench->desk);
  g_assert_true (desk_open (bench->desk, NULL));
  od_profile_set_clock (bench->desk->profile, NULL, NULL);
}

static void
run (GApplication *application, Bench *bench)
{
  GtkWidget *section;
  gint64 start;
  gboolean types, scrolls;

  g_application_hold (application);
  open_many (bench);
  bench->window = GTK_WINDOW (adw_application_window_new (GTK_APPLICATION (application)));
  section = od_referral_section_new (bench->desk->profile);
  gtk_window_set_default_size (bench->window, 1100, 720);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (bench->window), section);
  gtk_window_present (bench->window);
  bench->clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (bench->window)));
  g_signal_connect_swapped (bench->clock, "after-paint", G_CALLBACK (on_painted), bench);
  start = g_get_monotonic_time ();
  desk_wait_loaded (bench->desk);
  g_print ("all %u in the list after %.2f s\n", N_REFERRALS, (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC);
  settle (bench);
  types = bench_typing (bench, section);
  scrolls = bench_scrolling (bench, section);
  bench->reached = types && scrolls;
  gtk_window_destroy (bench->window);
  desk_free (bench->desk);
  g_application_release (application);
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = adw_application_new ("be.overdracht.Lijst", G_APPLICATION_NON_UNIQUE);
  Bench bench = { 0 };

  g_application_set_resource_base_path (G_APPLICATION (application), "/be/overdracht/Overdracht");
  g_signal_connect (application, "activate", G_CALLBACK (run), &bench);
  g_application_run (G_APPLICATION (application), argc, argv);
  return bench.reached ? 0 : 1;
}
