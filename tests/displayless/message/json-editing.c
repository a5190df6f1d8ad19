#include "json-editing.h"

#include <string.h>

#define TWIN "de-dubbele"

static JsonNode *
parse (GBytes *json)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  g_autoptr (GError) error = NULL;
  JsonNode *root = json_from_string (text, &error);

  g_assert_no_error (error);
  return root;
}

static GBytes *
print (JsonNode *root)
{
  char *text = json_to_string (root, TRUE);

  return g_bytes_new_take (text, strlen (text));
}

/* The object at @node, or the first in the array there. */
static JsonObject *
enter (JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0)
    node = json_array_get_element (json_node_get_array (node), 0);
  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonObject *
find_parent (JsonNode *root, const char *path, const char **name)
{
  JsonObject *object = enter (root);

  for (const char *dot = strchr (path, '.'); dot != NULL; path = dot + 1, dot = strchr (path, '.'))
    {
      g_autofree char *above = g_strndup (path, (gsize) (dot - path));

      g_assert_true (json_object_has_member (object, above));
      object = enter (json_object_get_member (object, above));
      g_assert_nonnull (object);
    }
  *name = path;
  return object;
}

static void
list (JsonObject *object, const char *prefix, GPtrArray *paths)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *item = names; item != NULL; item = item->next)
    {
      g_autofree char *path = g_strconcat (prefix, item->data, NULL);
      g_autofree char *deeper = g_strconcat (path, ".", NULL);
      JsonObject *below = enter (json_object_get_member (object, item->data));

      g_ptr_array_add (paths, g_steal_pointer (&path));
      if (below != NULL)
        list (below, deeper, paths);
    }
}

GStrv
json_editing_list_paths (GBytes *json)
{
  g_autoptr (JsonNode) root = parse (json);
  GPtrArray *paths = g_ptr_array_new ();

  list (json_node_get_object (root), "", paths);
  g_ptr_array_add (paths, NULL);
  return (GStrv) g_ptr_array_free (paths, FALSE);
}

JsonNode *
json_editing_get (GBytes *json, const char *path)
{
  g_autoptr (JsonNode) root = parse (json);
  const char *name;
  JsonObject *parent = find_parent (root, path, &name);

  return json_object_dup_member (parent, name);
}

GBytes *
json_editing_set (GBytes *json, const char *path, const char *value)
{
  g_autoptr (JsonNode) root = parse (json);
  g_autoptr (GError) error = NULL;
  const char *name;
  JsonObject *parent = find_parent (root, path, &name);

  g_assert_true (value != NULL || json_object_has_member (parent, name));
  if (value == NULL)
    json_object_remove_member (parent, name);
  else
    json_object_set_member (parent, name, json_from_string (value, &error));
  g_assert_no_error (error);
  return print (root);
}

GBytes *
json_editing_set_text (GBytes *json, const char *path, const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);
  g_autofree char *value = json_to_string (node, FALSE);

  return json_editing_set (json, path, value);
}

GBytes *
json_editing_double (GBytes *json, const char *path)
{
  g_autoptr (JsonNode) root = parse (json);
  g_autoptr (GBytes) different = NULL;
  g_autoptr (GString) text = NULL;
  const char *name;
  JsonObject *parent = find_parent (root, path, &name);

  json_object_set_member (parent, TWIN, json_object_dup_member (parent, name));
  different = print (root);
  text = g_string_new_len (g_bytes_get_data (different, NULL), (gssize) g_bytes_get_size (different));
  g_assert_cmpuint (g_string_replace (text, TWIN, name, 0), ==, 1);
  return g_bytes_new (text->str, text->len);
}

/* What is in @object, but for a member whose value is itself the name of a member, which every path has. */
static GList *
get_values (JsonObject *object)
{
  GList *values = json_object_get_values (object);

  return g_list_remove (values, json_object_get_member (object, "gegeven"));
}

static void
assert_not_in (JsonNode *node, const char *text)
{
  g_autoptr (GList) below = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    below = get_values (json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    below = json_array_get_elements (json_node_get_array (node));
  for (GList *item = below; item != NULL; item = item->next)
    assert_not_in (item->data, text);

  /* A single sign would be in any text. */
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING && strlen (json_node_get_string (node)) > 1
      && strstr (text, json_node_get_string (node)) != NULL)
    g_error ("\"%s\" is in: %s", json_node_get_string (node), text);
}

void
json_editing_assert_tells_nothing (GBytes *json, const char *text)
{
  g_autoptr (JsonNode) root = parse (json);

  assert_not_in (root, text);
}
