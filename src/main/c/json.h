/*
 * Reads JSON (RFC 8259, UTF-8) that is in memory, or a part of it, forwards.
 */

#ifndef PUFFIN_JSON_H
#define PUFFIN_JSON_H

#include "input.h"

#define MOST_DEPTH 64

/* Why it can't be read on. */
enum { ENDS, MORE, UNUSUAL };

/* A text in the page, without its quotes. */
typedef struct {
  const unsigned char *at;
  size_t length;
} Text;

/* What is read, forwards; the state says why it can't go on. */
typedef struct {
  const unsigned char *at;
  const unsigned char *end;
  int state;
} Json;

/* Tells why it can't be read on; 0, as all of these return then. */
static inline int json_stop(Json *json, int why) {
  json->state = why;
  return 0;
}

/* The next character that is no white space; 0 when there is none. */
static inline int json_peek(Json *json) {
  while (json->at < json->end) {
    int next = *json->at;
    if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
      return next;
    }
    json->at++;
  }
  return json_stop(json, MORE);
}

/* Passes over a character, which must be the next one. */
static inline int json_take(Json *json, int wanted) {
  int next = json_peek(json);
  if (next != wanted) {
    return next == 0 ? 0 : json_stop(json, UNUSUAL);
  }
  json->at++;
  return 1;
}

/* A text; one with escapes is unusual where it matters. */
static inline int json_text(Json *json, Text *text, int matters) {
  if (!json_take(json, '"')) {
    return 0;
  }
  const unsigned char *at = json->at;
  const unsigned char *quote = memchr(at, '"', (size_t)(json->end - at));
  const unsigned char *escape = memchr(at, '\\', (size_t)((quote ? quote : json->end) - at));
  if (escape != NULL && matters) {
    return json_stop(json, UNUSUAL);
  }
  text->at = at;
  while (escape != NULL) {
    at = json->end - escape < 2 ? json->end : escape + 2;
    quote = memchr(at, '"', (size_t)(json->end - at));
    escape = memchr(at, '\\', (size_t)((quote ? quote : json->end) - at));
  }
  json->at = quote ? quote + 1 : json->end;
  text->length = (size_t)(json->at - 1 - text->at);
  return quote ? 1 : json_stop(json, MORE);
}

static inline int is_word(int c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' ||
         c == 'E';
}

/* A number, true, false or null: what follows it must be there, to know that it ends. */
static inline int json_word(Json *json, Text *text) {
  if (json_peek(json) == 0) {
    return 0;
  }
  text->at = json->at;
  while (json->at < json->end && is_word(*json->at)) {
    json->at++;
  }
  text->length = (size_t)(json->at - text->at);
  return json->at == json->end ? json_stop(json, MORE)
         : text->length == 0   ? json_stop(json, UNUSUAL)
                               : 1;
}

static inline int text_is(const Text *text, const char *wanted) {
  return text->length == strlen(wanted) && memcmp(text->at, wanted, text->length) == 0;
}

/* Passes over a value. Of objects and arrays only texts and brackets are looked at. */
static inline int json_skip(Json *json) {
  Text text;
  int first = json_peek(json);
  if (first != '{' && first != '[') {
    return first == '"' ? json_text(json, &text, 0) : json_word(json, &text);
  }
  char open[MOST_DEPTH];
  int depth = 0;
  do {
    int next = json_peek(json);
    if (next == 0 || (next == '"' && !json_text(json, &text, 0))) {
      return 0;
    }
    if (next == '{' || next == '[') {
      if (depth == MOST_DEPTH) {
        return json_stop(json, UNUSUAL);
      }
      open[depth++] = next == '{' ? '}' : ']';
    } else if ((next == '}' || next == ']') && open[--depth] != next) {
      return json_stop(json, UNUSUAL);
    }
    json->at += next != '"';
  } while (depth > 0);
  return 1;
}

static inline int text_starts_with(const Text *text, const char *start) {
  size_t length = strlen(start);
  return text->length >= length && memcmp(text->at, start, length) == 0;
}

static inline int text_ends_with(const Text *text, const char *end) {
  size_t length = strlen(end);
  return text->length >= length && memcmp(text->at + text->length - length, end, length) == 0;
}

#endif
