#include "idle-watch.h"

#include <time.h>

#define MOST_SECONDS_BETWEEN_LOOKS 15 /* how long after a sleep it is noticed when nobody touches anything */

struct _OdIdleWatch
{
  GObject parent_instance;

  guint seconds;
  gint64 last; /* when somebody did something */
  guint timeout;
  double x; /* where the pointer was */
  double y;
};

enum
{
  PROP_SECONDS = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  IDLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OdIdleWatch, od_idle_watch, G_TYPE_OBJECT)

/* In seconds, of a clock that goes on while the computer sleeps and that nobody sets. */
static gint64
get_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return now.tv_sec;
}

static gint64
get_seconds_left (OdIdleWatch *self)
{
  return self->last + self->seconds - get_now ();
}

static gboolean look (gpointer data);

static void
look_later (OdIdleWatch *self)
{
  self->timeout = g_timeout_add_seconds ((guint) CLAMP (get_seconds_left (self), 1, MOST_SECONDS_BETWEEN_LOOKS), look, self);
}

/* Once it is idle there is nothing to look for before somebody does something. */
static gboolean
look (gpointer data)
{
  OdIdleWatch *self = data;

  self->timeout = 0;
  if (get_seconds_left (self) > 0)
    look_later (self);
  else
    g_signal_emit (self, signals[IDLE], 0);
  return G_SOURCE_REMOVE;
}

static void
start_anew (OdIdleWatch *self)
{
  self->last = get_now ();
  if (self->timeout == 0 && self->seconds > 0)
    look_later (self);
}

/* GTK makes a motion of its own when what is under a pointer that rests changes. */
static gboolean
has_moved (OdIdleWatch *self, GdkEvent *event)
{
  double x = self->x, y = self->y;

  gdk_event_get_position (event, &self->x, &self->y);
  return x != self->x || y != self->y;
}

static gboolean
is_of_a_person (OdIdleWatch *self, GdkEvent *event)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_MOTION_NOTIFY:
      return has_moved (self, event);
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
    case GDK_TOUCHPAD_SWIPE:
    case GDK_TOUCHPAD_PINCH:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What wakes a computer that slept for too long goes no further: it is for whoever comes back. */
static gboolean
on_event (OdIdleWatch *self, GdkEvent *event)
{
  gboolean too_late = self->timeout != 0 && get_seconds_left (self) <= 0;

  if (!is_of_a_person (self, event))
    return GDK_EVENT_PROPAGATE;
  if (too_late)
    {
      g_clear_handle_id (&self->timeout, g_source_remove);
      g_signal_emit (self, signals[IDLE], 0);
    }
  start_anew (self);
  return too_late ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
watch (OdIdleWatch *self, GtkWidget *window)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (window, controller);
}

static void
on_windows_changed (OdIdleWatch *self, guint position, guint n_removed, guint n_added, GListModel *windows)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      watch (self, window);
    }
}

static void
od_idle_watch_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  OdIdleWatch *self = OD_IDLE_WATCH (object);

  switch (id)
    {
    case PROP_SECONDS:
      self->seconds = g_value_get_uint (value);
      g_clear_handle_id (&self->timeout, g_source_remove);
      start_anew (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
od_idle_watch_dispose (GObject *object)
{
  g_clear_handle_id (&OD_IDLE_WATCH (object)->timeout, g_source_remove);

  G_OBJECT_CLASS (od_idle_watch_parent_class)->dispose (object);
}

static void
od_idle_watch_class_init (OdIdleWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = od_idle_watch_set_property;
  object_class->dispose = od_idle_watch_dispose;
  properties[PROP_SECONDS] = g_param_spec_uint ("seconds", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[IDLE] = g_signal_new ("idle", OD_TYPE_IDLE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
od_idle_watch_init (OdIdleWatch *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  g_signal_connect_object (windows, "items-changed", G_CALLBACK (on_windows_changed), self, G_CONNECT_SWAPPED);
  on_windows_changed (self, 0, 0, g_list_model_get_n_items (windows), windows);
}

OdIdleWatch *
od_idle_watch_new (void)
{
  return g_object_new (OD_TYPE_IDLE_WATCH, NULL);
}
